/** Fills what is missing with the column's mean or median of the training rows. */
import type { Matrix } from '../matrix.ts'
import { tensorOf } from '../tensors.ts'
import type { FittedStep, Step } from './step.ts'

export interface ImputeOptions {
  with: 'mean' | 'median'
}

export const impute: Step<ImputeOptions> = {
  name: 'impute',
  defaults: { with: 'median' },
  fit(features, given) {
    const options = { ...impute.defaults, ...given }
    return fitted(
      Float64Array.from({ length: features.columns }, (_, column) => middle(present(features, column), options.with)),
    )
  },
  fromTensors: (tensors) => fitted(tensorOf(tensors, 'fill', Float64Array)),
}

function fitted(fill: Float64Array): FittedStep {
  const columns = fill.length
  return Object.freeze({
    columns,
    outputs: columns,
    apply: (features: Matrix) => ({
      ...features,
      values: features.values.map((value, i) => (Number.isNaN(value) ? fill[i % columns]! : value)),
    }),
    toTensors: () => ({ fill }),
  })
}

function present({ columns, values }: Matrix, column: number): number[] {
  const found: number[] = []
  for (let i = column; i < values.length; i += columns) if (!Number.isNaN(values[i])) found.push(values[i]!)
  return found
}

/** 0 for a column that says nothing at all. */
function middle(values: number[], how: ImputeOptions['with']): number {
  if (values.length === 0) return 0
  if (how === 'mean') return values.reduce((sum, value) => sum + value, 0) / values.length
  values.sort((a, b) => a - b)
  const half = values.length >> 1
  return values.length % 2 === 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2
}
