import { expect, test } from 'vitest'
import { DISH_INDEX, type DishKey } from '../../src/domain/vocabulary.ts'
import { changeDish, findWine, whatIf, whyNot } from '../../src/pairing/explain/counterfactual.ts'
import { engine } from '../engine.ts'

const wines = engine.readList(
  [
    'Malbec Mendoza',
    'Sauvignon Blanc Casablanca',
    'Riesling Mosel Kabinett',
    'Pinot Noir Casablanca',
    'Cabernet Sauvignon Maipo',
  ].map((name) => ({ name })),
)
const ceviche = engine.readDish('ceviche de pescado')

test('why not a red with ceviche: its place, and what speaks against it', () => {
  const answer = whyNot(engine, ceviche, wines, 'cabernet maipo', 'es')!
  expect(answer.wine).toBe('Cabernet Sauvignon Maipo')
  expect(answer.first).not.toBe(answer.wine)
  expect(answer.rank).toBeGreaterThan(2)
  expect(answer.differences.length).toBeGreaterThan(0)
  for (const { logit } of answer.differences) expect(logit).toBeLessThan(0)
  expect(answer.text).toContain('Cabernet Sauvignon Maipo')
})

test('each difference is the rule’s own part less that of the first wine', () => {
  const partOf = (name: string, id: string) => {
    const row = wines.readings.findIndex(({ input }) => input.name === name)
    return engine.scorers.total.explain(ceviche, wines, row).find((part) => part.id === id)?.logit ?? 0
  }
  const ofRules = wines.readings.flatMap(({ input }) => {
    const { wine, first, differences } = whyNot(engine, ceviche, wines, input.name, 'en')!
    return differences.flatMap(({ id, logit }) =>
      engine.scorers.effects[id] === undefined ? [] : [{ id, logit, wine, first }],
    )
  })
  expect(new Set(ofRules.map(({ id }) => id)).size).toBeGreaterThan(1)
  for (const { id, logit, wine, first } of ofRules) expect(logit).toBeCloseTo(partOf(wine, id) - partOf(first, id), 2)
})

test('why not the first: it is the first', () => {
  const first = engine.pairReading(ceviche, wines, { top: 1, lang: 'es' }).recommendations[0]!.wine
  const answer = whyNot(engine, ceviche, wines, first, 'es')!
  expect(answer.rank).toBe(1)
  expect(answer.differences).toEqual([])
})

const ORDINALS: readonly (readonly [rank: number, word: string])[] = [
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
]
test('English ordinals', () => {
  for (const name of wines.readings.map(({ input }) => input.name)) {
    const { rank, text } = whyNot(engine, ceviche, wines, name, 'en')!
    const wanted = ORDINALS.find(([n]) => n === rank)
    if (wanted) expect(text).toContain(wanted[1])
  }
})

test('a wine that is not on the list is not found', () => {
  expect(whyNot(engine, ceviche, wines, 'Château Nowhere', 'es')).toBeNull()
  expect(findWine(wines, '')).toBeNull()
  expect(findWine(wines, '🍷')).toBeNull()
  expect(findWine(wines, 'riesling')).toBe(2)
})

const CHANGES: readonly (readonly [dish: string, change: string, key: DishKey, sign: 1 | -1])[] = [
  ['ají de gallina', 'más picante', 'heat', 1],
  ['ají de gallina', 'spicier', 'heat', 1],
  ['ceviche de pescado', 'sin ají', 'heat', -1],
  ['pollo a la plancha', 'con crema', 'creamy', 1],
  ['lomo fino', 'con salsa de rocoto', 'heat', 1],
  ['pollo a la plancha', 'más dulce', 'sweet', 1],
]
for (const [dish, change, key, sign] of CHANGES)
  test(`${dish}, ${change}: ${key} ${sign > 0 ? 'up' : 'down'}`, () => {
    const before = engine.readDish(dish).profile.values[DISH_INDEX[key]]!
    const after = changeDish(engine, dish, change)!.profile.values[DISH_INDEX[key]]!
    expect(sign * (after - before)).toBeGreaterThan(0.03)
  })

test('a change nobody understands changes nothing, and says so', () => {
  const options = { top: 5, lang: 'es' } as const
  const before = engine.pairReading(ceviche, wines, options)
  const answer = whatIf(engine, 'ceviche de pescado', wines, 'xyzzy plugh', before, options)
  expect(answer.understood).toBe(false)
  expect(answer.result).toBe(before)
})

test('a change that moves the first wine names both', () => {
  const options = { top: 5, lang: 'en' } as const
  const before = engine.pairReading(engine.readDish('pollo a la plancha'), wines, options)
  const answer = whatIf(engine, 'pollo a la plancha', wines, 'mucho más picante', before, options)
  const [then, now] = [before.recommendations[0]!.wine, answer.result.recommendations[0]!.wine]
  expect(answer.text).toContain(now)
  if (then !== now) expect(answer.text).toContain(then)
})
