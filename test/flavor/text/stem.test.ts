import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diminutiveStems, stem } from '../../../src/flavor/text/stem.ts'

/** Each row is forms of one word. */
const SAME: readonly (readonly string[])[] = [
  ['papa', 'papas'],
  ['aji', 'ajis'],
  ['frito', 'fritos', 'frita', 'fritas'],
  ['camaron', 'camarones'],
  ['langostino', 'langostinos'],
  ['nuez', 'nueces'],
  ['arroz', 'arroces'],
  ['berry', 'berries'],
  ['oyster', 'oysters'],
  ['relleno', 'rellena', 'rellenos', 'rellenas'],
  ['asado', 'asada', 'asados', 'asadas'],
]
for (const [first, ...others] of SAME)
  for (const other of others) test(`${other} is a form of ${first}`, () => expect(stem(other)).toBe(stem(first!)))

const DIFFERENT: readonly (readonly [string, string])[] = [
  ['pollo', 'polla'],
  ['lomo', 'loma'],
  ['empanada', 'empanado'],
  ['ensalada', 'salado'],
  ['manzana', 'manzano'],
  ['pata', 'pato'],
  ['caldo', 'calda'],
  ['banana', 'banano'],
]
for (const [a, b] of DIFFERENT) test(`${a} is not ${b}`, () => expect(stem(a)).not.toBe(stem(b)))

const DIMINUTIVES: readonly (readonly [small: string, plain: string])[] = [
  ['yuquita', 'yuca'],
  ['papitas', 'papa'],
  ['chicharroncito', 'chicharron'],
  ['lomito', 'lomo'],
  ['salsita', 'salsa'],
  ['camaroncitos', 'camaron'],
]
for (const [small, plain] of DIMINUTIVES)
  test(`${small} may be ${plain}`, () => expect(diminutiveStems(stem(small))).toContain(stem(plain)))

test('no short word and no other ending is a diminutive', () => {
  expect(diminutiveStems('vita')).toEqual([])
  expect(diminutiveStems('ceviche')).toEqual([])
})

test('a stem is never empty and never longer than its word by more than nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
      expect(stem(word).length).toBeGreaterThan(0)
      expect(stem(word).length).toBeLessThanOrEqual(word.length)
    }),
  )
})
