/**
 * Isolation forest (Liu, Ting, Zhou 2008): what few random cuts set apart from the rest is unlike it.
 * Score 2^(-depth / c(n)): near 1 an outlier, 0.5 and below a record like any other.
 */
import { type Random, randomFrom } from '../../domain/random.ts'

export interface ForestOptions {
  trees: number
  /** rows that a tree sees */
  sample: number
}

/** A tree as flat arrays; a leaf has feature -1 and its depth, corrected for the rows left in it, in `cut`. */
interface Tree {
  feature: Int16Array
  cut: Float64Array
  /** the left child; the right one follows it */
  child: Int32Array
}

/**
 * @param columns one array a feature
 * @param weights how many records a row stands for
 */
export function isolationScores(
  columns: readonly Float64Array[],
  weights: Float64Array,
  options: ForestOptions,
  seed: number,
): Float64Array {
  const rows = columns[0]?.length ?? 0
  const scores = new Float64Array(rows)
  if (rows === 0) return scores
  const random = randomFrom(seed)
  const sums = runningSums(weights)
  const sample = Math.min(options.sample, sums.at(-1) ?? 0)
  const trees = Array.from({ length: options.trees }, () => growTree(columns, drawRows(sums, sample, random), random))
  const usual = usualDepth(sample)
  for (let row = 0; row < rows; row++) {
    let depth = 0
    for (const tree of trees) depth += depthOf(tree, columns, row)
    scores[row] = 2 ** (-depth / (trees.length * usual))
  }
  return scores
}

/** Mean depth of an unsuccessful search in a binary tree of n rows. */
function usualDepth(n: number): number {
  if (n <= 1) return n === 1 ? 1e-9 : 0
  const harmonic = Math.log(n - 1) + 0.5772156649
  return 2 * harmonic - (2 * (n - 1)) / n
}

function runningSums(weights: Float64Array): Float64Array {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

/** Records drawn with replacement; a row is drawn as often as it stands for many. */
function drawRows(sums: Float64Array, sample: number, random: Random): Int32Array {
  const total = sums.at(-1) ?? 0
  return Int32Array.from({ length: sample }, () => firstAbove(sums, random.next() * total))
}

function firstAbove(sums: Float64Array, target: number): number {
  let from = 0
  let to = sums.length - 1
  while (from < to) {
    const middle = (from + to) >> 1
    if (sums[middle]! > target) to = middle
    else from = middle + 1
  }
  return from
}

function growTree(columns: readonly Float64Array[], rows: Int32Array, random: Random): Tree {
  const feature: number[] = []
  const cut: number[] = []
  const child: number[] = []
  const most = Math.ceil(Math.log2(Math.max(2, rows.length)))
  const open = (at: number, own: Int32Array, depth: number): void => {
    const choice = depth < most && own.length > 1 ? chooseCut(columns, own, random) : null
    if (choice === null) {
      feature[at] = -1
      cut[at] = depth + (own.length > 1 ? usualDepth(own.length) : 0)
      child[at] = -1
      return
    }
    const left = feature.length
    feature.push(-1, -1)
    cut.push(0, 0)
    child.push(-1, -1)
    feature[at] = choice.feature
    cut[at] = choice.cut
    child[at] = left
    const values = columns[choice.feature]!
    open(
      left,
      own.filter((row) => isBelow(values[row]!, choice.cut)),
      depth + 1,
    )
    open(
      left + 1,
      own.filter((row) => !isBelow(values[row]!, choice.cut)),
      depth + 1,
    )
  }
  feature.push(-1)
  cut.push(0)
  child.push(-1)
  open(0, rows, 0)
  return { feature: Int16Array.from(feature), cut: Float64Array.from(cut), child: Int32Array.from(child) }
}

/** A feature that still varies here and a point between its ends. */
function chooseCut(
  columns: readonly Float64Array[],
  rows: Int32Array,
  random: Random,
): { feature: number; cut: number } | null {
  const from = random.below(columns.length)
  for (let step = 0; step < columns.length; step++) {
    const feature = (from + step) % columns.length
    const values = columns[feature]!
    let least = Number.POSITIVE_INFINITY
    let most = Number.NEGATIVE_INFINITY
    for (const row of rows) {
      const value = values[row]!
      if (value < least) least = value
      if (value > most) most = value
    }
    if (most > least) return { feature, cut: least + (most - least) * (0.000001 + 0.999998 * random.next()) }
  }
  return null
}

function isBelow(value: number, cut: number): boolean {
  return !(value >= cut)
}

function depthOf({ feature, cut, child }: Tree, columns: readonly Float64Array[], row: number): number {
  let at = 0
  while (feature[at]! >= 0) at = child[at]! + (isBelow(columns[feature[at]!]![row]!, cut[at]!) ? 0 : 1)
  return cut[at]!
}
