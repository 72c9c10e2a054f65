/**
 * Which wines of a list are second examples of what it has already: three bottles of one style answer a guest with one
 * idea. Hangs on the list alone, not on its order; what is sold out is nobody's better twin.
 */
import { STRUCTURES, WINE_INDEX } from '../domain/vocabulary.ts'
import type { WineReading } from '../flavor/readings.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { inStock } from './stock.ts'

/** @param typicality of each wine @returns 1 where a surer example of the same named style can be had */
export function twinsOf(wines: readonly WineReading[], typicality: Float32Array, knowledge: Knowledge): Uint8Array {
  const surest = new Map<string, Rank>()
  const ranks = wines.map((wine, row): Rank => {
    const rank = { typicality: typicality[row]!, distance: distanceFromStyle(wine, knowledge), name: wine.input.name }
    const best = surest.get(wine.style)
    if (inStock(wine) && (!best || isSurer(rank, best))) surest.set(wine.style, rank)
    return rank
  })
  return Uint8Array.from(wines, ({ style }, row) => {
    const best = surest.get(style)
    return best && isSurer(best, ranks[row]!) ? 1 : 0
  })
}

/** The more typical one; of these the one nearer to its style; of equals the one whose name comes first. */
interface Rank {
  typicality: number
  distance: number
  name: string
}

function isSurer(a: Rank, b: Rank): boolean {
  if (a.typicality !== b.typicality) return a.typicality > b.typicality
  if (a.distance !== b.distance) return a.distance < b.distance
  return a.name < b.name
}

function distanceFromStyle({ style, profile }: WineReading, knowledge: Knowledge): number {
  const own = knowledge.tables.styles.byId.get(style)
  if (!own) return 0
  return STRUCTURES.reduce((sum, key) => sum + Math.abs(profile.values[WINE_INDEX[key]]! - own[key]), 0)
}
