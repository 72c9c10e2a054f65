/** Columns to mean 0 and spread 1, or to the range 0..1; what is missing stays missing. */

import { fitScaling } from '../linear/scaled.ts'
import type { Matrix } from '../matrix.ts'
import { tensorOf } from '../tensors.ts'
import type { FittedStep, Step } from './step.ts'

export interface ScaleOptions {
  to: 'spread' | 'range'
}

export const scale: Step<ScaleOptions> = {
  name: 'scale',
  defaults: { to: 'spread' },
  fit(features, given) {
    const { to } = { ...scale.defaults, ...given }
    if (to === 'spread') {
      const { centre, spread } = fitScaling(features)
      return fitted(centre, spread)
    }
    const low = new Float64Array(features.columns).fill(Number.POSITIVE_INFINITY)
    const high = new Float64Array(features.columns).fill(Number.NEGATIVE_INFINITY)
    for (let i = 0; i < features.values.length; i++) {
      const value = features.values[i]!
      if (!Number.isFinite(value)) continue
      const column = i % features.columns
      low[column] = Math.min(low[column]!, value)
      high[column] = Math.max(high[column]!, value)
    }
    const centre = low.map((value) => (Number.isFinite(value) ? value : 0))
    return fitted(
      centre,
      high.map((value, i) => (value > low[i]! ? value - low[i]! : 1)),
    )
  },
  fromTensors: (tensors) =>
    fitted(tensorOf(tensors, 'centre', Float64Array), tensorOf(tensors, 'spread', Float64Array)),
}

function fitted(centre: Float64Array, spread: Float64Array): FittedStep {
  const columns = centre.length
  return Object.freeze({
    columns,
    outputs: columns,
    apply: (features: Matrix) => ({
      ...features,
      values: features.values.map((value, i) => (value - centre[i % columns]!) / spread[i % columns]!),
    }),
    toTensors: () => ({ centre, spread }),
  })
}
