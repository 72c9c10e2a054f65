import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { matrixOf } from '../../../src/learners/matrix.ts'
import { importanceOf } from '../../../src/modeling/report/importance.ts'

const random = randomFrom(2)
const rows = Array.from({ length: 400 }, () => Array.from({ length: 4 }, () => random.next()))
const groups = [
  { name: 'noise', from: 0, to: 1 },
  { name: 'pair', from: 1, to: 3 },
  { name: 'weak', from: 3, to: 4 },
]

test('the planted pair of columns, shuffled as one, is worth most; noise is worth nothing', () => {
  const labels = rows.map(([, a, b, c]) => Number(a! + b! + 0.2 * c! > 1.1))
  const target = { kind: 'classes', classes: 2, labels } as const
  const { score, blind, columns } = importanceOf({ features: matrixOf(rows), target }, groups, { trees: 30, seed: 1 })
  expect(columns[0]!.name).toBe('pair')
  expect(columns[0]!.loss).toBeGreaterThan(0.25)
  expect(Math.abs(columns.find(({ name }) => name === 'noise')!.loss)).toBeLessThan(0.05)
  expect(score).toBeGreaterThan(blind + 0.2)
})

test('for numbers the score is the share of the variance that is explained', () => {
  const target = { kind: 'numbers', values: rows.map(([, a]) => 10 * a!) } as const
  const { score, blind, columns } = importanceOf({ features: matrixOf(rows), target }, groups, { trees: 30, seed: 1 })
  expect(score).toBeGreaterThan(0.85)
  expect(blind).toBe(0)
  expect(columns[0]!.name).toBe('pair')
})
