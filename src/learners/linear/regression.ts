/** Linear regression on scaled columns, ½ Σ (y − ŷ)² + l2/2 Σ w²: ridge by Cholesky, with an L1 penalty by L-BFGS. */
import { checkTraining, type Learner } from '../learner.ts'
import { solveSymmetric } from './cholesky.ts'
import { minimise } from './lbfgs.ts'
import { type LinearModel, linearFrom, linearModel } from './linear-model.ts'
import { fitScaling, scaled } from './scaled.ts'

export interface RegressionOptions {
  l2: number
  l1: number
  maxSteps: number
}

export const regression: Learner<RegressionOptions, LinearModel> = {
  name: 'linear',
  tasks: ['numbers'],
  defaults: { l2: 1e-6, l1: 0, maxSteps: 500 },
  fit(train, given, _seed) {
    checkTraining(train)
    const options = { ...regression.defaults, ...given }
    const { features, target, weights } = train
    const { rows, columns } = features
    const values = target.kind === 'numbers' ? target.values : target.labels
    const scaling = fitScaling(features, weights)
    const inputs = scaled(features, scaling)
    let total = 0
    let mean = 0
    for (let row = 0; row < rows; row++) {
      total += weights?.[row] ?? 1
      mean += (weights?.[row] ?? 1) * values[row]!
    }
    mean /= total || 1
    const { gram, cross, means } = momentsOf(inputs, rows, columns, weights, (row) => values[row]! - mean)
    const found =
      options.l1 > 0 ? withL1(gram, cross, options) : solveSymmetric(gram, cross, Math.max(1e-9, options.l2))
    // Rows of weight 0, or missing values, leave the scaled columns with a mean of their own.
    const intercept = mean - means.reduce((sum, m, j) => sum + m * found[j]!, 0)
    const parts = { ...scaling, weights: found, intercepts: Float64Array.of(intercept) }
    return linearModel('linear', { kind: 'numbers' }, parts)
  },
  fromTensors: (tensors) => linearFrom('linear', tensors),
}

/** Σ w (x − x̄)(x − x̄)' and Σ w (x − x̄) y. */
function momentsOf(
  inputs: Float64Array,
  rows: number,
  columns: number,
  weights: ArrayLike<number> | undefined,
  centredTarget: (row: number) => number,
) {
  const gram = new Float64Array(columns * columns)
  const cross = new Float64Array(columns)
  const means = new Float64Array(columns)
  let total = 0
  for (let row = 0; row < rows; row++) {
    const weight = weights?.[row] ?? 1
    total += weight
    for (let j = 0; j < columns; j++) means[j]! += weight * inputs[row * columns + j]!
  }
  for (let j = 0; j < columns; j++) means[j]! /= total || 1
  const centred = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    const weight = weights?.[row] ?? 1
    if (weight === 0) continue
    const y = centredTarget(row)
    for (let j = 0; j < columns; j++) centred[j] = inputs[row * columns + j]! - means[j]!
    for (let j = 0; j < columns; j++) {
      const own = weight * centred[j]!
      cross[j]! += own * y
      for (let k = 0; k <= j; k++) gram[j * columns + k]! += own * centred[k]!
    }
  }
  for (let j = 0; j < columns; j++) for (let k = 0; k < j; k++) gram[k * columns + j] = gram[j * columns + k]!
  return { gram, cross, means }
}

function withL1(gram: Float64Array, cross: Float64Array, { l1, l2, maxSteps }: RegressionOptions): Float64Array {
  const columns = cross.length
  const derive = (point: Float64Array, gradient: Float64Array): number => {
    let value = 0
    for (let j = 0; j < columns; j++) {
      let product = l2 * point[j]!
      for (let k = 0; k < columns; k++) product += gram[j * columns + k]! * point[k]!
      gradient[j] = product - cross[j]!
      value += point[j]! * (product / 2 - cross[j]!)
    }
    return value
  }
  const l1s = new Float64Array(columns).fill(l1)
  return minimise(derive, new Float64Array(columns), { l1: l1s, maxSteps, tolerance: 1e-7 }).point
}
