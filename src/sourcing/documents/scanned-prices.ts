/** Prices are what scanners get wrong most: what stands in a column of prices is read again as digits and signs alone. */
import type { ScannedWord, Scanner } from './ocr.ts'
import { median } from './page.ts'
import type { Grey } from './photo.ts'

const STRICT = /^(?:S\/\.?|US\$|\$|€)?\d{1,4}[.,]\d{2}€?$|^(?:S\/\.?|\$|€)\d{1,4}$|^\d{1,4}€$/
const BARE = /^\d{1,3}$/
const LETTERS = '0123456789.,S/$€'
/** Width of a column of prices as a share of the page: pages lie aslant. */
const COLUMN = 0.09
const LEAST_IN_COLUMN = 3
const MOST_READ_AGAIN = 60
const CROP_HEIGHT = 64

export async function mendPrices(
  words: readonly ScannedWord[],
  image: Grey,
  even: Grey | null,
  scanner: Scanner,
): Promise<ScannedWord[]> {
  let mended = asSoles(words)
  for (const column of findColumns(mended, image.width)) {
    for (const picture of even ? [image, even] : [image])
      mended = filled(mended, await readStrip(column, picture, scanner), column)
    mended = await readDoubtful(mended, column, image, even, scanner)
  }
  return asSoles(mended)
}

/** A column cut out of the page and read by itself: nothing beside the prices draws the scanner away. */
async function readStrip(column: Column, image: Grey, scanner: Scanner): Promise<ScannedWord[]> {
  const left = Math.max(0, Math.round(column.from - column.width * 0.7))
  const strip = cut(
    image,
    left,
    0,
    Math.min(image.width - left, Math.round(column.to - column.from + column.width * 1.4)),
    image.height,
  )
  const lines = await scanner.scan(strip, column.letters)
  return lines
    .flatMap((line) => line.words)
    .map((word) => ({ ...word, text: asPrice(word.text), x0: word.x0 + left, x1: word.x1 + left }))
    .filter(({ text, confidence }) => column.pattern.test(text) && (column.pattern === STRICT || confidence > 0.7))
}

/** Certain prices stay; where something else or nothing was read the strip's word comes in. */
function filled(words: readonly ScannedWord[], found: readonly ScannedWord[], { pattern }: Column): ScannedWord[] {
  let mended = [...words]
  for (const price of found) {
    const under = mended.filter((word) => covers(word, price))
    if (under.some(({ text }) => pattern.test(text)) || under.some(({ text }) => /\p{L}{4}/u.test(text))) continue
    mended = [
      ...mended.filter((word) => !under.includes(word)),
      { ...price, confidence: Math.max(0.5, price.confidence) },
    ]
  }
  return mended
}

function covers(a: ScannedWord, b: ScannedWord): boolean {
  const wide = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)
  const high = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  return wide > 0 && high > Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.4
}

async function readDoubtful(
  words: readonly ScannedWord[],
  column: Column,
  image: Grey,
  even: Grey | null,
  scanner: Scanner,
): Promise<ScannedWord[]> {
  let left = MOST_READ_AGAIN
  const mended: ScannedWord[] = []
  for (const word of words) {
    const isInside = middle(word) >= column.from && middle(word) <= column.to && word.x1 - word.x0 < column.width * 1.6
    if (
      !isInside ||
      column.pattern !== STRICT ||
      STRICT.test(word.text) ||
      left <= 0 ||
      !/[\d/$€.]|[oOsS]{2}/.test(word.text)
    ) {
      mended.push(word)
      continue
    }
    left--
    const again = (await readAgain(word, image, scanner)) ?? (even ? await readAgain(word, even, scanner) : null)
    mended.push(again ?? (CUT.test(word.text) ? { ...word, text: completed(word.text), confidence: 0.4 } : word))
  }
  return mended
}

