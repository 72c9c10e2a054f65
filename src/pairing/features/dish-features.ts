/** A dish as numbers for learners: its profile, its facets, what it is made of and the letters of what it is called. */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { COURSES, CUISINES, DISH_KEYS, PROTEINS, SERVES, TECHNIQUES } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import { hashedRuns, letterRuns } from '../../flavor/text/letter-runs.ts'

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
  const values = new Map<number, number>()
  for (const [i, value] of denseDishFeatures(dish).entries()) if (value !== 0) values.set(i, value)
  const parts = [...dish.ingredients, ...dish.techniques, ...dish.sauces]
  for (const [bucket, value] of hashedRuns(parts, PART_BUCKETS)) values.set(DISH_DENSE + bucket, value)
  for (const [bucket, value] of hashedRuns(letterRuns(canonicalText(dish, parts)), LETTER_BUCKETS))
    values.set(DISH_DENSE + PART_BUCKETS + bucket, value)
  const order = [...values.keys()].sort((a, b) => a - b)
  return { indices: Uint16Array.from(order), values: Float32Array.from(order, (i) => values.get(i)!) }
}

/**
 * The dish in the words of the knowledge, and the words nobody understood: spelling, case, price and language of what
 * was understood make no difference.
 */
function canonicalText({ dishId, unknown }: DishReading, parts: readonly string[]): string {
  return [dishId ?? '', ...unknown, ...parts].join(' ')
}
