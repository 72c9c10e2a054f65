/** Money as a person types it, and back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoney, readWhole, writeMoney } from '../../src/web/lists/money-entry.ts'

test.each([
  ['38', 3_800],
  ['38.5', 3_850],
  ['38,50', 3_850],
  ['S/ 38.00', 3_800],
  ['S/.45.00', 4_500],
  ['1,200', 120_000],
  ['1.200,50', 120_050],
  ['', null],
  ['  ', null],
])('%j is %s cents', (typed, cents) => expect(readMoney(typed)).toBe(cents))

test.each(['caro', '-5', 'S/ mucho', '3a8'])('%j is no price', (typed) => expect(readMoney(typed)).toBeUndefined())

test('what is written is read back, to the cent', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => readMoney(writeMoney(cents)) === cents))
})

test('whatever is typed is a whole number of cents, nothing, or refused', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = readMoney(typed)
      return read === null || read === undefined || (Number.isSafeInteger(read) && read >= 0)
    }),
  )
})

test('stock is whole or refused', () => {
  expect(readWhole('12')).toBe(12)
  expect(readWhole('')).toBeNull()
  expect(readWhole('1.5')).toBeUndefined()
  expect(readWhole('-1')).toBeUndefined()
})
