/** The yes-or-no measures: scores as probabilities, cross-fitted, against what sommeliers name and what they do not. */
import {
  bootstrapStatistic,
  type Confusion,
  fitPlatt,
  type Interval,
  matthews,
  type Scored,
} from '../learners/metrics.ts'
import { calibrate } from '../pairing/calibrate.ts'
import type { Trial } from './trial.ts'

/** Scores as probabilities: each tuning fold is calibrated on the others, the final one on all of them. */
export function probabilities(
  trials: readonly Trial[],
  tuning: readonly Trial[],
  seed: number,
): Record<string, Interval> {
  const folds = [...new Set(trials.map(({ fold }) => fold))]
  const scored = new Map<string, Scored[]>()
  for (const fold of folds) {
    const calibration = fitPlatt(calibrationLabels(tuning.filter((trial) => trial.fold !== fold)))
    for (const { dishId, labelled } of trials.filter((trial) => trial.fold === fold)) {
      const own = scored.get(dishId) ?? []
      own.push(...labelled.map(({ x, y }): Scored => ({ p: calibrate(x, calibration), y })))
      scored.set(dishId, own)
    }
  }
  const dishes = [...scored.values()]
  // What the measures need of a dish, once: two thousand samples of it only add up.
  const tables = dishes.map(tableOf)
  const errors = dishes.map(errorsOf)
  const logits = dishes.map((items) => items.map(({ p, y }) => ({ x: Math.log(p / (1 - p)), y })))
  const whole = fitPlatt(logits.flat())
  return {
    mcc: bootstrapStatistic(tables, (sample) => matthews(sample.reduce(addUp)), seed),
    brier_skill: bootstrapStatistic(errors, (sample) => skillOf(sample.reduce(addUp)), seed),
    calibration_slope: bootstrapStatistic(logits, (sample) => fitPlatt(sample.flat(), whole).slope, seed),
  }
}

/** Right and wrong at 0.5. */
function tableOf(items: readonly Scored[]): Confusion {
  const table = { tp: 0, fp: 0, tn: 0, fn: 0 }
  for (const { p, y } of items) table[p >= 0.5 ? (y === 1 ? 'tp' : 'fp') : y === 1 ? 'fn' : 'tn']++
  return table
}

interface Errors {
  n: number
  positives: number
  squares: number
}

function errorsOf(items: readonly Scored[]): Errors {
  const errors = { n: items.length, positives: 0, squares: 0 }
  for (const { p, y } of items) {
    errors.positives += y
    errors.squares += (p - y) ** 2
  }
  return errors
}

/** 1 - Brier score over that of always saying the base rate. */
function skillOf({ n, positives, squares }: Errors): number {
  const base = positives / n
  return 1 - squares / n / (base * (1 - base))
}

function addUp<T extends object>(a: T, b: T): T {
  return Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, Number(value) + Number(Reflect.get(b, key))]),
  ) as T
}

/** Out-of-fold labels of all tuning folds: what the released model is calibrated on. */
export function calibrationLabels(trials: readonly Trial[]): { x: number; y: number }[] {
  return trials.flatMap(({ labelled, known }) => [...labelled, ...known])
}
