/** A tree that grows node by node in the order of a walk. */
import { COLUMN, type GrownTree, type Leaves, MISSING_LEFT } from './tree-set.ts'

export interface Split {
  column: number
  /** the last code that goes left */
  code: number
  missingLeft: boolean
  /** what the split improves; for importances */
  gain: number
  /** share of the weight that goes left, 0..1 */
  leftShare: number
}

export interface TreeBuilder {
  /** Begins a node; `parent` is the split whose right side it opens, or -1. */
  open(parent: number): number
  split(node: number, split: Split): void
  leaf(node: number, values: ArrayLike<number>): void
  done(): GrownTree
}

export function treeBuilder(columns: number, width: number, kind: 'shares' | 'numbers'): TreeBuilder {
  let split = new Uint32Array(64)
  let right = new Int32Array(64)
  let leftShare = new Uint8Array(64)
  let leaves: Leaves = kind === 'shares' ? new Uint16Array(32 * width) : new Float32Array(32 * width)
  const gains = new Float64Array(columns)
  let nodes = 0
  let rows = 0
  return {
    open(parent) {
      if (nodes === split.length) {
        split = grown(split, new Uint32Array(2 * nodes))
        right = grown(right, new Int32Array(2 * nodes))
        leftShare = grown(leftShare, new Uint8Array(2 * nodes))
      }
      if (parent >= 0) right[parent] = nodes
      return nodes++
    },
    split(node, { column, code, missingLeft, gain, leftShare: share }) {
      split[node] = column * COLUMN + (missingLeft ? MISSING_LEFT : 0) + code
      leftShare[node] = Math.min(254, Math.max(1, Math.round(255 * share)))
      gains[column]! += gain
    },
    leaf(node, values) {
      if ((rows + 1) * width > leaves.length)
        leaves =
          leaves instanceof Uint16Array
            ? grown(leaves, new Uint16Array(2 * leaves.length))
            : grown(leaves, new Float32Array(2 * leaves.length))
      for (let k = 0; k < width; k++) leaves[rows * width + k] = values[k]!
      right[node] = ~rows
      rows++
    },
    done: () => ({
      split: split.slice(0, nodes),
      right: right.slice(0, nodes),
      leftShare: leftShare.slice(0, nodes),
      leaves: leaves.slice(0, rows * width),
      gains,
    }),
  }
}

function grown<T extends Uint32Array | Int32Array | Uint8Array | Uint16Array | Float32Array>(
  from: ArrayLike<number>,
  into: T,
): T {
  into.set(from)
  return into
}
