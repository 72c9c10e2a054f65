import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planColumn } from '../../../src/modeling/tables/columns.ts'
import { encodeTable, featureNames, fitEncoder } from '../../../src/modeling/tables/encoder.ts'
import { readCsv } from '../../../src/modeling/tables/read-csv.ts'
import { planTarget, readTarget } from '../../../src/modeling/tables/target.ts'
import { cellarCsv, scratchFolder } from './scratch.ts'

const scratch = scratchFolder()
const cellar = readCsv(scratch.write('cellar.csv', cellarCsv(300, 1)))
const columns = cellar.header.filter((name) => name !== 'level')

test('each column is taken for what it is', () => {
  const kinds = Object.fromEntries(fitEncoder(cellar, columns).plans.map(({ name, kind }) => [name, kind]))
  expect(kinds).toEqual({
    id: 'number',
    grapes: 'list',
    abv: 'number',
    bottled: 'date',
    note: 'text',
    vintages: 'numbers',
    house: 'names',
    price: 'number',
  })
  expect(planColumn('x', ['a', 'a', 'a'])).toMatchObject({ kind: 'skipped', why: 'it says the same in every row' })
  expect(planColumn('x', ['', 'NA', 'n/a'])).toMatchObject({ kind: 'skipped', why: 'it is empty' })
  expect(planColumn('x', ['a', '', 'a'])).toMatchObject({ kind: 'category' })
  expect(planColumn('x', ['a|b', 'b', 'a'])).toMatchObject({ kind: 'list' })
})

test('a list sets a column an item', () => {
  const encoder = fitEncoder(cellar, ['grapes'])
  const { features } = encodeTable(encoder, cellar)
  const names = featureNames(encoder)
  const malbec = names.indexOf('grapes has Malbec')
  for (const [i, row] of cellar.rows.entries()) {
    expect(features.values[i * names.length + malbec]).toBe(row[1]!.includes('Malbec') ? 1 : 0)
    expect(features.values[i * names.length]).toBe(2)
  }
})

test('another table gets the same columns; what it lacks is missing, what is no number is named', () => {
  const encoder = fitEncoder(cellar, columns)
  const other = readCsv(scratch.write('other.csv', 'abv,grapes,house\n"13,1",Malbec,Bodega 3\nmuch,?,Nobody\n'))
  const { features, problems } = encodeTable(encoder, other)
  expect(features.columns).toBe(featureNames(encoder).length)
  expect(problems).toEqual([{ file: 'other.csv', row: 3, message: 'abv: "much" is no number, taken as missing' }])
  const abv = featureNames(encoder).indexOf('abv')
  expect(features.values[abv]).toBeCloseTo(13.1, 5)
  expect(features.values[features.columns + abv]).toBeNaN()
})

test('a folder is all its tables, columns by name', () => {
  const folder = scratchFolder()
  folder.write('a.csv', 'x,y\n1,2\n')
  folder.write('b.csv', 'y;x\n4;3\n5\n')
  const table = readCsv(folder.path('.'))
  expect(table.rows).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['', '5'],
  ])
  expect(table.problems).toEqual([{ file: 'b.csv', row: 3, message: 'has 1 cells, not 2' }])
})

test('tables that cannot be read are refused with a sentence', () => {
  const refuse = (name: string, text: string, message: RegExp) =>
    expect(() => readCsv(scratch.write(name, text))).toThrow(message)
  refuse('empty.csv', '', /is empty/)
  refuse('binary.csv', 'PK\0\0', /no text file|not a text file/)
  refuse('twice.csv', 'a,a\n1,2\n', /two columns "a"/)
  expect(() => readCsv(scratch.path('none.csv'))).toThrow(/does not exist/)
})

test('Windows’ encoding is read', () => {
  const path = scratch.path('western.csv')
  writeFileSync(path, Buffer.from('uva,año\nCôt,1\n', 'latin1'))
  expect(readCsv(path)).toMatchObject({ header: ['uva', 'año'], rows: [['Côt', '1']] })
})

test('a target is classes or numbers by what it says', () => {
  expect(planTarget('level', cellar)).toMatchObject({ kind: 'classes', classes: ['barato', 'caro'] })
  expect(planTarget('price', cellar)).toMatchObject({ kind: 'numbers' })
  const stars = readCsv(scratch.write('stars.csv', 'x,stars\n1,5\n2,10\n3,5\n4,\n5,9\n'))
  expect(planTarget('stars', stars)).toMatchObject({ kind: 'classes', classes: ['5', '9', '10'] })
  const { rows, problems } = readTarget(planTarget('stars', stars), stars)
  expect(rows).toEqual([0, 1, 2, 4])
  expect(problems).toEqual([{ file: 'stars.csv', row: 5, message: 'stars is empty, left out' }])
  expect(() => planTarget('nothing', stars)).toThrow(/no column "nothing"/)
  expect(() => planTarget('x', readCsv(scratch.write('same.csv', 'x,y\n1,1\n1,2\n')))).toThrow(/same in every row/)
})
