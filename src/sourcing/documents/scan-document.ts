/** Photos, and PDFs whose pages are pictures, to pages of words. */
import type { PageWords } from './lay-out.ts'
import { LIMITS, unreadable } from './limits.ts'
import { withScanner } from './ocr.ts'
import { openPhoto } from './photo.ts'
import { readPdf } from './read-pdf.ts'
import { renderPages } from './render-pdf.ts'
import { scanPage } from './scan-page.ts'

export interface Printed {
  pages: PageWords[]
  /** sentences for the person who brought the document */
  hints: string[]
}

export async function scanPhoto(bytes: Uint8Array, name: string): Promise<Printed> {
  const photo = await openPhoto(bytes, name)
  return withScanner(name, LIMITS.milliseconds, async (scanner) => {
    const { page, hints } = await scanPage(photo, 1, scanner)
    return { pages: [page], hints }
  })
}

/** Pages with text are read, pages that are pictures are rendered and scanned. */
export async function readWholePdf(bytes: Uint8Array, name: string): Promise<Printed> {
  const { pages, pictures } = await readPdf(bytes, name)
  if (pictures.length === 0) return { pages, hints: [] }
  const hints: string[] = []
  const scans = pictures.slice(0, LIMITS.scannedPages)
  if (scans.length < pictures.length)
    hints.push(`${pictures.length} pages are pictures; the first ${scans.length} of them were scanned.`)
  const scanned = await withScanner(name, LIMITS.milliseconds, async (scanner) => {
    const read: PageWords[] = []
    for await (const { number, image } of renderPages(bytes, name, scans)) {
      const page = await scanPage(image, number, scanner)
      hints.push(...page.hints.map((hint) => `Page ${number}: ${hint}`))
      read.push(page.page)
    }
    return read
  })
  if (pages.length === 0 && scanned.every(({ words }) => words.length === 0))
    throw unreadable(
      name,
      'shows no text, neither printed nor in its pictures',
      'Bring a clearer scan or the text itself.',
    )
  return { pages: [...pages, ...scanned].sort((a, b) => a.page - b.page), hints }
}
