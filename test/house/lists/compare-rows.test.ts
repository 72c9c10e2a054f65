import { expect, test } from 'vitest'
import { compareRows } from '../../../src/app/imports/compare-rows.ts'
import type { ImportKind, ReviewRow } from '../../../src/app/imports/import-row.ts'
import type { ImportFields } from '../../../src/contract/house/lists.ts'

const row = (n: number, read: ImportFields, decision: 'keep' | 'skip' = 'keep'): ReviewRow => ({
  ...{ n, line: '', page: null, kind: 'food', edited: null, doubts: [], matches: null },
  read,
  decision,
})
const codes = (kind: ImportKind, rows: ImportFields[]) =>
  compareRows(
    rows.map((fields, n) => row(n, fields)),
    kind,
    2026,
  ).map((doubts) => doubts.map(({ code }) => code))
const priced = (price: number, i: number) => ({ section: 'Fondos', dish: `Plato ${'abcdefgh'[i]}`, price_cents: price })

test('a price far from its section is doubtful, a dear section is not', () => {
  const fondos = [3_800, 4_200, 49_000, 4_500, 400].map(priced)
  const parrilla = [15_000, 18_000, 22_000, 19_000].map((price, i) => ({
    section: 'Parrilla',
    dish: `Corte ${'abcd'[i]}`,
    price_cents: price,
  }))
  const found = codes('menu', [...fondos, ...parrilla])
  expect(found.map((one) => one.includes('price_outlier'))).toEqual([
    false,
    false,
    true,
    false,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('the same dish in the same section twice is named, with the line people count', () => {
  const rows = [priced(4_000, 0), { ...priced(4_100, 0), dish: 'PLATO  A.' }, { ...priced(4_100, 0), section: 'Otros' }]
  const [, second, third] = compareRows(
    rows.map((fields, n) => row(n, fields)),
    'menu',
    2026,
  )
  expect(second).toEqual([{ code: 'duplicate', field: 'dish', about: '1' }])
  expect(third).toEqual([])
})

test.each([
  [{ name: 'Catena Malbec', vintage: '2031' }, ['future_vintage']],
  [{ name: 'Catena Malbec 2031' }, ['future_vintage']],
  [{ name: 'Catena Malbec', vintage: 'joven' }, ['odd_vintage']],
  [{ name: 'Champagne Brut', vintage: 'NV' }, []],
  [{ name: 'Oporto', vintage: '2019/20' }, []],
  [{ name: 'Catena Malbec', price_cents: 9_000, glass_price_cents: 9_000 }, ['glass_over_bottle']],
  [{ name: 'Catena Malbec', price_cents: 9_000, cost_cents: 9_500 }, ['cost_over_price']],
  [{ name: 'CATENA MA1BEC' }, ['misread']],
  [{ name: 'Catena M\u0430lbec' }, ['misread']],
  [{ name: 'Bin 389, N° 1, 100% Malbec' }, []],
])('%j: %j', (fields, expected) => {
  expect(codes('wines', [fields])).toEqual([expected])
})

test('a line that is skipped is compared with nothing', () => {
  const rows = [row(0, priced(4_000, 0)), row(1, priced(4_000, 0), 'skip')]
  expect(compareRows(rows, 'menu', 2026)).toEqual([[], []])
})
