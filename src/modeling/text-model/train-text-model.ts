/**
 * Trains the text model: ridge regression of the judged profiles on the letters of every name and alias, each dish
 * counting the same. Measured on families that it did not see, beside the mean of all dishes.
 */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { DISH_KEYS, PROTEINS } from '../../domain/vocabulary.ts'
import { valuesOfDish } from '../../flavor/dish/prototypes.ts'
import { guessDish, TEXT_OUTPUTS, type TextModel } from '../../flavor/dish/text-model.ts'
import { hashedRuns, letterRuns } from '../../flavor/text/letter-runs.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownDish } from '../../knowledge/tables.ts'
import { factorise, solveFactored } from '../../learners/linear/cholesky.ts'
import { FOLDS, foldOf } from '../folds.ts'

export interface TextModelOptions {
  buckets: number
  ridge: number
}

export const TEXT_MODEL_DEFAULTS: TextModelOptions = { buckets: 2048, ridge: 0.3 }

export function trainTextModel(dishes: readonly KnownDish[], { buckets, ridge }: TextModelOptions): TextModel {
  const start = new Float64Array(TEXT_OUTPUTS)
  for (const dish of dishes) for (const [k, value] of targetOf(dish).entries()) start[k]! += value / dishes.length
  const gram = new Float64Array(buckets * buckets)
  const cross = Array.from({ length: TEXT_OUTPUTS }, () => new Float64Array(buckets))
  for (const dish of dishes) {
    const target = targetOf(dish)
    const names = namesOf(dish)
    for (const name of names) {
      const features = [...hashedRuns(name, buckets).entries()].filter(([, value]) => value !== 0)
      for (const [a, x] of features) {
        for (const [b, y] of features) gram[a * buckets + b]! += (x * y) / names.length
        for (let k = 0; k < TEXT_OUTPUTS; k++) cross[k]![a]! += (x * (target[k]! - start[k]!)) / names.length
      }
    }
  }
  const lower = factorise(gram, buckets, ridge)
  const weights = new Float32Array(buckets * TEXT_OUTPUTS)
  for (const [k, column] of cross.entries())
    for (const [bucket, weight] of solveFactored(lower, column).entries()) weights[bucket * TEXT_OUTPUTS + k] = weight
  return { buckets, weights, start: Float32Array.from(start) }
}

export interface TextModelReport {
  n: number
  /** mean absolute error of a value, and that of always saying the mean of the other dishes */
  error: number
  meanError: number
  /** share of dishes whose main ingredient is guessed, and of guesses that are right */
  guessed: number
  right: number
  /** 1 - squared error over that of the mean, by key */
  explained: Record<string, number>
}

/** Families of a fold are guessed by a model of the others. */
export function testTextModel(knowledge: Knowledge, options: TextModelOptions): TextModelReport {
  const fold = foldOf(knowledge)
  const dishes = knowledge.tables.dishes.rows
  const squares = new Float64Array(DISH_WIDTH)
  const meanSquares = new Float64Array(DISH_WIDTH)
  const sums = { error: 0, meanError: 0, guessed: 0, right: 0 }
  for (let k = 0; k < FOLDS; k++) {
    const isTest = (dish: KnownDish) => fold('family', dish.family) === k
    const model = trainTextModel(
      dishes.filter((dish) => !isTest(dish)),
      options,
    )
    for (const dish of dishes.filter(isTest)) {
      const { values, protein } = guessDish(model, dish.es)
      const truth = valuesOfDish(dish)
      for (let i = 0; i < DISH_WIDTH; i++) {
        const off = Math.abs(values[i]! - truth[i]!)
        const meanOff = Math.abs(model.start[i]! - truth[i]!)
        squares[i]! += off * off
        meanSquares[i]! += meanOff * meanOff
        sums.error += off
        sums.meanError += meanOff
      }
      if (protein !== null) sums.guessed++
      if (protein === dish.protein[0]) sums.right++
    }
  }
  const cells = dishes.length * DISH_WIDTH
  return {
    n: dishes.length,
    error: sums.error / cells,
    meanError: sums.meanError / cells,
    guessed: sums.guessed / dishes.length,
    right: sums.right / sums.guessed,
    explained: Object.fromEntries(DISH_KEYS.map((key, i) => [key, 1 - squares[i]! / meanSquares[i]!])),
  }
}

function namesOf({ es, en, aliases }: KnownDish): string[] {
  return [...new Set([es, en, ...aliases])].filter((name) => letterRuns(name).length > 0)
}

function targetOf(dish: KnownDish): Float32Array {
  const target = new Float32Array(TEXT_OUTPUTS)
  target.set(valuesOfDish(dish))
  for (const [place, protein] of dish.protein.entries())
    target[DISH_WIDTH + PROTEINS.indexOf(protein)] = place === 0 ? 1 : 0.4
  return target
}
