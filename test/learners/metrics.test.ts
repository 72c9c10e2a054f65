/** Measures against numbers worked out by hand or by the definition. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import {
  bootstrapMean,
  bootstrapStatistic,
  brierSkill,
  fitPlatt,
  matthews,
  mean,
  rocAuc,
} from '../../src/learners/metrics.ts'

test('the area under the curve: pairs won, ties half', () => {
  expect(rocAuc([3, 2], [1, 0])).toBe(1)
  expect(rocAuc([0, 1], [2, 3])).toBe(0)
  expect(rocAuc([1, 3], [2])).toBe(0.5)
  expect(rocAuc([1, 1], [1])).toBe(0.5)
  // 6 pairs: 0.9 beats both, 0.4 beats 0.3 and loses to 0.6, 0.6 ties with 0.6 and beats 0.3 -> 4.5 of 6
  expect(rocAuc([0.9, 0.4, 0.6], [0.6, 0.3])).toBe(0.75)
  expect(rocAuc([], [1])).toBeNaN()
  expect(rocAuc([1], [])).toBeNaN()
})

test('the area is that of the other side turned over', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(scores, scores, (a, b) => {
      expect(rocAuc(a, b) + rocAuc(b, a)).toBeCloseTo(1, 12)
    }),
  )
})

test('Matthews: 1 perfect, -1 all wrong, 0 blind', () => {
  expect(matthews({ tp: 5, fp: 0, tn: 7, fn: 0 })).toBe(1)
  expect(matthews({ tp: 0, fp: 7, tn: 0, fn: 5 })).toBe(-1)
  expect(matthews({ tp: 4, fp: 4, tn: 4, fn: 4 })).toBe(0)
  expect(matthews({ tp: 3, fp: 2, tn: 0, fn: 0 })).toBe(0)
  // (6·3 - 1·2) / sqrt(7·8·4·5)
  expect(matthews({ tp: 6, fp: 1, tn: 3, fn: 2 })).toBeCloseTo(16 / Math.sqrt(1120), 12)
})

test('Brier skill: 1 perfect, 0 the base rate, below 0 worse than it', () => {
  expect(
    brierSkill([
      { p: 1, y: 1 },
      { p: 0, y: 0 },
    ]),
  ).toBe(1)
  expect(
    brierSkill([
      { p: 0.5, y: 1 },
      { p: 0.5, y: 0 },
    ]),
  ).toBe(0)
  expect(
    brierSkill([
      { p: 0, y: 1 },
      { p: 1, y: 0 },
    ]),
  ).toBe(-3)
  // squares .04 .09 .16 -> mean .29/3; base 2/3 -> 2/9
  expect(
    brierSkill([
      { p: 0.8, y: 1 },
      { p: 0.7, y: 1 },
      { p: 0.4, y: 0 },
    ]),
  ).toBeCloseTo(1 - 0.29 / 3 / (2 / 9), 12)
})

test('the mean of nothing is no number', () => {
  expect(mean([])).toBeNaN()
  expect(mean([1, 2, 6])).toBe(3)
})

test('Platt recovers the slope and intercept that made the labels', () => {
  const random = randomFrom(1)
  for (const [slope, intercept] of [
    [1, 0],
    [0.4, -0.8],
    [2.5, 1],
  ] as const) {
    const items = Array.from({ length: 20_000 }, () => {
      const x = 2 * random.normal()
      return { x, y: random.next() < 1 / (1 + Math.exp(-(slope * x + intercept))) ? 1 : 0 }
    })
    const fitted = fitPlatt(items)
    expect(Math.abs(fitted.slope - slope)).toBeLessThan(0.12)
    expect(Math.abs(fitted.intercept - intercept)).toBeLessThan(0.12)
  }
})

test('Platt stands at the top of the likelihood: the gradient there is nothing', () => {
  const random = randomFrom(2)
  const items = Array.from({ length: 300 }, () => ({ x: random.normal(), y: random.below(2) }))
  const { slope, intercept } = fitPlatt(items)
  let g0 = 0
  let g1 = 0
  for (const { x, y } of items) {
    const p = 1 / (1 + Math.exp(-(slope * x + intercept)))
    g0 += y - p
    g1 += (y - p) * x
  }
  expect(Math.abs(g0)).toBeLessThan(1e-4)
  expect(Math.abs(g1)).toBeLessThan(1e-4)
})

test('the bootstrap interval of a mean is about 1.96 standard errors wide on each side', () => {
  const random = randomFrom(4)
  const values = Array.from({ length: 400 }, () => random.normal())
  const { value, lo, hi } = bootstrapMean(values, 1)
  const sd = Math.sqrt(mean(values.map((x) => (x - value) ** 2)))
  expect(value).toBeCloseTo(mean(values), 12)
  expect((hi - lo) / (2 * 1.96 * (sd / 20))).toBeGreaterThan(0.9)
  expect((hi - lo) / (2 * 1.96 * (sd / 20))).toBeLessThan(1.1)
})

test('the bootstrap is the same for the same seed, and holds the value', () => {
  const values = [0, 1, 1, 0, 1, 1, 1]
  expect(bootstrapMean(values, 9)).toEqual(bootstrapMean(values, 9))
  expect(bootstrapMean(values, 9, 50)).not.toEqual(bootstrapMean(values, 10, 50))
  const { value, lo, hi } = bootstrapMean(values, 9)
  expect(lo).toBeLessThanOrEqual(value)
  expect(hi).toBeGreaterThanOrEqual(value)
  expect(bootstrapMean([0.3, 0.3], 1)).toEqual({ value: 0.3, lo: 0.3, hi: 0.3 })
})

test('the bootstrap of a statistic of means is that of the mean', () => {
  const values = [1, 4, 2, 8, 5, 7]
  expect(bootstrapStatistic(values, mean, 3)).toEqual(bootstrapMean(values, 3))
})
