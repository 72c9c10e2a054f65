/** How near two dishes are for the purpose of wine: same dish, same family, or alike in taste, texture, aroma and what they are made of. */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { DISH_INDEX, type DishKey } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { StatedDish } from './statements.ts'

export interface SimilarityOptions {
  /** weight of a statement for another dish of the family, 0..1 */
  family: number
  /** distance at which likeness falls to 1/e */
  width: number
  /** the most that mere likeness counts, 0..1 */
  likeness: number
}

/** What moves a wine choice counts more than what colours it. */
const KEY_WEIGHT: Readonly<Partial<Record<DishKey, number>>> = {
  sweet: 2.5,
  sour: 1.6,
  fat: 1.4,
  heat: 1.6,
  weight: 2,
  umami: 0.8,
  bitter: 0.8,
  creamy: 0.8,
}
const AROMA_WEIGHT = 0.25
const WEIGHTS = new Float32Array(DISH_WIDTH).fill(AROMA_WEIGHT)
for (const [key, weight] of Object.entries(KEY_WEIGHT)) WEIGHTS[DISH_INDEX[key as DishKey]] = weight
const OTHER_PROTEIN = 0.55
const OTHER_TECHNIQUE = 0.12
const OTHER_CUISINE = 0.08

/** 0..1 */
export function dishSimilarity(query: DishReading, stated: StatedDish, options: SimilarityOptions): number {
  if (query.dishId === stated.dish.id && query.confidence > 0.8) return 1
  if (query.family !== null && query.family === stated.dish.family) return options.family
  let squares = 0
  for (let i = 0; i < DISH_WIDTH; i++) {
    const difference = query.profile.values[i]! - stated.values[i]!
    squares += WEIGHTS[i]! * difference * difference
  }
  const first = query.profile.protein[0]
  const shared = query.profile.protein.filter((protein) => stated.proteins.includes(protein)).length
  if (first !== stated.proteins[0]) squares += shared > 0 ? OTHER_PROTEIN * 0.6 : OTHER_PROTEIN
  if (query.profile.cuisine !== stated.dish.cuisine) squares += OTHER_CUISINE
  if (!stated.dish.techniques.some((id) => query.techniques.includes(id))) squares += OTHER_TECHNIQUE
  return options.likeness * Math.exp(-squares / (options.width * options.width))
}
