import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfiguration } from '../../src/cleansing/configuration.ts'
import { rateOn } from '../../src/cleansing/stages/rates.ts'
import { columnsOf, TABLE_NAMES } from '../../src/cleansing/tables.ts'
import { ROOT } from '../../src/config.ts'
import { configuration } from './bench.ts'
import { scratch } from './scratch.ts'

test('every column that the configuration names is a column of its table', () => {
  const { missing, duplicates, outliers } = configuration.cleaning
  const made = new Set(['wine_id', 'label_id', 'source'])
  for (const table of TABLE_NAMES) {
    const known = new Set([...columnsOf(table), ...made])
    const named = [
      ...(missing[table] ?? []).flatMap(({ column, ways }) => [
        column,
        ...ways.flatMap((way) => ('by' in way ? way.by.flat() : [])),
      ]),
      ...(duplicates[table] ?? []),
      ...outliers
        .filter((one) => one.table === table)
        .flatMap((one) => ('columns' in one ? one.columns : [one.column, ...one.by.flat()])),
    ]
    expect(
      named.filter((name) => !known.has(name)),
      table,
    ).toEqual([])
  }
})

test('the currency table is sorted and says one rate a day', () => {
  const keys = configuration.rates.map(({ currency, from }) => `${currency} ${from}`)
  expect(keys).toEqual([...new Set(keys)].sort())
})

test.each([
  ['USD', '2021-06-01', 3.88],
  ['USD', '2019-01-01', 3.34],
  ['USD', '1999-01-01', 3.18],
  ['PEN', '2030-01-01', 1],
])('%s on %s is worth %d soles: the last rate that began before', (currency, day, pen) => {
  expect(rateOn(configuration.rates, currency, day)).toBe(pen)
})

test('an unknown word in the configuration is named with its place', () => {
  const folder = scratch()
  cpSync(join(ROOT, 'data', 'cleansing'), folder, { recursive: true })
  const path = join(folder, 'cleaning.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('way: median', 'way: guess'))
  expect(() => loadConfiguration(folder)).toThrow(/cleaning\.yaml/)
})
