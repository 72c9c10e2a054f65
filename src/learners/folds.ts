/** Rows into folds by lot: plain, with equal shares of classes, whole groups at a time. Folds are numbers from 0 up. */
import { randomFrom } from '../domain/random.ts'

/** Sizes differ by one at most. */
export function plainFolds(rows: number, folds: number, seed: number): Int32Array {
  const order = shuffledRows(rows, seed)
  const fold = new Int32Array(rows)
  for (const [place, row] of order.entries()) fold[row] = place % folds
  return fold
}

/** Each fold has every class in nearly the share that all rows have. */
export function stratifiedFolds(labels: ArrayLike<number>, folds: number, seed: number): Int32Array {
  const fold = new Int32Array(labels.length)
  const next = new Map<number, number>()
  let turn = 0
  for (const row of shuffledRows(labels.length, seed)) {
    const label = labels[row]!
    // Classes begin at different folds, so that small ones do not all fall into the first.
    if (!next.has(label)) next.set(label, turn++)
    fold[row] = next.get(label)! % folds
    next.set(label, next.get(label)! + 1)
  }
  return fold
}

/** No group is parted: largest groups first, each to the fold that has fewest rows. */
export function groupedFolds(groups: ArrayLike<number>, folds: number, seed: number): Int32Array {
  const members = new Map<number, number[]>()
  for (const row of shuffledRows(groups.length, seed)) {
    const own = members.get(groups[row]!)
    if (own) own.push(row)
    else members.set(groups[row]!, [row])
  }
  const sizes = new Int32Array(folds)
  const fold = new Int32Array(groups.length)
  for (const rows of [...members.values()].sort((a, b) => b.length - a.length)) {
    const least = sizes.indexOf(Math.min(...sizes))
    sizes[least]! += rows.length
    for (const row of rows) fold[row] = least
  }
  return fold
}

/** Rows of all other folds, rows of this one. */
export function splitFold(folds: Int32Array, fold: number): { train: number[]; test: number[] } {
  const train: number[] = []
  const test: number[] = []
  for (let row = 0; row < folds.length; row++) (folds[row] === fold ? test : train).push(row)
  return { train, test }
}

function shuffledRows(rows: number, seed: number): Int32Array {
  const random = randomFrom(seed)
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  for (let i = rows - 1; i > 0; i--) {
    const other = random.below(i + 1)
    const kept = order[i]!
    order[i] = order[other]!
    order[other] = kept
  }
  return order
}
