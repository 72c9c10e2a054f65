/** Answers keep their places while newer questions are under way. */
import { expect, test } from 'vitest'
import type { PairingResponse } from '../../src/contract/results.ts'
import { arrange } from '../../src/web/answers/arrange.ts'
import { answerDish } from '../../src/web/kit/answer.ts'
import { constraintsOf, NO_FILTERS } from '../../src/web/state/filters.ts'
import { linesOf } from '../../src/web/state/table.ts'

const answers = (...dishes: string[]): PairingResponse => ({
  results: dishes.map((dish) => answerDish(dish, { lang: 'es', top: 2 })),
  list: { name: 'casa', wines: 16, skipped: [] },
})
const asked = (...dishes: string[]) => dishes.map((dish) => ({ dish }))
const shown = (slots: ReturnType<typeof arrange>) => slots.map(({ result }) => result?.dish ?? null)

test('a current answer stands in the order of the question', () => {
  expect(shown(arrange(asked('ceviche', 'causa'), answers('ceviche', 'causa'), false))).toEqual(['ceviche', 'causa'])
})

test('a dish being typed keeps the answer before it', () => {
  const slots = arrange(asked('causa', 'ceviche mi'), answers('causa', 'ceviche'), true)
  expect(shown(slots)).toEqual(['causa', 'ceviche'])
  expect(slots.map(({ current }) => current)).toEqual([false, false])
})

test('a dish taken away takes its answer with it, a new one waits', () => {
  expect(shown(arrange(asked('causa'), answers('ceviche', 'causa'), true))).toEqual(['causa'])
  expect(shown(arrange(asked('causa', 'lomo'), answers('causa'), true))).toEqual(['causa', null])
})

test('pasted lines are dishes, blank and tiny ones are not', () => {
  expect(linesOf('ceviche\r\n\n  causa \nab')).toEqual(['ceviche', 'causa'])
})

test('no filter is no constraint', () => {
  expect(constraintsOf(NO_FILTERS)).toEqual({})
  expect(constraintsOf({ colours: ['red'], maxPriceCents: 8_000, byGlass: true })).toEqual({
    colour: ['red'],
    max_price_cents: 8_000,
    by_glass: true,
  })
})
