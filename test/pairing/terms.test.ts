/** The terms of rules, each shape at its knots, and activations one by one against all at once. */
import { expect, test } from 'vitest'
import { DISH_INDEX, WINE_INDEX } from '../../src/domain/vocabulary.ts'
import type { RuleTerm } from '../../src/knowledge/rules.ts'
import { activateAll, activateOne } from '../../src/pairing/rules/compile.ts'
import { compileTerm } from '../../src/pairing/rules/terms.ts'
import { engine } from '../engine.ts'
import { demoDishes, demoTable } from './demo.ts'

const dish = engine.readDish('ceviche de pescado')
const table = engine.readList([{ name: 'Sauvignon Blanc Casablanca' }, { name: 'Malbec Mendoza' }])

/** The dish with one number set. */
function having(key: keyof typeof DISH_INDEX, value: number) {
  const values = Float32Array.from(dish.profile.values)
  values[DISH_INDEX[key]] = value
  return { ...dish, profile: { ...dish.profile, values } }
}

function met(term: RuleTerm, of = dish, row = 0): number {
  const compiled = compileTerm(term)
  if (compiled.on === 'dish') return compiled.activation(of)
  return compiled.on === 'wine' ? compiled.activation(table, row) : compiled.activation(of, table, row)
}

test('rises: 0 up to the first, 1 from the second', () => {
  const term = { of: 'dish.heat', rises: [0.2, 0.6] } as RuleTerm
  expect(met(term, having('heat', 0.2))).toBeCloseTo(0, 12)
  expect(met(term, having('heat', 0.4))).toBeCloseTo(0.5, 6)
  expect(met(term, having('heat', 0.6))).toBeCloseTo(1, 6)
})

test('falls is one less rises', () => {
  const term = { of: 'dish.fat', falls: [0.2, 0.6] } as RuleTerm
  expect(met(term, having('fat', 0.1))).toBe(1)
  expect(met(term, having('fat', 0.4))).toBeCloseTo(0.5, 6)
  expect(met(term, having('fat', 0.7))).toBe(0)
})

test('near: 1 at the centre, 1/e at its width', () => {
  const term = { of: 'dish.sweet', near: [0.5, 0.2] } as RuleTerm
  expect(met(term, having('sweet', 0.5))).toBe(1)
  expect(met(term, having('sweet', 0.7))).toBeCloseTo(1 / Math.E, 5)
  expect(met(term, having('sweet', 0.3))).toBeCloseTo(1 / Math.E, 5)
})

test('diff is the dish less the wine', () => {
  const term = { of: 'diff(dish.sweet, wine.sweetness)', rises: [0, 1] } as RuleTerm
  const sweetness = table.columns[WINE_INDEX.sweetness]![0]!
  expect(met(term, having('sweet', sweetness))).toBe(0)
  expect(met(term, having('sweet', sweetness + 0.5))).toBeCloseTo(0.5, 5)
})

test('overlap is the cosine of the aromas: 0 where one side has none', () => {
  const values = new Float32Array(dish.profile.values.length)
  const plain = { ...dish, profile: { ...dish.profile, values } }
  expect(met({ of: 'overlap(aromas)', rises: [0, 1] }, plain)).toBe(0)
  expect(met({ of: 'overlap(aromas)', rises: [0, 1] })).toBeGreaterThan(0)
})

test('is: the second of a list speaks less than the first', () => {
  const of = (...protein: ('beef' | 'pork' | 'poultry' | 'lamb' | 'egg')[]) => ({
    ...dish,
    profile: { ...dish.profile, protein },
  })
  const term: RuleTerm = { of: 'dish.protein', is: ['beef'] }
  const weights = [
    met(term, of('beef')),
    met(term, of('pork', 'beef')),
    met(term, of('pork', 'lamb', 'beef')),
    met(term, of('egg', 'pork', 'lamb', 'beef')),
  ]
  expect(weights[0]).toBe(1)
  for (let i = 1; i < weights.length; i++) expect(weights[i]!).toBeLessThan(weights[i - 1]!)
  expect(met(term, of('pork'))).toBe(0)
})

test('is: style class, style, grape and region of the wine', () => {
  expect(met({ of: 'style_class', is: ['white_light_crisp'] })).toBe(1)
  expect(met({ of: 'style_class', is: ['white_light_crisp'] }, dish, 1)).toBe(0)
  expect(met({ of: 'style', is: ['sauvignon-blanc'] })).toBe(1)
  expect(met({ of: 'grape', is: ['malbec'] }, dish, 1)).toBe(1)
  expect(met({ of: 'region', is: ['CL'] })).toBe(1)
  expect(met({ of: 'region', is: ['mendoza'] }, dish, 1)).toBe(1)
  expect(met({ of: 'region', is: ['mendoza'] })).toBe(0)
})

test('activations are within 0..1, and the same one by one as all at once', () => {
  const all = new Float32Array(demoTable.size)
  for (const compiled of engine.scorers.compiled)
    for (const reading of demoDishes.slice(0, 20)) {
      const any = activateAll(compiled, reading, demoTable, all)
      for (let row = 0; row < demoTable.size; row += 7) {
        const one = activateOne(compiled, reading, demoTable, row)
        expect(one >= 0 && one <= 1, compiled.rule.id).toBe(true)
        expect(any ? all[row] : 0).toBe(one)
      }
    }
})

test('an activation is never surer than the least sure number behind it', () => {
  const unsure = {
    ...dish,
    profile: { ...dish.profile, confidence: new Float32Array(dish.profile.confidence.length).fill(0.2) },
  }
  for (const compiled of engine.scorers.compiled) {
    const onNumbers = compiled.dishTerms.some(({ key }) => key !== null && key in DISH_INDEX)
    if (onNumbers) expect(activateOne(compiled, unsure, table, 0)).toBeLessThanOrEqual(0.2 + 1e-6)
  }
})
