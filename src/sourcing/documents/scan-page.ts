/**
 * One picture of a page to its words. The first reading tells how the lines run; the page is set level and read again,
 * where light is uneven once more with the light evened; what looks like a price is read a last time as nothing else.
 */
import { evenLight } from './even-light.ts'
import type { PageWords } from './lay-out.ts'
import type { ScannedLine, ScannedWord, Scanner } from './ocr.ts'
import { median, type PrintedWord } from './page.ts'
import { contrastOf, type Grey, halved, turn } from './photo.ts'
import { mendPrices } from './scanned-prices.ts'
import { fitSlopes, straighten } from './straighten.ts'

export interface ScannedPage {
  page: PageWords
  hints: string[]
}

const SURE = 0.7
/** Below this many good words a page is tried lying on its sides. */
const FEW_WORDS = 12
/** Where more words than this are unsure, a second look with evened light pays. */
const UNSURE_SHARE = 0.05
const POOR_SHARE = 0.35
const PALE = 0.25

export async function scanPage(photo: Grey, number: number, scanner: Scanner): Promise<ScannedPage> {
  const hints: string[] = []
  let image = photo
  let lines = await scanner.scan(image)
  if (goodWords(lines).length < FEW_WORDS) {
    const upright = await setUpright(photo, lines, scanner)
    if (upright) {
      hints.push('The picture lies on its side; it was turned.')
      image = upright
      lines = await scanner.scan(image)
    }
  }
  const field = fitSlopes(baseLines(lines), image)
  if (field) {
    image = straighten(image, field)
    lines = await scanner.scan(image)
  }
  let words = cleaned(lines)
  let even: Grey | null = null
  if (unsureShare(words) > UNSURE_SHARE || words.length < FEW_WORDS) {
    even = evenLight(image)
    words = merged(words, cleaned(await scanner.scan(even)))
  }
  words = await mendPrices(words, image, even, scanner)
  hints.push(...hintsOf(photo, words))
  return { page: pageOf(words, image, number), hints }
}

function goodWords(lines: readonly ScannedLine[]): ScannedWord[] {
  return lines
    .flatMap((line) => line.words)
    .filter(({ text, confidence }) => confidence >= SURE && /\p{L}{3}/u.test(text))
}

/** A quarter turn left or right, or upside down: whichever shows clearly more words. */
async function setUpright(photo: Grey, lines: readonly ScannedLine[], scanner: Scanner): Promise<Grey | null> {
  let best: { image: Grey; words: number } | null = null
  for (const times of [1, 3, 2]) {
    const image = turn(photo, times)
    // Half the size is enough to see which way the letters stand.
    const words = goodWords(await scanner.scan(halved(image))).length
    if (words > (best?.words ?? Math.max(4, goodWords(lines).length * 1.5))) best = { image, words }
    if (words >= FEW_WORDS * 2) break
  }
  return best?.image ?? null
}

function baseLines(lines: readonly ScannedLine[]) {
  return lines
    .filter(({ confidence, x0, x1, y0, y1, words }) => confidence > 0.75 && x1 - x0 > (y1 - y0) * 6 && words.length > 1)
    .map(({ x0, x1, y0, y1, slope, confidence }) => ({
      x: (x0 + x1) / 2,
      y: (y0 + y1) / 2,
      slope,
      weight: ((x1 - x0) / 1_000) * confidence,
    }))
}

/** Specks, ornaments and edges read as letters go. */
function cleaned(lines: readonly ScannedLine[]): ScannedWord[] {
  const heights = goodWords(lines).map(({ y0, y1 }) => y1 - y0)
  const usual = median(heights)
  return lines.flatMap((line) => {
    const words = line.words.filter(({ text, confidence, y0, y1 }) => {
      if (!/[\p{L}\p{N}+]/u.test(text) || confidence < 0.3) return false
      const height = y1 - y0
      return usual === 0 || (height < usual * 5 && height > usual * 0.25)
    })
    const isText = words.some(({ text, confidence }) => /\p{L}{3}|\d/u.test(text) && confidence > 0.45)
    return isText ? trimmedEnds(words) : []
  })
}

/** At the ends of a line a single unsure letter is a speck. */
function trimmedEnds(words: ScannedWord[]): ScannedWord[] {
  const isSpeck = (word: ScannedWord | undefined) =>
    word !== undefined &&
    word.confidence < 0.6 &&
    word.text.replace(/[^\p{L}\p{N}]/gu, '').length <= 1 &&
    !/[\d+]/.test(word.text)
  let [from, to] = [0, words.length]
  while (from < to && isSpeck(words[from])) from++
  while (to > from && isSpeck(words[to - 1])) to--
  return words.slice(from, to)
}

function unsureShare(words: readonly ScannedWord[]): number {
  const long = words.filter(({ text }) => text.length >= 3)
  return long.length === 0 ? 1 : long.filter(({ confidence }) => confidence < SURE).length / long.length
}

/** The second reading fills gaps and replaces what it reads with clearly more certainty. */
function merged(first: readonly ScannedWord[], second: readonly ScannedWord[]): ScannedWord[] {
  const words = [...first]
  for (const word of second) {
    if (word.confidence < 0.6 || word.text.replace(/[^\p{L}\p{N}]/gu, '').length < 2) continue
    const under = words.filter((other) => overlap(word, other) > 0.3)
    if (under.length === 0) {
      if (word.confidence > 0.75 && word.text.length >= 3) words.push(word)
      continue
    }
    const certain = Math.max(...under.map(({ confidence }) => confidence))
    const covered = under.every((other) => overlap(word, other) > 0.6)
    if (
      covered &&
      word.confidence > certain + 0.08 &&
      word.text.length >= under.reduce((sum, { text }) => sum + text.length, 0) * 0.7
    ) {
      for (const other of under) words.splice(words.indexOf(other), 1)
      words.push(word)
    }
  }
  return words
}

/** Share of the smaller box that both cover. */
function overlap(a: ScannedWord, b: ScannedWord): number {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  if (width <= 0 || height <= 0) return 0
  const area = (word: ScannedWord) => (word.x1 - word.x0) * (word.y1 - word.y0)
  return (width * height) / Math.max(1, Math.min(area(a), area(b)))
}

function hintsOf(photo: Grey, words: readonly ScannedWord[]): string[] {
  const hints: string[] = []
  if (contrastOf(photo) < PALE) hints.push('The picture is too dark or too pale: take it again in better light.')
  if (words.length === 0) hints.push('No letters were found in the picture.')
  else if (unsureShare(words) > POOR_SHARE)
    hints.push(
      'Much of the picture could not be read for certain: take it again from nearer, straight above and without glare.',
    )
  return hints
}

function pageOf(words: readonly ScannedWord[], { width, height }: Grey, number: number): PageWords {
  const heights = words.map(({ y0, y1 }) => y1 - y0)
  const usual = median(heights)
  const printed = words.map(
    ({ text, confidence, x0, y0, x1, y1 }): PrintedWord => ({
      text,
      box: [x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height],
      // Heights of words waver with their letters: only clearly larger ones are larger type.
      size: (y1 - y0 > usual * 1.6 ? y1 - y0 : usual * 1.15) / width,
      style: '',
      confidence,
    }),
  )
  return { page: number, ratio: height / width, words: printed, hasBoxes: true, isScanned: true }
}
