/**
 * How much worse a forest tells the target when a column is shuffled (Breiman 2001). A column that became several numbers
 * is shuffled as one. Measured on rows, and groups of rows, that the forest has not seen.
 */
import { randomFrom } from '../../domain/random.ts'
import { classReport } from '../../learners/classification.ts'
import { groupedFolds, splitFold } from '../../learners/folds.ts'
import { forest } from '../../learners/forest.ts'
import { likeliest, type Model, rowsOf, seedOf, type TrainingSet } from '../../learners/learner.ts'
import { type Matrix, takeRows } from '../../learners/matrix.ts'

export interface ColumnGroup {
  name: string
  /** columns of the matrix, from and up to but not including */
  from: number
  to: number
}

export interface Importance {
  /** accuracy, or 1 minus the share of the variance that is left */
  score: number
  /** of always saying the commonest class, or the mean */
  blind: number
  /** loss of score when the column is shuffled, the greatest first */
  columns: { name: string; loss: number }[]
}

const FOLDS = 3
const ROUNDS = 3

export function importanceOf(
  train: TrainingSet,
  columns: readonly ColumnGroup[],
  { trees, seed }: { trees: number; seed: number },
): Importance {
  const groups = train.groups ?? Array.from({ length: train.features.rows }, (_, row) => row)
  const folds = groupedFolds(groups, FOLDS, seed)
  const losses = columns.map(() => 0)
  let score = 0
  let blind = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const { train: rest, test } = splitFold(folds, fold)
    const model = forest.fit(rowsOf(train, rest), { trees, minLeafRows: 3 }, seedOf(seed, fold))
    const held = rowsOf(train, test)
    const whole = scoreOf(model, held.features, held)
    score += whole / FOLDS
    blind += blindScore(rowsOf(train, rest), held) / FOLDS
    for (const [k, column] of columns.entries())
      for (let round = 0; round < ROUNDS; round++) {
        const shuffled = shuffle(held.features, column, seedOf(seed, fold * ROUNDS + round))
        losses[k]! += (whole - scoreOf(model, shuffled, held)) / (FOLDS * ROUNDS)
      }
  }
  return {
    score,
    blind,
    columns: columns
      .map(({ name }, k) => ({ name, loss: losses[k]! }))
      .sort((a, b) => b.loss - a.loss || (a.name < b.name ? -1 : 1)),
  }
}

function scoreOf(model: Model, features: Matrix, { target }: TrainingSet): number {
  const said = model.predictProbabilities(features)
  if (target.kind === 'classes')
    return classReport(target.labels, likeliest(said, target.classes), target.classes).accuracy
  return explained(target.values, said)
}

function blindScore({ target: taught }: TrainingSet, { target }: TrainingSet): number {
  if (taught.kind === 'numbers' || target.kind === 'numbers') return 0
  const counts = new Float64Array(taught.classes)
  for (let i = 0; i < taught.labels.length; i++) counts[taught.labels[i]!]!++
  const common = counts.indexOf(Math.max(...counts))
  const labels = Array.from(target.labels)
  return labels.filter((label) => label === common).length / labels.length
}

function explained(values: ArrayLike<number>, said: Float64Array): number {
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
  let [left, whole] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    left += (values[i]! - said[i]!) ** 2
    whole += (values[i]! - mean) ** 2
  }
  return whole > 0 ? 1 - left / whole : 0
}

function shuffle(features: Matrix, { from, to }: ColumnGroup, seed: number): Matrix {
  const random = randomFrom(seed)
  const order = Array.from({ length: features.rows }, (_, row) => row)
  for (let row = order.length - 1; row > 0; row--) {
    const other = random.below(row + 1)
    const kept = order[row]!
    order[row] = order[other]!
    order[other] = kept
  }
  const mixed = takeRows(features, order)
  const values = features.values.slice()
  for (let row = 0; row < features.rows; row++)
    for (let column = from; column < to; column++)
      values[row * features.columns + column] = mixed.values[row * features.columns + column]!
  return { ...features, values }
}
