/** A row of pairings.parquet: a dish, a wine or a style, whether they go together, who says so. */

import { fnv1a32 } from '../../domain/hash.ts'
import type { DishReading } from '../../flavor/readings.ts'
import { foldText } from '../../flavor/text/fold.ts'

export const ORIGINS = ['published', 'advised_against', 'sampled', 'rule', 'xwines', 'house'] as const
export type PairingOrigin = (typeof ORIGINS)[number]

export interface PairingRow {
  /** id of dishes.csv; `text-…` for a dish that is not there, `food-…` for a kind of food */
  dishId: string
  dishText: string
  /** id of styles.csv, a style class, or the id of a wine of the cleaned data */
  wineOrStyleId: string
  wineText: string
  label: 0 | 1
  /** how much the row counts, above 0 */
  weight: number
  origin: PairingOrigin
  source: string
  family: string
  sommelier: string
  lang: string
  /** how an augmented row was made; empty for what somebody said */
  madeBy: string
  /** every record that the row came from */
  recordIds: readonly string[]
}

export interface DishKey {
  dishId: string
  family: string
}

/** A dish that nobody knows is a family of its own: the same words are never in two folds. */
export function keyOfDish(text: string, reading: DishReading): DishKey {
  const own = `text-${fnv1a32(foldText(text)).toString(16)}`
  return { dishId: reading.dishId ?? own, family: reading.family ?? own }
}

export function keyOfFood(food: string): DishKey {
  const slug = foldText(food)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { dishId: `food-${slug}`, family: `food-${slug}` }
}

/** What several records say alike is one row with all their ids; it counts as much as the firmest of them. */
export function joinSame(rows: readonly PairingRow[]): PairingRow[] {
  const joined = new Map<string, PairingRow>()
  for (const row of rows) {
    const key = [
      row.dishId,
      foldText(row.dishText),
      row.wineOrStyleId,
      row.label,
      row.origin,
      row.source,
      row.sommelier,
      row.madeBy,
    ].join('\0')
    const there = joined.get(key)
    if (!there) joined.set(key, row)
    else
      joined.set(key, {
        ...there,
        weight: Math.max(there.weight, row.weight),
        recordIds: [...new Set([...there.recordIds, ...row.recordIds])],
      })
  }
  return [...joined.values()]
}
