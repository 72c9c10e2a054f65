/** The named styles as the chooser needs them: numbers, homes, and the usual one of each colour. */
import { WINE_KEYS } from '../../domain/vocabulary.ts'
import type { Table } from '../../knowledge/knowledge.ts'
import type { NamedStyle } from '../../knowledge/tables.ts'
import type { PhraseTrie } from './phrase-trie.ts'
import type { Places } from './places.ts'
import { keyOf } from './tokens.ts'

export interface IndexedStyle {
  style: NamedStyle
  numbers: Float32Array
  /** ids of its regions */
  regions: ReadonlySet<string>
  /** its regions and all they lie in */
  around: ReadonlySet<string>
  countries: ReadonlySet<string>
  /** a whole country is among its regions */
  national: boolean
}

export interface StyleIndex {
  all: readonly IndexedStyle[]
  /** by `colour type` */
  byKind: ReadonlyMap<string, readonly IndexedStyle[]>
  /** by `colour type`: the style of wines of which nothing else is known */
  usual: ReadonlyMap<string, string>
}

export function kindOfStyle(style: Pick<NamedStyle, 'colour' | 'type'>): string {
  return `${style.colour} ${style.type}`
}

export function indexStyles(
  styles: Table<NamedStyle>,
  numbers: ReadonlyMap<string, Float32Array>,
  places: Places,
  trie: PhraseTrie,
): StyleIndex {
  const all = styles.rows.map((style) => ({
    style,
    numbers: numbers.get(style.id) ?? new Float32Array(WINE_KEYS.length),
    regions: new Set(style.regions),
    around: new Set(style.regions.flatMap((id) => places.chainOf(id).map((place) => place.id))),
    countries: new Set(style.regions.map((id) => places.countryOf(id)).filter((code) => code !== null)),
    national: style.regions.some((id) => places.isCountry(id)),
  }))
  const byKind = Map.groupBy(all, ({ style }) => kindOfStyle(style))
  return { all, byKind, usual: findUsual(all, styles, trie) }
}

const OF_THE_HOUSE = ['Tinto de la casa', 'Blanco de la casa']

/** The house wine of each colour; where the table has none the medoid, the style nearest to all others of its kind, sweet ones left out. */
function findUsual(all: readonly IndexedStyle[], styles: Table<NamedStyle>, trie: PhraseTrie): Map<string, string> {
  const usual = new Map<string, string>()
  const dry = all.filter(({ style }) => style.class !== 'sweet')
  for (const [key, group] of Map.groupBy(dry, ({ style }) => kindOfStyle(style))) {
    const sums = group.map((one) => group.reduce((sum, other) => sum + apart(one.numbers, other.numbers), 0))
    usual.set(key, group[sums.indexOf(Math.min(...sums))]!.style.id)
  }
  for (const form of OF_THE_HOUSE)
    for (const entry of trie.get(keyOf(form))) {
      const style = entry.kind === 'style' ? styles.byId.get(entry.id) : undefined
      if (style) usual.set(kindOfStyle(style), style.id)
    }
  return usual
}

function apart(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2
  return Math.sqrt(sum)
}
