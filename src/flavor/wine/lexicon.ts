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
import { indexStyles, type StyleIndex } from './style-index.ts'

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
  styleIndex: StyleIndex
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
    styleIndex: indexStyles(styles, styleNumbers, places, trie),
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
