/** A PDF with text to passages. Its decoded text is its lines in reading order, a line feed after each, two after a paragraph, a form feed after a page. */
import { layOut } from '../documents/lay-out.ts'
import { unreadable } from '../documents/limits.ts'
import { median, type PrintedLine } from '../documents/page.ts'
import type { PrintWords } from '../documents/print-words.ts'
import { readPdf } from '../documents/read-pdf.ts'
import { openMarkdown } from './open-markdown.ts'
import type { OpenText } from './passages.ts'

/** Letters larger than the text by this are a heading. */
const LARGER = 1.12

export async function openPdf(
  bytes: Uint8Array,
  name: string,
  print: PrintWords,
): Promise<OpenText & { text: string }> {
  const { pages, pictures } = await readPdf(bytes, name)
  if (pages.length === 0)
    throw unreadable(
      name,
      `has ${pictures.length} pages of pictures and no text`,
      'Bring the text itself, or a PDF in which it can be selected.',
    )
  let text = ''
  const starts: { at: number; page: number }[] = []
  const headings = new Set<number>()
  for (const page of pages) {
    const { lines } = layOut(page, print)
    const size = median(
      lines.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 20) }, () => line.size)),
    )
    starts.push({ at: text.length, page: page.page })
    lines.forEach((line, i) => {
      const isHeading = line.size > size * LARGER && line.text.length < 90
      if (i > 0 && (isHeading || breaks(lines[i - 1]!, line))) text += '\n'
      if (isHeading) headings.add(text.length)
      text += `${line.text.replace(/\s+$/, '')}\n`
      if (isHeading) text += '\n'
    })
    text += '\f'
  }
  const open = openMarkdown(text)
  const passages = open.passages.map((passage) => {
    const first = passage.at[0] ?? 0
    const page = starts.findLast(({ at }) => at <= first)?.page ?? 1
    return headings.has(first) ? { ...passage, kind: 'heading' as const, level: 3, page } : { ...passage, page }
  })
  return { ...open, passages, text }
}

/** A wider gap, another block or a bullet begins a paragraph. */
function breaks(before: PrintedLine, line: PrintedLine): boolean {
  if (before.block !== line.block) return true
  const gap = line.box[1] - (before.box[1] + before.box[3])
  return gap > line.box[3] * 0.9 || /^\s*[•▪◦-]\s/.test(line.text)
}
