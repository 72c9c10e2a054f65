import { expect, test } from 'vitest'
import { letterRuns } from '../../../src/flavor/text/letter-runs.ts'
import {
  DISH_DENSE,
  DISH_FEATURE_WIDTH,
  DISH_FEATURES,
  denseDishFeatures,
  dishFeatures,
} from '../../../src/pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH, WINE_FEATURES, wineFeatures } from '../../../src/pairing/features/wine-features.ts'
import { engine } from '../../engine.ts'

test('every dense place has a name and what it says', () => {
  const dish = engine.readDish('ceviche de pescado')
  const dense = denseDishFeatures(dish)
  expect(dense.length).toBe(DISH_FEATURES.length)
  const at = (name: string) => dense[DISH_FEATURES.indexOf(name)]!
  expect(at('dish.sour')).toBeCloseTo(dish.profile.values[1]!, 6)
  expect(at(`protein.${dish.profile.protein[0]}`)).toBe(1)
  expect(at('serve.cold')).toBe(1)
  expect(at('confidence')).toBeCloseTo(dish.confidence, 6)
})

test('hashed places have length 1, whatever the length of the name', () => {
  for (const text of ['ceviche', 'arroz con mariscos y salsa de rocoto, con yuca frita y zarza criolla']) {
    const { indices, values } = dishFeatures(engine.readDish(text))
    const letters = indices.reduce((sum, index, i) => (index >= DISH_DENSE + 256 ? sum + values[i]! ** 2 : sum), 0)
    expect(letters).toBeCloseTo(1, 5)
    expect(Math.max(...indices)).toBeLessThan(DISH_FEATURE_WIDTH)
    expect([...indices]).toEqual([...indices].sort((a, b) => a - b))
  }
})

test('letters do not change with case, accents or signs', () => {
  expect(letterRuns('ají, AMARILLO!')).toEqual(letterRuns('AJI amarillo'))
  expect(letterRuns('—')).toEqual([])
  expect(letterRuns('lomo')).toEqual([' lo', 'lom', 'omo', 'mo ', ' lom', 'lomo', 'omo '])
})

test('a wine has its class, its structure and one bucket for its style', () => {
  const wines = engine.readList([{ name: 'Malbec Mendoza' }, { name: 'Riesling Mosel Kabinett' }])
  const matrix = wineFeatures(wines)
  expect(matrix.length).toBe(2 * WINE_FEATURE_WIDTH)
  for (let row = 0; row < 2; row++) {
    const one = matrix.subarray(row * WINE_FEATURE_WIDTH, (row + 1) * WINE_FEATURE_WIDTH)
    const classes = WINE_FEATURES.flatMap((name, i) => (name.startsWith('class.') && one[i] === 1 ? [name] : []))
    expect(classes).toEqual([`class.${wines.readings[row]!.styleClass}`])
  }
  expect(matrix.subarray(0, WINE_FEATURE_WIDTH)).not.toEqual(matrix.subarray(WINE_FEATURE_WIDTH))
})

test('spelling, case, price and language of what is understood make no difference', () => {
  const features = (text: string) => dishFeatures(engine.readDish(text)).indices
  const plain = features('ceviche de pescado')
  for (const text of ['CEVICHE DE PESCADO S/ 38.00', 'sebiche de pescado', 'Cebiche de Pescado'])
    expect(features(text)).toEqual(plain)
  expect(features('ceviche de pescado en crema de rocoto')).not.toEqual(plain)
})
