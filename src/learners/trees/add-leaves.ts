/** What trees say of many rows, added up. */
import { findLeaf, type TreeSet } from './tree-set.ts'
import { MOST_WALKED_COLUMNS, walkRows } from './walk.ts'

export interface Place {
  /** trees from, from + step, … */
  from: number
  step: number
  /** the first number of a row's leaf goes to row · stride + offset */
  stride: number
  offset: number
}

/** For fewer rows a tree is not worth preparing. */
const FEW_ROWS = 32

/** @param codes rows × columns */
export function addLeaves(trees: TreeSet, codes: Uint8Array, rows: number, into: Float64Array, place: Place): void {
  const { width, bins } = trees
  const leaf = new Int32Array(rows)
  const count = trees.starts.length - 1
  const isWalked = rows >= FEW_ROWS && bins.columns <= MOST_WALKED_COLUMNS
  for (let tree = place.from; tree < count; tree += place.step) {
    if (isWalked) walkRows(trees, tree, codes, rows, leaf)
    else for (let row = 0; row < rows; row++) leaf[row] = findLeaf(trees, tree, codes, row * bins.columns)
    if (width === 1) addOnes(trees.leaves, leaf, into, place)
    else addWide(trees.leaves, width, leaf, into, place)
  }
}

function addOnes(leaves: ArrayLike<number>, leaf: Int32Array, into: Float64Array, { stride, offset }: Place): void {
  for (let row = 0, at = offset; row < leaf.length; row++, at += stride) into[at]! += leaves[leaf[row]!]!
}

function addWide(
  leaves: ArrayLike<number>,
  width: number,
  leaf: Int32Array,
  into: Float64Array,
  { stride, offset }: Place,
): void {
  for (let row = 0; row < leaf.length; row++) {
    const from = leaf[row]! * width
    const to = row * stride + offset
    for (let k = 0; k < width; k++) into[to + k]! += leaves[from + k]!
  }
}
