/**
 * Many rows through one tree without a branch that the processor must guess: all that a node asks stands in one word, a
 * step adds to the node's number (1 to the left child, more to the right one, 0 at a leaf), four rows go side by side.
 */
import { missingCode } from './bins.ts'
import { columnOf, MISSING_LEFT, type TreeSet } from './tree-set.ts'

interface Walkable {
  /** from the lowest bit: last code that goes left (8), inner node (1), code of a missing value that goes left (9), column (14) */
  words: Int32Array
  /** what is added beyond 1 to come to the right child */
  jumps: Int32Array
}

/** More columns do not fit into a word. */
export const MOST_WALKED_COLUMNS = 2 ** 14
const INNER = 1 << 8
const MISSING = 9
const COLUMN = 18
/** No code is this. */
const NO_CODE = 511
/** The code of a leaf: no row's is larger. */
const ANY_CODE = 255
/** Sets of no more nodes are prepared once; of larger ones each tree when its turn comes. */
const KEPT_NODES = 300_000
const kept = new WeakMap<TreeSet, Walkable[]>()

/** Where each row ends: the row of the leaf table, for each row. @param codes rows × columns */
export function walkRows(trees: TreeSet, tree: number, codes: Uint8Array, rows: number, leaf: Int32Array): void {
  const { words, jumps } = prepared(trees, tree)
  const { columns } = trees.bins
  const right = trees.right.subarray(trees.starts[tree], trees.starts[tree + 1])
  const root = words[0]!
  let row = 0
  for (; row + 3 < rows; row += 4) {
    const a = row * columns
    const b = a + columns
    const c = b + columns
    const d = c + columns
    let na = 0
    let nb = 0
    let nc = 0
    let nd = 0
    let wa = root
    let wb = root
    let wc = root
    let wd = root
    while (((wa | wb | wc | wd) & INNER) !== 0) {
      na += step(wa, codes[a + (wa >>> COLUMN)]!, jumps[na]!)
      nb += step(wb, codes[b + (wb >>> COLUMN)]!, jumps[nb]!)
      nc += step(wc, codes[c + (wc >>> COLUMN)]!, jumps[nc]!)
      nd += step(wd, codes[d + (wd >>> COLUMN)]!, jumps[nd]!)
      wa = words[na]!
      wb = words[nb]!
      wc = words[nc]!
      wd = words[nd]!
    }
    leaf[row] = ~right[na]!
    leaf[row + 1] = ~right[nb]!
    leaf[row + 2] = ~right[nc]!
    leaf[row + 3] = ~right[nd]!
  }
  for (; row < rows; row++) {
    let node = 0
    let word = root
    while ((word & INNER) !== 0) {
      node += step(word, codes[row * columns + (word >>> COLUMN)]!, jumps[node]!)
      word = words[node]!
    }
    leaf[row] = ~right[node]!
  }
}

/** How far to go on: right where the code is larger than the split's and not that of a missing value that goes left. */
function step(word: number, code: number, jump: number): number {
  const other = code ^ ((word >>> MISSING) & 511)
  const goesRight = (((word & 255) - code) >>> 31) & ((other | -other) >>> 31)
  return ((word >>> 8) & 1) + (-goesRight & jump)
}

function prepared(trees: TreeSet, tree: number): Walkable {
  if (trees.split.length > KEPT_NODES) return walkable(trees, tree)
  const known = kept.get(trees)
  if (known) return known[tree]!
  const all = Array.from({ length: trees.starts.length - 1 }, (_, number) => walkable(trees, number))
  kept.set(trees, all)
  return all[tree]!
}

function walkable({ split, right, starts, bins }: TreeSet, tree: number): Walkable {
  const start = starts[tree]!
  const nodes = starts[tree + 1]! - start
  const words = new Int32Array(nodes).fill(ANY_CODE)
  const jumps = new Int32Array(nodes)
  for (let node = 0; node < nodes; node++) {
    const next = right[start + node]!
    if (next < 0) continue
    const own = split[start + node]!
    const column = columnOf(own)
    const missing = (own & MISSING_LEFT) !== 0 ? missingCode(bins, column) : NO_CODE
    words[node] = (own & 255) | INNER | (missing << MISSING) | (column << COLUMN)
    jumps[node] = next - start - node - 1
  }
  return { words, jumps }
}
