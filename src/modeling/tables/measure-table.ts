/** How good a model of a table is on rows it has not seen, each number with its 95 % interval over those rows. */
import {
  bootstrapRows,
  brier,
  calibrationError,
  classReport,
  logLoss,
  macroAuc,
} from '../../learners/classification.ts'
import type { Target } from '../../learners/learner.ts'
import { likeliest } from '../../learners/learner.ts'
import type { Interval } from '../../learners/metrics.ts'

const ROUNDS = 200

export type Measures = Record<string, Interval>

/** @param said rows × classes, or a number a row */
export function measureTable(said: Float64Array, target: Target, seed: number): Measures {
  return target.kind === 'classes'
    ? ofClasses(said, target.labels, target.classes, seed)
    : ofNumbers(said, target.values, seed)
}

function ofClasses(said: Float64Array, labels: ArrayLike<number>, classes: number, seed: number): Measures {
  const predicted = likeliest(said, classes)
  const pick = (rows: Int32Array) => {
    const p = new Float64Array(rows.length * classes)
    for (let i = 0; i < rows.length; i++)
      p.set(said.subarray(rows[i]! * classes, (rows[i]! + 1) * classes), i * classes)
    return { p, y: rows.map((row) => labels[row]!), hard: rows.map((row) => predicted[row]!) }
  }
  const rows = labels.length
  const measure = (of: (picked: ReturnType<typeof pick>) => number) =>
    bootstrapRows(rows, (drawn) => of(pick(drawn)), seed, ROUNDS)
  return {
    accuracy: measure(({ y, hard }) => classReport(y, hard, classes).accuracy),
    f1: measure(({ y, hard }) => classReport(y, hard, classes).f1),
    mcc: measure(({ y, hard }) => classReport(y, hard, classes).mcc),
    auc: measure(({ p, y }) => macroAuc(p, y, classes)),
    log_loss: measure(({ p, y }) => logLoss(p, y, classes)),
    brier: measure(({ p, y }) => brier(p, y, classes)),
    ece: measure(({ p, y }) => calibrationError(p, y, classes)),
  }
}

function ofNumbers(said: Float64Array, values: ArrayLike<number>, seed: number): Measures {
  const mean = (rows: Int32Array, of: (row: number) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  const squares = (rows: Int32Array) => mean(rows, (row) => (said[row]! - values[row]!) ** 2)
  const measure = (of: (rows: Int32Array) => number) => bootstrapRows(values.length, of, seed, ROUNDS)
  return {
    rmse: measure((rows) => Math.sqrt(squares(rows))),
    mae: measure((rows) => mean(rows, (row) => Math.abs(said[row]! - values[row]!))),
    r2: measure((rows) => {
      const middle = mean(rows, (row) => values[row]!)
      return 1 - squares(rows) / mean(rows, (row) => (values[row]! - middle) ** 2)
    }),
  }
}
