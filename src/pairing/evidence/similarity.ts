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
/** A chicken skewer is of the family of the beef heart's, but asks for another wine. */
const OTHER_MEAT = 0.45
const OTHER_PROTEIN = 0.55
const OTHER_TECHNIQUE = 0.12
const OTHER_CUISINE = 0.08

/** Nearness below this is noise. */
export const NEAR_ENOUGH = 0.02

/** 0..1; 0 when the dishes are not near enough to count. */
export function dishSimilarity(query: DishReading, stated: StatedDish, options: SimilarityOptions): number {
  if (query.dishId === stated.dish.id && query.confidence > 0.8) return 1
  if (query.family !== null && query.family === stated.dish.family)
    return query.profile.protein[0] === stated.proteins[0] ? options.family : OTHER_MEAT * options.family
  const scale = options.width * options.width
  const farthest = scale * Math.log(options.likeness / NEAR_ENOUGH)
  let squares = facetDistance(query, stated)
  for (let i = 0; i < DISH_WIDTH && squares < farthest; i++) {
    const difference = query.profile.values[i]! - stated.values[i]!
    squares += WEIGHTS[i]! * difference * difference
  }
  return squares >= farthest ? 0 : options.likeness * Math.exp(-squares / scale)
}

function facetDistance({ profile, techniques }: DishReading, stated: StatedDish): number {
  let distance = 0
  if (profile.protein[0] !== stated.proteins[0]) {
    const shared = profile.protein.some((protein) => stated.proteins.includes(protein))
    distance += shared ? OTHER_PROTEIN * 0.6 : OTHER_PROTEIN
  }
  if (profile.cuisine !== stated.dish.cuisine) distance += OTHER_CUISINE
  if (!stated.dish.techniques.some((id) => techniques.includes(id))) distance += OTHER_TECHNIQUE
  return distance
}
