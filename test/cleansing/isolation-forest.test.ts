import { expect, test } from 'vitest'
import { isolationScores } from '../../src/cleansing/outliers/isolation-forest.ts'
import { randomFrom } from '../../src/domain/random.ts'

const random = randomFrom(3)
const crowd = Array.from({ length: 500 }, () => [random.normal(), random.normal()])
const columns = [0, 1].map((c) => Float64Array.from([...crowd.map((row) => row[c]!), c === 0 ? 9 : -8]))
const even = new Float64Array(501).fill(1)
const options = { trees: 60, sample: 128 }

test('what stands alone scores above all others', () => {
  const scores = isolationScores(columns, even, options, 1)
  const alone = scores[500]!
  expect(alone).toBeGreaterThan(0.65)
  expect(Math.max(...scores.subarray(0, 500))).toBeLessThan(alone)
  const middle = scores.toSorted()[250]!
  expect(middle).toBeLessThan(0.5)
})

test('the same seed gives the same scores, another seed others', () => {
  expect(isolationScores(columns, even, options, 1)).toEqual(isolationScores(columns, even, options, 1))
  expect(isolationScores(columns, even, options, 2)).not.toEqual(isolationScores(columns, even, options, 1))
})

test('a row that stands for many is no outlier', () => {
  const heavy = even.map((_, row) => (row === 500 ? 400 : 1))
  expect(isolationScores(columns, heavy, options, 1)[500]).toBeLessThan(0.6)
})

test('no rows, or rows that are all alike, are no trouble', () => {
  expect(isolationScores([], new Float64Array(), options, 1)).toHaveLength(0)
  const same = isolationScores([new Float64Array(20).fill(4)], new Float64Array(20).fill(1), options, 1)
  expect(new Set(same).size).toBe(1)
})
