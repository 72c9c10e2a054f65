/** Fits the bottle model, and tells how good it is on wineries that it never met. */
import { aucOf } from '../../learners/classification.ts'
import { groupedFolds, splitFold } from '../../learners/folds.ts'
import type { LinearModel } from '../../learners/linear/linear-model.ts'
import { logistic } from '../../learners/linear/logistic.ts'
import { type Matrix, takeRows } from '../../learners/matrix.ts'
import { WINE_FEATURE_WIDTH, wineFeatures } from '../../pairing/features/wine-features.ts'
import { BOTTLE_WIDTH, type BottleModel, type BottleWords, readBottles } from '../../pairing/learned/bottle-model.ts'
import { ACIDITIES, BODIES, type Bottles } from './read-bottles.ts'

/** A category that fewer bottles name is told by how often it is named at all. */
const FEWEST = 3
const L2 = 0.3
const FOLDS = 5

export interface BottleTest {
  /** bottles and wineries */
  bottles: number
  wineries: number
  /** area under the curve over all pairs of bottle and category */
  food_auc: number
  body_exact: number
  body_within_one: number
  acidity: number
}

export function trainBottles(bottles: Bottles, rows: readonly number[] = allOf(bottles)): BottleModel {
  const features = takeRows(matrixOf(bottles), rows)
  const foods = [...new Set(bottles.foods.flatMap((set) => [...set]))].sort()
  const answers = [
    ...foods.flatMap((food) =>
      yesOrNo(
        features,
        rows.map((row) => Number(bottles.foods[row]!.has(food))),
      ),
    ),
    ...oneOf(
      features,
      rows.map((row) => BODIES.indexOf(bottles.body[row]!)),
      BODIES.length,
    ),
    ...oneOf(
      features,
      rows.map((row) => ACIDITIES.indexOf(bottles.acidity[row]!)),
      ACIDITIES.length,
    ),
  ]
  const weights = new Float32Array(answers.length * BOTTLE_WIDTH)
  for (const [k, answer] of answers.entries()) weights.set(answer, k * BOTTLE_WIDTH)
  return { foods, bodies: BODIES, acidities: ACIDITIES, weights }
}

/** No winery teaches and tests. */
export function testBottles(bottles: Bottles): BottleTest {
  const numbers = new Map<string, number>()
  const wineries = bottles.winery.map((name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    return numbers.get(name)!
  })
  const folds = groupedFolds(wineries, FOLDS, 1)
  const said: BottleWords[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const { train, test } = splitFold(folds, fold)
    const words = readBottles(trainBottles(bottles, [...train]), bottles.wines)
    for (const row of test) said[row] = words[row]!
  }
  const pairs = said.flatMap(({ foods }, row) =>
    Object.entries(foods).map(([food, p]) => ({ p, y: Number(bottles.foods[row]!.has(food)) })),
  )
  const steps = said.map(({ body }, row) => Math.abs(stepOf(body) - stepOf(bottles.body[row]!)))
  const share = (count: number) => count / said.length
  return {
    bottles: said.length,
    wineries: numbers.size,
    food_auc: aucOf(
      pairs.map(({ p }) => p),
      pairs.map(({ y }) => y),
    ),
    body_exact: share(steps.filter((step) => step === 0).length),
    body_within_one: share(steps.filter((step) => step <= 1).length),
    acidity: share(said.filter(({ acidity }, row) => acidity === bottles.acidity[row]).length),
  }
}

function stepOf(body: string): number {
  return BODIES.indexOf(body)
}

function allOf({ wines }: Bottles): number[] {
  return Array.from({ length: wines.size }, (_, row) => row)
}

function matrixOf({ wines }: Bottles): Matrix {
  return { rows: wines.size, columns: WINE_FEATURE_WIDTH, values: wineFeatures(wines) }
}

function yesOrNo(features: Matrix, labels: readonly number[]): Float64Array[] {
  const named = labels.reduce((sum, label) => sum + label, 0)
  if (named >= FEWEST && named <= labels.length - FEWEST) return oneOf(features, labels, 2)
  const constant = new Float64Array(BOTTLE_WIDTH)
  constant[WINE_FEATURE_WIDTH] = Math.log((named + 0.1) / (labels.length - named + 0.1))
  return [constant]
}

/** The scaling of the columns goes into the weights. */
function oneOf(features: Matrix, labels: readonly number[], classes: number): Float64Array[] {
  const model = logistic.fit({ features, target: { kind: 'classes', classes, labels } }, { l2: L2 }, 0)
  return unscaled(model, classes === 2 ? 1 : classes)
}

function unscaled(model: LinearModel, outputs: number): Float64Array[] {
  const { centre, spread } = model.toTensors() as { centre: Float64Array; spread: Float64Array }
  return Array.from({ length: outputs }, (_, k) => {
    const answer = new Float64Array(BOTTLE_WIDTH)
    let start = model.intercepts[k]!
    for (let j = 0; j < WINE_FEATURE_WIDTH; j++) {
      const weight = model.weights[k * WINE_FEATURE_WIDTH + j]! / spread[j]!
      answer[j] = weight
      start -= weight * centre[j]!
    }
    answer[WINE_FEATURE_WIDTH] = start
    return answer
  })
}
