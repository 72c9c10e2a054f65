/** What boosting's trees are grown from, in flat arrays that threads may share, and how one tree of a round is grown. */
import { randomFrom } from '../domain/random.ts'
import { lossOf } from './boosting-loss.ts'
import { seedOf, type Task, type TrainingSet, taskOf } from './learner.ts'
import { addLeaves } from './trees/add-leaves.ts'
import { type Bins, encodeColumns, missingCode } from './trees/bins.ts'
import { type GrowOptions, growBoosted, type Scratch, scratchFor } from './trees/grow-boosted.ts'
import type { CodedTable } from './trees/histogram.ts'
import { type GrownTree, joinTrees } from './trees/tree-set.ts'

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
  maxStep: 4,
  maxBins: 255,
  rowShare: 1,
  columnShare: 1,
  patience: 0,
  heldOutShare: 0.1,
}

export interface BoostingPlan {
  task: Task
  outputs: number
  bins: Bins
  table: CodedTable
  targets: Float64Array
  weights: Float64Array
  /** output by output, as they stand after the rounds so far */
  margins: Float64Array
  /** what a round's outputs share, in the same order */
  shared: Float64Array
  options: BoostingOptions
  seed: number
}

/** One thread's own arrays. */
export interface BoostingScratch extends Scratch {
  derivatives: Float64Array
  rowCodes: Uint8Array | null
}

export function planBoosting(
  train: TrainingSet,
  bins: Bins,
  start: Float64Array,
  options: BoostingOptions,
  seed: number,
): BoostingPlan {
  const { features } = train
  const { rows } = features
  const task = taskOf(train.target)
  const { outputs } = lossOf(task)
  const maxStep = task.kind === 'numbers' ? Number.POSITIVE_INFINITY : options.maxStep
  return {
    task,
    outputs,
    bins,
    table: {
      rows,
      codes: encodeColumns(bins, features, new Uint8Array(rows * features.columns)),
      shape: { starts: histogramStarts(bins) },
    },
    targets: targetsOf(train),
    weights: weightsOf(train),
    margins: spread(start, rows),
    shared: new Float64Array(outputs > 1 ? rows * outputs : 0),
    options: { ...options, maxStep },
    seed,
  }
}

export function boostingScratch({ table }: BoostingPlan): BoostingScratch {
  return { ...scratchFor(table.rows), derivatives: new Float64Array(2 * table.rows), rowCodes: null }
}

/** First part of a round, for these rows; all rows are done before the first tree is grown. */
export function beginRound({ task, table, margins, shared }: BoostingPlan, from: number, to: number): void {
  lossOf(task).prepare(margins, table.rows, from, to, shared)
}

/** Second part, for each output: its tree, and its margins moved. Outputs do not wait for one another. */
export function growOutput(plan: BoostingPlan, scratch: BoostingScratch, round: number, output: number): GrownTree {
  const { table, margins, shared, targets, weights, options, outputs, seed, bins } = plan
  const { rows } = table
  lossOf(plan.task).derive(output, margins, shared, targets, weights, scratch.derivatives)
  const random = randomFrom(seedOf(seed, round * outputs + output))
  const size = chooseRows(scratch.row, rows, options.rowShare, seedOf(seed + 1, round))
  const columns = chooseColumns(bins.columns, options.columnShare, random)
  const seesAll = size === rows
  const own = margins.subarray(output * rows, (output + 1) * rows)
  const tree = growBoosted(table, size, columns, scratch.derivatives, options, scratch, seesAll ? own : null)
  // Rows that this round did not see move as well.
  if (!seesAll) moveMargins(plan, scratch, tree, output)
  return tree
}

/** Moves the margins as when this tree was grown. */
export function moveMargins(plan: BoostingPlan, scratch: BoostingScratch, tree: GrownTree, output: number): void {
  const { bins, table, margins } = plan
  scratch.rowCodes ??= turned(table.codes, table.rows, bins.columns)
  const place = { from: 0, step: 1, stride: 1, offset: output * table.rows }
  addLeaves(joinTrees([tree], bins, 1), scratch.rowCodes, table.rows, margins, place)
}

export function targetsOf({ target }: TrainingSet): Float64Array {
  return Float64Array.from(target.kind === 'classes' ? target.labels : target.values)
}

export function weightsOf({ features, weights }: TrainingSet): Float64Array {
  return weights ? Float64Array.from(weights) : new Float64Array(features.rows).fill(1)
}

/** Margins lie output by output: a tree adds to one of them. */
export function spread(start: Float64Array, rows: number): Float64Array {
  const margins = new Float64Array(rows * start.length)
  for (let k = 0; k < start.length; k++) margins.fill(start[k]!, k * rows, (k + 1) * rows)
  return margins
}

function turned(codes: Uint8Array, rows: number, columns: number): Uint8Array {
  const byRow = new Uint8Array(codes.length)
  for (let column = 0, at = 0; column < columns; column++)
    for (let row = 0; row < rows; row++, at++) byRow[row * columns + column] = codes[at]!
  return byRow
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
