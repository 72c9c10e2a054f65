/** A wine as numbers for learners: structure, aromas, class, named style, grapes, where it comes from. */
import { fnv1a32 } from '../../domain/hash.ts'
import { WINE_WIDTH } from '../../domain/profile.ts'
import { STYLE_CLASSES, WINE_KEYS } from '../../domain/vocabulary.ts'
import type { WineTable } from '../wine-table.ts'

/** Buckets that ids of styles, grapes and regions fall into; with 128 the styles and grapes of lists rarely meet. */
export const STYLE_BUCKETS = 128
export const GRAPE_BUCKETS = 128
export const REGION_BUCKETS = 64

/** What stands at each place before the buckets, in order. */
export const WINE_FEATURES: readonly string[] = [
  ...WINE_KEYS.map((key) => `wine.${key}`),
  ...STYLE_CLASSES.map((value) => `class.${value}`),
]
export const WINE_DENSE = WINE_FEATURES.length
export const WINE_FEATURE_WIDTH = WINE_DENSE + STYLE_BUCKETS + GRAPE_BUCKETS + REGION_BUCKETS

/** The first grape speaks for the wine, a second one less. */
const GRAPE_SHARE = [1, 0.4, 0.2] as const

/** rows × WINE_FEATURE_WIDTH, row by row. */
export function wineFeatures(wines: WineTable): Float32Array {
  const matrix = new Float32Array(wines.size * WINE_FEATURE_WIDTH)
  for (let row = 0; row < wines.size; row++) {
    const at = row * WINE_FEATURE_WIDTH
    for (let k = 0; k < WINE_WIDTH; k++) matrix[at + k] = wines.columns[k]![row]!
    matrix[at + WINE_WIDTH + wines.styleClass[row]!] = 1
    matrix[at + WINE_DENSE + bucketOf(wines.style[row]!, STYLE_BUCKETS)] = 1
    const grapes = at + WINE_DENSE + STYLE_BUCKETS
    for (const [place, share] of GRAPE_SHARE.entries()) {
      const grape = wines.grapes[row]![place]
      if (grape !== undefined) matrix[grapes + bucketOf(grape, GRAPE_BUCKETS)]! += share
    }
    const regions = grapes + GRAPE_BUCKETS
    for (const region of wines.regions[row]!) matrix[regions + bucketOf(region, REGION_BUCKETS)] = 0.5
  }
  return matrix
}

function bucketOf(id: string, buckets: number): number {
  return fnv1a32(id) % buckets
}
