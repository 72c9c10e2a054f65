/** What the nearest rows say: Euclidean distance over scaled columns; equals in the order of the training rows. */

import { checkColumns, checkTraining, type Learner, likeliest, type Model, outputsOf, type Task } from './learner.ts'
import { fitScaling, scaled } from './linear/scaled.ts'
import { type TensorMap, tensorOf } from './tensors.ts'

export interface NeighboursOptions {
  neighbours: number
  /** how a neighbour counts: all alike, or by one over its distance */
  votes: 'alike' | 'by distance'
}

interface Kept {
  centre: Float64Array
  spread: Float64Array
  rows: Float64Array
  targets: Float64Array
  weights: Float64Array
}

export const neighbours: Learner<NeighboursOptions> = {
  name: 'neighbours',
  tasks: ['classes', 'numbers'],
  defaults: { neighbours: 5, votes: 'alike' },
  fit(train, given, _seed) {
    checkTraining(train)
    const options = { ...neighbours.defaults, ...given }
    const { features, target, weights } = train
    const scaling = fitScaling(features, weights)
    const inputs = scaled(features, scaling)
    const used = Array.from({ length: features.rows }, (_, row) => row).filter((row) => (weights?.[row] ?? 1) > 0)
    const said = target.kind === 'classes' ? target.labels : target.values
    const rows = new Float64Array(used.length * features.columns)
    for (const [i, row] of used.entries())
      rows.set(inputs.subarray(row * features.columns, (row + 1) * features.columns), i * features.columns)
    const kept = {
      ...scaling,
      rows,
      targets: Float64Array.from(used, (row) => said[row]!),
      weights: Float64Array.from(used, (row) => weights?.[row] ?? 1),
    }
    return modelOf(
      target.kind === 'classes' ? { kind: 'classes', classes: target.classes } : { kind: 'numbers' },
      kept,
      options,
    )
  },
  fromTensors(tensors) {
    const [classes, count, byDistance] = tensorOf(tensors, 'task', Int32Array)
    const kept = {
      centre: tensorOf(tensors, 'centre', Float64Array),
      spread: tensorOf(tensors, 'spread', Float64Array),
      rows: tensorOf(tensors, 'rows', Float64Array),
      targets: tensorOf(tensors, 'targets', Float64Array),
      weights: tensorOf(tensors, 'weights', Float64Array),
    }
    return modelOf(classes! > 0 ? { kind: 'classes', classes: classes! } : { kind: 'numbers' }, kept, {
      neighbours: count!,
      votes: byDistance ? 'by distance' : 'alike',
    })
  },
}

function modelOf(task: Task, kept: Kept, options: NeighboursOptions): Model {
  const columns = kept.centre.length
  const width = outputsOf(task)
  const count = Math.min(options.neighbours, kept.targets.length)
  const nearest = new Int32Array(count)
  const distances = new Float64Array(count)
  const model: Model = {
    learner: 'neighbours',
    task,
    columns,
    predictProbabilities(features) {
      checkColumns(model, features)
      const inputs = scaled(features, kept)
      const answers = new Float64Array(features.rows * width)
      for (let row = 0; row < features.rows; row++) {
        findNearest(inputs.subarray(row * columns, (row + 1) * columns))
        vote(answers, row * width)
      }
      return answers
    },
    predict(features) {
      const answers = model.predictProbabilities(features)
      return task.kind === 'classes' ? likeliest(answers, width) : answers
    },
    toTensors: (): TensorMap => ({
      ...kept,
      task: Int32Array.of(
        task.kind === 'classes' ? width : 0,
        options.neighbours,
        options.votes === 'by distance' ? 1 : 0,
      ),
    }),
  }
  return Object.freeze(model)

  /** Keeps the nearest so far in order; the squared distance is given up as soon as it is too long. */
  function findNearest(point: Float64Array): void {
    distances.fill(Number.POSITIVE_INFINITY)
    for (let i = 0; i < kept.targets.length; i++) {
      const worst = distances[count - 1]!
      let distance = 0
      for (let j = 0, at = i * columns; j < columns && distance < worst; j++, at++) {
        const gap = point[j]! - kept.rows[at]!
        distance += gap * gap
      }
      if (distance >= worst) continue
      let place = count - 1
      while (place > 0 && distances[place - 1]! > distance) {
        distances[place] = distances[place - 1]!
        nearest[place] = nearest[place - 1]!
        place--
      }
      distances[place] = distance
      nearest[place] = i
    }
  }

  function vote(answers: Float64Array, at: number): void {
    let total = 0
    for (let i = 0; i < count; i++) {
      const row = nearest[i]!
      const near = options.votes === 'alike' ? 1 : 1 / (1e-9 + Math.sqrt(distances[i]!))
      const weight = near * kept.weights[row]!
      total += weight
      if (task.kind === 'classes') answers[at + kept.targets[row]!]! += weight
      else answers[at]! += weight * kept.targets[row]!
    }
    for (let k = 0; k < width; k++) answers[at + k]! /= total
  }
}
