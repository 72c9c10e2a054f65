import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoney } from '../../src/domain/money.ts'

const PRICES: readonly (readonly [printed: string, cents: number, currency: string])[] = [
  ['S/.45.00', 4500, 'PEN'],
  ['S/ 38', 3800, 'PEN'],
  ['s/38.5', 3850, 'PEN'],
  ['38', 3800, 'PEN'],
  ['38,50', 3850, 'PEN'],
  ['1.145,84 €', 114584, 'EUR'],
  ['US$ 1,145.84', 114584, 'USD'],
  ['$12', 1200, 'USD'],
  ['120 soles', 12000, 'PEN'],
  ['1,250', 125000, 'PEN'],
  ['12.', 1200, 'PEN'],
  ['EUR 9', 900, 'EUR'],
]
for (const [printed, cents, currency] of PRICES)
  test(`"${printed}" is ${cents} cents ${currency}`, () => expect(readMoney(printed)).toEqual({ cents, currency }))

test('without a symbol the list’s own currency holds', () => {
  expect(readMoney('25', 'CLP')).toEqual({ cents: 2500, currency: 'CLP' })
})

for (const printed of ['', 's/n', 'consultar', 'S/.', '—', '99999999999'])
  test(`"${printed}" is no price`, () => expect(readMoney(printed)).toBeNull())

test('what is printed with two decimals is read to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), (cents) => {
      const plain = (cents / 100).toFixed(2)
      expect(readMoney(`S/ ${plain}`)).toEqual({ cents, currency: 'PEN' })
      expect(readMoney(plain.replace('.', ','))).toEqual({ cents, currency: 'PEN' })
    }),
  )
})

test('any text is a price or null', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const money = readMoney(text)
      if (money !== null) expect(Number.isInteger(money.cents) && money.cents >= 0).toBe(true)
    }),
  )
})
