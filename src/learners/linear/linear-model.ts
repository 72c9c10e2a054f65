/** Weighted sums of scaled columns, and what they answer. */
import { checkColumns, likeliest, type Model, outputsOf, type Task } from '../learner.ts'
import type { Matrix } from '../matrix.ts'
import { type TensorMap, tensorOf } from '../tensors.ts'
import { type Scaling, scaled } from './scaled.ts'

export interface LinearModel extends Model {
  /** outputs × columns, over scaled columns; two classes have one output, the logit of the second */
  readonly weights: Float64Array
  readonly intercepts: Float64Array
  predictMargins(features: Matrix): Float64Array
}

export interface LinearParts extends Scaling {
  weights: Float64Array
  intercepts: Float64Array
}

export function linearModel(learner: string, task: Task, parts: LinearParts): LinearModel {
  const { weights, intercepts, centre } = parts
  const columns = centre.length
  const width = outputsOf(task)
  const model: LinearModel = {
    learner,
    task,
    columns,
    weights,
    intercepts,
    predictMargins(features) {
      checkColumns(model, features)
      return marginsOf(scaled(features, parts), features.rows, columns, weights, intercepts)
    },
    predictProbabilities(features) {
      const margins = model.predictMargins(features)
      return task.kind === 'numbers' ? margins : probabilitiesOf(margins, task.classes)
    },
    predict(features) {
      const answers = model.predictProbabilities(features)
      return task.kind === 'numbers' ? answers : likeliest(answers, width)
    },
    toTensors: (): TensorMap => ({
      centre,
      spread: parts.spread,
      weights,
      intercepts,
      task: Int32Array.of(task.kind === 'classes' ? task.classes : 0),
    }),
  }
  return Object.freeze(model)
}

export function linearFrom(learner: string, tensors: TensorMap): LinearModel {
  const classes = tensorOf(tensors, 'task', Int32Array)[0]!
  return linearModel(learner, classes > 0 ? { kind: 'classes', classes } : { kind: 'numbers' }, {
    centre: tensorOf(tensors, 'centre', Float64Array),
    spread: tensorOf(tensors, 'spread', Float64Array),
    weights: tensorOf(tensors, 'weights', Float64Array),
    intercepts: tensorOf(tensors, 'intercepts', Float64Array),
  })
}

/** rows × outputs */
export function marginsOf(
  inputs: Float64Array,
  rows: number,
  columns: number,
  weights: Float64Array,
  intercepts: Float64Array,
): Float64Array {
  const outputs = intercepts.length
  const margins = new Float64Array(rows * outputs)
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < outputs; k++) {
      let sum = intercepts[k]!
      for (let j = 0; j < columns; j++) sum += weights[k * columns + j]! * inputs[row * columns + j]!
      margins[row * outputs + k] = sum
    }
  return margins
}

/** Softmax over the margins; one margin a row is the logit of the second of two classes. */
export function probabilitiesOf(margins: Float64Array, classes: number): Float64Array {
  if (classes === 2) {
    const both = new Float64Array(2 * margins.length)
    for (let i = 0; i < margins.length; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]!))
      both[2 * i] = 1 - p
      both[2 * i + 1] = p
    }
    return both
  }
  const p = margins.slice()
  for (let at = 0; at < p.length; at += classes) {
    let top = p[at]!
    for (let k = 1; k < classes; k++) top = Math.max(top, p[at + k]!)
    let sum = 0
    for (let k = 0; k < classes; k++) {
      p[at + k] = Math.exp(p[at + k]! - top)
      sum += p[at + k]!
    }
    for (let k = 0; k < classes; k++) p[at + k]! /= sum
  }
  return p
}
