/**
 * The prices of a printed line: what stands at its end (or, rarely, its beginning), with their labels.
 * `S/.10.00`, `12/22€`, `12€/ración`, `copa 22 / botella 98`, a bare `13` after a gap.
 */
import { amountOf } from './amount.ts'
import type { PrintRole, PrintWords } from './print-words.ts'

export interface Price {
  amount: number
  /** ISO 4217 where a sign is printed */
  currency: string | null
  /** the word printed with it: "media", "copa", "jarra" */
  label: string | null
  /** what the label means, of printed-words.csv */
  means: { role: PrintRole; value: string } | null
  printed: string
}

/** `sign`: a currency or cents make it sure; `gap`: a bare number in a cell of its own; `loose`: the line just ends with a number;
 * `head`: a bare number in the first cell. */
export type PriceStrength = 'sign' | 'gap' | 'loose' | 'head'

export interface PricedText {
  /** the line without its prices; cells still parted by tabs */
  text: string
  prices: readonly Price[]
  strength: PriceStrength | null
  /** "S.M.", "market price": the price is left open on purpose */
  isOpen: boolean
}

type Token =
  | {
      type: 'price'
      from: number
      to: number
      amount: number
      currency: string | null
      isSure: boolean
      printed: string
    }
  | { type: 'label'; from: number; to: number; text: string; means: { role: PrintRole; value: string } }
  | { type: 'sign'; from: number; to: number; text: string }
  | { type: 'word'; from: number; to: number }

/** Prices stand at the end: of a longer line only that is looked at. */
const LONGEST = 600
const LABELS: ReadonlySet<PrintRole> = new Set(['portion', 'glass', 'bottle', 'market', 'size'])
const MEASURES: ReadonlySet<PrintRole> = new Set(['measure'])
const NUMBER = /\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]{1,2}\d{1,2}(?!\d))?(?:[.,]-)?/y
const SIGNS = /[\s/|\-–—,.:;·•()[\]_=*+~]/

export function readPrices(text: string, words: PrintWords): PricedText {
  if (text.length > LONGEST) {
    const read = readPrices(text.slice(-LONGEST / 2), words)
    return { ...read, text: text.slice(0, -LONGEST / 2) + read.text }
  }
  const tokens = tokenize(text, words)
  return atEnd(text, tokens) ?? atStart(text, tokens) ?? { text, prices: [], strength: null, isOpen: false }
}

/** The line is nothing but prices and their labels. */
export function isAllPrice(read: PricedText): boolean {
  return (read.prices.length > 0 || read.isOpen) && !/[\p{L}\p{N}]/u.test(read.text)
}

function tokenize(text: string, words: PrintWords): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const isStart = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /\d/.test(text[at - 1] ?? '')
    const token =
      (isStart ? (priceAt(text, at, words) ?? labelAt(text, at, words)) : null) ?? signAt(text, at) ?? wordAt(text, at)
    tokens.push(token)
    at = token.to
  }
  return tokens
}

function priceAt(text: string, at: number, words: PrintWords): Token | null {
  const before = words.currencyAt(text, at)
  let from = at + (before?.length ?? 0)
  if (before) from += /^[\s.:]*/.exec(text.slice(from))?.[0].length ?? 0
  NUMBER.lastIndex = from
  const digits = NUMBER.exec(text)?.[0]
  if (digits === undefined) return null
  let to = from + digits.length
  const blank = /^ ?/.exec(text.slice(to))?.[0].length ?? 0
  const sign = words.currencyAt(text, to + blank)
  // "S/ 72 soles" says it twice.
  const isOwn = sign && (before === null || before.code === sign.code)
  const after = isOwn && !opensNext(text, to + blank, sign.length, words) ? sign : null
  if (after) to += blank + after.length
  const amount = amountOf(digits)
  if (amount === null) return null
  const currency = before?.code ?? after?.code ?? null
  const next = text[to] ?? ' '
  const isSure = currency !== null || /[.,]{1,2}\d{2}$|[.,]-$/.test(digits)
  if (/[\p{L}\p{N}]/u.test(next) || (currency === null && isOtherNumber(text, at, to, digits, words))) return null
  return { type: 'price', from: at, to, amount, currency, isSure, printed: text.slice(at, to) }
}

