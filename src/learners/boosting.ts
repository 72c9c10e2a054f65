/** Gradient boosting on histograms for classes and numbers. Friedman 2001; bins and leaf-wise growth as in LightGBM (Ke et al. 2017). */
import { randomFrom } from '../domain/random.ts'
import { type Loss, lossOf } from './boosting-loss.ts'
import {
  BOOSTING_DEFAULTS,
  type BoostingOptions,
  type BoostingPlan,
  beginRound,
  boostingScratch,
  growOutput,
  moveMargins,
  planBoosting,
  spread,
  targetsOf,
  weightsOf,
} from './boosting-plan.ts'
import {
  checkColumns,
  checkTraining,
  type Learner,
  likeliest,
  type Model,
  outputsOf,
  rowsOf,
  seedOf,
  type Task,
  type TrainingSet,
  taskOf,
} from './learner.ts'
import type { Matrix } from './matrix.ts'
import { type TensorMap, tensorOf } from './tensors.ts'
import { addLeaves } from './trees/add-leaves.ts'
import { type Bins, encodeRows, fitBins } from './trees/bins.ts'
import { type GrownTree, joinTrees, type TreeSet } from './trees/tree-set.ts'
import { treesFrom, treeTensors } from './trees/tree-tensors.ts'

export { BOOSTING_DEFAULTS, type BoostingOptions }

export interface BoostingModel extends Model {
  readonly trees: TreeSet
  /** margins before any tree, one an output */
  readonly start: Float64Array
  /** rows × outputs before the link: logits for two classes (1 output), log-odds up to a constant for more, numbers */
  predictMargins(features: Matrix): Float64Array
}

export const boosting: Learner<BoostingOptions, BoostingModel> = {
  name: 'boosting',
  tasks: ['classes', 'numbers'],
  defaults: BOOSTING_DEFAULTS,
  fit(train, given, seed) {
    const rounds = boostInRounds(train, given, seed)
    for (;;) {
      const { done, value } = rounds.next()
      if (done) return value
    }
  },
  fromTensors(tensors) {
    const classes = tensorOf(tensors, 'task', Int32Array)[0]!
    const task: Task = classes > 0 ? { kind: 'classes', classes } : { kind: 'numbers' }
    return modelOf(task, treesFrom(tensors, 1), tensorOf(tensors, 'start', Float64Array))
  },
}

/**
 * Boosting round by round: yields the trees of each round, returns the model. With the trees that earlier rounds
 * yielded (`done`, in their order) it goes on where they ended, to the same model.
 */
export function* boostInRounds(
  train: TrainingSet,
  given: Partial<BoostingOptions>,
  seed: number,
  done: readonly (readonly GrownTree[])[] = [],
): Generator<readonly GrownTree[], BoostingModel> {
  const { plan, rounds } = prepareBoosting(train, given, seed, done)
  const scratch = boostingScratch(plan)
  let step = rounds.next()
  while (!step.done) {
    const round = step.value
    beginRound(plan, 0, plan.table.rows)
    const grown = Array.from({ length: plan.outputs }, (_, output) => growOutput(plan, scratch, round, output))
    yield grown
    step = rounds.next(grown)
  }
  return step.value
}

export interface PreparedBoosting {
  plan: BoostingPlan
  /** yields the number of the round whose trees it waits for, and returns the model */
  rounds: Generator<number, BoostingModel, readonly GrownTree[]>
}

/** For who grows the trees of a round himself, as threads do. */
export function prepareBoosting(
  train: TrainingSet,
  given: Partial<BoostingOptions>,
  seed: number,
  done: readonly (readonly GrownTree[])[],
): PreparedBoosting {
  checkTraining(train)
  const options = { ...BOOSTING_DEFAULTS, ...given }
  const { kept, heldOut } = holdOut(train, options, seed)
  const loss = lossOf(taskOf(train.target))
  const bins = fitBins(kept.features, options.maxBins)
  const start = loss.start(kept.target, weightsOf(kept))
  const plan = planBoosting(kept, bins, start, options, seed)
  const watch = heldOut && options.patience > 0 ? watcher(heldOut, bins, loss, start) : null
  return { plan, rounds: inRounds(plan, start, watch, done) }
}

