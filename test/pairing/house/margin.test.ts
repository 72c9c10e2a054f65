import fc from 'fast-check'
import { expect, test } from 'vitest'
import { netMarginCents, weighMargin } from '../../../src/pairing/house/margin.ts'

const wine = fc.record({
  row: fc.integer({ min: 0, max: 99 }),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  marginCents: fc.option(fc.integer({ min: -2_000, max: 20_000 }), { nil: null }),
  isPinned: fc.constant(false),
})
const list = fc
  .uniqueArray(wine, { selector: ({ row }) => row, maxLength: 12 })
  .map((wines) => wines.sort((a, b) => b.score - a.score))

test('tax and service are in the price, the cost is net: 128 soles are 100', () => {
  expect(netMarginCents(12_800, 4_000, { taxPct: 18, servicePct: 10 })).toBe(6_000)
  expect(netMarginCents(10_000, 4_000, { taxPct: 0, servicePct: 0 })).toBe(6_000)
})

test('without a weight or without costs there is no other order', () => {
  const one = { row: 1, score: 0.5, marginCents: null, isPinned: false }
  expect(weighMargin([{ ...one, marginCents: 100 }], 0)).toBeNull()
  expect(weighMargin([one], 1)).toBeNull()
})

test('it is an order of the same wines; it never wins match and never loses margin beyond what it says', () => {
  fc.assert(
    fc.property(list, fc.double({ min: 0.01, max: 1, noNaN: true }), (wines, weight) => {
      const order = weighMargin(wines, weight)
      if (!order) return
      expect(order.rows.toSorted()).toEqual(wines.map(({ row }) => row).toSorted())
      expect(order.matchLost).toBeGreaterThanOrEqual(-1e-9)
      // A wine passes another by its margin, and only from less than 0.3 of score below it.
      const scoreOf = new Map(wines.map(({ row, score }) => [row, score]))
      for (const [i, row] of order.rows.entries())
        for (const later of order.rows.slice(i + 1))
          expect(scoreOf.get(later)! - scoreOf.get(row)!).toBeLessThanOrEqual(0.3 * weight + 1e-9)
    }),
  )
})

test('pins stay where the house put them', () => {
  const wines = [
    { row: 4, score: 0.1, marginCents: 0, isPinned: true },
    { row: 1, score: 0.9, marginCents: 100, isPinned: false },
    { row: 2, score: 0.89, marginCents: 9_000, isPinned: false },
  ]
  expect(weighMargin(wines, 1)).toMatchObject({ rows: [4, 2, 1], moved: 2, matchLost: 0, marginWonCents: 0 })
})
