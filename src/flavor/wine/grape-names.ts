/** The name of a grape as its list calls it: a Shiraz stays Shiraz, a Cab. Sauv. becomes Cabernet Sauvignon. */
import type { Table } from '../../knowledge/knowledge.ts'
import type { Grape } from '../../knowledge/tables.ts'
import type { WineReading } from '../readings.ts'
import { editDistance } from '../text/nearest-word.ts'
import { bareName } from './places.ts'
import { keyOf } from './tokens.ts'

/** Nearer to the grape's own name than this a synonym is a misspelling of it. */
const OTHER_NAME_FROM = 3
const SHORTEST_NAME = 5
/** Names of their own that lie as near as a misspelling. */
const NEAR_NAMES = new Set(['alvarinho', 'pinot bianco', 'cinsaut'])

export function namesOfGrapes(reading: WineReading, grapes: Table<Grape>): string[] {
  const printed = reading.grapesStated
    ? ` ${keyOf(`. ${reading.input.name} ${reading.input.grape ?? ''}`).join(' ')} `
    : ''
  return reading.grapes.map((id) => {
    const grape = grapes.byId.get(id)
    return grape ? nameIn(printed, grape) : id
  })
}

function nameIn(printed: string, grape: Grape): string {
  const own = keyOf(grape.name).join(' ')
  if (printed === '' || printed.includes(` ${own} `)) return grape.name
  const names = grape.synonyms.filter((form) => {
    const key = keyOf(bareName(form)).join(' ')
    return printed.includes(` ${key} `) && isOtherName(key, form, own)
  })
  return names.reduce((longest, form) => (form.length > longest.length ? form : longest), '') || grape.name
}

/** No abbreviation, no part of the own name, no misspelling. */
function isOtherName(key: string, form: string, own: string): boolean {
  if (key.length < SHORTEST_NAME || form.includes('.') || shortens(key, own)) return false
  return NEAR_NAMES.has(key) || editDistance(key, own, OTHER_NAME_FROM - 1) >= OTHER_NAME_FROM
}

/** "cab sauv" for "cabernet sauvignon": every word begins one of the own name's words, in their order. */
function shortens(key: string, own: string): boolean {
  const words = own.split(' ')
  let at = 0
  return key.split(' ').every((part) => {
    while (at < words.length && !words[at]!.startsWith(part)) at++
    return at++ < words.length
  })
}
