import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alcoholFromAbv, clamp01, smoothstep, sweetnessFromSugar, WSET } from '../../src/domain/scales.ts'

const SUGAR: readonly (readonly [grams: number, value: number])[] = [
  [0, 0.05],
  [2, 0.05],
  [6.5, 0.15],
  [13.5, 0.3],
  [31.5, 0.5],
  [72.5, 0.75],
  [130, 0.95],
  [400, 0.95],
]
for (const [grams, value] of SUGAR)
  test(`${grams} g/L of sugar is ${value}`, () => expect(sweetnessFromSugar(grams)).toBeCloseTo(value, 10))

const ALCOHOL: readonly (readonly [abv: number, value: number])[] = [
  [5.5, 0.1],
  [10, 0.1],
  [11.7, 0.35],
  [13.2, 0.5],
  [14.45, 0.75],
  [20, 0.95],
]
for (const [abv, value] of ALCOHOL)
  test(`${abv} % of alcohol is ${value}`, () => expect(alcoholFromAbv(abv)).toBeCloseTo(value, 10))

test('between two anchors the scale is linear', () => {
  expect(sweetnessFromSugar((6.5 + 13.5) / 2)).toBeCloseTo(0.225, 10)
  expect(alcoholFromAbv((11.7 + 13.2) / 2)).toBeCloseTo(0.425, 10)
})

test('more sugar or alcohol is never less on the scale', () => {
  const amount = fc.double({ min: 0, max: 500, noNaN: true })
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      expect(sweetnessFromSugar(low)).toBeLessThanOrEqual(sweetnessFromSugar(high))
      expect(alcoholFromAbv(low)).toBeLessThanOrEqual(alcoholFromAbv(high))
    }),
  )
})

test('no number is no sugar', () => expect(sweetnessFromSugar(Number.NaN)).toBe(0.05))

test('the anchors of the systematic approach rise by equal steps', () => {
  const values = Object.values(WSET)
  expect(values).toEqual([0.1, 0.3, 0.5, 0.7, 0.9])
})

test('smoothstep is 0 below, 1 above, 1/2 in the middle, and never falls', () => {
  expect(smoothstep(0.2, 0.6, 0.2)).toBe(0)
  expect(smoothstep(0.2, 0.6, 0.6)).toBe(1)
  expect(smoothstep(0.2, 0.6, 0.4)).toBeCloseTo(0.5, 12)
  expect(smoothstep(0.2, 0.6, 0.3)).toBeCloseTo(0.15625, 12)
  const x = fc.double({ min: -2, max: 3, noNaN: true })
  fc.assert(
    fc.property(x, x, (a, b) => {
      expect(smoothstep(0.2, 0.6, Math.min(a, b))).toBeLessThanOrEqual(smoothstep(0.2, 0.6, Math.max(a, b)))
    }),
  )
})

test('smoothstep with its ends swapped falls; with equal ends it is a step', () => {
  expect(smoothstep(0.6, 0.2, 0.1)).toBe(1)
  expect(smoothstep(0.6, 0.2, 0.7)).toBe(0)
  expect(smoothstep(0.5, 0.5, 0.49)).toBe(0)
  expect(smoothstep(0.5, 0.5, 0.5)).toBe(1)
})

test('clamp01 keeps what is inside and stops what is not', () => {
  expect([-1, 0, 0.4, 1, 7].map(clamp01)).toEqual([0, 0, 0.4, 1, 1])
})
