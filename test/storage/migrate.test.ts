import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { type Keys, urlFor } from '../../src/storage/embedded/keys.ts'
import { migrate, missingMigrations, readMigrations } from '../../src/storage/migrate.ts'
import { describeSchema } from '../../src/storage/schema.ts'
import { type Home, migrated, query, SLOW_MS, scratchHome } from './scratch.ts'

let home: Home
let keys: Keys
beforeAll(async () => {
  home = scratchHome()
  keys = (await home.start()).keys
}, SLOW_MS)
afterAll(() => home.remove(), SLOW_MS)

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlFor(keys, 'maridaje_owner') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

test('each is applied once, also by several at once', async () => {
  expect((await asOwner((client) => missingMigrations(client))).length).toBe(readMigrations().length)
  const applied = await Promise.all([migrated(keys), migrated(keys), migrated(keys)])
  expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name))
  expect(await asOwner((client) => missingMigrations(client))).toEqual([])
})

// After a new migration: vitest run test/storage/migrate.test.ts --update, and read the difference.
test('the schema that comes out is the committed one', async () => {
  const schema = await asOwner(describeSchema)
  await expect(schema).toMatchFileSnapshot('../../src/storage/schema.txt')
})

test('one that fails leaves nothing behind', async () => {
  const bad = {
    id: readMigrations().length + 1,
    name: 'bad',
    sql: 'create table half (id integer); select 1/0',
    hash: 'x',
    breaksOlder: false,
  }
  await expect(asOwner((client) => migrate(client, [...readMigrations(), bad]))).rejects.toThrow(
    /\(bad\) failed: division by zero/,
  )
  const { rows } = await query(keys, 'maridaje_owner', `select to_regclass('half') as half`)
  expect(rows).toEqual([{ half: null }])
})

const newer = (breaksOlder: boolean) => ({
  id: readMigrations().length + 1,
  name: 'newer',
  sql: 'create table newer (id integer)',
  hash: breaksOlder ? 'breaks' : 'adds',
  breaksOlder,
})

test('a database that a newer release only added to is served; one that it changed is not', async () => {
  const undo = `drop table newer; delete from migration where name = 'newer'`
  expect(await asOwner((client) => migrate(client, [...readMigrations(), newer(false)]))).toEqual(['newer'])
  expect(await asOwner((client) => missingMigrations(client))).toEqual([])
  expect(await asOwner((client) => migrate(client))).toEqual([])
  await asOwner((client) => client.query(undo))
  await asOwner((client) => migrate(client, [...readMigrations(), newer(true)]))
  await expect(asOwner((client) => missingMigrations(client))).rejects.toThrow(/newer than this program/)
  await asOwner((client) => client.query(undo))
})

test('what takes something away from the release before says so', () => {
  const takes = /^\s*(?:drop|alter table \S+\s+(?:drop|rename)|alter type)|\b(?:drop|rename) column\b|set not null/im
  const without = readMigrations().filter(({ id, sql, breaksOlder }) => id > 3 && takes.test(sql) && !breaksOlder)
  expect(without.map(({ name }) => name)).toEqual([])
  expect('alter table wine drop column grape').toMatch(takes)
  expect('drop table wine').toMatch(takes)
  expect('alter table wine add column grape text').not.toMatch(takes)
})

test('one that was applied and then changed is named', async () => {
  const changed = readMigrations().map((migration) => ({ ...migration, hash: 'changed' }))
  await expect(asOwner((client) => migrate(client, changed))).rejects.toThrow(/Migration 1 .* is not the one/)
})

test('their numbers have no gap', () => {
  const folder = join(home.folder, 'migrations')
  mkdirSync(folder)
  cpSync(join(ROOT, 'src', 'storage', 'migrations'), folder, { recursive: true })
  writeFileSync(join(folder, `${String(readMigrations().length + 2).padStart(4, '0')}-gap.sql`), 'select 1')
  expect(() => readMigrations(folder)).toThrow(/gap\.sql is not migration number/)
})
