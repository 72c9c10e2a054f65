/**
 * Agglomerative clusters: the nearest two become one until one is left. Distances after a merge by Lance and Williams
 * 1967, the order by chains of nearest neighbours (Murtagh 1983). Takes rows² numbers of memory.
 */
import type { Matrix } from '../matrix.ts'

export type Linkage = 'ward' | 'average' | 'complete'

export interface Merge {
  /** clusters: rows are 0 … rows - 1, the merge number m makes cluster rows + m */
  a: number
  b: number
  height: number
  size: number
}

/** All merges, rising in height. */
export function agglomerate(features: Matrix, linkage: Linkage): Merge[] {
  const { rows } = features
  const distances = squareDistances(features, linkage)
  const sizes = new Float64Array(rows).fill(1)
  const alive = new Uint8Array(rows).fill(1)
  const found: { a: number; b: number; height: number }[] = []
  const chain: number[] = []
  while (found.length < rows - 1) {
    if (chain.length === 0) chain.push(alive.indexOf(1))
    const top = chain.at(-1)!
    const before = chain.at(-2)
    const next = nearestTo(top, before, distances, alive, rows)
    if (next !== before) {
      chain.push(next)
      continue
    }
    chain.length -= 2
    const [a, b] = [Math.min(top, next), Math.max(top, next)]
    const height = distances[a * rows + b]!
    found.push({ a, b, height: linkage === 'ward' ? Math.sqrt(height) : height })
    join(a, b, distances, sizes, alive, rows, linkage)
  }
  return number(found, rows)
}

/** The clusters that are left when as many are wanted: a label from 0 up for each row, in the order of first appearance. */
export function cutTree(merges: readonly Merge[], rows: number, clusters: number): Int32Array {
  const parent = Int32Array.from({ length: 2 * rows }, (_, i) => i)
  const rootOf = (i: number): number => (parent[i] === i ? i : rootOf(parent[i]!))
  for (const [i, { a, b }] of merges.slice(0, Math.max(0, rows - clusters)).entries()) {
    parent[a] = rows + i
    parent[b] = rows + i
  }
  const names = new Map<number, number>()
  return Int32Array.from({ length: rows }, (_, row) => {
    const root = rootOf(row)
    if (!names.has(root)) names.set(root, names.size)
    return names.get(root)!
  })
}

function squareDistances({ rows, columns, values }: Matrix, linkage: Linkage): Float64Array {
  const distances = new Float64Array(rows * rows)
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < a; b++) {
      let sum = 0
      for (let j = 0; j < columns; j++) {
        const gap = values[a * columns + j]! - values[b * columns + j]!
        if (!Number.isNaN(gap)) sum += gap * gap
      }
      const own = linkage === 'ward' ? sum : Math.sqrt(sum)
      distances[a * rows + b] = own
      distances[b * rows + a] = own
    }
  return distances
}

/** The one before it in the chain wins a tie, so that chains end. */
function nearestTo(
  from: number,
  before: number | undefined,
  distances: Float64Array,
  alive: Uint8Array,
  rows: number,
): number {
  let best = before ?? -1
  let least = before === undefined ? Number.POSITIVE_INFINITY : distances[from * rows + before]!
  for (let i = 0; i < rows; i++) {
    if (!alive[i] || i === from) continue
    const own = distances[from * rows + i]!
    if (own < least) {
      least = own
      best = i
    }
  }
  return best
}

function join(
  a: number,
  b: number,
  distances: Float64Array,
  sizes: Float64Array,
  alive: Uint8Array,
  rows: number,
  linkage: Linkage,
): void {
  const [na, nb] = [sizes[a]!, sizes[b]!]
  const between = distances[a * rows + b]!
  for (let i = 0; i < rows; i++) {
    if (!alive[i] || i === a || i === b) continue
    const [toA, toB, n] = [distances[a * rows + i]!, distances[b * rows + i]!, sizes[i]!]
    const joined =
      linkage === 'complete'
        ? Math.max(toA, toB)
        : linkage === 'average'
          ? (na * toA + nb * toB) / (na + nb)
          : ((na + n) * toA + (nb + n) * toB - n * between) / (na + nb + n)
    distances[a * rows + i] = joined
    distances[i * rows + a] = joined
  }
  alive[b] = 0
  sizes[a] = na + nb
}

/** Chains find merges out of order: by height, with the numbers of the clusters they join. */
function number(found: readonly { a: number; b: number; height: number }[], rows: number): Merge[] {
  const cluster = Int32Array.from({ length: rows }, (_, row) => row)
  const sizes = new Float64Array(rows).fill(1)
  return found
    .map((merge, i) => ({ ...merge, i }))
    .sort((p, q) => p.height - q.height || p.i - q.i)
    .map(({ a, b, height }, i) => {
      const merge = { a: cluster[a]!, b: cluster[b]!, height, size: sizes[a]! + sizes[b]! }
      cluster[a] = rows + i
      sizes[a] = merge.size
      return merge
    })
}
