/** The cells of a wine: each reads one column as it was printed and gives its value on our scale, or null. */
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Cleaning } from '../configuration.ts'
import { type NameWords, splitWords } from '../match/name-words.ts'
import { readName, toMillilitres } from '../match/read-name.ts'
import { listOfCell } from '../read/list-cell.ts'
import { readNumber } from './amount.ts'

/** `2019`, `2.018`, `'19`, `2019.0`; `NV`, `S/A` and years that no label bears are none. */
export function vintageOf(cell: string, first: number, last: number): number | null {
  const text = cell.trim().replace(/\.0+$/, '')
  const full = /^([12])[.,]?(\d{3})$/.exec(text)
  const short = /^'?(\d{2})$/.exec(text)
  let year = full ? Number(full[1]! + full[2]!) : Number.NaN
  if (short) year = 2000 + Number(short[1]) <= last ? 2000 + Number(short[1]) : 1900 + Number(short[1])
  return year >= first && year <= last ? year : null
}

/** `14 %`, `13,5`, `0.135`, `135` for 13.5 */
export function abvOf(cell: string, { least, most }: Cleaning['abv']): number | null {
  const figures = /\d+(?:[.,]\d+)?/.exec(cell)
  if (!figures) return null
  const value = readNumber(figures[0])
  // A comma lost on the way (135) or a share (0.135); 48 is no alcohol of a wine in any reading.
  const likely = value === null ? [] : value >= 100 ? [value / 10] : value < 1 ? [value * 100] : [value]
  const found = likely.find((one) => one >= least && one <= most)
  return found === undefined ? null : Math.round(found * 100) / 100
}

/** ml of a cell such as `750`, `0.75`, `75 cl`, `1,5 L`; the nearest size that exists */
export function sizeOf(cell: string, sizes: Cleaning['sizes']): number | null {
  const text = foldText(cell)
  if (text.includes('magnum')) return 1_500
  const match = /(\d+(?:[.,]\d+)?)\s*(ml|cl|cc|lts?|litros?|l|oz)?\b/.exec(text)
  const value = match ? Number(match[1]!.replace(',', '.')) : Number.NaN
  if (Number.isNaN(value)) return null
  const unit = match?.[2] ?? (value < 20 ? 'l' : value < 100 ? 'cl' : 'ml')
  return knownSize(toMillilitres(value, unit), sizes)
}

export function knownSize(ml: number | null, { known, near }: Cleaning['sizes']): number | null {
  if (ml === null) return null
  return known.find((size) => Math.abs(size - ml) <= size * near) ?? null
}

/** ids of grapes.csv, in the order they are printed, joined by `|`; what nobody knows is left out */
export function grapesOf(cell: string, words: NameWords): string | null {
  const ids = listOfCell(cell.replace(/\d+\s*%/g, ' ')).flatMap((item) =>
    item.split('/').length > 1 && !words.meanings.has(splitWords(foldText(item)).join(' '))
      ? firstKnown(item, words)
      : readName(item, words, 0).grapes,
  )
  const unique = [...new Set(ids.filter((id) => id !== 'blend'))]
  return unique.length > 0 ? unique.join('|') : null
}

/** `Muscat/Moscato`: two names of one grape. */
function firstKnown(item: string, words: NameWords): readonly string[] {
  for (const name of item.split('/')) {
    const { grapes } = readName(name, words, 0)
    if (grapes.length > 0) return grapes
  }
  return []
}

export interface Place {
  region: string | null
  country: string | null
}

/** The innermost place that a cell names: `Ica, Perú`, `Valle de Maipo > Puente Alto`. */
export function placeOf(cell: string, words: NameWords): Place {
  const { places } = words
  const parts = cell.split(/[,;>|/]|\s-\s/).map((part) => part.trim())
  const ids = [cell.trim(), ...parts].flatMap(
    (part) =>
      places.regionOf(part) ??
      places.regionOf(part.replace(/^(?:valle|vale|val|do|d\.o\.|doc|provincia|regi[oó]n)\s+(?:de(?:l)?\s+)?/i, '')) ??
      [],
  )
  const inner = ids
    .filter((id) => !places.isCountry(id))
    .sort((a, b) => places.chainOf(b).length - places.chainOf(a).length)[0]
  const country = ids.find((id) => places.isCountry(id))
  return { region: inner ?? null, country: places.countryOf(inner ?? country ?? '') ?? places.countryOf(cell.trim()) }
}

export interface Kind {
  colour: string | null
  type: string | null
  sweetness: string | null
}

/** `Tinto`, `Espumoso rosado`, `Dessert/Port`, `red_full` */
export function kindOf(cell: string, words: NameWords): Kind {
  const text = foldText(cell).replace(/[_/]/g, ' ')
  const name = readName(text, words, 0)
  const dessert = /\bdessert\b|\bpostre\b/.test(text)
  const still = /\bstill\b|\btranquilo\b/.test(text)
  return {
    colour: name.colour,
    type: name.type ?? (still || (name.colour !== null && !dessert) ? 'still' : null),
    sweetness: name.sweetness ?? (dessert ? 'dulce' : null),
  }
}

export function colourOfGrapes(ids: readonly string[], knowledge: Knowledge): string | null {
  const colours = new Set(ids.map((id) => knowledge.tables.grapes.byId.get(id)?.colour))
  const [only] = colours
  return colours.size === 1 && (only === 'red' || only === 'white') ? only : null
}
