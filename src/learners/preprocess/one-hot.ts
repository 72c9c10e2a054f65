/** Columns of codes to one column a code; a code that training never saw, or saw too seldom, sets none of them. */
import type { Matrix } from '../matrix.ts'
import { tensorOf } from '../tensors.ts'
import type { FittedStep, Step } from './step.ts'

export interface OneHotOptions {
  /** a code needs as many training rows for a column of its own */
  minRows: number
}

export const oneHot: Step<OneHotOptions> = {
  name: 'one-hot',
  defaults: { minRows: 1 },
  fit(features, given) {
    const { minRows } = { ...oneHot.defaults, ...given }
    const perColumn = Array.from({ length: features.columns }, (_, column) => {
      const counts = new Map<number, number>()
      for (let i = column; i < features.values.length; i += features.columns) {
        const code = features.values[i]!
        if (!Number.isNaN(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
      }
      return [...counts].filter(([, count]) => count >= minRows).map(([code]) => code)
    })
    const starts = new Int32Array(features.columns + 1)
    for (const [i, codes] of perColumn.entries()) starts[i + 1] = starts[i]! + codes.length
    return fitted(Float32Array.from(perColumn.flatMap((codes) => codes.sort((a, b) => a - b))), starts)
  },
  fromTensors: (tensors) => fitted(tensorOf(tensors, 'codes', Float32Array), tensorOf(tensors, 'starts', Int32Array)),
}

function fitted(codes: Float32Array, starts: Int32Array): FittedStep {
  const columns = starts.length - 1
  const places = Array.from({ length: columns }, (_, column) => {
    const own = codes.subarray(starts[column], starts[column + 1])
    return new Map(Array.from(own, (code, i) => [code, starts[column]! + i]))
  })
  return Object.freeze({
    columns,
    outputs: codes.length,
    apply(features: Matrix) {
      const values = new Float32Array(features.rows * codes.length)
      for (let i = 0; i < features.values.length; i++) {
        const place = places[i % columns]!.get(features.values[i]!)
        if (place !== undefined) values[Math.floor(i / columns) * codes.length + place] = 1
      }
      return { rows: features.rows, columns: codes.length, values }
    },
    toTensors: () => ({ codes, starts }),
  })
}
