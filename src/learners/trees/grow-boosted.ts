/**
 * One tree of gradient boosting: leaf by leaf, always the leaf that gains most (Ke et al. 2017); gain and leaf values of
 * second order (Chen and Guestrin 2016): gain = G_l²/(H_l+λ) + G_r²/(H_r+λ) − G²/(H+λ), leaf = −G/(H+λ).
 */
import {
  addToHistogram,
  type CodedTable,
  type HistogramShape,
  type OrderedRows,
  PER_BIN,
  subtractHistogram,
} from './histogram.ts'
import { type TreeBuilder, treeBuilder } from './tree-builder.ts'
import type { GrownTree } from './tree-set.ts'

export interface GrowOptions {
  learningRate: number
  /** 0: no limit */
  maxLeaves: number
  /** 0: no limit */
  maxDepth: number
  minLeafRows: number
  minLeafHessian: number
  l2: number
  minGain: number
  /** no leaf of a class says more than this before the learning rate; numbers have no such limit */
  maxStep: number
}

/** Arrays that one tree after another uses. */
export interface Scratch extends OrderedRows {
  aside: Int32Array
  histograms: Float64Array[]
}

export function scratchFor(rows: number): Scratch {
  return {
    row: new Int32Array(rows),
    ordered: new Float64Array(2 * rows),
    aside: new Int32Array(rows),
    histograms: [],
  }
}

interface Leaf {
  from: number
  to: number
  depth: number
  gradient: number
  hessian: number
  histogram: Float64Array | null
  best: Found | null
  children: readonly [Leaf, Leaf] | null
}

interface Found {
  column: number
  code: number
  missingLeft: boolean
  missingIsNew: boolean
  gain: number
}

/**
 * Grows a tree on scratch.row[0..size).
 * @param derivatives gradient and hessian of each row, side by side
 * @param addTo a number a row, to which the tree's leaves are added
 */
export function growBoosted(
  table: CodedTable,
  size: number,
  columns: Int32Array,
  derivatives: Float64Array,
  options: GrowOptions,
  scratch: Scratch,
  addTo: Float64Array | null,
): GrownTree {
  const { row, histograms } = scratch
  const width = PER_BIN * table.shape.starts.at(-1)!
  const borrow = () => histograms.pop() ?? new Float64Array(width)
  const root = leafOf(0, size, 0)
  const open: Leaf[] = [root]
  look(root)
  const most = options.maxLeaves || Number.POSITIVE_INFINITY
  for (let leaves = 1; leaves < most; leaves++) {
    const next = takeBest(open)
    if (!next) break
    splitLeaf(next)
  }
  for (const leaf of open) giveBack(leaf)
  const builder = treeBuilder(table.shape.starts.length - 1, 1, 'numbers')
  write(builder, root, -1)
  return builder.done()

  function leafOf(from: number, to: number, depth: number): Leaf {
    return { from, to, depth, gradient: 0, hessian: 0, histogram: null, best: null, children: null }
  }

  /** Sums of the leaf and its best split, from its rows. */
  function look(leaf: Leaf): void {
    const { from, to } = leaf
    const sums = orderDerivatives(derivatives, row, from, to, scratch.ordered)
    leaf.gradient = sums.gradient
    leaf.hessian = sums.hessian
    if (!mayGrow(leaf)) return
    leaf.histogram = borrow()
    addToHistogram(leaf.histogram, table, columns, scratch, from, to)
    leaf.best = findSplit(leaf, leaf.histogram, columns, table.shape, options)
  }

  /** The same for the larger of two siblings, from what the parent has and the smaller one has not. */
  function lookAtRest(leaf: Leaf, parent: Leaf, sibling: Leaf): void {
    if (!parent.histogram || !sibling.histogram) return look(leaf)
    leaf.gradient = parent.gradient - sibling.gradient
    leaf.hessian = Math.max(0, parent.hessian - sibling.hessian)
    subtractHistogram(parent.histogram, sibling.histogram, table.shape, columns)
    leaf.histogram = parent.histogram
    parent.histogram = null
    leaf.best = findSplit(leaf, leaf.histogram, columns, table.shape, options)
  }

  function mayGrow({ from, to, depth }: Leaf): boolean {
    return to - from >= 2 * options.minLeafRows && (options.maxDepth === 0 || depth < options.maxDepth)
  }

  function splitLeaf(leaf: Leaf): void {
    const middle = partition(leaf, leaf.best!)
    const left = leafOf(leaf.from, middle, leaf.depth + 1)
    const right = leafOf(middle, leaf.to, leaf.depth + 1)
    leaf.children = [left, right]
    const [small, large] = middle - leaf.from <= leaf.to - middle ? [left, right] : [right, left]
    look(small)
    if (mayGrow(large)) lookAtRest(large, leaf, small)
    else look(large)
    giveBack(leaf)
    for (const child of [left, right]) {
      if (child.best) open.push(child)
      else giveBack(child)
    }
  }

  function giveBack(leaf: Leaf): void {
    if (leaf.histogram) histograms.push(leaf.histogram)
    leaf.histogram = null
  }

  function partition({ from, to }: Leaf, { column, code, missingLeft }: Found): number {
    const lacking = table.shape.starts[column + 1]! - table.shape.starts[column]! - 1
    const rule = { at: column * table.rows, code, missing: missingLeft ? lacking : NO_CODE }
    return partRows(row, from, to, table.codes, rule, scratch.aside)
  }

  function write(builder: TreeBuilder, leaf: Leaf, parent: number): void {
    const node = builder.open(parent)
    if (!leaf.children) {
      const curve = leaf.hessian + options.l2
      const newton = curve > 0 ? -leaf.gradient / curve : 0
      const value = options.learningRate * Math.max(-options.maxStep, Math.min(options.maxStep, newton))
      const kept = Math.fround(value)
      if (addTo) addValue(addTo, row, leaf.from, leaf.to, kept)
      builder.leaf(node, [kept])
      return
    }
    const [left, right] = leaf.children
    const best = leaf.best!
    const goesMore = left.to - left.from > right.to - right.from
    const leftShare = (left.to - left.from) / (leaf.to - leaf.from)
    builder.split(node, { ...best, missingLeft: best.missingLeft || (best.missingIsNew && goesMore), leftShare })
    write(builder, left, -1)
    write(builder, right, node)
  }
}

