/** Random forest for classes and numbers (Breiman 2001), on binned columns; its trees may be grown by any number of threads. */
import { MaridajeError } from '../errors.ts'
import {
  checkColumns,
  checkTraining,
  type Learner,
  likeliest,
  type Model,
  outputsOf,
  type Task,
  type TrainingSet,
  taskOf,
} from './learner.ts'
import type { Matrix } from './matrix.ts'
import { type TensorMap, tensorOf } from './tensors.ts'
import { addLeaves } from './trees/add-leaves.ts'
import { encodeRows } from './trees/bins.ts'
import { FOREST_DEFAULTS, type ForestOptions, type PlannedForest, planForest } from './trees/forest-plan.ts'
import { growTrees } from './trees/grow-forest.ts'
import { drawCounts } from './trees/sample.ts'
import { type GrownTree, joinTrees, type TreeSet } from './trees/tree-set.ts'
import { treesFrom, treeTensors } from './trees/tree-tensors.ts'

export interface ForestModel extends Model {
  readonly trees: TreeSet
}

export const forest: Learner<ForestOptions, ForestModel> = {
  name: 'forest',
  tasks: ['classes', 'numbers'],
  defaults: FOREST_DEFAULTS,
  fit(train, options, seed) {
    const planned = planFor(train, options, seed)
    return gatherForest(
      train,
      planned,
      growTrees(planned.plan, Array.from({ length: planned.plan.options.trees }).keys()),
    )
  },
  fromTensors(tensors) {
    const classes = tensorOf(tensors, 'task', Int32Array)[0]!
    const task: Task = classes > 0 ? { kind: 'classes', classes } : { kind: 'numbers' }
    return modelOf(task, treesFrom(tensors, outputsOf(task)))
  },
}

/** First of the two halves of `fit`: what threads need to grow the trees. */
export function planFor(train: TrainingSet, options: Partial<ForestOptions>, seed: number): PlannedForest {
  checkTraining(train)
  return planForest(train, { ...FOREST_DEFAULTS, ...options }, seed)
}

/** Second half: trees 0, 1, … in their order to a model. */
export function gatherForest(train: TrainingSet, { bins }: PlannedForest, grown: readonly GrownTree[]): ForestModel {
  const task = taskOf(train.target)
  return modelOf(task, joinTrees(grown, bins, outputsOf(task)))
}

/**
 * What the trees that did not see a row say about it: rows × outputs, NaN where every tree saw it.
 * @param planned of the same training set, options and seed as the model
 */
export function outOfBag(model: ForestModel, { plan }: PlannedForest, features: Matrix): Float64Array {
  const { trees, task } = model
  const width = outputsOf(task)
  const sums = new Float64Array(plan.rows * width)
  const votes = new Uint32Array(plan.rows)
  const codes = encodeRows(trees.bins, features)
  const unseen = new Int32Array(plan.rows)
  for (let tree = 0; tree < trees.starts.length - 1; tree++) {
    const counts = drawCounts(plan, tree)
    let size = 0
    for (let row = 0; row < plan.rows; row++) if (counts[row] === 0) unseen[size++] = row
    const part = new Uint8Array(size * features.columns)
    for (let i = 0; i < size; i++)
      part.set(codes.subarray(unseen[i]! * features.columns, (unseen[i]! + 1) * features.columns), i * features.columns)
    const said = new Float64Array(size * width)
    addLeaves(trees, part, size, said, { from: tree, step: trees.starts.length, stride: width, offset: 0 })
    for (let i = 0; i < size; i++) {
      votes[unseen[i]!]!++
      for (let k = 0; k < width; k++) sums[unseen[i]! * width + k]! += said[i * width + k]!
    }
  }
  const unit = task.kind === 'classes' ? 65_535 : 1
  return sums.map((sum, i) => {
    const count = votes[Math.floor(i / width)]!
    return count === 0 ? Number.NaN : sum / (unit * count)
  })
}

function modelOf(task: Task, trees: TreeSet): ForestModel {
  const width = outputsOf(task)
  const count = trees.starts.length - 1
  const model: ForestModel = {
    learner: 'forest',
    task,
    columns: trees.bins.columns,
    trees,
    predictProbabilities(features) {
      checkColumns(model, features)
      const sums = new Float64Array(features.rows * width)
      const codes = encodeRows(trees.bins, features)
      addLeaves(trees, codes, features.rows, sums, { from: 0, step: 1, stride: width, offset: 0 })
      const unit = count * (task.kind === 'classes' ? 65_535 : 1)
      for (let i = 0; i < sums.length; i++) sums[i]! /= unit
      return sums
    },
    predict(features) {
      const outputs = model.predictProbabilities(features)
      return task.kind === 'classes' ? likeliest(outputs, width) : outputs
    },
    toTensors: (): TensorMap => ({ ...treeTensors(trees), task: Int32Array.of(task.kind === 'classes' ? width : 0) }),
  }
  if (count < 1) throw new MaridajeError('bad_model', 'A forest has at least one tree')
  return Object.freeze(model)
}
