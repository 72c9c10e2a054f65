/** Measures over plain numbers. */
import { randomFrom } from '../domain/random.ts'

export interface Interval {
  value: number
  lo: number
  hi: number
}

/** Mean with a percentile interval over resampled items. @param values one per independent item, not empty */
export function bootstrapMean(values: readonly number[], seed: number, rounds = 2_000, confidence = 0.95): Interval {
  const random = randomFrom(seed)
  const means = Array.from({ length: rounds }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[random.below(values.length)]!
    return sum / values.length
  }).sort((a, b) => a - b)
  const tail = (1 - confidence) / 2
  return { value: mean(values), lo: means[Math.floor(tail * rounds)]!, hi: means[Math.ceil((1 - tail) * rounds) - 1]! }
}

/** A statistic of all items with a 95 % percentile interval over resampled items. */
export function bootstrapStatistic<T>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number,
  seed: number,
  rounds = 2_000,
): Interval {
  const random = randomFrom(seed)
  const values = Array.from({ length: rounds }, () =>
    statistic(Array.from(items, () => items[random.below(items.length)]!)),
  ).sort((a, b) => a - b)
  return {
    value: statistic(items),
    lo: values[Math.floor(0.025 * rounds)]!,
    hi: values[Math.ceil(0.975 * rounds) - 1]!,
  }
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Area under the ROC curve; ties count half. NaN when one side is empty. */
export function rocAuc(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0
  for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0
  return wins / (positives.length * negatives.length)
}

export interface Confusion {
  tp: number
  fp: number
  tn: number
  fn: number
}

/** Matthews correlation coefficient, 0 when a margin is empty. */
export function matthews({ tp, fp, tn, fn }: Confusion): number {
  const root = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
  return root === 0 ? 0 : (tp * tn - fp * fn) / root
}

export interface Scored {
  /** predicted probability */
  p: number
  /** 0 or 1 */
  y: number
}

/** 1 - Brier score over the Brier score of always saying the base rate. */
export function brierSkill(items: readonly Scored[]): number {
  const base = mean(items.map(({ y }) => y))
  const score = mean(items.map(({ p, y }) => (p - y) ** 2))
  return 1 - score / (base * (1 - base))
}

/** Logistic regression of the outcome on the predicted logit, by Newton's method; a slope of 1 is calibrated. */
export function fitPlatt(
  items: readonly { x: number; y: number }[],
  start = { slope: 1, intercept: 0 },
): { slope: number; intercept: number } {
  let { slope, intercept } = start
  for (let step = 0; step < 60; step++) {
    let g0 = 0
    let g1 = 0
    let h00 = 1e-6
    let h01 = 0
    let h11 = 1e-6
    for (const { x, y } of items) {
      const p = 1 / (1 + Math.exp(-(slope * x + intercept)))
      const w = p * (1 - p)
      g0 += y - p
      g1 += (y - p) * x
      h00 += w
      h01 += w * x
      h11 += w * x * x
    }
    const det = h00 * h11 - h01 * h01
    const stepIntercept = Math.max(-1, Math.min(1, (h11 * g0 - h01 * g1) / det))
    const stepSlope = Math.max(-1, Math.min(1, (h00 * g1 - h01 * g0) / det))
    intercept += stepIntercept
    slope += stepSlope
    if (Math.abs(stepIntercept) + Math.abs(stepSlope) < 1e-9) break
  }
  return { slope, intercept }
}
