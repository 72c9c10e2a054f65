/** Regularised logistic regression, for two classes or more, on scaled columns: log loss + l2/2 Σ w² + l1 Σ |w|. */
import { checkTraining, type Learner } from '../learner.ts'
import { minimise } from './lbfgs.ts'
import { type LinearModel, linearFrom, linearModel, marginsOf, probabilitiesOf } from './linear-model.ts'
import { fitScaling, scaled } from './scaled.ts'

export interface LogisticOptions {
  /** against the log loss summed over the rows */
  l2: number
  l1: number
  maxSteps: number
}

export const logistic: Learner<LogisticOptions, LinearModel> = {
  name: 'logistic',
  tasks: ['classes'],
  defaults: { l2: 1, l1: 0, maxSteps: 300 },
  fit(train, given, _seed) {
    checkTraining(train)
    const options = { ...logistic.defaults, ...given }
    const { features, target, weights } = train
    const { rows, columns } = features
    const classes = target.kind === 'classes' ? target.classes : 2
    const labels = target.kind === 'classes' ? target.labels : target.values
    const outputs = classes === 2 ? 1 : classes
    const scaling = fitScaling(features, weights)
    const inputs = scaled(features, scaling)
    const size = outputs * columns
    const total = totalOf(weights, rows)
    const derive = (point: Float64Array, gradient: Float64Array): number => {
      const margins = marginsOf(inputs, rows, columns, point.subarray(0, size), point.subarray(size))
      const p = probabilitiesOf(margins, classes)
      gradient.fill(0)
      let loss = 0
      for (let row = 0; row < rows; row++) {
        const weight = (weights?.[row] ?? 1) / total
        const label = labels[row]!
        loss -= weight * Math.log(Math.max(1e-300, p[row * classes + label]!))
        for (let k = 0; k < outputs; k++) {
          const own = outputs === 1 ? 1 : k
          const push = weight * (p[row * classes + own]! - (label === own ? 1 : 0))
          if (push === 0) continue
          gradient[size + k]! += push
          for (let j = 0; j < columns; j++) gradient[k * columns + j]! += push * inputs[row * columns + j]!
        }
      }
      const pull = options.l2 / total
      for (let i = 0; i < size; i++) {
        loss += (pull / 2) * point[i]! * point[i]!
        gradient[i]! += pull * point[i]!
      }
      return loss
    }
    const l1 = new Float64Array(size + outputs).fill(options.l1 / total, 0, size)
    const { point } = minimise(derive, new Float64Array(size + outputs), {
      ...(options.l1 > 0 ? { l1 } : {}),
      maxSteps: options.maxSteps,
      tolerance: 1e-6,
    })
    const parts = { ...scaling, weights: point.slice(0, size), intercepts: point.slice(size) }
    return linearModel('logistic', { kind: 'classes', classes }, parts)
  },
  fromTensors: (tensors) => linearFrom('logistic', tensors),
}

function totalOf(weights: ArrayLike<number> | undefined, rows: number): number {
  let total = 0
  for (let row = 0; row < rows; row++) total += weights?.[row] ?? 1
  return total > 0 ? total : 1
}
