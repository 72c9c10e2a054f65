/** A PDF to the words on its pages, with their places. Pages that are pictures come back without words: the scanner reads them. */
import { cleanText, closeSpacedLetters } from './clean-text.ts'
import type { PageWords } from './lay-out.ts'
import { LIMITS, tooLarge, unreadable, within } from './limits.ts'
import type { PrintedWord } from './page.ts'

type PdfDocument = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

export interface PdfReading {
  pages: PageWords[]
  /** numbers of the pages that print no text of their own */
  pictures: number[]
}

/** Told after each page: how far the reader is. */
export type OnPage = (page: number, pages: number) => void

interface Glyphs {
  text: string
  left: number
  /** of the baseline */
  bottom: number
  width: number
  size: number
  style: string
}

/** A page with fewer letters than this is a picture with a caption at most. */
const LEAST_LETTERS = 12

export async function readPdf(bytes: Uint8Array, name: string, onPage: OnPage = () => undefined): Promise<PdfReading> {
  const document = await openPdf(bytes, name)
  try {
    if (document.numPages > LIMITS.pages)
      throw tooLarge(
        name,
        `has ${document.numPages} pages; at most ${LIMITS.pages} are read`,
        'Bring the pages of the menu alone.',
      )
    const reading: PdfReading = { pages: [], pictures: [] }
    const end = performance.now() + LIMITS.milliseconds
    let count = 0
    for (let number = 1; number <= document.numPages; number++) {
      const left = Math.max(1, end - performance.now())
      const late = () =>
        tooLarge(name, `took longer than ${LIMITS.milliseconds / 1_000} s to read`, 'Bring fewer pages.')
      const page = await within(
        left,
        document.getPage(number).then((open) => readPage(open, number)),
        late,
      )
      count += page.words.length
      if (count > LIMITS.words)
        throw tooLarge(name, `prints more than ${LIMITS.words} words`, 'Bring the pages of the menu alone.')
      const letters = page.words.reduce((sum, { text }) => sum + text.length, 0)
      if (letters < LEAST_LETTERS) reading.pictures.push(number)
      else reading.pages.push(page)
      onPage(number, document.numPages)
    }
    return reading
  } finally {
    await document.loadingTask.destroy()
  }
}

export async function openPdf(bytes: Uint8Array, name: string): Promise<PdfDocument> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    // The reader takes the buffer over: it gets a copy.
    return await within(
      LIMITS.milliseconds,
      getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false, stopAtErrors: false }),
      () => unreadable(name, 'could not be opened in time', 'Save the PDF anew and try again.'),
    )
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw unreadable(name, 'is locked with a password', 'Save it without a password and try again.', cause)
    throw unreadable(name, 'is a broken PDF', 'Save or download the file anew and try again.', cause)
  }
}

async function readPage(page: PdfPage, number: number): Promise<PageWords> {
  const view = page.getViewport({ scale: 1 })
  const [width, height] = [Math.max(1, view.width), Math.max(1, view.height)]
  const content = await page.getTextContent()
  const glyphs: Glyphs[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a, b, , , e, f] = multiply(view.transform, item.transform)
    const size = Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0)
    // Text that runs upward or aslant is a decoration.
    if (Math.abs(b) > Math.abs(a) * 0.2 || a < 0) continue
    glyphs.push({
      text: item.str,
      left: e,
      bottom: f,
      width: item.width,
      size: size || item.height,
      style: item.fontName,
    })
  }
  page.cleanup()
  const words = drawnOnce(joinGlyphs(glyphs).flatMap((joined) => wordsOf(joined, width, height)))
  return { page: number, ratio: height / width, words, hasBoxes: true, isScanned: false }
}

function multiply(m: readonly number[], n: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Pieces of one word are drawn apart: what touches on one baseline is one text. */
function joinGlyphs(glyphs: readonly Glyphs[]): Glyphs[] {
  const joined: Glyphs[] = []
  for (const glyph of glyphs) {
    const last = joined.at(-1)
    const gap = last ? glyph.left - (last.left + last.width) : 0
    const touches =
      last &&
      Math.abs(glyph.bottom - last.bottom) < last.size * 0.15 &&
      gap > -last.size * 0.5 &&
      gap < last.size * 0.16
    if (!last || !touches || /\s$/.test(last.text) || /^\s/.test(glyph.text)) joined.push({ ...glyph })
    else {
      last.text += glyph.text
      last.width = glyph.left + glyph.width - last.left
      last.size = Math.max(last.size, glyph.size)
    }
  }
  return joined
}

/** An item may hold several words; its width is shared out by letters. */
function wordsOf(glyph: Glyphs, width: number, height: number): PrintedWord[] {
  const text = closeSpacedLetters(cleanText(glyph.text).replace(/[\n\t]/g, ' '))
  const each = text.length > 0 ? glyph.width / text.length : 0
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    box: [
      (glyph.left + match.index * each) / width,
      (glyph.bottom - glyph.size * 0.8) / height,
      (match[0].length * each) / width,
      glyph.size / height,
    ],
    size: glyph.size / width,
    style: glyph.style,
    confidence: 1,
  }))
}

/** Shadows and fake bold draw a word twice, hardly apart. */
function drawnOnce(words: readonly PrintedWord[]): PrintedWord[] {
  const seen = new Map<string, PrintedWord[]>()
  return words.filter((word) => {
    const same = seen.get(word.text) ?? []
    const [left, top] = word.box
    if (same.some(({ box }) => Math.abs(box[0] - left) < word.size * 0.25 && Math.abs(box[1] - top) < word.size * 0.25))
      return false
    seen.set(word.text, [...same, word])
    return true
  })
}
