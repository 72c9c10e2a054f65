import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyOf, readAmount, readNumber } from '../../src/cleansing/formats/amount.ts'
import { languageOf } from '../../src/cleansing/formats/language.ts'
import { cleanName, cleanText } from '../../src/cleansing/formats/text.ts'
import { abvOf, grapesOf, kindOf, placeOf, sizeOf, vintageOf } from '../../src/cleansing/formats/wine-cells.ts'
import { listOfCell } from '../../src/cleansing/read/list-cell.ts'
import { configuration, words } from './bench.ts'

const { abv, sizes } = configuration.cleaning

test.each([
  ['S/ 1.234,50', 1234.5, 'PEN'],
  ['S/.45.00', 45, 'PEN'],
  ['38.-', 38, null],
  ['US$ 12', 12, 'USD'],
  ['$ 1,250.90', 1250.9, null],
  ['29,90 €', 29.9, 'EUR'],
  ['40 soles', 40, 'PEN'],
])('%s is an amount', (printed, value, currency) => {
  expect(readAmount(printed)).toEqual({ value, currency })
})

test.each(['', 'consultar', '12 / 18', '3 x 25'])('"%s" is no single amount', (printed) => {
  expect(readAmount(printed)).toBeNull()
})

test('a number survives being printed in either manner', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      const value = cents / 100
      const english = value.toLocaleString('en-US', { minimumFractionDigits: 2 })
      const german = value.toLocaleString('de-DE', { minimumFractionDigits: 2 })
      expect(readNumber(english)).toBe(value)
      expect(readNumber(german)).toBe(value)
    }),
  )
})

test('a cell of anything is a number, or none: nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (cell) => {
      for (const read of [readAmount, readNumber, currencyOf, listOfCell, languageOf]) read(cell)
      expect(cleanText(cleanText(cell))).toBe(cleanText(cell))
      const year = vintageOf(cell, 1930, 2026)
      expect(year === null || (year >= 1930 && year <= 2026)).toBe(true)
      const strength = abvOf(cell, abv)
      expect(strength === null || (strength >= abv.least && strength <= abv.most)).toBe(true)
      grapesOf(cell, words)
      placeOf(cell, words)
      kindOf(cell, words)
      sizeOf(cell, sizes)
    }),
  )
})

test.each([
  ['2.018', 2018],
  ['2019.0', 2019],
  ["'19", 2019],
  ['98', 1998],
  ['NV', null],
  ['S/A', null],
  ['1865', null],
  ['20190', null],
])('vintage %s is %s', (cell, year) => {
  expect(vintageOf(cell, 1930, 2026)).toBe(year)
})

test.each([
  ['14%', 14],
  ['13,5 % vol', 13.5],
  ['135', 13.5],
  ['0.135', 13.5],
  ['48', null],
  ['none', null],
])('alcohol %s is %s', (cell, value) => {
  expect(abvOf(cell, abv)).toBe(value)
})

test.each([
  ['750', 750],
  ['0.75', 750],
  ['75 cl', 750],
  ['1,5 L', 1500],
  ['Magnum', 1500],
  ['37.5cl', 375],
  ['5', 5000],
  ['123 ml', null],
])('size %s is %s ml', (cell, ml) => {
  expect(sizeOf(cell, sizes)).toBe(ml)
})

test.each([
  ["['Cabernet Sauvignon', 'Merlot']", 'cabernet-sauvignon|merlot'],
  ["['Muscat/Moscato']", grapesOf('Muscat', words)],
  ['Cab. Sauv. / Petit Verdot', 'cabernet-sauvignon|petit-verdot'],
  ['80% Shiraz, 20% Viognier', 'syrah|viognier'],
  ['Tempranilo', 'tempranillo'],
  ['tinta de la casa', null],
])('grapes %s are %s', (cell, ids) => {
  expect(grapesOf(cell, words)).toBe(ids)
})

test.each([
  ['Ica, Perú', { region: 'ica', country: 'PE' }],
  ['Valle de Casablanca', { region: 'casablanca', country: 'CL' }],
  ['Perú', { region: null, country: 'PE' }],
  ['AR', { region: null, country: 'AR' }],
  ['Marte', { region: null, country: null }],
])('%s lies where it lies', (cell, place) => {
  expect(placeOf(cell, words)).toEqual(place)
})

test.each([
  ['Tinto', { colour: 'red', type: 'still', sweetness: null }],
  ['Espumoso rosado', { colour: 'rose', type: 'sparkling', sweetness: null }],
  ['Dessert/Port', { colour: null, type: 'fortified', sweetness: 'dulce' }],
])('%s is a kind of wine', (cell, kind) => {
  expect(kindOf(cell, words)).toEqual(kind)
})

test('text: encodings read twice, entities, invisible marks, capitals', () => {
  expect(cleanText('AjÃ­ de gallina')).toBe('Ají de gallina')
  expect(cleanText('Moët &amp; Chandon')).toBe('Moët & Chandon')
  expect(cleanText('lomo\u202e saltado\u200b ')).toBe('lomo saltado')
  expect(cleanName('MARQUÉS DE RISCAL RESERVA DOC')).toBe('Marqués de Riscal Reserva DOC')
  expect(cleanName('Casa E. di Mirafiore')).toBe('Casa E. di Mirafiore')
})

test.each([
  ['Papa a la huancaína', 'es'],
  ['Grilled chicken with potatoes', 'en'],
  ['Tiramisu', null],
])('%s is %s', (text, lang) => {
  expect(languageOf(text)).toBe(lang)
})
