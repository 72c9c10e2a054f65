/** What every way of scoring promises (CONTRACTS, "Engine"), and what the sum of them promises. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DishReading } from '../../src/flavor/readings.ts'
import { calibrate } from '../../src/pairing/calibrate.ts'
import { ensemble } from '../../src/pairing/ensemble.ts'
import { priorScorer } from '../../src/pairing/prior-scorer.ts'
import type { Scorer } from '../../src/pairing/scorer.ts'
import { engine } from '../engine.ts'
import { demoDishes, demoTable } from './demo.ts'

const { scorers, model } = engine
const SCORERS: readonly Scorer[] = [scorers.rules, scorers.evidence, priorScorer(model.prior), scorers.total]
const dish = fc.constantFrom(...demoDishes)
const row = fc.nat({ max: demoTable.size - 1 })
const sumOf = (scorer: Scorer, reading: DishReading, at: number) =>
  scorer.explain(reading, demoTable, at).reduce((sum, { logit }) => sum + logit, 0)

for (const scorer of SCORERS) {
  test(`${scorer.id}: the parts of a wine sum to its logit`, () => {
    fc.assert(
      fc.property(dish, row, (reading, at) => {
        const logit = scorer.scoreAll(reading, demoTable)[at]!
        // Logits are kept as 32-bit numbers: relative to their size that is 1e-7.
        expect(Math.abs(sumOf(scorer, reading, at) - logit)).toBeLessThan(1e-5)
      }),
      { numRuns: 400 },
    )
  })

  test(`${scorer.id}: one finite number for each wine, the same each time`, () => {
    for (const reading of demoDishes.slice(0, 10)) {
      const first = scorer.scoreAll(reading, demoTable)
      expect(first.length).toBe(demoTable.size)
      expect(first.every((logit) => Number.isFinite(logit))).toBe(true)
      expect(scorer.scoreAll(reading, demoTable)).toEqual(first)
    }
  })

  test(`${scorer.id}: of a wine's logit only the step of a twin hangs on the wines beside it`, () => {
    const alone = demoTable.readings.slice(0, 25).map(({ input }) => engine.readList([input]))
    const step = scorer === scorers.total ? model.weights.twin : 0
    for (const reading of demoDishes.slice(0, 8)) {
      const all = scorer.scoreAll(reading, demoTable)
      for (const [at, table] of alone.entries())
        expect(scorer.scoreAll(reading, table)[0]).toBeCloseTo(all[at]! + step * demoTable.twin[at]!, 5)
    }
  })

  test(`${scorer.id}: an empty list has no logits`, () => {
    expect(scorer.scoreAll(demoDishes[0]!, engine.readList([]))).toEqual(new Float32Array(0))
  })
}

test('the ensemble weighs its members and leaves out those of weight 0', () => {
  const of = (id: string, value: number): Scorer => ({
    id,
    scoreAll: (_dish, wines) => new Float32Array(wines.size).fill(value),
    explain: () => [{ from: 'rule', id, logit: value }],
  })
  const total = ensemble([
    { scorer: of('a', 2), weight: 0.5 },
    { scorer: of('b', -3), weight: 2 },
    { scorer: of('c', 100), weight: 0 },
  ])
  expect(total.scoreAll(demoDishes[0]!, demoTable)[0]).toBe(-5)
  expect(total.explain(demoDishes[0]!, demoTable, 0)).toEqual([
    { from: 'rule', id: 'a', logit: 1 },
    { from: 'rule', id: 'b', logit: -6 },
  ])
})

test('calibration rises strictly and stays a probability', () => {
  const logit = fc.double({ min: -15, max: 15, noNaN: true })
  fc.assert(
    fc.property(logit, logit, (a, b) => {
      fc.pre(b - a > 1e-6)
      expect(calibrate(a, model.calibration)).toBeLessThan(calibrate(b, model.calibration))
      expect(calibrate(a, model.calibration)).toBeGreaterThan(0)
      expect(calibrate(b, model.calibration)).toBeLessThan(1)
    }),
  )
  expect(calibrate(0, { slope: 1, intercept: 0 })).toBe(0.5)
  expect(calibrate(2, { slope: 0.5, intercept: 1 })).toBeCloseTo(1 / (1 + Math.exp(-2)), 12)
})

test('scores fall in the order of the logits', () => {
  for (const reading of demoDishes.slice(0, 30)) {
    const logits = scorers.total.scoreAll(reading, demoTable)
    const scores = engine.scoreWines(reading, demoTable)
    const order = Array.from(logits, (_, i) => i).sort((a, b) => logits[b]! - logits[a]!)
    for (let i = 1; i < order.length; i++) expect(scores[order[i]!]!).toBeLessThanOrEqual(scores[order[i - 1]!]!)
  }
})

test('no single rule can overturn all others: a fitted effect stays within three logits of its own and keeps its sign', () => {
  for (const { rule } of scorers.compiled) {
    const effect = scorers.effects[rule.id]!
    expect(Math.abs(effect), rule.id).toBeLessThanOrEqual(6)
    if (effect !== 0) expect(Math.sign(effect), rule.id).toBe(Math.sign(rule.effect))
  }
})
