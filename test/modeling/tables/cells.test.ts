import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, isMissing, listOf, numberOf, wordsOf } from '../../../src/modeling/tables/cells.ts'

test.each([
  ['13.5', 13.5],
  ['13,5', 13.5],
  ['1,250.00', 1250],
  ['-2e-3', -0.002],
  ['14 %', 14],
  ['S/ 45.90', 45.9],
  ['S/. 45', 45],
  ['12 or so', Number.NaN],
  ['', Number.NaN],
  ['2019-01-02', Number.NaN],
])('the number of "%s" is %d', (cell, wanted) => expect(numberOf(cell)).toBe(wanted))

test('every finite number printed is read again', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(numberOf(String(value))).toBe(value + 0)
    }),
  )
})

test('days, with the day first unless that cannot be', () => {
  expect(dayOf('1970-01-02')).toBe(1)
  expect(dayOf('1970-01-02 12:00')).toBe(1.5)
  expect(dayOf('1970-01-02T06:00:30Z')).toBe(1.25)
  expect(dayOf('2/1/1970')).toBe(1)
  expect(dayOf('1/13/1970')).toBe(12)
  expect(dayOf('13.1.1970')).toBe(12)
  for (const cell of ['', 'ayer', '2024-13-01', '99/99/2024']) expect(dayOf(cell)).toBeNaN()
})

test('lists of three kinds', () => {
  expect(listOf("['Malbec', 'Merlot']")).toEqual(['Malbec', 'Merlot'])
  expect(listOf(`["Nero d'Avola", 'Côt']`)).toEqual(["Nero d'Avola", 'Côt'])
  expect(listOf('[2019, 2020]')).toEqual(['2019', '2020'])
  expect(listOf('a | b|c')).toEqual(['a', 'b', 'c'])
  expect(listOf('[]')).toEqual([])
  expect(listOf('Malbec')).toBeNull()
})

test('words and pairs, without case and accents', () => {
  expect(wordsOf('Ají de Gallina!')).toEqual(['aji', 'de', 'gallina', 'aji de', 'de gallina'])
  expect(wordsOf('— ¡!')).toEqual([])
})

test('no cell throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (cell) => {
      numberOf(cell)
      dayOf(cell)
      listOf(cell)
      wordsOf(cell)
      isMissing(cell)
    }),
  )
})
