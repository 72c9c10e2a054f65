import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'

test('the same seed gives the same stream, another seed another', () => {
  const draw = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 20 }, () => random.next())
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})

test('mulberry32 as published: the first numbers of seed 1', () => {
  const random = randomFrom(1)
  const first = Array.from({ length: 3 }, () => Math.round(random.next() * 2 ** 32))
  expect(first).toEqual([2693262067, 11749833, 2265367787])
})

test('uniform: mean 1/2, variance 1/12, every tenth alike', () => {
  const random = randomFrom(3)
  const n = 100_000
  const bins = new Array<number>(10).fill(0)
  let sum = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    const x = random.next()
    sum += x
    squares += x * x
    bins[Math.floor(10 * x)]!++
  }
  expect(sum / n).toBeCloseTo(0.5, 2)
  expect(squares / n - (sum / n) ** 2).toBeCloseTo(1 / 12, 2)
  // 5 standard deviations of a binomial count
  for (const count of bins) expect(Math.abs(count - n / 10)).toBeLessThan(5 * Math.sqrt(n * 0.1 * 0.9))
})

test('normal: mean 0, variance 1', () => {
  const random = randomFrom(5)
  const values = Array.from({ length: 50_000 }, () => random.normal())
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length).toBeCloseTo(1, 1)
})

test('below stays below', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000 }), (seed, limit) => {
      const value = randomFrom(seed).below(limit)
      expect(Number.isInteger(value) && value >= 0 && value < limit).toBe(true)
    }),
  )
})
