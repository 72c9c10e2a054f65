import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dishesOf, liftPins, readScores, toByte, writeScores } from '../../../src/pairing/planners/matrix.ts'
import { offeredWines, type WineOffer } from '../../../src/pairing/planners/offers.ts'
import { planTable, type TableQuestion } from '../../../src/pairing/planners/table.ts'

const offer = (changes: Partial<WineOffer> = {}): WineOffer => ({
  colour: 'red',
  priceCents: 10_000,
  glassPriceCents: null,
  isOut: false,
  words: 'Malbec',
  ...changes,
})

const price = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null, freq: 6 })
const question = (byGlass: boolean): fc.Arbitrary<TableQuestion> =>
  fc
    .record({ dishes: fc.integer({ min: 1, max: 4 }), wines: fc.integer({ min: 1, max: 6 }) })
    .chain(({ dishes, wines }) =>
      fc.record({
        matrix: fc
          .array(fc.integer({ min: 0, max: 255 }), { minLength: dishes * wines, maxLength: dishes * wines })
          .map((scores) => ({
            dishIds: names(dishes),
            wineIds: names(wines),
            scores: Uint8Array.from(scores),
          })),
        guests: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: dishes, maxLength: dishes }),
        offers: fc.array(
          fc.record({ priceCents: price, glassPriceCents: price }).map((prices) => offer(prices)),
          { minLength: wines, maxLength: wines },
        ),
        wines: fc.constant([...Array(wines).keys()]),
        bottles: fc.integer({ min: 1, max: 2 }),
        byGlass: fc.constant(byGlass),
        budgetCents: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
      }),
    )

const names = (count: number) => Array.from({ length: count }, (_, i) => `${i}`)

/** Guests that get a wine first, then their scores. */
function worth(asked: TableQuestion, wineOf: readonly (number | null)[]): number {
  return wineOf.reduce<number>((sum, wine, dish) => {
    const score = wine === null ? 0 : asked.matrix.scores[dish * asked.matrix.wineIds.length + wine]!
    return sum + (score === 0 ? 0 : asked.guests[dish]! * (1e6 + score))
  }, 0)
}

test('one bottle or two are the best there are within the budget', () => {
  fc.assert(
    fc.property(question(false), (asked) => {
      const { best, relaxed } = planTable(asked)
      const isBottle = (wine: number) =>
        asked.offers[wine]!.priceCents !== null || asked.offers[wine]!.glassPriceCents === null
      const fits = (set: number[]) =>
        set.every(isBottle) &&
        (asked.budgetCents === null ||
          (set.every((wine) => asked.offers[wine]!.priceCents !== null) &&
            set.reduce((sum, wine) => sum + asked.offers[wine]!.priceCents!, 0) <= asked.budgetCents))
      const sets = asked.wines
        .flatMap((a) => [[a], ...(asked.bottles === 2 ? asked.wines.filter((b) => b > a).map((b) => [a, b]) : [])])
        .filter(fits)
      if (sets.length === 0) {
        expect(best === null || relaxed.includes('budget')).toBe(true)
        return
      }
      const values = sets.map((set) =>
        worth(
          asked,
          asked.guests.map((_, dish) =>
            set.reduce((a, b) =>
              asked.matrix.scores[dish * asked.matrix.wineIds.length + b]! >
              asked.matrix.scores[dish * asked.matrix.wineIds.length + a]!
                ? b
                : a,
            ),
          ),
        ),
      )
      expect(relaxed).toEqual([])
      expect(fits(best!.wines)).toBe(true)
      expect(worth(asked, best!.wineOf)).toBe(Math.max(...values))
    }),
    { numRuns: 400 },
  )
})

