/** Two windows of time side by side. */
import type { TakenBy } from '../../storage/shared-feedback.ts'

export interface Share {
  chosen: number
  offered: number
}

export function shareOf(taken: readonly TakenBy[]): Share {
  const of = (type: string) => taken.reduce((sum, one) => sum + (one.type === type ? one.events : 0), 0)
  return { chosen: of('chosen'), offered: of('offered') }
}

/** One-sided, 1 in 100. */
const Z_LIMIT = 2.326
/** An empty bin counts as half of one. */
const EMPTY = 0.5

/**
 * Population stability index of two histograms: Σ (a − b) · ln(a / b) over their shares. Below 0.1 they are alike, above
 * 0.2 something has moved (Siddiqi 2006, Credit Risk Scorecards).
 */
export function populationStability(before: readonly number[], now: readonly number[]): number {
  const [left, right] = [shares(before), shares(now)]
  return left.reduce((sum, a, bin) => {
    const b = right[bin] ?? 0
    return sum + (b - a) * Math.log(b / a)
  }, 0)
}

/** Whether the first is chosen less often, by more than chance explains (two proportions, pooled). */
export function isWorse(first: Share, second: Share): boolean {
  if (first.offered === 0 || second.offered === 0) return false
  const [a, b] = [first.chosen / first.offered, second.chosen / second.offered]
  const pooled = (first.chosen + second.chosen) / (first.offered + second.offered)
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / first.offered + 1 / second.offered))
  return deviation > 0 && (b - a) / deviation > Z_LIMIT
}

function shares(histogram: readonly number[]): number[] {
  const filled = histogram.map((count) => Math.max(count, EMPTY))
  const all = filled.reduce((sum, count) => sum + count, 0)
  return filled.map((count) => count / all)
}
