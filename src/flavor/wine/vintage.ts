/** The year and the alcohol of a wine: numbers that could be something else are left alone. */
import { entryOf } from './entries.ts'
import type { Field } from './field.ts'
import { centuryOf, decimal, FIRST_VINTAGE, isAbv, LAST_VINTAGE } from './figures.ts'
import type { Token } from './tokens.ts'

export interface Year {
  year: number
  /** index of the token that printed it, -1 where it was no token */
  token: number
}

const NOT_BEFORE = new Set(['since', 'desde', 'est', 'established', 'fundada', 'founded', 'depuis', 'dal'])
/** `1895 Colección`, `1908 Centenario`: a number that names a line. */
const NAMES_A_LINE = new Set(['coleccion', 'collection', 'centenario', 'aniversario', 'anniversary', 'solera'])
/** Two figures after these count something else than years. */
const NUMBERING = new Set([
  'no',
  'nro',
  'numero',
  'n',
  'bin',
  'lote',
  'lot',
  'label',
  'cuvee',
  'cap',
  'capitulo',
  'block',
  'x',
  'pack',
  'mesa',
  'torres',
  'wine',
  'cepas',
  'copa',
  'copas',
  'botella',
  'jarra',
  'tawny',
])
const OLDEST_LIKELY = 1950
const OLDEST_SHORT = 2000

export function readVintage(field: Field): Year | null {
  const named = new Set<number>()
  for (const found of [...field.phrases, ...field.labels])
    if (found.last - found.first > 1 || entryOf(found, 'producer'))
      for (let at = found.first; at < found.last; at++) named.add(at)
  const years: Year[] = field.figures.years.map(({ year }) => ({ year, token: -1 }))
  field.tokens.forEach((token, at) => {
    if (/^\d{4}$/.test(token.text) && !named.has(at) && isVintage(field.tokens, at))
      years.push({ year: Number(token.text), token: at })
  })
  if (years.length === 0) return named.has(field.tokens.length - 1) ? null : shortYear(field)
  const likely = years.filter(({ year }) => year >= OLDEST_LIKELY)
  return (likely.length > 0 ? likely : years).reduce((best, other) => (other.year > best.year ? other : best))
}

function isVintage(tokens: readonly Token[], at: number): boolean {
  const year = Number(tokens[at]!.text)
  if (year < FIRST_VINTAGE || year > LAST_VINTAGE) return false
  if (NOT_BEFORE.has(tokens[at - 1]?.text ?? '')) return false
  return year >= 1990 || !NAMES_A_LINE.has(tokens[at + 1]?.text ?? '')
}

/** `Mg. Baynos BL 21`: two figures at the end of a line of words. */
function shortYear(field: Field): Year | null {
  const at = field.tokens.length - 1
  const token = field.tokens[at]
  const before = field.tokens[at - 1]
  if (!token || !before || !/^\d{2}$/.test(token.text)) return null
  if (NUMBERING.has(before.text) || /\d/.test(before.text) || /\S/.test(field.line.input.slice(token.end))) return null
  const year = centuryOf(Number(token.text))
  return year >= OLDEST_SHORT ? { year, token: at } : null
}

/** Shares of a blend (`80% meunier`) are no alcohol: a grape follows them. */
export function readAbv(field: Field): number | null {
  for (const percent of field.figures.percents) {
    if (!isAbv(percent.value)) continue
    const end = field.line.offsets[percent.to] ?? field.line.input.length
    const next = field.tokens.findIndex((token) => token.start >= end)
    const isShare = field.phrases.some((found) => found.first === next && entryOf(found, 'grape'))
    if (percent.certain || !isShare) return percent.value
  }
  return null
}

/** A cell of its own: `2019`, `'19`, `2.018`; `NV` and anything else is none. */
export function vintageOfCell(cell: string): number | null {
  const text = cell.trim()
  const full = /^(\d)[.,]?(\d{3})(?:\.0)?$/.exec(text)
  const year = full
    ? Number(full[1]! + full[2]!)
    : /^'?\d{2}$/.test(text)
      ? centuryOf(Number(text.replace("'", '')))
      : 0
  return year >= FIRST_VINTAGE && year <= LAST_VINTAGE ? year : null
}

/** A cell of its own: `13.5`, `13,5 %`. */
export function abvOfCell(cell: string): number | null {
  const match = /\d{1,2}(?:[.,]\d{1,2})?/.exec(cell)
  if (!match) return null
  const value = decimal(match[0])
  return isAbv(value) ? value : null
}