/** Signs that are written before their number: "S/ 72 soles". */
const OPENS = /[/$]/
const GAP = /[\s.:]*/y
/** Prices of one line. */
const MOST_IN_A_ROW = 8

/** "Malbec 2021 S/ 140": the sign opens the number behind it. "15 € 20 €": it closes the one before, as the last one shows. */
function opensNext(text: string, from: number, length: number, words: PrintWords): boolean {
  const isOpening = OPENS.test(text.slice(from, from + length))
  let at = from + length
  for (let i = 0; i < MOST_IN_A_ROW; i++) {
    GAP.lastIndex = at
    at += GAP.exec(text)?.[0].length ?? 0
    NUMBER.lastIndex = at
    const digits = NUMBER.exec(text)?.[0]
    if (digits === undefined) return false
    if (isOpening) return true
    at += digits.length
    if (text[at] === ' ') at++
    const sign = words.currencyAt(text, at)
    if (!sign) return true
    at += sign.length
  }
  return false
}

/** "1/2", "3/4": a portion, no two prices. */
const FRACTION = /^(?:1\/[2-48]|3\/4)(?!\d|[.,]\d)/

/** Measures, years, times, telephone numbers, shares, numbers of a series. */
function isOtherNumber(text: string, from: number, to: number, digits: string, words: PrintWords): boolean {
  const rest = text.slice(to)
  const blank = /^ ?/.exec(rest)?.[0].length ?? 0
  if (words.phraseAt(text, to + blank, MEASURES)) return true
  if (/^(?:19[5-9]|20[0-3])\d$/.test(digits) || /^\d{6,}$/.test(digits) || /^0\d/.test(digits)) return true
  if (FRACTION.test(text.slice(from, from + 4)) || FRACTION.test(text.slice(Math.max(0, from - 2), from + 2)))
    return true
  if (/^[:'’´]\d|^[.,]\d|^-\d|^\/\d+\/\d/.test(rest)) return true
  return /(?:n[º°o]\.?|#|\d[:.,'’´]|\d-|\bx) ?$/i.test(text.slice(Math.max(0, from - 5), from))
}

function labelAt(text: string, at: number, words: PrintWords): Token | null {
  const phrase = words.phraseAt(text, at, LABELS)
  if (!phrase) return null
  const to = at + phrase.length
  return { type: 'label', from: at, to, text: text.slice(at, to), means: { role: phrase.role, value: phrase.value } }
}

function signAt(text: string, at: number): Token | null {
  let to = at
  while (to < text.length && SIGNS.test(text[to] ?? '')) to++
  return to > at ? { type: 'sign', from: at, to, text: text.slice(at, to) } : null
}

function wordAt(text: string, at: number): Token {
  let to = at
  while (to < text.length && !/\s/.test(text[to] ?? '') && !(to > at && /[/|(]/.test(text[to] ?? ''))) to++
  return { type: 'word', from: at, to: Math.max(to, at + 1) }
}

function atEnd(text: string, tokens: readonly Token[]): PricedText | null {
  let first = tokens.length
  while (first > 0 && tokens[first - 1]?.type !== 'word') first--
  first = dropNameWords(tokens, first)
  const tail = tokens.slice(first)
  const prices = pricesOf(tail)
  const open = tail.some((token) => token.type === 'label' && token.means.role === 'market')
  if (prices.length === 0 && !open) return null
  const start = tail[0]?.from ?? text.length
  const before = text.slice(0, start)
  if (prices.length === 0) return { text: trimmed(before), prices, strength: null, isOpen: true }
  const isLabelled = prices.some(
    ({ means }) => means?.role === 'glass' || means?.role === 'bottle' || (means && prices.length > 1),
  )
  const isSure = isLabelled || tail.some((token) => token.type === 'price' && token.isSure)
  const inCell =
    start === 0 ||
    /\t/.test(text.slice(Math.max(0, start - 2), tail.find(({ type }) => type === 'price')?.from ?? start))
  return { text: trimmed(before), prices, strength: isSure ? 'sign' : inCell ? 'gap' : 'loose', isOpen: open }
}

/**
 * The tail may begin with words that belong to the name ("Chicha jarra 18"): a label before the first of
 * one price stays with the name unless a gap parts them; glass and bottle never do. Numbers before a sure price stay too.
 */
function dropNameWords(tokens: readonly Token[], from: number): number {
  let first = from
  const priced = () => tokens.slice(first).filter((token) => token.type === 'price')
  // "Collection 242  68€": a bare number before the sure ones, parted by a gap and no slash, is the name's.
  for (;;) {
    const at = tokens.findIndex((token, i) => i >= first && token.type === 'price')
    const price = tokens[at]
    if (price?.type !== 'price' || price.isSure) break
    const next = tokens.slice(at + 1).find((token) => token.type !== 'sign')
    const between = tokens[at + 1]
    const isJoined = between?.type === 'sign' && /[/|\-–]/.test(between.text)
    const sureLater = priced().some((token) => token.type === 'price' && token.isSure)
    const cellLater =
      !startsCell(tokens, at) && tokens.some((token, i) => i > at && token.type === 'price' && startsCell(tokens, i))
    if (!(sureLater || cellLater) || isJoined || next?.type === 'label') break
    first = at + 1
  }
  while (first < tokens.length && tokens[first]?.type === 'sign') first++
  const labelled = tokens.slice(first).filter((token) => token.type === 'label').length
  while (tokens[first]?.type === 'label') {
    const label = tokens[first]
    if (label?.type !== 'label') break
    const before = tokens[first - 1]
    const isCell = first === 0 || (before?.type === 'sign' && /[\t|]/.test(before.text))
    const isWine = label.means.role === 'glass' || label.means.role === 'bottle' || label.means.role === 'market'
    if (priced().length === 0 && !isWine) first++
    else if (isCell || isWine || ((labelled > 1 || /^[1½]/.test(label.text)) && priced().length > 1)) break
    else first++
    while (tokens[first]?.type === 'sign') first++
  }
  return first
}

function startsCell(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return at === 0 || (before?.type === 'sign' && before.text.includes('\t'))
}

/** A label stands before its price ("copa 22") or, after a slash or in brackets, behind it ("12€/ración"). */
function pricesOf(tail: readonly Token[]): Price[] {
  const prices: Price[] = []
  const leads = tail.findLast((token) => token.type !== 'sign')?.type !== 'label'
  let pending: (Token & { type: 'label' }) | null = null
  for (const [at, token] of tail.entries()) {
    if (isCount(tail, at)) continue
    if (token.type === 'label' && token.means.role !== 'market') {
      const last = prices.at(-1)
      if (!leads && last && last.label === null) label(last, token)
      else pending = token
    }
    if (token.type !== 'price') continue
    const price: Price = {
      amount: token.amount,
      currency: token.currency,
      label: null,
      means: null,
      printed: token.printed,
    }
    if (pending) label(price, pending)
    pending = null
    prices.push(price)
  }
  const shared = prices.find(({ currency }) => currency !== null)?.currency ?? null
  return prices.map((price) => ({ ...price, currency: price.currency ?? shared }))
}

/** "(6) $8.50 (12) $15.00": among signed prices a bare number in brackets counts pieces. */
function isCount(tail: readonly Token[], at: number): boolean {
  const token = tail[at]
  if (token?.type !== 'price' || token.isSure || !tail.some((other) => other.type === 'price' && other.isSure))
    return false
  const [before, after] = [tail[at - 1], tail[at + 1]]
  return before?.type === 'sign' && before.text.includes('(') && after?.type === 'sign' && after.text.includes(')')
}

function label(price: Price, token: Token & { type: 'label' }): void {
  price.label = token.text
  price.means = token.means
}

/** "S/ 35 Ceviche clásico"; a bare number opens a line only in a cell of its own. */
function atStart(text: string, tokens: readonly Token[]): PricedText | null {
  const first = tokens.findIndex((token) => token.type !== 'sign')
  const token = tokens[first]
  const next = tokens[first + 1]
  if (token?.type !== 'price' || !(token.isSure || (next?.type === 'sign' && next.text.includes('\t')))) return null
  const rest = text.slice(token.to)
  if (!/^[\s\-–—:.|]+[\p{L}"“¡¿(]/u.test(rest)) return null
  return { text: trimmed(rest), prices: pricesOf([token]), strength: token.isSure ? 'sign' : 'head', isOpen: false }
}

function trimmed(text: string): string {
  return text.replace(/^[\s\-–—:|·•]+|[\s\-–—:|·•=_(+]+$/g, '').replace(/(?<=[^.])\.{2,}$/, '')
}
