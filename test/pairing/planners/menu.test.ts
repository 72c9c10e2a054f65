import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverMenu, findGaps, findRedundant } from '../../../src/pairing/planners/menu.ts'
import { dishesForWine } from '../../../src/pairing/planners/reverse.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `${i}`)
const matrixOf = (dishes: number, wines: number) =>
  fc
    .array(fc.integer({ min: 0, max: 255 }), { minLength: dishes * wines, maxLength: dishes * wines })
    .map((scores) => ({ dishIds: names(dishes), wineIds: names(wines), scores: Uint8Array.from(scores) }))
const offer = (changes: object = {}) => ({
  colour: null,
  priceCents: 100,
  glassPriceCents: null,
  isOut: false,
  words: '',
  ...changes,
})

test('a dish is covered from 0.60, by what can be had', () => {
  const matrix = { dishIds: ['a', 'b'], wineIds: ['x', 'y'], scores: Uint8Array.of(250, 153, 250, 152) }
  const offers = [offer({ isOut: true }), offer({ glassPriceCents: 20 })]
  expect(coverMenu(matrix, offers)).toEqual([
    { best: 0.6, wine: 1, byGlass: 0.6, isCovered: true },
    { best: 152 / 255, wine: 1, byGlass: 152 / 255, isCovered: false },
  ])
})

test('gaps cover every dish that some style can cover, once, and no style could cover more than the first', () => {
  fc.assert(
    fc.property(matrixOf(5, 4), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (styles, covered) => {
      const covers = covered.map((isCovered) => ({ best: 0, wine: null, byGlass: 0, isCovered }))
      const gaps = findGaps(styles, covers)
      const lifts = (dish: number, style: number) => styles.scores[dish * 4 + style]! >= 153
      const open = [...covered.keys()].filter((dish) => !covered[dish])
      const liftable = open.filter((dish) => [0, 1, 2, 3].some((style) => lifts(dish, style)))
      expect(gaps.flatMap(({ dishes }) => dishes).sort()).toEqual(liftable)
      for (const { style, dishes } of gaps) for (const dish of dishes) expect(lifts(dish, style)).toBe(true)
      const most = Math.max(...[0, 1, 2, 3].map((style) => open.filter((dish) => lifts(dish, style)).length))
      expect(gaps[0]?.dishes.length ?? 0).toBe(most)
    }),
  )
})

test('redundant is what is never in a top three and much like another in stock', () => {
  const wines = 5
  const scores = Uint8Array.of(250, 240, 230, 220, 100)
  const matrix = { dishIds: ['a'], wineIds: names(wines), scores }
  const vectors = [
    [1, 0],
    [0, 1],
    [0.5, 0.5],
    [1, 0.01],
    [0.2, 0.9],
  ]
  const offers = names(wines).map(() => offer())
  expect(findRedundant(matrix, offers, vectors)).toMatchObject([
    { wine: 3, like: 0, bestRank: 4 },
    { wine: 4, like: 1 },
  ])
  const gone = offers.map((one, i) => (i === 0 ? { ...one, isOut: true } : one))
  expect(findRedundant(matrix, gone, vectors)).toMatchObject([{ wine: 4, bestRank: 4 }])
})

test('a wine finds its dishes, and what to keep it from; a veto is no answer', () => {
  const matrix = { dishIds: names(4), wineIds: ['x'], scores: Uint8Array.of(200, 0, 240, 20) }
  expect(dishesForWine(matrix, 0)).toEqual({ dishes: [2, 0], avoid: [1, 3] })
})
