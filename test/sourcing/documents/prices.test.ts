import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf } from '../../../src/sourcing/documents/amount.ts'
import { isAllPrice, readPrices } from '../../../src/sourcing/documents/prices.ts'
import { printWordsOf } from '../../../src/sourcing/documents/print-words.ts'
import { knowledge } from './read-here.ts'

const words = printWordsOf(knowledge)
const brief = (line: string) => {
  const { text, prices } = readPrices(line, words)
  return [
    text,
    ...prices.map(({ amount, currency, label }) => [amount, currency, label].filter((part) => part !== null).join(' ')),
  ]
}

test.each([
  ['1.145,84', 1145.84],
  ['1,478', 1478],
  ['12.900', 12900],
  ['11..50', 11.5],
  ['12,5', 12.5],
  ['13', 13],
  ['5.-', 5],
  ['1,234,567.89', 1234567.89],
  ['1.2345', null],
])('%s is %s', (printed, amount) => {
  expect(amountOf(printed)).toBe(amount)
})

describe('prices of a line', () => {
  test.each([
    ['Ceviche S/.10.00', ['Ceviche', '10 PEN']],
    ['+2 huevos\tS/11..50', ['+2 huevos', '11.5 PEN']],
    ['TABLA DE QUESOS\t12/22€', ['TABLA DE QUESOS', '12 EUR', '22 EUR']],
    ['PAELLA\t12€/ración', ['PAELLA', '12 EUR ración']],
    ['ARROZ (caldoso)\t15€/por encargo', ['ARROZ (caldoso)', '15 EUR por encargo']],
    ['Panqueques\t13', ['Panqueques', '13']],
    ['Foo $12.95', ['Foo', '12.95 USD']],
    ['Collection 242\t68€', ['Collection 242', '68 EUR']],
    ['Malbec 2019\tcopa 22 / botella 98', ['Malbec 2019', '22 copa', '98 botella']],
    ['Bonarda 2.021\t28\t120', ['Bonarda 2.021', '28', '120']],
    ['Chicha morada jarra 18', ['Chicha morada jarra', '18']],
    ['Chicha morada (jarra)\tS/ 20', ['Chicha morada (jarra)', '20 PEN']],
    ['Ensalada\tmedia 18 entera 30', ['Ensalada', '18 media', '30 entera']],
    ['Pisco sour S/ 25.00 / Jarra S/ 80.00', ['Pisco sour', '25 PEN', '80 PEN Jarra']],
    ['S/ 35 Ceviche clásico', ['Ceviche clásico', '35 PEN']],
    ['Costillas $ 45.000', ['Costillas', '45000 USD']],
    ['Catena Malbec 2021 S/ 140.00', ['Catena Malbec 2021', '140 PEN']],
    ['Catena Malbec 2021 S/ 28 S/ 140', ['Catena Malbec 2021', '28 PEN', '140 PEN']],
    ['Catena Malbec 2021 US$ 40', ['Catena Malbec 2021', '40 USD']],
    ['Ceviche 3 S/. 42.00', ['Ceviche 3', '42 PEN']],
    ['Tortilla 15 € 20 €', ['Tortilla', '15 EUR', '20 EUR']],
    ['Tortilla 15 €', ['Tortilla', '15 EUR']],
    ['Lomo 45 soles', ['Lomo', '45 PEN']],
    ['Tacama 2022 S/. 72 soles', ['Tacama 2022', '72 PEN']],
    ['Tacama 2022 - copa s/25 - bot s/ 99', ['Tacama 2022', '25 PEN copa', '99 PEN bot']],
  ])('%s', (line, expected) => {
    expect(brief(line)).toEqual(expected)
  })

  test.each([
    'Lomo 300 gr',
    'Alitas (6 unidades)',
    '12/05/2024',
    'Tel 987654321',
    '12:00 - 23:00',
    'Whisky 12 años',
    'Merlot 2019',
    'Nº 11',
  ])('no price stands in "%s"', (line) => {
    expect(readPrices(line, words).prices).toEqual([])
  })

  test('a price left open says so', () => {
    expect(readPrices('Langosta\tS.M.', words)).toMatchObject({ text: 'Langosta', isOpen: true })
  })

  test('any text is read, and nothing is invented', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.stringMatching(/^[\w S/.,€$()\t-]{0,40}$/)),
        (line) => {
          const read = readPrices(line, words)
          expect(line.length).toBeGreaterThanOrEqual(read.text.length)
          for (const { amount, printed } of read.prices) {
            expect(amount).toBeGreaterThanOrEqual(0)
            expect(line).toContain(printed)
          }
        },
      ),
    )
  })

  test('a printed amount comes back', () => {
    const price = fc.integer({ min: 100, max: 99_999 }).map((cents) => cents / 100)
    fc.assert(
      fc.property(price, fc.constantFrom('S/ ', 'S/.', '€', 'US$ '), (amount, sign) => {
        const read = readPrices(`Lomo saltado\t${sign}${amount.toFixed(2)}`, words)
        expect(read).toMatchObject({ text: 'Lomo saltado', strength: 'sign' })
        expect(read.prices.map((one) => one.amount)).toEqual([amount])
        expect(isAllPrice(readPrices(`${sign}${amount.toFixed(2)}`, words))).toBe(true)
      }),
    )
  })
})
