import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { mergeData } from '../../src/app/merge-data.ts'
import { clean } from '../../src/cleansing/clean.ts'
import { openDuck, quoted } from '../../src/cleansing/duck.ts'
import type { Merged } from '../../src/cleansing/merge/merge.ts'
import { joinSame, type PairingRow } from '../../src/cleansing/merge/rows.ts'
import { sampleNegatives } from '../../src/cleansing/merge/sample-negatives.ts'
import { ROOT } from '../../src/config.ts'
import { fnv1a32 } from '../../src/domain/hash.ts'
import { cleanOptions, configuration, fixture, knowledge } from './bench.ts'
import { scratch } from './scratch.ts'

interface Row {
  dish_id: string
  dish_text: string
  wine_or_style_id: string
  label: number
  weight: number
  origin: string
  family: string
  fold: number
  made_by: string
  record_ids: string
}

let merged: Merged
let rows: Row[]
const cleaned = scratch()
const out = scratch()
const request = { in: cleaned, out, seed: 1, memoryMb: 512, keptAt: null }
const places = { root: ROOT, home: scratch() }
beforeAll(async () => {
  await clean(cleanOptions(fixture('sourced'), cleaned), knowledge, configuration)
  merged = await mergeData(request, places)
  rows = await readRows(join(out, 'pairings.parquet'))
})

async function readRows(path: string): Promise<Row[]> {
  const duck = await openDuck({ memoryMb: 256, threads: 1, spill: scratch() })
  const found = await duck.rows(
    `SELECT * REPLACE (array_to_string(record_ids, '|') AS record_ids) FROM read_parquet(${quoted(path)})`,
  )
  duck.close()
  return found.map((row) => ({
    dish_id: String(row.dish_id),
    dish_text: String(row.dish_text),
    wine_or_style_id: String(row.wine_or_style_id),
    label: Number(row.label),
    weight: Number(row.weight),
    origin: String(row.origin),
    family: String(row.family),
    fold: Number(row.fold),
    made_by: String(row.made_by),
    record_ids: String(row.record_ids),
  }))
}

test('every row names its records, has a weight, a label and the fold of its family', () => {
  const folds = new Map(
    knowledge.tables.splits.rows.filter(({ kind }) => kind === 'family').map(({ id, fold }) => [id, Number(fold)]),
  )
  expect(rows).toHaveLength(merged.rows)
  for (const row of rows) {
    expect(row.record_ids, row.dish_text).not.toBe('')
    expect(row.weight).toBeGreaterThan(0)
    expect([0, 1]).toContain(row.label)
    expect(row.fold).toBe(folds.get(row.family) ?? fnv1a32(row.family) % 5)
  }
})

test('statements of the sourced files are there, for and against, mapped to dish and style', () => {
  const of = (id: string) =>
    rows.filter(({ record_ids, origin }) => record_ids.split('|').includes(id) && origin !== 'sampled')
  expect(of('s020')[0]).toMatchObject({
    dish_id: 'ceviche-clasico',
    family: 'ceviche',
    wine_or_style_id: 'sauvignon-blanc',
    label: 1,
    origin: 'published',
  })
  expect(of('s023').every(({ label, origin }) => label === 0 && origin === 'advised_against')).toBe(true)
})

test('an augmented row has its original’s fold, and counts less', () => {
  const folds = new Map(rows.filter(({ made_by }) => made_by === '').map(({ record_ids, fold }) => [record_ids, fold]))
  const augmented = rows.filter(({ made_by, origin }) => made_by !== '' && origin !== 'sampled')
  expect(augmented.length).toBeGreaterThan(5)
  for (const { record_ids, fold, weight } of augmented) {
    const original = record_ids.split('|').find((id) => folds.has(id))
    if (original) expect(fold).toBe(folds.get(original))
    expect(weight).toBeLessThan(1)
  }
})

test('rules label what nobody judged, with both labels for each dish', () => {
  const ruled = rows.filter(({ origin }) => origin === 'rule')
  expect(new Set(ruled.map(({ label }) => label))).toEqual(new Set([0, 1]))
  expect(rows.some(({ origin, dish_id }) => origin === 'xwines' && dish_id === 'food-beef')).toBe(true)
})

test('the same data gives the same bytes', async () => {
  const again = scratch()
  expect((await mergeData({ ...request, out: again }, places)).version).toBe(merged.version)
})

const row = (dishId: string, style: string, label: 0 | 1 = 1, id = 'r1'): PairingRow => ({
  dishId, family: dishId, dishText: dishId, wineOrStyleId: style, wineText: style, label, weight: 1, origin: label === 1 ? 'published' : 'advised_against',
  source: 's', sommelier: '', lang: 'es', madeBy: '', recordIds: [id],
}) // biome-ignore format: a table

test('negatives are never what somebody named for the family, and one dish’s draw does not hang on another’s', () => {
  const said = [row('a', 'x'), row('a', 'y'), row('b', 'z'), row('b', 'w'), row('c', 'v')]
  const drawn = sampleNegatives(said, 1, 0.3, 1)
  for (const { family, wineOrStyleId, label } of drawn) {
    expect(label).toBe(0)
    expect(said.some((one) => one.family === family && one.wineOrStyleId === wineOrStyleId)).toBe(false)
  }
  expect(drawn.filter(({ family }) => family === 'a')).toHaveLength(2)
})

test('what two records say alike is one row with both ids', () => {
  const joined = joinSame([row('a', 'x', 1, 'r1'), row('a', 'x', 1, 'r2'), row('a', 'x', 0, 'r3')])
  expect(joined.map(({ recordIds }) => recordIds)).toEqual([['r1', 'r2'], ['r3']])
})
