/** Trees to tensors and back, a few bytes a node: the order of the walk says where children are, so it is not stored. */
import { narrow, type TensorMap, tensorOf, wholeNumbers } from '../tensors.ts'
import { COLUMN, type Leaves, MISSING_LEFT, type TreeSet } from './tree-set.ts'

export function treeTensors(trees: TreeSet): TensorMap {
  const { bins, split, right, starts, leaves, gains, leftShare } = trees
  // 0 marks a leaf; else 1 + 2 · column + (missing goes left)
  const nodes = split.map((word, node) => (right[node]! < 0 ? 0 : 1 + 2 * (word >>> 9) + ((word >>> 8) & 1)))
  const inner = split.filter((_, node) => right[node]! >= 0)
  const largest = leaves.length / trees.width
  return {
    'trees.edges': bins.edges,
    'trees.offsets': bins.offsets,
    'trees.starts': starts,
    'trees.nodes': narrow(nodes, 2 * bins.columns),
    'trees.codes': Uint8Array.from(inner, (word) => word & 255),
    'trees.left_share': leftShare.filter((_, node) => right[node]! >= 0),
    'trees.leaf_rows': narrow(
      right.filter((next) => next < 0).map((next) => ~next),
      largest,
    ),
    'trees.leaves': leaves,
    'trees.gains': gains,
  }
}

export function treesFrom(tensors: TensorMap, width: number): TreeSet {
  const offsets = tensorOf(tensors, 'trees.offsets', Uint32Array)
  const starts = tensorOf(tensors, 'trees.starts', Uint32Array)
  const nodes = wholeNumbers(tensors, 'trees.nodes')
  const codes = tensorOf(tensors, 'trees.codes', Uint8Array)
  const shares = tensorOf(tensors, 'trees.left_share', Uint8Array)
  const leafRows = wholeNumbers(tensors, 'trees.leaf_rows')
  const split = new Uint32Array(nodes.length)
  const leftShare = new Uint8Array(nodes.length)
  const right = new Int32Array(nodes.length)
  // A walk: each leaf closes the nearest open split whose left side was just walked.
  const open: number[] = []
  let inner = 0
  let leaf = 0
  for (let node = 0; node < nodes.length; node++) {
    const word = nodes[node]!
    if (word > 0) {
      split[node] = ((word - 1) >>> 1) * COLUMN + ((word - 1) & 1) * MISSING_LEFT + codes[inner]!
      leftShare[node] = shares[inner++]!
      open.push(node)
    } else {
      right[node] = ~leafRows[leaf++]!
      const parent = open.pop()
      if (parent !== undefined) right[parent] = node + 1
    }
  }
  return {
    bins: { columns: offsets.length - 1, edges: tensorOf(tensors, 'trees.edges', Float32Array), offsets },
    starts,
    split,
    right,
    leftShare,
    leaves: leavesOf(tensors),
    width,
    gains: tensorOf(tensors, 'trees.gains', Float64Array),
  }
}

function leavesOf(tensors: TensorMap): Leaves {
  const leaves = tensors['trees.leaves']
  return leaves instanceof Uint16Array ? leaves : tensorOf(tensors, 'trees.leaves', Float32Array)
}
