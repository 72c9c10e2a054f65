/** Losses of boosting: where margins start, how they become answers, their first and second derivatives. */
import type { Target, Task } from './learner.ts'

export interface Loss {
  /** margins of a row: 1 for two classes and for numbers, else one a class */
  readonly outputs: number
  /** best constant margins */
  start(target: Target, weights: Float64Array): Float64Array
  /** Work that all outputs of a round share, for the rows from..to. Margins lie output by output, as `shared` does. */
  prepare(margins: Float64Array, rows: number, from: number, to: number, shared: Float64Array): void
  /** Writes gradient and hessian of each row side by side. */
  derive(
    output: number,
    margins: Float64Array,
    shared: Float64Array,
    targets: Float64Array,
    weights: Float64Array,
    derivatives: Float64Array,
  ): void
  /** mean loss over these rows */
  value(margins: Float64Array, targets: Float64Array, weights: Float64Array): number
  /** the margins of one row, from `at` on, to probabilities or the number */
  answer(margins: Float64Array, at: number, into: Float64Array, to: number): void
}

export function lossOf(task: Task): Loss {
  if (task.kind === 'numbers') return SQUARED
  return task.classes <= 2 ? LOGISTIC : softmax(task.classes)
}

const LOGISTIC: Loss = {
  outputs: 1,
  start(target, weights) {
    const [share] = sharesOf(target, weights).subarray(1)
    const p = Math.min(1 - 1e-6, Math.max(1e-6, share ?? 0))
    return Float64Array.of(Math.log(p / (1 - p)))
  },
  prepare: () => {},
  derive(_, margins, __, targets, weights, derivatives) {
    for (let i = 0; i < margins.length; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]!))
      derivatives[2 * i] = weights[i]! * (p - targets[i]!)
      derivatives[2 * i + 1] = weights[i]! * p * (1 - p)
    }
  },
  value(margins, targets, weights) {
    let loss = 0
    let total = 0
    for (let i = 0; i < margins.length; i++) {
      const signed = targets[i] === 1 ? -margins[i]! : margins[i]!
      loss += weights[i]! * (signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)))
      total += weights[i]!
    }
    return loss / total
  },
  answer(margins, at, into, to) {
    const p = 1 / (1 + Math.exp(-margins[at]!))
    into[to] = 1 - p
    into[to + 1] = p
  },
}

const SQUARED: Loss = {
  outputs: 1,
  start(target, weights) {
    const values = target.kind === 'numbers' ? target.values : target.labels
    let sum = 0
    let total = 0
    for (let i = 0; i < values.length; i++) {
      sum += weights[i]! * values[i]!
      total += weights[i]!
    }
    return Float64Array.of(sum / total)
  },
  prepare: () => {},
  derive(_, margins, __, targets, weights, derivatives) {
    for (let i = 0; i < margins.length; i++) {
      derivatives[2 * i] = weights[i]! * (margins[i]! - targets[i]!)
      derivatives[2 * i + 1] = weights[i]!
    }
  },
  value(margins, targets, weights) {
    let loss = 0
    let total = 0
    for (let i = 0; i < margins.length; i++) {
      loss += weights[i]! * (margins[i]! - targets[i]!) ** 2
      total += weights[i]!
    }
    return loss / total
  },
  answer(margins, at, into, to) {
    into[to] = margins[at]!
  },
}

/** `shared` holds the probabilities. */
function softmax(classes: number): Loss {
  return {
    outputs: classes,
    start: (target, weights) => sharesOf(target, weights).map((share) => Math.log(Math.max(1e-6, share))),
    prepare(margins, rows, from, to, shared) {
      const size = to - from
      const top = margins.slice(from, to)
      for (let k = 1; k < classes; k++)
        for (let i = 0, at = k * rows + from; i < size; i++, at++) if (margins[at]! > top[i]!) top[i] = margins[at]!
      const sum = new Float64Array(size)
      for (let k = 0; k < classes; k++)
        for (let i = 0, at = k * rows + from; i < size; i++, at++) {
          const raised = Math.exp(margins[at]! - top[i]!)
          shared[at] = raised
          sum[i]! += raised
        }
      for (let i = 0; i < size; i++) sum[i] = 1 / sum[i]!
      for (let k = 0; k < classes; k++)
        for (let i = 0, at = k * rows + from; i < size; i++, at++) shared[at]! *= sum[i]!
    },
    derive(output, _, shared, targets, weights, derivatives) {
      for (let i = 0, at = output * targets.length; i < targets.length; i++, at++) {
        const p = shared[at]!
        derivatives[2 * i] = weights[i]! * (targets[i] === output ? p - 1 : p)
        derivatives[2 * i + 1] = weights[i]! * p * (1 - p)
      }
    },
    value(margins, targets, weights) {
      const rows = targets.length
      const own = new Float64Array(classes)
      let loss = 0
      let total = 0
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < classes; k++) own[k] = margins[k * rows + i]!
        loss += weights[i]! * (logSum(own, 0, classes) - own[targets[i]!]!)
        total += weights[i]!
      }
      return loss / total
    },
    answer(margins, at, into, to) {
      const log = logSum(margins, at, classes)
      for (let k = 0; k < classes; k++) into[to + k] = Math.exp(margins[at + k]! - log)
    },
  }
}

function logSum(margins: Float64Array, at: number, classes: number): number {
  let top = margins[at]!
  for (let k = 1; k < classes; k++) if (margins[at + k]! > top) top = margins[at + k]!
  let sum = 0
  for (let k = 0; k < classes; k++) sum += Math.exp(margins[at + k]! - top)
  return top + Math.log(sum)
}

function sharesOf(target: Target, weights: Float64Array): Float64Array {
  if (target.kind === 'numbers') return new Float64Array(0)
  const shares = new Float64Array(Math.max(2, target.classes))
  let total = 0
  for (let i = 0; i < weights.length; i++) {
    shares[target.labels[i]!]! += weights[i]!
    total += weights[i]!
  }
  return shares.map((sum) => sum / total)
}
