/** One trial on a table: out of fold on four of five folds; the fifth stays unseen for whoever trains with what was found. */
import { boosting } from '../../learners/boosting.ts'
import { classReport, logLoss } from '../../learners/classification.ts'
import { plainFolds, stratifiedFolds } from '../../learners/folds.ts'
import { forest } from '../../learners/forest.ts'
import { likeliest, rowsOf, type Target, type TrainingSet } from '../../learners/learner.ts'
import { logistic } from '../../learners/linear/logistic.ts'
import { regression } from '../../learners/linear/regression.ts'
import type { Trial } from '../../learners/search/space.ts'
import { type Fit, fitWith, outOfFold } from '../../learners/stacking.ts'
import { encodeTable, fitEncoder } from '../tables/encoder.ts'
import type { TableLearner } from '../tables/fit-table.ts'
import type { Table } from '../tables/read-csv.ts'
import { planTarget, readTarget } from '../tables/target.ts'
import { FLAVOR_COLUMNS, isTutorial, TUTORIAL_TARGET } from '../tables/tutorial.ts'
import type { Measure } from './search.ts'
import type { Metrics } from './trial-log.ts'

const FOLDS = 5
const FINAL = 4
const INNER = 4

/** @param target without it, the wine of the tutorial's table from its three flavors */
export function tableMeasure(table: Table, learner: TableLearner, target: string | undefined, seed: number): Measure {
  const train = tunableRows(tableToLearn(table, target), seed)
  return (trial, budget) => {
    const part = some(train, budget)
    const folds = foldsOf(part.target, INNER, seed)
    const said = outOfFold(fitFor(learner, trial, part.target), part, folds, seed)
    const metrics = metricsOf(said, part.target)
    return { score: metrics.accuracy ?? metrics.r2 ?? Number.NaN, metrics }
  }
}

function tableToLearn(table: Table, target: string | undefined): TrainingSet {
  const name = target ?? TUTORIAL_TARGET
  const plan = planTarget(name, table)
  const columns =
    target === undefined && isTutorial(table.header) ? FLAVOR_COLUMNS : table.header.filter((column) => column !== name)
  const { target: values, rows } = readTarget(plan, table)
  const own = { ...table, rows: rows.map((row) => table.rows[row]!), places: rows.map((row) => table.places[row]!) }
  return { features: encodeTable(fitEncoder(own, columns), own).features, target: values }
}

function tunableRows(train: TrainingSet, seed: number): TrainingSet {
  const folds = foldsOf(train.target, FOLDS, seed)
  return rowsOf(
    train,
    Array.from({ length: train.features.rows }, (_, row) => row).filter((row) => folds[row] !== FINAL),
  )
}

function some(train: TrainingSet, budget: number): TrainingSet {
  const rows = Math.max(Math.min(40, train.features.rows), Math.round(budget * train.features.rows))
  const step = train.features.rows / rows
  return rowsOf(
    train,
    Array.from({ length: rows }, (_, i) => Math.floor(i * step)),
  )
}

function fitFor(learner: TableLearner, trial: Trial, target: Target): Fit {
  switch (learner) {
    case 'forest':
      return fitWith(forest, trial)
    case 'boosting':
      return fitWith(boosting, trial)
    case 'logistic':
      return target.kind === 'classes' ? fitWith(logistic, trial) : fitWith(regression, trial)
  }
}

function foldsOf(target: Target, folds: number, seed: number): Int32Array {
  return target.kind === 'classes'
    ? stratifiedFolds(target.labels, folds, seed)
    : plainFolds(target.values.length, folds, seed)
}

function metricsOf(said: Float64Array, target: Target): Metrics {
  if (target.kind === 'classes') {
    const { accuracy, f1, mcc } = classReport(target.labels, likeliest(said, target.classes), target.classes)
    return { accuracy, f1, mcc, log_loss: logLoss(said, target.labels, target.classes) }
  }
  const values = Array.from(target.values)
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  const left = values.reduce((sum, value, i) => sum + (value - said[i]!) ** 2, 0)
  const whole = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return { r2: whole > 0 ? 1 - left / whole : 0, rmse: Math.sqrt(left / values.length) }
}
