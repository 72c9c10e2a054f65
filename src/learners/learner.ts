/**
 * The one contract of everything that learns from a table: options, fitted model and use are three things.
 * `fit` is pure: the same rows, options and seed give the same model. A model is frozen flat arrays.
 */
import { MaridajeError } from '../errors.ts'
import { type Matrix, takeRows } from './matrix.ts'
import type { TensorMap } from './tensors.ts'

/** What is to be learned: a class of each row (0 up to `classes` - 1), or a number. */
export type Target =
  | { readonly kind: 'classes'; readonly classes: number; readonly labels: ArrayLike<number> }
  | { readonly kind: 'numbers'; readonly values: ArrayLike<number> }

export type Task = { readonly kind: 'classes'; readonly classes: number } | { readonly kind: 'numbers' }

export interface TrainingSet {
  readonly features: Matrix
  readonly target: Target
  /** how much each row counts, at least 0; 1 each when left out */
  readonly weights?: ArrayLike<number>
  /** rows of one group are never parted when a learner holds rows out */
  readonly groups?: ArrayLike<number>
}

export interface Model {
  /** name of the learner that made it */
  readonly learner: string
  readonly task: Task
  /** columns of the matrix it takes */
  readonly columns: number
  /** for each row its likeliest class, or its number */
  predict(features: Matrix): Float64Array
  /** rows × classes, each row sums to 1; for a model of numbers the numbers themselves, one a row */
  predictProbabilities(features: Matrix): Float64Array
  toTensors(): TensorMap
}

export interface Learner<Options extends object, M extends Model = Model> {
  readonly name: string
  readonly tasks: readonly Task['kind'][]
  readonly defaults: Options
  /** Options that are left out have their defaults. */
  fit(train: TrainingSet, options: Partial<Options>, seed: number): M
  fromTensors(tensors: TensorMap): M
}

export function taskOf(target: Target): Task {
  return target.kind === 'classes' ? { kind: 'classes', classes: target.classes } : { kind: 'numbers' }
}

/** Values a row that a model of this task gives. */
export function outputsOf(task: Task): number {
  return task.kind === 'classes' ? task.classes : 1
}

/** The training set of these rows alone. */
export function rowsOf(train: TrainingSet, rows: readonly number[]): TrainingSet {
  const { target, weights, groups } = train
  return {
    features: takeRows(train.features, rows),
    target:
      target.kind === 'classes'
        ? { ...target, labels: rows.map((row) => target.labels[row]!) }
        : { ...target, values: rows.map((row) => target.values[row]!) },
    ...(weights ? { weights: rows.map((row) => weights[row]!) } : {}),
    ...(groups ? { groups: rows.map((row) => groups[row]!) } : {}),
  }
}

/** What fit may rely on: as many targets and weights as rows, at least one row, labels in range. */
export function checkTraining({ features, target, weights }: TrainingSet): void {
  const given = target.kind === 'classes' ? target.labels : target.values
  if (features.rows === 0) throw bad('There is no row to learn from')
  if (target.kind === 'classes' && target.classes < 2) throw bad('There are at least two classes; one may be empty')
  if (given.length !== features.rows) throw bad(`${features.rows} rows have ${given.length} targets`)
  if (weights && weights.length !== features.rows) throw bad(`${features.rows} rows have ${weights.length} weights`)
  for (let i = 0; i < given.length; i++) {
    const value = given[i]!
    const isLabel = target.kind === 'classes' ? Number.isInteger(value) && value >= 0 && value < target.classes : true
    if (!Number.isFinite(value) || !isLabel) throw bad(`The target ${value} cannot be learned`, i)
  }
}

/** What predict may rely on. */
export function checkColumns(model: { columns: number }, features: Matrix): void {
  if (features.columns !== model.columns)
    throw bad(`The model takes ${model.columns} columns, the table has ${features.columns}`)
}

/** The likeliest class of each row; the first of equals. */
export function likeliest(probabilities: Float64Array, classes: number): Float64Array {
  const best = new Float64Array(probabilities.length / classes)
  for (let i = 0; i < best.length; i++) {
    let at = 0
    for (let k = 1; k < classes; k++) if (probabilities[i * classes + k]! > probabilities[i * classes + at]!) at = k
    best[i] = at
  }
  return best
}

/** A seed of its own for each part of a fit, far from those of its neighbours. */
export function seedOf(seed: number, part: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

function bad(message: string, row?: number): MaridajeError {
  return new MaridajeError('bad_input', message, row === undefined ? {} : { place: { row } })
}
