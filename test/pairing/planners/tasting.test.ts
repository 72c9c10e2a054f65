import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planTasting, type TastingQuestion, worthOfTasting } from '../../../src/pairing/planners/tasting.ts'

const unit = fc.integer({ min: 0, max: 20 }).map((tick) => tick / 20)

const question: fc.Arbitrary<TastingQuestion> = fc
  .record({ dishes: fc.integer({ min: 1, max: 4 }), wines: fc.integer({ min: 1, max: 4 }) })
  .chain(({ dishes, wines }) => {
    const each = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: wines, maxLength: wines })
    return fc.record({
      matrix: fc
        .array(fc.integer({ min: 0, max: 255 }), { minLength: dishes * wines, maxLength: dishes * wines })
        .map((scores) => ({ dishIds: names(dishes), wineIds: names(wines), scores: Uint8Array.from(scores) })),
      offers: each(
        fc.option(fc.integer({ min: 1, max: 20 }), { nil: null, freq: 8 }).map((glassPriceCents) => ({
          colour: null,
          priceCents: 100,
          glassPriceCents,
          isOut: false,
          words: '',
        })),
      ),
      body: each(unit),
      sweetness: each(unit),
      wines: fc.constant([...Array(wines).keys()]),
      pours: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      budgetCents: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    })
  })

const names = (count: number) => Array.from({ length: count }, (_, i) => `${i}`)

function everyLine({ matrix, offers, wines, pours, budgetCents }: TastingQuestion): number[][] {
  return matrix.dishIds
    .reduce<number[][]>((lines) => lines.flatMap((line) => wines.map((wine) => [...line, wine])), [[]])
    .filter((line) => {
      const poured = line.filter((wine, step) => wine !== line[step - 1])
      const cents = poured.reduce((sum, wine) => sum + (offers[wine]!.glassPriceCents ?? Number.POSITIVE_INFINITY), 0)
      return (
        line.every((wine, dish) => matrix.scores[dish * wines.length + wine]! > 0) &&
        (pours === null || poured.length <= pours) &&
        (budgetCents === null || cents <= budgetCents)
      )
    })
}

test('no other line of wines is worth more, within the pours and the budget', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const plan = planTasting(asked)
      const lines = everyLine(asked)
      expect(plan === null).toBe(lines.length === 0)
      if (!plan) return
      expect(lines).toContainEqual(plan.wineOf)
      const most = Math.max(...lines.map((line) => worthOfTasting(asked, line)))
      expect(worthOfTasting(asked, plan.wineOf)).toBeCloseTo(most, 9)
    }),
    { numRuns: 400 },
  )
})

test('it goes from lighter to fuller, and names the step that does not', () => {
  const offers = [0.2, 0.5, 0.9].map(() => ({
    colour: null,
    priceCents: 100,
    glassPriceCents: 30,
    isOut: false,
    words: '',
  }))
  const asked = {
    offers,
    body: [0.2, 0.5, 0.9],
    sweetness: [0.05, 0.05, 0.05],
    wines: [0, 1, 2],
    pours: null,
    budgetCents: null,
  }
  const matrix = (scores: number[]) => ({
    dishIds: ['a', 'b', 'c'],
    wineIds: ['l', 'm', 'f'],
    scores: Uint8Array.from(scores),
  })
  const rising = planTasting({ ...asked, matrix: matrix([200, 190, 190, 190, 200, 190, 190, 190, 200]) })
  expect(rising).toMatchObject({ wineOf: [0, 1, 2], breaks: [], totalCents: 90 })
  // The middle dish is so much better with the full wine that the rule gives way.
  const broken = planTasting({ ...asked, matrix: matrix([200, 60, 60, 10, 10, 250, 250, 10, 10]) })
  expect(broken).toMatchObject({ wineOf: [0, 2, 0], breaks: [{ step: 2, rule: 'lighter_first' }] })
})
