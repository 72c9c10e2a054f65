import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { versionOf } from '../../src/cleansing/export.ts'
import {
  compareVersions,
  findVersion,
  keepVersion,
  listVersions,
  restoreVersion,
} from '../../src/cleansing/versions/store.ts'
import { scratch } from './scratch.ts'

const made = (version: string) => ({ version, made_by: 'clean', kept_at: '2026-11-26T10:00:00Z' }) as const

async function twoVersions() {
  const [store, folder] = [scratch(), scratch()]
  writeFileSync(join(folder, 'a.csv'), 'one')
  writeFileSync(join(folder, 'b.csv'), 'two')
  const first = await keepVersion(store, folder, ['a.csv', 'b.csv'], made('aaaaaaaaaaaa'))
  writeFileSync(join(folder, 'b.csv'), 'three')
  writeFileSync(join(folder, 'c.csv'), 'four')
  const second = await keepVersion(store, folder, ['a.csv', 'b.csv', 'c.csv'], made('bbbbbbbbbbbb'))
  return { store, first, second }
}

test('each content is kept once; versions differ by what changed', async () => {
  const { store, first, second } = await twoVersions()
  expect(readdirSync(join(store, 'objects'))).toHaveLength(4)
  expect(listVersions(store).map(({ version, number }) => [version, number])).toEqual([
    ['aaaaaaaaaaaa', 1],
    ['bbbbbbbbbbbb', 2],
  ])
  expect(compareVersions(first, second)).toEqual({ added: ['c.csv'], removed: [], changed: ['b.csv'], same: ['a.csv'] })
})

test('a version comes back as it was; a damaged file does not', async () => {
  const { store, first } = await twoVersions()
  const folder = scratch()
  await restoreVersion(store, findVersion(store, 'aaa'), folder)
  expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toBe('two')
  writeFileSync(join(store, 'objects', first.files[1]!.sha256), 'tw0')
  const empty = scratch()
  await expect(restoreVersion(store, first, empty)).rejects.toThrow(/b\.csv is not what was kept/)
  expect(readdirSync(empty)).toEqual(['a.csv'])
})

test('a name that fits none or several versions says which there are', async () => {
  const { store } = await twoVersions()
  expect(findVersion(store, 'last').version).toBe('bbbbbbbbbbbb')
  expect(() => findVersion(store, 'ccc')).toThrow(/no data version/)
})

test('the version of data does not depend on the order of its files', () => {
  const files = ['x', 'y'].map((path) => ({ path, bytes: 1, sha256: path.repeat(64) }))
  expect(versionOf(files)).toBe(versionOf(files.toReversed()))
  expect(versionOf(files)).not.toBe(versionOf(files.slice(1)))
})
