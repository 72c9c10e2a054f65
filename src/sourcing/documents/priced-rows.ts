/** The lines of a document with their prices taken off, and what the document as a whole says about its prices. */
import { median, type PrintedLine, type PrintedPage } from './page.ts'
import { isAllPrice, type Price, type PricedText, readPrices } from './prices.ts'
import type { PrintWords } from './print-words.ts'

export interface Row {
  line: PrintedLine
  /** cells joined by a tab, without the prices */
  text: string
  prices: readonly Price[]
  /** the price is left open on purpose ("S.M.") */
  isOpen: boolean
  isPriceOnly: boolean
  /** a bullet opens it: what follows without one goes on with it */
  hasBullet: boolean
  /** "AGOTADO", as it was written behind the line; null where nothing of the kind stands */
  gone: string | null
  /** top, bottom, left, right in page widths */
  y0: number
  y1: number
  x0: number
  x1: number
  hasBoxes: boolean
  isScanned: boolean
}

export interface PricedPages {
  rows: Row[]
  /** ISO 4217 of the sign that is printed most, null where none is */
  currency: string | null
}

/** Bare numbers count as prices where signs are rare. */
const SIGNED = 0.8
/** Specks of a photo look like bare numbers. */
const SIGNED_SCAN = 0.5
const MOSTLY_SIGNED = 0.3

const BULLET = /^[\s•▪●■◆►▶➤✓✔✦○◦‣⁃∙·»>|\uf0b7\uf0a7-]+(?=[\p{L}\p{N}"“¡¿(+])/u

export function priceRows(pages: readonly PrintedPage[], print: PrintWords): PricedPages {
  const read = pages.flatMap((page) =>
    page.lines.map((line) => {
      const { text, gone } = withoutGone(line.text)
      return { page, line, text, gone, priced: readPrices(text, print) }
    }),
  )
  const count = { sign: 0, gap: 0, loose: 0, head: 0 }
  const currencies = new Map<string, number>()
  for (const { priced } of read) {
    if (priced.strength) count[priced.strength]++
    for (const { currency } of priced.prices)
      if (currency) currencies.set(currency, (currencies.get(currency) ?? 0) + 1)
  }
  const all = count.sign + count.gap + count.loose
  const takes = {
    sign: true,
    head: count.head > all * 2,
    gap: count.sign < all * (pages.some(({ isScanned }) => isScanned) ? SIGNED_SCAN : SIGNED),
    loose: count.sign + count.gap < all * MOSTLY_SIGNED || (count.sign < all * MOSTLY_SIGNED && count.loose >= 3),
  }
  const isLikeOthers = mixedPrices(read.map(({ priced }) => priced))
  const rows = read.map(({ page, line, text, gone, priced }) => {
    const isTaken = priced.strength === null || takes[priced.strength] || (!page.isScanned && isLikeOthers(priced))
    return { ...rowOf(page, line, isTaken ? priced : untouched(text)), gone }
  })
  // Of a scan, what shows neither letters nor a price is a speck.
  const inked = rows.filter((row) => !row.isScanned || row.prices.length > 0 || /\p{L}{2}/u.test(row.text))
  return settleDollars(inked, mostOf(currencies))
}

/** So many bare numbers, and such a share of all, are no accident. */
const LEAST_BARE = 3
const SHARE_BARE = 0.2
/** How far from those with a sign a bare number may lie. */
const WIDTH = 4

/** An owner writes "S/ 48" on one line and "42" on the next: a bare number at the end, as high as the others, is a price. */
function mixedPrices(read: readonly PricedText[]): (priced: PricedText) => boolean {
  const amountsOf = (one: PricedText) => one.prices.map(({ amount }) => amount)
  const signed = read.filter(({ strength }) => strength === 'sign').flatMap(amountsOf)
  const [least, most] = [Math.min(...signed) / WIDTH, Math.max(...signed) * WIDTH]
  const isLike = (one: PricedText) =>
    (one.strength === 'loose' || one.strength === 'gap') &&
    /\p{L}{3}/u.test(one.text) &&
    amountsOf(one).every((amount) => amount >= least && amount <= most)
  const bare = read.filter(isLike).length
  const isMixed = signed.length > 0 && bare >= LEAST_BARE && bare >= (bare + signed.length) * SHARE_BARE
  return (one) => isMixed && isLike(one)
}

/** Dinners of hundreds of dollars are dinners in pesos: then the bare sign says no currency. */
const PESOS_FROM = 300

function settleDollars(rows: Row[], currency: string | null): PricedPages {
  const isBare = ({ currency: code, printed }: Price) => code === 'USD' && !/us|u\$/i.test(printed)
  const amounts = rows.flatMap(({ prices }) => prices.filter(isBare).map(({ amount }) => amount))
  if (amounts.length === 0 || median(amounts) < PESOS_FROM) return { rows, currency }
  const settled = rows.map((row) => ({
    ...row,
    prices: row.prices.map((price) => (isBare(price) ? { ...price, currency: null } : price)),
  }))
  return { rows: settled, currency: currency === 'USD' ? null : currency }
}

/** What an owner writes behind a line that is off today. */
const GONE = /(?<=[\s(*:,–—-])(agotad[oa]s?|sin stock|no hay|sold out|out of stock)[\s).*!]*$/iu

function withoutGone(text: string): { text: string; gone: string | null } {
  const found = GONE.exec(text)
  const before = text.slice(0, found?.index ?? 0).replace(/[\s(*:,–—-]{1,8}$/, '')
  return found?.[1] === undefined || !/\p{L}/u.test(before) ? { text, gone: null } : { text: before, gone: found[1] }
}

function untouched(text: string): PricedText {
  return { text, prices: [], strength: null, isOpen: false }
}

function rowOf(page: PrintedPage, line: PrintedLine, priced: PricedText): Omit<Row, 'gone'> {
  const [left, top, width, height] = line.box
  return {
    line,
    text: withoutBullet(priced.text),
    prices: priced.prices,
    isOpen: priced.isOpen,
    isPriceOnly: isAllPrice(priced),
    hasBullet: BULLET.test(priced.text),
    y0: top * page.ratio,
    y1: (top + height) * page.ratio,
    x0: left,
    x1: left + width,
    hasBoxes: page.hasBoxes,
    isScanned: page.isScanned,
  }
}

function withoutBullet(text: string): string {
  return text.replace(BULLET, '').replace(/^[\s]+|[\s|]+$/g, '')
}

function mostOf(counts: ReadonlyMap<string, number>): string | null {
  return (
    [...counts].reduce<[string, number] | null>(
      (best, other) => (best && best[1] >= other[1] ? best : other),
      null,
    )?.[0] ?? null
  )
}

/** Distance from line to line in page widths, the usual one of these rows. */
export function pitchOf(rows: readonly Row[], share = 0.5): number {
  const steps: number[] = []
  const sorted = [...rows].sort((a, b) => middleOf(a) - middleOf(b))
  for (let i = 1; i < sorted.length; i++) {
    const [above, below] = [sorted[i - 1], sorted[i]]
    if (!above || !below) continue
    const step = middleOf(below) - middleOf(above)
    if (step > below.line.size * 0.7) steps.push(step)
  }
  const size = median(rows.map(({ line }) => line.size))
  return steps.length === 0
    ? size * 1.6
    : Math.min(steps.sort((a, b) => a - b)[Math.floor(steps.length * share)] ?? 0, size * 4)
}

export function middleOf(row: Row): number {
  return (row.y0 + row.y1) / 2
}
