/**
 * What each column contributes to what a tree says about a row: path-dependent TreeSHAP (Lundberg, Erion and Lee 2018,
 * algorithm 2). Bias plus contributions is the leaf's value; the bias is the mean leaf, weighted as the trees were trained.
 */
import { goesLeft, type TreeSet } from './tree-set.ts'

/** One step of the path: its column, the share of ways that pass it when the column is unknown, and when it is known. */
interface Step {
  column: number
  zero: number
  one: number
  weight: number
}

/**
 * Adds the contributions of one tree.
 * @param codes of one row · @param parts columns × stride, the leaf's first number at `offset` in each · @param bias stride
 */
export function addContributions(
  trees: TreeSet,
  tree: number,
  codes: Uint8Array,
  place: { stride: number; offset: number; unit: number },
  parts: Float64Array,
  bias: Float64Array,
): void {
  const { split, right, leaves, width, leftShare, bins } = trees
  walk(trees.starts[tree]!, [], 1, 1, -1, 1)

  function walk(node: number, before: readonly Step[], zero: number, one: number, column: number, reach: number): void {
    const path = extend(before, zero, one, column)
    const next = right[node]!
    if (next < 0) {
      for (let i = 1; i < path.length; i++) {
        const { column: own, zero: z, one: o } = path[i]!
        const weight = unwoundSum(path, i) * (o - z) * place.unit
        for (let k = 0; k < width; k++)
          parts[own * place.stride + place.offset + k]! += weight * leaves[~next * width + k]!
      }
      for (let k = 0; k < width; k++) bias[place.offset + k]! += reach * place.unit * leaves[~next * width + k]!
      return
    }
    const own = split[node]! >>> 9
    const share = leftShare[node]! / 255
    const isLeft = goesLeft(split[node]!, codes, 0, bins)
    const seen = path.findIndex((step, i) => i > 0 && step.column === own)
    const shorter = seen < 0 ? path : unwind(path, seen)
    const inZero = seen < 0 ? 1 : path[seen]!.zero
    const inOne = seen < 0 ? 1 : path[seen]!.one
    walk(node + 1, shorter, inZero * share, isLeft ? inOne : 0, own, reach * share)
    walk(next, shorter, inZero * (1 - share), isLeft ? 0 : inOne, own, reach * (1 - share))
  }
}

function extend(before: readonly Step[], zero: number, one: number, column: number): Step[] {
  const path = before.map((step) => ({ ...step }))
  const length = path.length
  path.push({ column, zero, one, weight: length === 0 ? 1 : 0 })
  for (let i = length - 1; i >= 0; i--) {
    path[i + 1]!.weight += (one * path[i]!.weight * (i + 1)) / (length + 1)
    path[i]!.weight = (zero * path[i]!.weight * (length - i)) / (length + 1)
  }
  return path
}

/** The path as if the step had never been taken. */
function unwind(given: readonly Step[], at: number): Step[] {
  const path = given.map((step) => ({ ...step }))
  const length = path.length - 1
  const { zero, one } = path[at]!
  let next = path[length]!.weight
  for (let i = length - 1; i >= 0; i--) {
    const step = path[i]!
    if (one !== 0) {
      const kept = step.weight
      step.weight = (next * (length + 1)) / ((i + 1) * one)
      next = kept - (step.weight * zero * (length - i)) / (length + 1)
    } else step.weight = (step.weight * (length + 1)) / (zero * (length - i))
  }
  for (let i = at; i < length; i++) {
    const after = path[i + 1]!
    path[i] = { ...path[i]!, column: after.column, zero: after.zero, one: after.one }
  }
  path.pop()
  return path
}

/** Sum of the weights of the path without this step. */
function unwoundSum(path: readonly Step[], at: number): number {
  const length = path.length - 1
  const { zero, one } = path[at]!
  let next = path[length]!.weight
  let total = 0
  for (let i = length - 1; i >= 0; i--) {
    const { weight } = path[i]!
    if (one !== 0) {
      const kept = (next * (length + 1)) / ((i + 1) * one)
      total += kept
      next = weight - (kept * zero * (length - i)) / (length + 1)
    } else total += (weight * (length + 1)) / (zero * (length - i))
  }
  return total
}
