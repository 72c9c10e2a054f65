/** Gradient boosting on histograms for classes and numbers. Friedman 2001; bins and leaf-wise growth as in LightGBM (Ke et al. 2017). */
import { randomFrom } from '../domain/random.ts'
import { type Loss, lossOf } from './boosting-loss.ts'
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
import { type Bins, encodeColumns, encodeRows, fitBins, missingCode } from './trees/bins.ts'
import { type GrowOptions, growBoosted, scratchFor } from './trees/grow-boosted.ts'
import type { CodedTable } from './trees/histogram.ts'
import { type GrownTree, joinTrees, type TreeSet } from './trees/tree-set.ts'
import { treesFrom, treeTensors } from './trees/tree-tensors.ts'

export interface BoostingOptions extends GrowOptions {
  rounds: number
  maxBins: number
  /** share of the rows that each round sees, without replacement */
  rowShare: number
  /** share of the columns that each tree sees */
  columnShare: number
  /** stop after as many rounds without a better loss on held-out rows; 0: never */
  patience: number
  /** share of the rows (or groups) held out for that */
  heldOutShare: number
}

export const BOOSTING_DEFAULTS: BoostingOptions = {
  rounds: 100,
  learningRate: 0.1,
  maxLeaves: 31,
  maxDepth: 0,
  minLeafRows: 20,
  minLeafHessian: 1e-3,
  l2: 0,
  minGain: 1e-12,
  maxBins: 255,
  rowShare: 1,
  columnShare: 1,
  patience: 0,
  heldOutShare: 0.1,
}

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
  checkTraining(train)
  const options = { ...BOOSTING_DEFAULTS, ...given }
  const { kept, heldOut } = holdOut(train, options, seed)
  const task = taskOf(train.target)
  const loss = lossOf(task)
  const bins = fitBins(kept.features, options.maxBins)
  const start = loss.start(kept.target, weightsOf(kept))
  const grow = grower(kept, bins, loss, start, options, seed)
  const watch = heldOut && options.patience > 0 ? watcher(heldOut, bins, loss, start) : null
  const trees: GrownTree[] = []
  for (let round = 0; round < options.rounds; round++) {
    const known = done[round]
    const grown = known ?? grow.round(round)
    if (known) grow.replay(known)
    else yield grown
    trees.push(...grown)
    if (watch?.isDone(grown, options.patience)) break
  }
  const used = watch ? trees.slice(0, watch.bestRounds() * loss.outputs) : trees
  return modelOf(task, joinTrees(used, bins, 1), start)
}

function grower(
  train: TrainingSet,
  bins: Bins,
  loss: Loss,
  start: Float64Array,
  options: BoostingOptions,
  seed: number,
) {
  const { features } = train
  const { rows } = features
  const table: CodedTable = {
    rows,
    codes: encodeColumns(bins, features, new Uint8Array(rows * features.columns)),
    shape: { starts: histogramStarts(bins) },
  }
  const targets = targetsOf(train)
  const weights = weightsOf(train)
  const margins = spread(start, rows)
  const gradients = new Float64Array(rows)
  const hessians = new Float64Array(rows)
  const shared = new Float64Array(loss.outputs > 1 ? rows * loss.outputs : 0)
  const scratch = scratchFor(rows)
  let rowCodes: Uint8Array | null = null
  const move = (tree: GrownTree, offset: number) => {
    rowCodes ??= encodeRows(bins, features)
    const place = { from: 0, step: 1, stride: 1, offset: offset * rows }
    addLeaves(joinTrees([tree], bins, 1), rowCodes, rows, margins, place)
  }
  return {
    round(round: number): GrownTree[] {
      loss.prepare(margins, rows, shared)
      return Array.from({ length: loss.outputs }, (_, output) => {
        loss.derive(output, margins, shared, targets, weights, gradients, hessians)
        const random = randomFrom(seedOf(seed, round * loss.outputs + output))
        const size = chooseRows(scratch.row, rows, options.rowShare, seedOf(seed + 1, round))
        const columns = chooseColumns(features.columns, options.columnShare, random)
        const seesAll = size === rows
        const own = margins.subarray(output * rows, (output + 1) * rows)
        const tree = growBoosted(table, size, columns, gradients, hessians, options, scratch, seesAll ? own : null)
        // Rows that this round did not see move as well.
        if (!seesAll) move(tree, output)
        return tree
      })
    },
    /** Moves the margins as when these trees were grown. */
    replay(trees: readonly GrownTree[]): void {
      for (const [output, tree] of trees.entries()) move(tree, output)
    },
  }
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

function targetsOf({ target }: TrainingSet): Float64Array {
  return Float64Array.from(target.kind === 'classes' ? target.labels : target.values)
}

function weightsOf({ features, weights }: TrainingSet): Float64Array {
  return weights ? Float64Array.from(weights) : new Float64Array(features.rows).fill(1)
}

/** Margins lie output by output: a tree adds to one of them. */
function spread(start: Float64Array, rows: number): Float64Array {
  const margins = new Float64Array(rows * start.length)
  for (let k = 0; k < start.length; k++) margins.fill(start[k]!, k * rows, (k + 1) * rows)
  return margins
}

function byRow(margins: Float64Array, rows: number): Float64Array {
  const outputs = margins.length / rows
  if (outputs === 1 || rows === 0) return margins
  const turned = new Float64Array(margins.length)
  for (let k = 0; k < outputs; k++)
    for (let row = 0; row < rows; row++) turned[row * outputs + k] = margins[k * rows + row]!
  return turned
}

function histogramStarts(bins: Bins): Int32Array {
  const starts = new Int32Array(bins.columns + 1)
  for (let column = 0; column < bins.columns; column++)
    starts[column + 1] = starts[column]! + missingCode(bins, column) + 1
  return starts
}

/** All rows, or a share of them drawn without replacement, in their order; gives how many. */
function chooseRows(row: Int32Array, rows: number, share: number, seed: number): number {
  const random = randomFrom(seed)
  let size = 0
  for (let i = 0; i < rows; i++) if (share >= 1 || random.next() < share) row[size++] = i
  if (size === 0) row[size++] = random.below(rows)
  return size
}

function chooseColumns(columns: number, share: number, random: { below(n: number): number }): Int32Array {
  const all = Int32Array.from({ length: columns }, (_, column) => column)
  if (share >= 1) return all
  const wanted = Math.max(1, Math.round(share * columns))
  for (let i = 0; i < wanted; i++) {
    const pick = i + random.below(columns - i)
    const column = all[pick]!
    all[pick] = all[i]!
    all[i] = column
  }
  return all.subarray(0, wanted).sort()
}
