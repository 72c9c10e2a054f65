/** Everything the wine reader looks up, compiled once from the knowledge. */
import { WINE_INDEX, WINE_KEYS, type WineKey } from '../../domain/vocabulary.ts'
import { MaridajeError } from '../../errors.ts'
import type { Knowledge, Table } from '../../knowledge/knowledge.ts'
import type { Grape, Label, NamedStyle, Producer, Region } from '../../knowledge/tables.ts'
import { indexWords } from '../text/nearest-word.ts'
import { compileAbbreviations, compilePhrases } from './compile-phrases.ts'
import type { Spelling } from './lattice.ts'
import type { PhraseTrie } from './phrase-trie.ts'
import { indexPlaces, type Places } from './places.ts'
import { keyOf } from './tokens.ts'

export interface WineLexicon {
  trie: PhraseTrie
  spelling: Spelling
  places: Places
  grapes: Table<Grape>
  regions: Table<Region>
  producers: Table<Producer>
  labels: Table<Label>
  styles: Table<NamedStyle>
  /** numbers in the order of WINE_KEYS, by id */
  grapeNumbers: ReadonlyMap<string, Float32Array>
  styleNumbers: ReadonlyMap<string, Float32Array>
  /** by `colour type`: the most average style, for wines of which nothing else is known */
  usualStyles: ReadonlyMap<string, string>
}

export function buildWineLexicon(knowledge: Knowledge): WineLexicon {
  const { grapes, regions, producers, labels, styles } = knowledge.tables
  const places = indexPlaces(regions)
  if (styles.rows.length === 0)
    throw new MaridajeError('bad_knowledge', 'styles.csv has no rows: no wine could be read')
  const { trie, known, repairable } = compilePhrases(knowledge, places)
  const nearest = indexWords([...repairable].filter((word) => word.length >= 5 && !/\d/.test(word)))
  const styleNumbers = new Map(styles.rows.map((style) => [style.id, numbersOf(style)]))
  return Object.freeze({
    trie,
    spelling: { known, repairable: nearest, abbreviations: compileAbbreviations(knowledge) },
    places,
    grapes,
    regions,
    producers,
    labels,
    styles,
    grapeNumbers: new Map(grapes.rows.map((grape) => [grape.id, numbersOf(grape)])),
    styleNumbers,
    usualStyles: findUsualStyles(styles, styleNumbers, trie),
  })
}

function numbersOf(row: Grape | NamedStyle): Float32Array {
  const numbers = new Float32Array(WINE_KEYS.length)
  const aromas = new Map<WineKey, number>(row.aromas)
  for (const key of WINE_KEYS) numbers[WINE_INDEX[key]] = aromas.get(key) ?? structureOf(row, key)
  return numbers
}

function structureOf(row: Grape | NamedStyle, key: WineKey): number {
  const value = key in row ? row[key as keyof typeof row] : 0
  return typeof value === 'number' ? value : 0
}

const OF_THE_HOUSE = ['Tinto de la casa', 'Blanco de la casa']

/** The house wine of each colour; where the table has none the medoid, the style nearest to all others of its kind, sweet ones left out. */
function findUsualStyles(
  styles: Table<NamedStyle>,
  numbers: ReadonlyMap<string, Float32Array>,
  trie: PhraseTrie,
): Map<string, string> {
  const usual = new Map<string, string>()
  const kindOf = (style: NamedStyle) => `${style.colour} ${style.type}`
  const dry = styles.rows.filter((style) => style.class !== 'sweet')
  for (const [key, group] of Map.groupBy(dry, kindOf)) {
    const sumFrom = (style: NamedStyle) =>
      group.reduce((sum, other) => sum + apart(numbers.get(style.id)!, numbers.get(other.id)!), 0)
    const sums = group.map(sumFrom)
    usual.set(key, group[sums.indexOf(Math.min(...sums))]!.id)
  }
  for (const form of OF_THE_HOUSE)
    for (const entry of trie.get(keyOf(form))) {
      const style = entry.kind === 'style' ? styles.byId.get(entry.id) : undefined
      if (style) usual.set(kindOf(style), style.id)
    }
  return usual
}

function apart(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2
  return Math.sqrt(sum)
}
