/** What a dish and a wine are to each other, as numbers for trees: differences, products, shared aromas, the sum of the rules. */
import { AROMAS, DISH_INDEX, type DishKey, WINE_INDEX, type WineKey } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { WineTable } from '../wine-table.ts'

/** Dish minus wine: what outweighs what. */
const DIFFERENCES: readonly (readonly [DishKey, WineKey])[] = [
  ['weight', 'body'],
  ['sweet', 'sweetness'],
  ['sour', 'acidity'],
  ['umami', 'intensity'],
]
/** Dish times wine: what meets what. */
const PRODUCTS: readonly (readonly [DishKey, WineKey])[] = [
  ['fat', 'acidity'],
  ['fat', 'tannin'],
  ['heat', 'tannin'],
  ['heat', 'alcohol'],
  ['heat', 'sweetness'],
  ['umami', 'tannin'],
  ['salty', 'bubbles'],
  ['smoky', 'oak'],
]

export const PAIR_FEATURES: readonly string[] = [
  ...DIFFERENCES.map(([dish, wine]) => `dish.${dish}-wine.${wine}`),
  ...PRODUCTS.map(([dish, wine]) => `dish.${dish}*wine.${wine}`),
  'overlap(aromas)',
  'rules',
]

/** rows × PAIR_FEATURES. @param rules the sum of the rules' logits for each wine, as they are written */
export function pairFeatures(dish: DishReading, wines: WineTable, rules: Float32Array): Float32Array {
  const width = PAIR_FEATURES.length
  const values = new Float32Array(wines.size * width)
  const { values: profile } = dish.profile
  for (const [k, [d, w]] of DIFFERENCES.entries()) {
    const from = profile[DISH_INDEX[d]]!
    const column = wines.columns[WINE_INDEX[w]]!
    for (let row = 0; row < wines.size; row++) values[row * width + k] = from - column[row]!
  }
  for (const [k, [d, w]] of PRODUCTS.entries()) {
    const factor = profile[DISH_INDEX[d]]!
    const column = wines.columns[WINE_INDEX[w]]!
    for (let row = 0; row < wines.size; row++) values[row * width + DIFFERENCES.length + k] = factor * column[row]!
  }
  addOverlap(dish, wines, values, width)
  for (let row = 0; row < wines.size; row++) values[row * width + width - 1] = rules[row]!
  return values
}

const norms = new WeakMap<WineTable, Float32Array>()

/** Cosine of the aromas of both. */
function addOverlap({ profile }: DishReading, wines: WineTable, values: Float32Array, width: number): void {
  let wine = norms.get(wines)
  if (!wine) {
    const columns = AROMAS.map((aroma) => wines.columns[WINE_INDEX[aroma]]!)
    wine = Float32Array.from({ length: wines.size }, (_, row) =>
      Math.sqrt(columns.reduce((sum, column) => sum + column[row]! ** 2, 0)),
    )
    norms.set(wines, wine)
  }
  let square = 0
  for (const aroma of AROMAS) square += profile.values[DISH_INDEX[aroma]]! ** 2
  if (square === 0) return
  const at = width - 2
  for (const aroma of AROMAS) {
    const own = profile.values[DISH_INDEX[aroma]]!
    if (own === 0) continue
    const column = wines.columns[WINE_INDEX[aroma]]!
    for (let row = 0; row < wines.size; row++) values[row * width + at]! += own * column[row]!
  }
  const length = Math.sqrt(square)
  for (let row = 0; row < wines.size; row++) {
    const own = wine[row]! * length
    values[row * width + at] = own === 0 ? 0 : values[row * width + at]! / own
  }
}