/** "5/15.00", "$/15.00", "s/15": the sign of the sol, misread. */
function asSoles(words: readonly ScannedWord[]): ScannedWord[] {
  const slashed = words.map((word) => ({
    ...word,
    text: word.text.replace(/^[([]?[S5$s8§]\s?[/|]\.?(?=[\dOo])/, 'S/').replace(/[«»|"'“”*~_]+$/, ''),
  }))
  const soles = slashed.filter(({ text }) => /^S\/\d|^[Ss]\/$/.test(text)).length
  const dollars = slashed.filter(({ text }) => /^\$\d/.test(text)).length
  if (soles <= dollars) return slashed
  return slashed.map((word) => ({ ...word, text: solOf(word, slashed) }))
}

/** Where the sol is the usual sign, "$32.00", "5732.00" and a lone "5/" before a number carry it too. */
function solOf(word: ScannedWord, words: readonly ScannedWord[]): string {
  if (/^\$(?=\d)/.test(word.text)) return word.text.replace('$', 'S/')
  const glued = /^[S5$8][7I1l/](\d{2,3}[.,]\d{2})$/.exec(word.text)?.[1]
  if (glued) return `S/${glued}`
  if (!/^[S5$s8][/7|I1l]?\.?$/.test(word.text)) return word.text
  const height = word.y1 - word.y0
  const precedes = words.some(
    (next) =>
      next.x0 >= word.x1 - 2 &&
      next.x0 - word.x1 < height &&
      /^\d{1,4}[.,]\d{2}$/.test(next.text) &&
      Math.abs(next.y1 - word.y1) < height * 0.6,
  )
  return precedes ? 'S/' : word.text
}

function middle({ x0, x1 }: ScannedWord): number {
  return (x0 + x1) / 2
}

/** Where the middles of the prices lie, and how wide a price is, in pixels. */
interface Column {
  /** what a price of this column looks like */
  pattern: RegExp
  letters: string
  from: number
  to: number
  width: number
}

/** Windows over the page in which several certain prices stand below each other; bare numbers where no signs are printed. */
function findColumns(words: readonly ScannedWord[], width: number): Column[] {
  const signed = columnsOf(words, STRICT, LETTERS, LEAST_IN_COLUMN, width)
  return signed.length > 0 ? signed : columnsOf(words, BARE, '0123456789', LEAST_IN_COLUMN + 1, width)
}

function columnsOf(
  words: readonly ScannedWord[],
  pattern: RegExp,
  letters: string,
  least: number,
  width: number,
): Column[] {
  let rest = words.filter(({ text }) => pattern.test(text)).sort((a, b) => middle(a) - middle(b))
  const columns: Column[] = []
  while (rest.length >= least) {
    let best: ScannedWord[] = []
    for (const first of rest) {
      const inside = rest.filter(
        (word) => middle(word) >= middle(first) && middle(word) <= middle(first) + width * COLUMN,
      )
      if (inside.length > best.length) best = inside
    }
    if (best.length < least) break
    const wide = median(best.map(({ x0, x1 }) => x1 - x0))
    const middles = best.map(middle)
    columns.push({
      pattern,
      letters,
      from: Math.min(...middles) - wide / 2,
      to: Math.max(...middles) + wide / 2,
      width: wide,
    })
    rest = rest.filter((word) => !best.includes(word))
  }
  return columns
}

async function readAgain(word: ScannedWord, image: Grey, scanner: Scanner): Promise<ScannedWord | null> {
  const crop = await cropOf(word, image)
  if (!crop) return null
  const { text, confidence } = await scanner.scanLine(crop, LETTERS)
  const price = asPrice(text)
  if (STRICT.test(price)) return { ...word, text: price, confidence: Math.max(0.5, confidence * 0.9) }
  return CUT.test(price) ? { ...word, text: completed(price), confidence: 0.4 } : null
}

function asPrice(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/^[S5$8]+[/€]\.?(?=\d)/, 'S/')
    .replace(/[.,]{2,}/, '.')
    .replace(/^(S\/\d{2})(\d{2})$/, '$1.$2')
}

/** "S/22.(": where glare hides the cents, they are most often none. */
const CUT = /^(S\/\d{1,4})(?:[.,][\d(]{0,2}[«(]*)?$/

function completed(price: string): string {
  return `${CUT.exec(price)?.[1] ?? price}.00`
}

/** The word with a margin, enlarged, on paper of its own shade. */
async function cropOf(word: ScannedWord, image: Grey): Promise<Grey | null> {
  const height = word.y1 - word.y0
  const left = Math.max(0, Math.round(word.x0 - height * 0.5))
  const top = Math.max(0, Math.round(word.y0 - height * 0.35))
  const wide = Math.min(image.width - left, Math.round(word.x1 - word.x0 + height))
  const high = Math.min(image.height - top, Math.round(height * 1.7))
  if (wide < 8 || high < 8) return null
  const { default: sharp } = await import('sharp')
  const part = cut(image, left, top, wide, high)
  const { data, info } = await sharp(part.pixels, { raw: { width: wide, height: high, channels: 1 } })
    .resize({ height: CROP_HEIGHT, kernel: 'cubic' })
    .normalise()
    .extend({ top: 12, bottom: 12, left: 12, right: 12, extendWith: 'copy' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = new Uint8Array(info.width * info.height)
  for (let i = 0; i < pixels.length; i++) pixels[i] = data[i * info.channels] ?? 0
  return { pixels, width: info.width, height: info.height }
}

function cut({ pixels, width }: Grey, left: number, top: number, wide: number, high: number): Grey {
  const out = new Uint8Array(wide * high)
  for (let y = 0; y < high; y++)
    out.set(pixels.subarray((top + y) * width + left, (top + y) * width + left + wide), y * wide)
  return { pixels: out, width: wide, height: high }
}
