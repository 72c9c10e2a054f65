/**
 * Many rows through one tree without a branch that the processor must guess: a step is `kids[2 node + goesRight]`,
 * leaves lead to themselves, four rows go side by side.
 */
import { missingCode } from './bins.ts'
import { columnOf, MISSING_LEFT, type TreeSet } from './tree-set.ts'

interface Walkable {
  kids: Int32Array
  column: Int32Array
  /** last code that goes left */
  code: Int32Array
  /** the code of a missing value where it goes left; else none has it */
  missing: Int32Array
  /** 0 at a leaf */
  inner: Uint8Array
}

const NO_CODE = 1 << 20
/** Sets of no more nodes are prepared once; of larger ones each tree when its turn comes. */
const KEPT_NODES = 300_000
const kept = new WeakMap<TreeSet, Walkable[]>()

/** Where each row ends: the row of the leaf table, for each row. @param codes rows × columns */
export function walkRows(trees: TreeSet, tree: number, codes: Uint8Array, rows: number, leaf: Int32Array): void {
  const { kids, column, code, missing, inner } = prepared(trees, tree)
  const { columns } = trees.bins
  const right = trees.right.subarray(trees.starts[tree], trees.starts[tree + 1])
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
    while ((inner[na]! | inner[nb]! | inner[nc]! | inner[nd]!) !== 0) {
      const ca = codes[a + column[na]!]!
      const cb = codes[b + column[nb]!]!
      const cc = codes[c + column[nc]!]!
      const cd = codes[d + column[nd]!]!
      const xa = ca ^ missing[na]!
      const xb = cb ^ missing[nb]!
      const xc = cc ^ missing[nc]!
      const xd = cd ^ missing[nd]!
      // 1 where the code is larger than the split's, and is not that of a missing value that goes left
      na = kids[2 * na + (((code[na]! - ca) >>> 31) & ((xa | -xa) >>> 31))]!
      nb = kids[2 * nb + (((code[nb]! - cb) >>> 31) & ((xb | -xb) >>> 31))]!
      nc = kids[2 * nc + (((code[nc]! - cc) >>> 31) & ((xc | -xc) >>> 31))]!
      nd = kids[2 * nd + (((code[nd]! - cd) >>> 31) & ((xd | -xd) >>> 31))]!
    }
    leaf[row] = ~right[na]!
    leaf[row + 1] = ~right[nb]!
    leaf[row + 2] = ~right[nc]!
    leaf[row + 3] = ~right[nd]!
  }
  for (; row < rows; row++) {
    const at = row * columns
    let node = 0
    while (inner[node] !== 0) {
      const own = codes[at + column[node]!]!
      node = kids[2 * node + (own > code[node]! && own !== missing[node]! ? 1 : 0)]!
    }
    leaf[row] = ~right[node]!
  }
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
  const kids = new Int32Array(2 * nodes)
  const column = new Int32Array(nodes)
  const code = new Int32Array(nodes)
  const missing = new Int32Array(nodes)
  const inner = new Uint8Array(nodes)
  for (let node = 0; node < nodes; node++) {
    const next = right[start + node]!
    const word = split[start + node]!
    const isInner = next >= 0
    inner[node] = isInner ? 1 : 0
    kids[2 * node] = isInner ? node + 1 : node
    kids[2 * node + 1] = isInner ? next - start : node
    column[node] = isInner ? columnOf(word) : 0
    code[node] = isInner ? word & 255 : NO_CODE
    missing[node] = isInner && (word & MISSING_LEFT) !== 0 ? missingCode(bins, columnOf(word)) : NO_CODE
  }
  return { kids, column, code, missing, inner }
}
