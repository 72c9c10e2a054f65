/** Many trees in a few flat arrays: nodes in the order of a walk, left child next to its parent; leaves in one table. */
import type { Bins } from './bins.ts'
import { missingCode } from './bins.ts'

export type Leaves = Float32Array | Uint16Array

/** One tree as it was grown. */
export interface GrownTree {
  /** column · 512 + (missing goes left) · 256 + last code that goes left; anything at a leaf */
  split: Uint32Array
  /** where the right child stands; a leaf has ~(row in leaves) */
  right: Int32Array
  /** share of the training weight that went left, in 255ths, for contributions */
  leftShare: Uint8Array
  leaves: Leaves
  /** what each column's splits gained */
  gains: Float64Array
}

export interface TreeSet {
  readonly bins: Bins
  /** first node of each tree; one longer than trees */
  readonly starts: Uint32Array
  readonly split: Uint32Array
  readonly right: Int32Array
  readonly leftShare: Uint8Array
  /** rows of `width` numbers */
  readonly leaves: Leaves
  readonly width: number
  readonly gains: Float64Array
}

export const MISSING_LEFT = 256
export const COLUMN = 512

export function columnOf(split: number): number {
  return split >>> 9
}

/** Trees one after another; equal leaves are kept once. */
export function joinTrees(grown: readonly GrownTree[], bins: Bins, width: number): TreeSet {
  const starts = new Uint32Array(grown.length + 1)
  for (const [i, tree] of grown.entries()) starts[i + 1] = starts[i]! + tree.split.length
  const size = starts[grown.length]!
  const split = new Uint32Array(size)
  const right = new Int32Array(size)
  const leftShare = new Uint8Array(size)
  const gains = new Float64Array(bins.columns)
  const kept = leafTable(grown, width)
  for (const [i, tree] of grown.entries()) {
    const start = starts[i]!
    split.set(tree.split, start)
    leftShare.set(tree.leftShare, start)
    for (let node = 0; node < tree.right.length; node++) {
      const next = tree.right[node]!
      right[start + node] = next < 0 ? ~kept.add(tree.leaves, ~next) : start + next
    }
    for (let column = 0; column < gains.length; column++) gains[column]! += tree.gains[column]!
  }
  return { bins, starts, split, right, leftShare, leaves: kept.rows(), width, gains }
}

/** The row of the leaf table that these codes lead to. @param at where the codes of the row begin */
export function findLeaf(trees: TreeSet, tree: number, codes: Uint8Array, at: number): number {
  const { split, right, bins } = trees
  let node = trees.starts[tree]!
  for (;;) {
    const next = right[node]!
    if (next < 0) return ~next
    node = goesLeft(split[node]!, codes, at, bins) ? node + 1 : next
  }
}

export function goesLeft(split: number, codes: Uint8Array, at: number, bins: Bins): boolean {
  const column = split >>> 9
  const code = codes[at + column]!
  return code <= (split & 255) || ((split & MISSING_LEFT) !== 0 && code === missingCode(bins, column))
}

/** Open addressing over the rows of leaves: the same numbers get the same row. */
function leafTable(grown: readonly GrownTree[], width: number) {
  const most = grown.reduce((sum, tree) => sum + tree.leaves.length, 0)
  const Kind = grown.every(({ leaves }) => leaves instanceof Uint16Array) ? Uint16Array : Float32Array
  const kept = new Kind(most)
  const words = kept instanceof Uint16Array ? kept : new Uint16Array(kept.buffer)
  const perRow = kept instanceof Uint16Array ? width : 2 * width
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, (2 * most) / width)))
  const slots = new Int32Array(places).fill(-1)
  let size = 0
  return {
    add(leaves: Leaves, row: number): number {
      for (let k = 0; k < width; k++) kept[size * width + k] = leaves[row * width + k]!
      let hash = 0x811c9dc5
      for (let k = 0; k < perRow; k++) hash = Math.imul(hash ^ words[size * perRow + k]!, 0x01000193)
      hash ^= hash >>> 15
      for (let slot = hash & (places - 1); ; slot = (slot + 1) & (places - 1)) {
        const there = slots[slot]!
        if (there < 0) {
          slots[slot] = size
          return size++
        }
        let same = true
        for (let k = 0; k < perRow && same; k++) same = words[there * perRow + k] === words[size * perRow + k]
        if (same) return there
      }
    },
    rows: (): Leaves => kept.slice(0, size * width),
  }
}
