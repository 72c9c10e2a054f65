/** The rows that a tree of a forest sees, side by side so that a node is a stretch of them. */
import { randomFrom } from '../../domain/random.ts'
import { seedOf } from '../learner.ts'
import type { ForestPlan } from './forest-plan.ts'

export interface Sample {
  size: number
  row: Int32Array
  /** class or number */
  target: Float64Array
  weight: Float64Array
}

/** How often each row was drawn for this tree: worked out again wherever it is needed, so it is not kept. */
export function drawCounts({ rows, options, seed }: ForestPlan, tree: number): Uint16Array {
  const counts = new Uint16Array(rows)
  if (options.rowShare === 0) return counts.fill(1)
  const random = randomFrom(seedOf(seed, 2 * tree))
  const draws = Math.max(1, Math.round(options.rowShare * rows))
  for (let i = 0; i < draws; i++) counts[Math.floor(random.next() * rows)]!++
  return counts
}

export function drawSample(plan: ForestPlan, tree: number): Sample {
  const counts = drawCounts(plan, tree)
  const row = new Int32Array(plan.rows)
  let size = 0
  for (let i = 0; i < plan.rows; i++) if (counts[i]! > 0 && plan.weights[i]! > 0) row[size++] = i
  // Nothing but rows without weight was drawn: all rows, so that there is a tree.
  if (size === 0) for (; size < plan.rows; size++) row[size] = size
  const target = new Float64Array(size)
  const weight = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    target[i] = plan.targets[row[i]!]!
    weight[i] = Math.max(1e-12, counts[row[i]!]! * plan.weights[row[i]!]!)
  }
  return { size, row, target, weight }
}

/** No code of a row is this. */
const NO_CODE = 1 << 20

/**
 * Rows from..to so that those that go left come first, each side in its old order; gives where the right side begins.
 */
export function partition(
  sample: Sample,
  from: number,
  to: number,
  codes: Uint8Array,
  at: number,
  rule: { code: number; missingLeft: boolean; missing: number },
  spare: Sample,
): number {
  const { row, target, weight } = sample
  const missing = rule.missingLeft ? rule.missing : NO_CODE
  let left = from
  let aside = 0
  // Without a branch: each row is written to both sides, one counts.
  for (let i = from; i < to; i++) {
    const one = row[i]!
    const own = target[i]!
    const weighs = weight[i]!
    const code = codes[at + one]!
    const other = code ^ missing
    const goesRight = ((rule.code - code) >>> 31) & ((other | -other) >>> 31)
    row[left] = one
    target[left] = own
    weight[left] = weighs
    spare.row[aside] = one
    spare.target[aside] = own
    spare.weight[aside] = weighs
    left += 1 - goesRight
    aside += goesRight
  }
  row.set(spare.row.subarray(0, aside), left)
  target.set(spare.target.subarray(0, aside), left)
  weight.set(spare.weight.subarray(0, aside), left)
  return left
}
