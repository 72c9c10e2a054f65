/** A printed wine name taken apart into what makes it this wine and no other. */
import { foldText } from '../../flavor/text/fold.ts'
import { type NameWords, splitWords } from './name-words.ts'

export interface WineName {
  /** the house; empty where the knowledge knows none of the words */
  houses: readonly string[]
  /** what is left: the label's own words; a known line of a house stands as `line:its-id` */
  words: readonly string[]
  /** numbers that are no year, size, price or alcohol: Bin 389, N° 1, 20 years */
  numbers: readonly string[]
  levels: readonly string[]
  grapes: readonly string[]
  regions: readonly string[]
  colour: string | null
  type: string | null
  sweetness: string | null
  vintage: number | null
  sizeMl: number | null
  abvPercent: number | null
}

/** Longer names are cut: no label is that long. */
const MAX_LENGTH = 400
const MAX_WORDS = 60

const NUMBERED = /(?:\bn(?:ro|o|um)?\s?[.°º]?\s?|#\s?)(\d{1,3})\b(?![.,]?\d)/g
const ABV =
  /\b(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:%|°|º|grados\b)(?:\s*(?:vol|alc|abv)\w*\.?)?|\b(?:alc|abv)\w*\.?\s*:?\s*(\d{1,2}(?:[.,]\d)?)/g
const HALF =
  /\b(?:1\/2|media|½)\s*(?:botella|bot|btl|bottle)\b\.?(?:\s*\d{2,3}(?:[.,]\d)?\s*(?:ml|cl|cc)\b)?|½\s*(?:botella|bot)?/g
const SIZE = /\b(?:x\s*)?(\d+(?:[.,]\d+)?)\s*(ml|cl|cc|lts?|litros?|l|oz)\b\.?/g
const BARE_SIZE = /\bx\s*(187|200|250|375|500|750|1000|1500)\b/g
const MAGNUM = /\bmagnum\b/g
const DOTTED_YEAR = /(?<![\d.,])([12])[.,](\d{3})(?![\d.,]?\d)/g
const YEAR = /(?<![\d.,/])((?:19|20)\d{2})(?![\d/])/g
const PRICE = /(?:s\/\.?|us\$|\$|€|£)\s*\d[\d.,]*|\b\d[\d.,]*\s*(?:soles\b|usd\b|€|\$)/g
const ORDINAL = /\b(\d{1,3})\s?\.?[°º](?=\s|$)/g
const FIRST_YEAR = 1930
const NOT_A_YEAR = /\b(?:since|desde|est\.?|fundada|founded|depuis|dal)\s*$/

/** @param lastYear years after it are none */
export function readName(printed: string, words: NameWords, lastYear: number): WineName {
  const folded = foldText(printed.length > MAX_LENGTH ? printed.slice(0, MAX_LENGTH) : printed)
  const { rest, vintage, sizeMl, abvPercent } = readFigures(folded, lastYear)
  const name = sortWords(splitWords(joinInitials(rest)).slice(0, MAX_WORDS), words)
  return { ...name, vintage, sizeMl, abvPercent }
}

export function readFigures(folded: string, lastYear: number) {
  let rest = folded
  let abvPercent: number | null = null
  let sizeMl: number | null = null
  let vintage: number | null = null
  if (/[\d½]|magnum|media/.test(folded)) {
    if (/[$€£]|s\s?\/|soles|usd/.test(rest)) rest = rest.replace(PRICE, ' ')
    if (/[#°º]|\bn/.test(rest)) rest = rest.replace(NUMBERED, ' $1 ').replace(ORDINAL, ' $1 ')
    if (/[%°º]|alc|abv|grados/.test(rest))
      rest = rest.replace(ABV, (printed, first: string | undefined, second: string | undefined) => {
        const value = Number((first ?? second ?? '').replace(',', '.'))
        if (!(value >= 4 && value <= 24)) return printed
        abvPercent ??= value
        return ' '
      })
    if (/1\/2|media|½/.test(rest))
      rest = rest.replace(HALF, () => {
        sizeMl ??= 375
        return ' '
      })
    rest = rest.replace(SIZE, (printed, digits: string, unit: string) => {
      const ml = toMillilitres(Number(digits.replace(',', '.')), unit)
      if (ml === null) return printed
      sizeMl ??= ml
      return ' '
    })
    rest = rest.replace(BARE_SIZE, (_, digits: string) => {
      sizeMl ??= Number(digits)
      return ' '
    })
    if (rest.includes('magnum'))
      rest = rest.replace(MAGNUM, () => {
        sizeMl ??= 1_500
        return ' '
      })
    const takeYear = (printed: string, year: number, before: string) => {
      if (year < FIRST_YEAR || year > lastYear || NOT_A_YEAR.test(before)) return printed
      vintage = vintage === null ? year : Math.max(vintage, year)
      return ' '
    }
    rest = rest.replace(DOTTED_YEAR, (printed, thousands: string, rest: string, at: number, whole: string) =>
      takeYear(printed, Number(thousands + rest), whole.slice(0, at)),
    )
    rest = rest.replace(YEAR, (printed, year: string, at: number, whole: string) =>
      takeYear(printed, Number(year), whole.slice(0, at)),
    )
    if (rest.includes("'"))
      rest = rest.replace(/(?<!\w)'(\d{2})\b/g, (printed, digits: string) => {
        const year = 2000 + Number(digits) <= lastYear ? 2000 + Number(digits) : 1900 + Number(digits)
        return takeYear(printed, year, '')
      })
  }
  return { rest, vintage, sizeMl, abvPercent }
}

/** `T.H.` is one word, `Taylor's` as well. */
function joinInitials(text: string): string {
  const plain = text.includes("'") ? text.replace(/'/g, '') : text
  if (!plain.includes('.')) return plain
  return plain.replace(/\b(?:\p{L}\.){2,4}/gu, (letters) => `${letters.replaceAll('.', '')} `)
}

const UNITS: Readonly<Record<string, number>> = {
  ml: 1,
  cc: 1,
  cl: 10,
  l: 1_000,
  lt: 1_000,
  lts: 1_000,
  litro: 1_000,
  litros: 1_000,
  oz: 29.57,
}

/** Null for what no bottle holds. */
export function toMillilitres(value: number, unit: string): number | null {
  const ml = Math.round(value * (UNITS[unit] ?? 1))
  return ml >= 100 && ml <= 18_000 ? ml : null
}

function sortWords(printed: readonly string[], words: NameWords): Omit<WineName, 'vintage' | 'sizeMl' | 'abvPercent'> {
  const row = writeOut(printed, words)
  const found: Record<string, string[]> = {}
  const take = (kind: string, id: string) => {
    found[kind] ??= []
    if (!found[kind].includes(id)) found[kind].push(id)
  }
  for (let at = 0; at < row.length; ) {
    const { length, meanings } = phraseAt(row, at, words)
    for (const meaning of meanings) if (meaning.kind !== 'noise') take(meaning.kind, meaning.id)
    if (meanings.length === 0) take(/^\d+$/.test(row[at]!) ? 'number' : 'word', row[at]!)
    at += length
  }
  const grapes = (found.grape ?? []).sort()
  const colours = found.colour ?? []
  const line = (found.line ?? []).map((id) => `line:${id}`)
  return {
    houses: found.house ?? [],
    words: [...line, ...(found.word ?? [])],
    numbers: (found.number ?? []).sort(),
    levels: (found.level ?? []).sort(),
    grapes,
    regions: found.region ?? [],
    colour: colours.includes('rose') ? 'rose' : (colours[0] ?? null),
    type: found.type?.[0] ?? null,
    sweetness: found.sweetness?.[0] ?? null,
  }
}

/** Short forms written out, misspelt grapes mended, the article of `L'Orange` off. */
function writeOut(printed: readonly string[], words: NameWords): string[] {
  const row: string[] = []
  for (let at = 0; at < printed.length; ) {
    const most = Math.min(words.longest.get(printed[at]!) ?? 0, printed.length - at)
    let length = 0
    for (let n = most; n > 0; n--) {
      const phrase = n === 1 ? printed[at]! : printed.slice(at, at + n).join(' ')
      const full = words.short.get(phrase)
      if (full) row.push(...full)
      if (full || words.meanings.has(phrase)) {
        if (!full) row.push(...printed.slice(at, at + n))
        length = n
        break
      }
    }
    if (length === 0) {
      const word = printed[at]!
      row.push(words.known.has(word) || word.length < 5 ? word : (words.mend(word) ?? word))
      length = 1
    }
    at += length
  }
  return row
}

function phraseAt(row: readonly string[], at: number, words: NameWords) {
  const most = Math.min(words.longest.get(row[at]!) ?? 0, row.length - at)
  for (let n = most; n > 0; n--) {
    const meanings = words.meanings.get(n === 1 ? row[at]! : row.slice(at, at + n).join(' '))
    if (meanings) return { length: n, meanings }
  }
  return { length: 1, meanings: [] }
}
