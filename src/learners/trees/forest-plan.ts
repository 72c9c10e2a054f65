/** Everything that growing a forest's trees reads, in flat arrays that threads may share. */
import type { TrainingSet } from '../learner.ts'
import { type Bins, encodeColumns, fitBins, missingCode } from './bins.ts'

export interface ForestOptions {
  trees: number
  /** 0: as deep as it goes */
  maxDepth: number
  /** a leaf has at least as many rows; 0: one in 4,000 of the training rows, at least 1 */
  minLeafRows: number
  /** columns tried at each split; 0: the square root for classes, a third for numbers */
  columnsPerSplit: number
  /** share of the rows drawn for each tree, with replacement; 0: every row once */
  rowShare: number
  maxBins: number
  /** `balanced`: classes weigh the same in all, however many rows they have */
  classWeights: 'none' | 'balanced' | readonly number[]
}

export const FOREST_DEFAULTS: ForestOptions = {
  trees: 100,
  maxDepth: 0,
  minLeafRows: 0,
  columnsPerSplit: 0,
  rowShare: 1,
  maxBins: 255,
  classWeights: 'none',
}

export interface ForestPlan {
  rows: number
  columns: number
  /** 0 for numbers */
  classes: number
  /** column-major */
  codes: Uint8Array
  /** code of a missing value, for each column */
  missing: Uint8Array
  /** 1 where a column lacks a value somewhere */
  lacks: Uint8Array
  /** class or number of each row */
  targets: Float64Array
  weights: Float64Array
  options: ForestOptions
  seed: number
}

export interface PlannedForest {
  plan: ForestPlan
  bins: Bins
}

export function planForest(train: TrainingSet, options: ForestOptions, seed: number): PlannedForest {
  const { features, target } = train
  const { rows, columns } = features
  const bins = fitBins(features, options.maxBins)
  const isClasses = target.kind === 'classes'
  const targets = Float64Array.from(isClasses ? target.labels : target.values)
  const weights = train.weights ? Float64Array.from(train.weights) : new Float64Array(rows).fill(1)
  if (isClasses) weighClasses(weights, targets, target.classes, options.classWeights)
  const preset = isClasses ? Math.floor(Math.sqrt(columns)) : Math.floor(columns / 3)
  const plan: ForestPlan = {
    rows,
    columns,
    classes: isClasses ? target.classes : 0,
    codes: encodeColumns(bins, features, new Uint8Array(rows * columns)),
    missing: Uint8Array.from({ length: columns }, (_, column) => missingCode(bins, column)),
    lacks: columnsThatLack(features),
    targets,
    weights,
    options: {
      ...options,
      minLeafRows: options.minLeafRows || Math.max(1, Math.floor(rows / 4_000)),
      columnsPerSplit: Math.min(columns, options.columnsPerSplit || Math.max(1, preset)),
    },
    seed,
  }
  return { plan, bins }
}

function columnsThatLack({ columns, values }: TrainingSet['features']): Uint8Array {
  const lacks = new Uint8Array(columns)
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) lacks[i % columns] = 1
  return lacks
}

function weighClasses(
  weights: Float64Array,
  labels: Float64Array,
  classes: number,
  wanted: ForestOptions['classWeights'],
): void {
  if (wanted === 'none') return
  const totals = new Float64Array(classes)
  let total = 0
  for (let i = 0; i < labels.length; i++) {
    totals[labels[i]!]! += weights[i]!
    total += weights[i]!
  }
  const present = totals.filter((sum) => sum > 0).length
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    weights[i]! *= wanted === 'balanced' ? total / (present * totals[label]!) : (wanted[label] ?? 1)
  }
}
