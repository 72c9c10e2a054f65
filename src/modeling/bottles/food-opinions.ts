/**
 * X-Wines as a teacher of dishes: each category of food as a dish, and of each wine of a list in which share the bottles
 * of its style are said to go with it.
 */
import type { DishReading } from '../../flavor/readings.ts'
import type { WineTable } from '../../pairing/wine-table.ts'
import type { Bottles } from './read-bottles.ts'

export interface FoodOpinion {
  reading: DishReading
  /** one a wine; NaN where hardly a bottle of its style is known */
  accepted: Float32Array
}

const FEWEST_OF_A_STYLE = 3
const FEWEST_OF_A_FOOD = 5

export function foodOpinions(
  bottles: Bottles,
  wines: WineTable,
  readDish: (text: string) => DishReading,
): FoodOpinion[] {
  const foods = [...new Set(bottles.foods.flatMap((set) => [...set]))].sort()
  const rowsOf = Map.groupBy(bottles.foods.keys(), (row) => bottles.wines.style[row]!)
  return foods.flatMap((food) => {
    const reading = readDish(food)
    const named = bottles.foods.filter((set) => set.has(food)).length
    if (reading.kind !== 'food' || named < FEWEST_OF_A_FOOD) return []
    const shares = new Map(
      [...rowsOf].map(([style, rows]) => {
        const hits = rows.filter((row) => bottles.foods[row]!.has(food)).length
        return [style, rows.length < FEWEST_OF_A_STYLE ? Number.NaN : hits / rows.length] as const
      }),
    )
    return [{ reading, accepted: Float32Array.from(wines.style, (style) => shares.get(style) ?? Number.NaN) }]
  })
}
