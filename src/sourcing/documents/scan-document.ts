/** Photos, and PDFs whose pages are pictures, to pages of words. */
import type { PageWords } from './lay-out.ts'
import { LIMITS, unreadable } from './limits.ts'
import { type ScannedLine, withScanner } from './ocr.ts'
import { type Box, median, type PrintedWord } from './page.ts'
import { type Grey, halved, openPhoto } from './photo.ts'
import { type OnPage, readPdf } from './read-pdf.ts'
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
export async function readWholePdf(
  bytes: Uint8Array,
  name: string,
  onPage: OnPage = () => undefined,
): Promise<Printed> {
  const { pages, pictures } = await readPdf(bytes, name, onPage)
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
      onPage(read.length, scans.length)
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

/** Pages beyond these are not looked at for drawn titles. */
const TITLED_PAGES = 6
const TITLE_SIZE = 1.2
const TITLE_SURE = 0.7

/**
 * Section titles may be drawn instead of set: the pages are scanned as well, and large words that the text does not have
 * come in. Null where none were found.
 */
export async function addDrawnTitles(
  bytes: Uint8Array,
  name: string,
  printed: Printed,
  onPage: OnPage = () => undefined,
): Promise<Printed | null> {
  const set = printed.pages.filter(({ isScanned }) => !isScanned).slice(0, TITLED_PAGES)
  const drawn = new Map<number, PrintedWord[]>()
  await withScanner(name, LIMITS.milliseconds, async (scanner) => {
    for await (const { number, image } of renderPages(
      bytes,
      name,
      set.map(({ page }) => page),
    )) {
      const page = set.find((one) => one.page === number)
      // Large letters are read better small.
      const small = halved(image)
      if (page) onPage(drawn.size + 1, set.length)
      if (page) drawn.set(number, missingTitles(page, await scanner.scan(small), small))
    }
  })
  if ([...drawn.values()].every((words) => words.length === 0)) return null
  return {
    pages: printed.pages.map((page) => ({ ...page, words: [...page.words, ...(drawn.get(page.page) ?? [])] })),
    hints: [...printed.hints, 'Some titles are drawings; they were scanned.'],
  }
}

function missingTitles(page: PageWords, lines: readonly ScannedLine[], { width, height }: Grey): PrintedWord[] {
  const usual = median(page.words.map(({ box }) => box[3]))
  return lines
    .flatMap((line) => line.words)
    .map(({ text, confidence, x0, y0, x1, y1 }): PrintedWord => {
      const box: Box = [x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height]
      return { text, confidence, box, style: 'drawn', size: (y1 - y0) / width }
    })
    .filter(
      ({ box, text, confidence }) => confidence >= TITLE_SURE && box[3] > usual * TITLE_SIZE && /\p{L}{3}/u.test(text),
    )
    .filter((word) => !page.words.some((other) => overlaps(word.box, other.box)))
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3]
}
