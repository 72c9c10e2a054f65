import { expect, test } from 'vitest'
import { matchWines, openNameMatcher } from '../../../src/app/imports/match-wines.ts'
import { ROOT } from '../../../src/config.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import type { CellarWine } from '../../../src/storage/wines-cellar.ts'

const names = openNameMatcher(ROOT, loadKnowledge(`${ROOT}/data/knowledge`), 2026)

function wine(id: string, name: string, more: Partial<CellarWine> = {}): CellarWine {
  const words = { producer: '', grape: '', region: '', country: '', vintage: '', type: '', abv: '', description: '' }
  const numbers = { sizeMl: null, priceCents: null, glassPriceCents: null, costCents: null, stock: null, openAt: null }
  const state = { key: '', currency: 'PEN', revision: '1', position: 0, isSoldOut: false, isArchived: false, sku: null }
  return { id, name, ...words, ...numbers, ...state, ...more }
}
const matched = (line: object, wines: CellarWine[]) => matchWines([{ n: 0, fields: line }], wines, names).get(0) ?? null

test.each([
  ['the same label with the next vintage', { name: 'Catena Malbec 2022' }, wine('w', 'Catena Malbec 2020')],
  ['the house in a column or in the name', { name: 'Catena Malbec' }, wine('w', 'Malbec', { producer: 'Catena' })],
  ['accents, case and signs', { name: 'TACAMA SELECCION ESPECIAL' }, wine('w', 'Tacama «Selección Especial»')],
  ['a short form', { name: 'Intipalka Sauv. Blanc' }, wine('w', 'Intipalka Sauvignon Blanc 2022')],
  ['a misspelt grape', { name: 'INTIPALKA CHARDONAY' }, wine('w', 'Intipalka Chardonnay')],
  ['the code, whatever the name', { name: 'Otra etiqueta', sku: 'A1' }, wine('w', 'Catena Malbec', { sku: 'A1' })],
  ['one that left the list', { name: 'Catena Malbec' }, wine('w', 'Catena Malbec', { isArchived: true })],
])('%s is the same wine', (_, line, known) => {
  expect(matched(line, [wine('x', 'Barolo Riserva'), known])).toBe('w')
})

test.each([
  ['another grape of the house', { name: 'Intipalka Malbec' }, wine('w', 'Intipalka Merlot')],
  ['another level', { name: 'Casillero del Diablo Reserva' }, wine('w', 'Casillero del Diablo Gran Reserva')],
  ['another size', { name: 'Catena Malbec', size_ml: 375 }, wine('w', 'Catena Malbec')],
  [
    'another house with the same label',
    { name: 'Malbec', producer: 'Norton' },
    wine('w', 'Malbec', { producer: 'Catena' }),
  ],
  ['the same label with another code', { name: 'Catena Malbec', sku: 'B2' }, wine('w', 'Catena Malbec', { sku: 'A1' })],
])('%s is another wine', (_, line, known) => {
  expect(matched(line, [known])).toBeNull()
})

test('each wine is given once, the same year first', () => {
  const wines = [wine('old', 'Catena Malbec', { vintage: '2018' }), wine('new', 'Catena Malbec', { vintage: '2021' })]
  const lines = ['2021', '2023', '2024'].map((vintage, n) => ({ n, fields: { name: 'Catena Malbec', vintage } }))
  expect([...matchWines(lines, wines, names)]).toEqual([
    [0, 'new'],
    [1, 'old'],
  ])
})
