import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import { calibrateBeta, fitBeta } from '../../src/learners/beta-calibration.ts'
import {
  aucOf,
  bootstrapRows,
  brier,
  calibrationError,
  classReport,
  logLoss,
  macroAuc,
} from '../../src/learners/classification.ts'
import { matthews, rocAuc } from '../../src/learners/metrics.ts'
import { hitAt, ndcg, reciprocalRank } from '../../src/learners/rankings.ts'

test('the area under the curve by ranks is the share of pairs in the right order', () => {
  const scored = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { minLength: 2, maxLength: 60 })
  fc.assert(
    fc.property(scored, (items) => {
      const side = (which: boolean) => items.filter(([, y]) => y === which).map(([score]) => score)
      const scores = items.map(([score]) => score)
      const labels = items.map(([, y]) => (y ? 1 : 0))
      const wanted = rocAuc(side(true), side(false))
      if (Number.isNaN(wanted)) expect(aucOf(scores, labels)).toBeNaN()
      else expect(aucOf(scores, labels)).toBeCloseTo(wanted, 9)
    }),
  )
})

test('a report of two classes agrees with the formulas of two classes', () => {
  const labels = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
  const predicted = [1, 1, 1, 0, 1, 0, 0, 0, 0, 0]
  const report = classReport(labels, predicted, 2)
  expect(report.accuracy).toBeCloseTo(0.8, 9)
  expect(report.mcc).toBeCloseTo(matthews({ tp: 3, fp: 1, tn: 5, fn: 1 }), 9)
  expect(report.recall).toBeCloseTo((3 / 4 + 5 / 6) / 2, 9)
  expect(report.precision).toBeCloseTo((3 / 4 + 5 / 6) / 2, 9)
  expect(report.f1).toBeCloseTo((3 / 4 + 5 / 6) / 2, 9)
  expect([...report.confusion]).toEqual([5, 1, 1, 3])
})

test('three classes: the known value of Matthews’ coefficient; a class nobody has or says counts nowhere', () => {
  // sklearn.metrics.matthews_corrcoef([0,1,2,2,1,0], [0,2,2,2,1,1]) = 0.5222
  expect(classReport([0, 1, 2, 2, 1, 0], [0, 2, 2, 2, 1, 1], 3).mcc).toBeCloseTo(0.5222, 4)
  expect(classReport([0, 1], [0, 1], 3).f1).toBe(1)
  expect(classReport([0, 0], [0, 0], 2).mcc).toBe(0)
})

test('losses of probabilities', () => {
  const p = [0.8, 0.2, 0.4, 0.6]
  expect(logLoss(p, [0, 1], 2)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 9)
  expect(brier(p, [0, 1], 2)).toBeCloseTo((0.04 + 0.16) / 2, 9)
  expect(brier([0.5, 0.5, 0], [0], 3)).toBeCloseTo(0.5, 9)
  expect(calibrationError(p, [0, 1], 2)).toBeCloseTo((0.2 + 0.4) / 2, 9)
  expect(macroAuc([0.9, 0.1, 0, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6], [0, 1, 2], 3)).toBe(1)
})

test('an interval holds the value and shrinks with rows', () => {
  const width = (rows: number) => {
    const values = Array.from({ length: rows }, (_, i) => i % 2)
    const { value, lo, hi } = bootstrapRows(rows, (drawn) => drawn.reduce((sum, i) => sum + values[i]!, 0) / rows, 1)
    expect(value).toBe(0.5)
    expect(lo).toBeLessThan(0.5)
    expect(hi).toBeGreaterThan(0.5)
    return hi - lo
  }
  expect(width(1_600)).toBeLessThan(width(100) / 3)
})

test('ranked lists', () => {
  expect(ndcg([3, 2, 1, 0])).toBe(1)
  expect(ndcg([0, 1])).toBeCloseTo(1 / Math.log2(3), 9)
  expect(ndcg([0, 1], 1)).toBe(0)
  expect(ndcg([0, 0])).toBeNaN()
  expect(reciprocalRank([0, 0, 1])).toBeCloseTo(1 / 3, 9)
  expect(reciprocalRank([])).toBe(0)
  expect([hitAt([0, 1], 1), hitAt([0, 1], 2)]).toEqual([0, 1])
})

test('beta calibration mends what is too sure of itself, and never changes an order', () => {
  const random = randomFrom(3)
  const truth = Array.from({ length: 4_000 }, () => random.next())
  const labels = truth.map((p) => (random.next() < p ? 1 : 0))
  const sure = truth.map((p) => 1 / (1 + Math.exp(-3 * Math.log(p / (1 - p)))))
  const fitted = fitBeta(sure, labels)
  const mended = sure.map((p) => calibrateBeta(p, fitted))
  expect(Math.max(...mended.map((p, i) => Math.abs(p - truth[i]!)))).toBeLessThan(0.05)
})

test('beta calibration is strictly increasing, whatever it was fitted on', () => {
  const pairs = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(pairs, (items) => {
      const fitted = fitBeta(
        items.map(([p]) => p),
        items.map(([, y]) => (y ? 1 : 0)),
      )
      const curve = Array.from(
        { length: 99 },
        (_, i) => fitted.a * Math.log((i + 1) / 100) - fitted.b * Math.log(1 - (i + 1) / 100),
      )
      for (let i = 1; i < curve.length; i++) expect(curve[i]).toBeGreaterThan(curve[i - 1]!)
    }),
    { numRuns: 40 },
  )
})
