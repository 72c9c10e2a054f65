import { expect, test } from 'vitest'
import { matrixOf } from '../../src/learners/matrix.ts'
import { hashWords } from '../../src/learners/preprocess/hash.ts'
import { impute } from '../../src/learners/preprocess/impute.ts'
import { oneHot } from '../../src/learners/preprocess/one-hot.ts'
import { scale } from '../../src/learners/preprocess/scale.ts'
import { readAllTensors, writeTensors } from '../../src/modeling/safetensors.ts'

const NONE = Number.NaN
const table = matrixOf([
  [1, 10, NONE],
  [2, NONE, NONE],
  [6, 30, NONE],
])

test('missing values become the middle of what training had', () => {
  const fresh = matrixOf([[NONE, NONE, NONE]])
  expect([...impute.fit(table, {}).apply(fresh).values]).toEqual([2, 20, 0])
  expect([...impute.fit(table, { with: 'mean' }).apply(fresh).values]).toEqual([3, 20, 0])
})

test('scaled columns have mean 0 and spread 1, or lie in 0..1; missing stays missing', () => {
  const spread = scale.fit(table, {}).apply(table)
  expect(spread.values[0]! + spread.values[3]! + spread.values[6]!).toBeCloseTo(0, 6)
  expect(spread.values[4]).toBeNaN()
  const range = scale.fit(table, { to: 'range' }).apply(table)
  expect([range.values[0], range.values[6], range.values[1], range.values[7]]).toEqual([0, 1, 0, 1])
})

test('one column a code; unknown, rare and missing codes set none', () => {
  const step = oneHot.fit(matrixOf([[5], [7], [7], [NONE]]), {})
  expect(step.outputs).toBe(2)
  expect([...step.apply(matrixOf([[7], [5], [9], [NONE]])).values]).toEqual([0, 1, 1, 0, 0, 0, 0, 0])
  expect(oneHot.fit(matrixOf([[5], [7], [7]]), { minRows: 2 }).outputs).toBe(1)
})

test('saved and loaded, a step does the same', () => {
  for (const step of [impute, scale, oneHot]) {
    const fitted = step.fit(table, {})
    const loaded = step.fromTensors(readAllTensors(writeTensors(fitted.toTensors())))
    expect(loaded.apply(table)).toEqual(fitted.apply(table))
  }
})

test('hashed words: the same words the same row, other words another', () => {
  const rows = hashWords([['malbec', 'merlot'], ['merlot', 'malbec'], ['riesling'], []], 64)
  const row = (i: number) => [...rows.values.subarray(64 * i, 64 * i + 64)]
  expect(row(0)).toEqual(row(1))
  expect(row(0)).not.toEqual(row(2))
  expect(row(3).every((value) => value === 0)).toBe(true)
})
