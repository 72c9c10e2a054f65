/** A dish as numbers for learners: its profile, its facets, what it is made of and the letters of what it is called. */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { COURSES, CUISINES, DISH_KEYS, PROTEINS, SERVES, TECHNIQUES } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import { hashedRuns, hashedWords } from '../../flavor/text/letter-runs.ts'

/** Buckets that ids of ingredients, techniques and sauces fall into, and those of the letters. */
export const PART_BUCKETS = 256
export const LETTER_BUCKETS = 1024

/** What stands at each place before the buckets, in order: a model that was fitted on another order is refused. */
export const DISH_FEATURES: readonly string[] = [
  ...DISH_KEYS.map((key) => `dish.${key}`),
  ...PROTEINS.map((value) => `protein.${value}`),
  ...TECHNIQUES.map((value) => `technique.${value}`),
  ...COURSES.map((value) => `course.${value}`),
  ...SERVES.map((value) => `serve.${value}`),
  ...CUISINES.map((value) => `cuisine.${value}`),
  'confidence',
]
export const DISH_DENSE = DISH_FEATURES.length
export const DISH_FEATURE_WIDTH = DISH_DENSE + PART_BUCKETS + LETTER_BUCKETS

const PROTEIN_AT = DISH_WIDTH
const TECHNIQUE_AT = PROTEIN_AT + PROTEINS.length
const COURSE_AT = TECHNIQUE_AT + TECHNIQUES.length
const SERVE_AT = COURSE_AT + COURSES.length
const CUISINE_AT = SERVE_AT + SERVES.length

/** Most of the places of a dish are 0: what is not, by index and value. */
export interface SparseFeatures {
  indices: Uint16Array
  values: Float32Array
}

/** The part of the numbers that trees split on: DISH_FEATURES in their order, each 0..1. */
export function denseDishFeatures({ profile, confidence }: DishReading): Float32Array {
  const dense = new Float32Array(DISH_DENSE)
  dense.set(profile.values)
  for (const [place, protein] of profile.protein.entries()) {
    const at = PROTEIN_AT + PROTEINS.indexOf(protein)
    dense[at] = Math.max(dense[at]!, 1 / (1 + place))
  }
  for (const technique of profile.technique) dense[TECHNIQUE_AT + TECHNIQUES.indexOf(technique)] = 1
  dense[COURSE_AT + COURSES.indexOf(profile.course)] = 1
  dense[SERVE_AT + SERVES.indexOf(profile.serve)] = 1
  dense[CUISINE_AT + CUISINES.indexOf(profile.cuisine)] = 1
  dense[DISH_DENSE - 1] = confidence
  return dense
}

/** All numbers of a dish. Parts and letters are hashed and scaled to length 1 each, so that long names weigh the same. */
export function dishFeatures(dish: DishReading): SparseFeatures {
  const parts = [...dish.ingredients, ...dish.techniques, ...dish.sauces]
  const whole = new Float32Array(DISH_FEATURE_WIDTH)
  whole.set(denseDishFeatures(dish))
  whole.set(hashedWords(parts, PART_BUCKETS), DISH_DENSE)
  whole.set(hashedRuns(canonicalText(dish, parts), LETTER_BUCKETS), DISH_DENSE + PART_BUCKETS)
  let filled = 0
  for (const value of whole) if (value !== 0) filled++
  const features = { indices: new Uint16Array(filled), values: new Float32Array(filled) }
  for (let i = 0, at = 0; i < whole.length; i++) {
    if (whole[i] === 0) continue
    features.indices[at] = i
    features.values[at++] = whole[i]!
  }
  return features
}

/**
 * The dish in the words of the knowledge, and the words nobody understood: spelling, case, price and language of what
 * was understood make no difference.
 */
function canonicalText({ dishId, unknown }: DishReading, parts: readonly string[]): string {
  return [dishId ?? '', ...unknown, ...parts].join(' ')
}
