/**
 * What the public record of X-Wines would say of a bottle: which of its categories of food go with it, how full-bodied
 * and how sour it is in its words. One weighted sum of the wine's numbers for each answer; it plays no part in a score.
 */
import { WINE_FEATURE_WIDTH, wineFeatures } from '../features/wine-features.ts'
import type { WineTable } from '../wine-table.ts'

export interface BottleModel {
  /** categories of food, each a yes or no of its own */
  foods: readonly string[]
  /** steps from the lightest to the fullest, from the lowest to the highest; one of each is true */
  bodies: readonly string[]
  acidities: readonly string[]
  /** answers × (features and, last, what is added to all): foods, bodies, acidities */
  weights: Float32Array
}

export interface BottleWords {
  /** 0..1 each: how surely this category is named for the bottle */
  foods: Record<string, number>
  body: string
  acidity: string
}

export const BOTTLE_WIDTH = WINE_FEATURE_WIDTH + 1

/** For each wine of the table. */
export function readBottles(model: BottleModel, wines: WineTable): BottleWords[] {
  const features = wineFeatures(wines)
  const { foods, bodies, acidities } = model
  const margin = (row: number, answer: number) => {
    const at = answer * BOTTLE_WIDTH
    let sum = model.weights[at + WINE_FEATURE_WIDTH]!
    for (let j = 0; j < WINE_FEATURE_WIDTH; j++) sum += model.weights[at + j]! * features[row * WINE_FEATURE_WIDTH + j]!
    return sum
  }
  const likeliest = (row: number, names: readonly string[], from: number) =>
    names[names.reduce((best, _, k) => (margin(row, from + k) > margin(row, from + best) ? k : best), 0)]!
  return Array.from({ length: wines.size }, (_, row) => ({
    foods: Object.fromEntries(foods.map((food, k) => [food, 1 / (1 + Math.exp(-margin(row, k)))])),
    body: likeliest(row, bodies, foods.length),
    acidity: likeliest(row, acidities, foods.length + bodies.length),
  }))
}