test('glasses under one budget are the best there are', () => {
  fc.assert(
    fc.property(question(true), (asked) => {
      const { best, relaxed } = planTable(asked)
      const ways = asked.guests.reduce<(number | null)[][]>(
        (lines, _, dish) =>
          lines.flatMap((line) => {
            const allowed = asked.wines.filter(
              (wine) =>
                asked.offers[wine]!.glassPriceCents !== null &&
                asked.matrix.scores[dish * asked.matrix.wineIds.length + wine]! > 0,
            )
            return (allowed.length > 0 ? allowed : [null]).map((wine) => [...line, wine])
          }),
        [[]],
      )
      const cost = (line: (number | null)[]) =>
        line.reduce<number>(
          (sum, wine, dish) => sum + (wine === null ? 0 : asked.offers[wine]!.glassPriceCents! * asked.guests[dish]!),
          0,
        )
      const fitting = ways.filter((line) => asked.budgetCents === null || cost(line) <= asked.budgetCents)
      const hasGlass = asked.offers.some(({ glassPriceCents }) => glassPriceCents !== null)
      if (!hasGlass || fitting.length === 0) {
        expect(best === null || relaxed.includes('budget')).toBe(true)
        return
      }
      expect(worth(asked, best!.wineOf)).toBe(Math.max(...fitting.map((line) => worth(asked, line))))
      if (asked.budgetCents !== null) expect(best!.totalCents).toBeLessThanOrEqual(asked.budgetCents)
    }),
    { numRuns: 400 },
  )
})

test('a budget below the cheapest bottle is given up by name, and the cheapest is offered', () => {
  const matrix = { dishIds: ['d'], wineIds: ['a', 'b'], scores: Uint8Array.of(250, 90) }
  const offers = [offer({ priceCents: 9_000 }), offer({ priceCents: 5_000 })]
  const asked = { matrix, guests: [2], offers, wines: [0, 1], bottles: 1, byGlass: false, budgetCents: 4_000 }
  expect(planTable(asked)).toMatchObject({ best: { wines: [1], totalCents: 5_000 }, relaxed: ['budget'] })
})

test('the other answers bring other wines', () => {
  const matrix = { dishIds: ['d'], wineIds: ['a', 'b', 'c'], scores: Uint8Array.of(250, 90, 100) }
  const offers = [offer(), offer(), offer()]
  const { best, others } = planTable({
    matrix,
    guests: [1],
    offers,
    wines: [0, 1, 2],
    bottles: 1,
    byGlass: false,
    budgetCents: null,
  })
  expect([best!.wines, ...others.map(({ wines }) => wines)]).toEqual([[0], [2], [1]])
})

test('a dish of which the house forbids every bottle goes without; it forbids none of the others', () => {
  const matrix = { dishIds: ['d', 'e'], wineIds: ['a', 'b'], scores: Uint8Array.of(0, 0, 200, 100) }
  const offers = [offer(), offer()]
  const { best } = planTable({
    matrix,
    guests: [1, 1],
    offers,
    wines: [0, 1],
    bottles: 2,
    byGlass: false,
    budgetCents: null,
  })
  expect(best!.wineOf).toEqual([null, 0])
})

test('what is pinned leads its dish, in the order of the pins', () => {
  const matrix = { dishIds: ['d'], wineIds: ['a', 'b', 'c'], scores: Uint8Array.of(250, 90, 100) }
  expect([...liftPins(matrix, [[1, 2]]).scores]).toEqual([250, 252, 251])
  expect([...dishesOf(matrix, [0, 0]).scores]).toEqual([250, 90, 100, 250, 90, 100])
})

test('scores survive the journey to the phone', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (scores) => {
      expect([...readScores(writeScores(scores))]).toEqual([...scores])
    }),
  )
  expect([toByte(0), toByte(1), toByte(0.5)]).toEqual([1, 255, 127])
})

test('wishes that no wine meets are given up one by one, the dislike last', () => {
  const offers = [
    offer({ colour: 'white', words: 'Chardonnay', glassPriceCents: 2_000 }),
    offer(),
    offer({ isOut: true }),
  ]
  expect(offeredWines(offers, { colour: ['red'] })).toEqual({ wines: [1], relaxed: [] })
  expect(offeredWines(offers, { colour: ['red'], by_glass: true })).toEqual({ wines: [1], relaxed: ['glass'] })
  expect(offeredWines(offers, { avoid: ['MALBEC'] })).toEqual({ wines: [0], relaxed: [] })
  expect(offeredWines(offers, { avoid: ['malbec'], colour: ['red'] })).toEqual({ wines: [0], relaxed: ['colour'] })
  expect(offeredWines(offers, { in_stock: false })).toEqual({ wines: [0, 1, 2], relaxed: [] })
})
