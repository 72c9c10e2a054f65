/** Several learners as one, weighed on predictions for rows that each had not seen (Wolpert 1992). */

import { splitFold } from './folds.ts'
import { type Learner, type Model, outputsOf, rowsOf, seedOf, type TrainingSet, taskOf } from './learner.ts'
import { minimise } from './linear/lbfgs.ts'
import { logistic } from './linear/logistic.ts'
import { joinColumns, type Matrix, takeRows } from './matrix.ts'

/** Fits with one set of options: what stacking needs to know of a learner. */
export type Fit = (train: TrainingSet, seed: number) => Model

export function fitWith<O extends object>(learner: Learner<O>, options: Partial<O>): Fit {
  return (train, seed) => learner.fit(train, options, seed)
}

/** What each row's model, which has not seen its fold, says: rows × outputs. */
export function outOfFold(learn: Fit, train: TrainingSet, folds: Int32Array, seed: number): Float64Array {
  const outputs = outputsOf(taskOf(train.target))
  const said = new Float64Array(train.features.rows * outputs)
  for (const fold of new Set(folds)) {
    const { train: rest, test } = splitFold(folds, fold)
    const model = learn(rowsOf(train, rest), seedOf(seed, fold))
    const answers = model.predictProbabilities(takeRows(train.features, test))
    for (const [i, row] of test.entries())
      for (let k = 0; k < outputs; k++) said[row * outputs + k] = answers[i * outputs + k]!
  }
  return said
}

/**
 * Shares of the learners, at least 0 and summing to 1, that make the log loss of the mixed probabilities least.
 * @param predictions rows × classes, one a learner
 */
export function blendShares(
  predictions: readonly Float64Array[],
  labels: ArrayLike<number>,
  classes: number,
): number[] {
  const rows = labels.length
  const sharesAt = (point: Float64Array): number[] => {
    const raised = Array.from(point, Math.exp)
    const total = raised.reduce((sum, value) => sum + value, 0)
    return raised.map((value) => value / total)
  }
  const derive = (point: Float64Array, gradient: Float64Array): number => {
    const shares = sharesAt(point)
    const slopes = new Float64Array(shares.length)
    let loss = 0
    for (let i = 0; i < rows; i++) {
      const at = i * classes + labels[i]!
      const mixed = Math.max(
        1e-12,
        predictions.reduce((sum, p, m) => sum + shares[m]! * p[at]!, 0),
      )
      loss -= Math.log(mixed) / rows
      for (const [m, p] of predictions.entries()) slopes[m]! -= p[at]! / mixed / rows
    }
    const mean = shares.reduce((sum, share, m) => sum + share * slopes[m]!, 0)
    for (const [m, share] of shares.entries()) gradient[m] = share * (slopes[m]! - mean) + 1e-6 * point[m]!
    return loss + 5e-7 * point.reduce((sum, x) => sum + x * x, 0)
  }
  return sharesAt(minimise(derive, new Float64Array(predictions.length), { maxSteps: 200, tolerance: 1e-8 }).point)
}

/** A logistic model over the logs of the learners' out-of-fold probabilities. */
export function fitStack(predictions: readonly Float64Array[], labels: ArrayLike<number>, classes: number): Model {
  const target = { kind: 'classes', classes, labels } as const
  return logistic.fit({ features: stackInputs(predictions, classes), target }, {}, 0)
}

/** What `fitStack` learns from, and its model takes. */
export function stackInputs(predictions: readonly Float64Array[], classes: number): Matrix {
  return joinColumns(
    predictions.map((p) => ({
      rows: p.length / classes,
      columns: classes,
      values: Float32Array.from(p, (value) => Math.log(Math.max(1e-6, value))),
    })),
  )
}
