/**
 * What a dish of a main ingredient and a technique is like on average: the mean of the known dishes' judged profiles.
 * It fills what a text without a known dish leaves open, and moves a known dish when its main ingredient is swapped.
 */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { DISH_INDEX, type Protein, type Technique } from '../../domain/vocabulary.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownDish } from '../../knowledge/tables.ts'

export interface Prototypes {
  /** Values in the order of DISH_KEYS; backs off from protein and technique to protein to all dishes. Do not change it. */
  of(protein: Protein, technique: Technique | undefined, dessert: boolean): Float32Array
}

/** A cell with few dishes leans on the wider one: this many dishes weigh as much as the wider mean. */
const PRIOR_WEIGHT = 2

export function buildPrototypes(knowledge: Knowledge): Prototypes {
  const sums = new Map<string, { sum: Float64Array; n: number }>()
  const addTo = (key: string, values: Float32Array) => {
    let cell = sums.get(key)
    if (!cell) {
      cell = { sum: new Float64Array(DISH_WIDTH), n: 0 }
      sums.set(key, cell)
    }
    cell.n++
    for (let i = 0; i < DISH_WIDTH; i++) cell.sum[i]! += values[i]!
  }
  for (const dish of knowledge.tables.dishes.rows) {
    const values = valuesOfDish(dish)
    const course = dish.course === 'dessert' ? 'dessert' : 'meal'
    addTo(course, values)
    const protein = dish.protein[0] ?? 'none'
    addTo(`${course} ${protein}`, values)
    const techniques = new Set(dish.techniques.map((id) => knowledge.tables.techniques.byId.get(id)?.technique))
    for (const technique of techniques) if (technique) addTo(`${course} ${protein} ${technique}`, values)
  }
  const cache = new Map<string, Float32Array>()
  const mean = (key: string, wider: Float32Array | null): Float32Array => {
    const known = cache.get(key)
    if (known) return known
    const cell = sums.get(key)
    const result = new Float32Array(DISH_WIDTH)
    const weight = wider ? PRIOR_WEIGHT : 0
    const n = (cell?.n ?? 0) + weight
    for (let i = 0; i < DISH_WIDTH; i++)
      result[i] = n === 0 ? 0 : ((cell?.sum[i] ?? 0) + weight * (wider?.[i] ?? 0)) / n
    cache.set(key, result)
    return result
  }
  return {
    of(protein, technique, dessert) {
      const course = dessert ? 'dessert' : 'meal'
      const wide = mean(`${course} ${protein}`, mean(course, null))
      return technique === undefined ? wide : mean(`${course} ${protein} ${technique}`, wide)
    },
  }
}

const judged = new WeakMap<KnownDish, Float32Array>()

/** The judged profile of a known dish in the order of DISH_KEYS. Do not change it. */
export function valuesOfDish(dish: KnownDish): Float32Array {
  const known = judged.get(dish)
  if (known) return known
  const values = new Float32Array(DISH_WIDTH)
  for (const [key, value] of dish.profile) values[DISH_INDEX[key]] = value
  values[DISH_INDEX.heat] = dish.heat
  judged.set(dish, values)
  return values
}