/** Derivatives in the order of the leaf's rows, and their sums. */
function orderDerivatives(derivatives: Float64Array, row: Int32Array, from: number, to: number, into: Float64Array) {
  let gradient = 0
  let hessian = 0
  for (let i = from; i < to; i++) {
    const at = 2 * row[i]!
    const g = derivatives[at]!
    const h = derivatives[at + 1]!
    into[2 * i] = g
    into[2 * i + 1] = h
    gradient += g
    hessian += h
  }
  return { gradient, hessian }
}

/** No code of a row is this. */
const NO_CODE = 1 << 20

/** Rows that go left first, each side in its old order. Without a branch: each row is written to both sides, one counts. */
function partRows(
  row: Int32Array,
  from: number,
  to: number,
  codes: Uint8Array,
  { at, code, missing }: { at: number; code: number; missing: number },
  aside: Int32Array,
): number {
  let left = from
  let kept = 0
  for (let i = from; i < to; i++) {
    const one = row[i]!
    const own = codes[at + one]!
    const other = own ^ missing
    const goesRight = ((code - own) >>> 31) & ((other | -other) >>> 31)
    row[left] = one
    aside[kept] = one
    left += 1 - goesRight
    kept += goesRight
  }
  row.set(aside.subarray(0, kept), left)
  return left
}

function addValue(into: Float64Array, row: Int32Array, from: number, to: number, value: number): void {
  for (let i = from; i < to; i++) into[row[i]!]! += value
}

function takeBest(open: Leaf[]): Leaf | null {
  let at = -1
  for (let i = 0; i < open.length; i++)
    if (open[i]!.best && (at < 0 || open[i]!.best!.gain > open[at]!.best!.gain)) at = i
  return at < 0 ? null : open.splice(at, 1)[0]!
}

function findSplit(
  leaf: Leaf,
  histogram: Float64Array,
  columns: Int32Array,
  shape: HistogramShape,
  options: GrowOptions,
): Found | null {
  const { gradient, hessian } = leaf
  const { l2, minLeafRows, minLeafHessian } = options
  const rows = leaf.to - leaf.from
  const whole = (gradient * gradient) / (hessian + l2)
  const found = { column: -1, code: 0, missingLeft: false, missingIsNew: true, gain: options.minGain }
  for (const column of columns) {
    const start = PER_BIN * shape.starts[column]!
    const missing = PER_BIN * (shape.starts[column + 1]! - 1)
    const lacking = histogram[missing + 2]!
    scan(column, start, missing, 0, 0, 0, lacking === 0)
    if (lacking > 0) scan(column, start, missing, histogram[missing]!, histogram[missing + 1]!, lacking, false)
  }
  return found.column < 0 ? null : found

  /** Bins move left one by one; what is missing may be there already. */
  function scan(column: number, start: number, end: number, g: number, h: number, n: number, isNew: boolean): void {
    const missingLeft = n > 0
    let left = g
    let curve = h
    let count = n
    for (let bin = start; bin < end; bin += PER_BIN) {
      if (histogram[bin + 2] === 0) continue
      left += histogram[bin]!
      curve += histogram[bin + 1]!
      count += histogram[bin + 2]!
      if (count < minLeafRows || curve < minLeafHessian) continue
      if (rows - count < minLeafRows || hessian - curve < minLeafHessian) break
      const right = gradient - left
      const gain = (left * left) / (curve + l2) + (right * right) / (hessian - curve + l2) - whole
      if (gain > found.gain) {
        found.column = column
        found.code = (bin - start) / PER_BIN
        found.missingLeft = missingLeft
        found.missingIsNew = isNew
        found.gain = gain
      }
    }
  }
}