function* inRounds(
  plan: BoostingPlan,
  start: Float64Array,
  watch: ReturnType<typeof watcher> | null,
  done: readonly (readonly GrownTree[])[],
): Generator<number, BoostingModel, readonly GrownTree[]> {
  const { options, outputs, bins, task } = plan
  const trees: GrownTree[] = []
  const scratch = done.length > 0 ? boostingScratch(plan) : null
  for (let round = 0; round < options.rounds; round++) {
    const known = done[round]
    if (known && scratch) for (const [output, tree] of known.entries()) moveMargins(plan, scratch, tree, output)
    const grown = known ?? (yield round)
    trees.push(...grown)
    if (watch?.isDone(grown, options.patience)) break
  }
  const used = watch ? trees.slice(0, watch.bestRounds() * outputs) : trees
  return modelOf(task, joinTrees(used, bins, 1), start)
}

/** Follows the loss on rows that are not learned from. */
function watcher(heldOut: TrainingSet, bins: Bins, loss: Loss, start: Float64Array) {
  const { rows } = heldOut.features
  const codes = encodeRows(bins, heldOut.features)
  const margins = spread(start, rows)
  const targets = targetsOf(heldOut)
  const weights = weightsOf(heldOut)
  let best = Number.POSITIVE_INFINITY
  let bestRounds = 0
  let rounds = 0
  return {
    isDone(grown: readonly GrownTree[], patience: number): boolean {
      for (const [output, tree] of grown.entries())
        addLeaves(joinTrees([tree], bins, 1), codes, rows, margins, {
          from: 0,
          step: 1,
          stride: 1,
          offset: output * rows,
        })
      rounds++
      const value = loss.value(margins, targets, weights)
      if (value < best) {
        best = value
        bestRounds = rounds
      }
      return rounds - bestRounds >= patience
    },
    bestRounds: () => bestRounds,
  }
}

function modelOf(task: Task, trees: TreeSet, start: Float64Array): BoostingModel {
  const loss = lossOf(task)
  const width = outputsOf(task)
  const model: BoostingModel = {
    learner: 'boosting',
    task,
    columns: trees.bins.columns,
    trees,
    start,
    predictMargins(features) {
      checkColumns(model, features)
      const codes = encodeRows(trees.bins, features)
      const { rows } = features
      const sums = spread(start, rows)
      for (let output = 0; output < loss.outputs; output++) {
        const place = { from: output, step: loss.outputs, stride: 1, offset: output * rows }
        addLeaves(trees, codes, rows, sums, place)
      }
      return byRow(sums, rows)
    },
    predictProbabilities(features) {
      const margins = model.predictMargins(features)
      const answers = new Float64Array(features.rows * width)
      for (let i = 0; i < features.rows; i++) loss.answer(margins, i * loss.outputs, answers, i * width)
      return answers
    },
    predict(features) {
      const answers = model.predictProbabilities(features)
      return task.kind === 'classes' ? likeliest(answers, width) : answers
    },
    toTensors: (): TensorMap => ({
      ...treeTensors(trees),
      start,
      task: Int32Array.of(task.kind === 'classes' ? task.classes : 0),
    }),
  }
  return Object.freeze(model)
}

function holdOut(train: TrainingSet, options: BoostingOptions, seed: number) {
  const { rows } = train.features
  if (options.patience === 0 || rows < 20) return { kept: train, heldOut: null }
  const random = randomFrom(seedOf(seed, -2))
  const isOut = new Map<number, boolean>()
  const out: number[] = []
  const rest: number[] = []
  for (let i = 0; i < rows; i++) {
    const group = train.groups?.[i] ?? i
    if (!isOut.has(group)) isOut.set(group, random.next() < options.heldOutShare)
    ;(isOut.get(group) ? out : rest).push(i)
  }
  if (out.length === 0 || rest.length === 0) return { kept: train, heldOut: null }
  return { kept: rowsOf(train, rest), heldOut: rowsOf(train, out) }
}

function byRow(margins: Float64Array, rows: number): Float64Array {
  const outputs = margins.length / rows
  if (outputs === 1 || rows === 0) return margins
  const turned = new Float64Array(margins.length)
  for (let k = 0; k < outputs; k++)
    for (let row = 0; row < rows; row++) turned[row * outputs + k] = margins[k * rows + row]!
  return turned
}
