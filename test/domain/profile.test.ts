import { expect, test } from 'vitest'
import { dishValue, emptyDishProfile, wineValue } from '../../src/domain/profile.ts'
import {
  AROMAS,
  DISH_INDEX,
  DISH_KEYS,
  STRUCTURES,
  TASTES,
  TEXTURES,
  WINE_INDEX,
  WINE_KEYS,
} from '../../src/domain/vocabulary.ts'

test('the order of the numbers is tastes, textures, aromas; structure, aromas', () => {
  expect(DISH_KEYS).toEqual([...TASTES, ...TEXTURES, ...AROMAS])
  expect(WINE_KEYS).toEqual([...STRUCTURES, ...AROMAS])
  expect(DISH_KEYS.every((key, i) => DISH_INDEX[key] === i)).toBe(true)
  expect(WINE_KEYS.every((key, i) => WINE_INDEX[key] === i)).toBe(true)
})

test('no key has two meanings on one side', () => {
  expect(new Set(DISH_KEYS).size).toBe(DISH_KEYS.length)
  expect(new Set(WINE_KEYS).size).toBe(WINE_KEYS.length)
})

test('a value is found by its key', () => {
  const dish = emptyDishProfile()
  dish.values[DISH_INDEX.heat] = 0.75
  expect(dishValue(dish, 'heat')).toBe(0.75)
  expect(dishValue(dish, 'sour')).toBe(0)
  const wine = {
    values: new Float32Array(WINE_KEYS.length),
    confidence: new Float32Array(WINE_KEYS.length),
    origins: [],
    causes: new Map(),
  }
  wine.values[WINE_INDEX.tannin] = 0.5
  expect(wineValue(wine, 'tannin')).toBe(0.5)
})

test('two empty profiles share nothing', () => {
  const first = emptyDishProfile()
  first.values[0] = 1
  expect(emptyDishProfile().values[0]).toBe(0)
})
