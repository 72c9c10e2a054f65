import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrixOf } from '../../../src/learners/matrix.ts'
import { encodeRows, fitBins, missingCode, thresholdOf } from '../../../src/learners/trees/bins.ts'

const column = fc.array(
  fc.oneof(fc.float(), fc.constant(Number.NaN), fc.integer({ min: 0, max: 9 }).map(Math.fround)),
  {
    minLength: 1,
    maxLength: 600,
  },
)

test('codes keep the order of the values, and a threshold parts them as the codes do', () => {
  fc.assert(
    fc.property(column, fc.integer({ min: 2, max: 255 }), (values, most) => {
      const features = matrixOf(values.map((value) => [value]))
      const bins = fitBins(features, most)
      const codes = encodeRows(bins, features)
      const missing = missingCode(bins, 0)
      expect(missing).toBeLessThanOrEqual(most)
      for (const [i, value] of features.values.entries()) {
        if (Number.isNaN(value)) expect(codes[i]).toBe(missing)
        else
          for (let code = 0; code < missing; code++) expect(value <= thresholdOf(bins, 0, code)).toBe(codes[i]! <= code)
      }
    }),
  )
})

test('few values have a code each', () => {
  const values = [3, 1, 2, 2, 1, 3]
  const bins = fitBins(matrixOf(values.map((value) => [value])), 255)
  expect([...encodeRows(bins, matrixOf([[1], [2], [3], [1.4], [1.6], [-9], [9]]))]).toEqual([0, 1, 2, 0, 1, 0, 2])
})

test('many values share codes evenly', () => {
  const features = matrixOf(Array.from({ length: 10_000 }, (_, i) => [Math.sqrt(i)]))
  const counts = new Float64Array(20)
  for (const code of encodeRows(fitBins(features, 20), features)) counts[code]!++
  expect(Math.min(...counts)).toBeGreaterThan(490)
  expect(Math.max(...counts)).toBeLessThan(510)
})
