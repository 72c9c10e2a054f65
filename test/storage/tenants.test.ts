/** Sealed tenants, tried as a careless query would: without the application between. */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Keys } from '../../src/storage/embedded/keys.ts'
import { type Home, inTransaction, migrated, query, SLOW_MS, scratchHome } from './scratch.ts'

const TENANT_TABLES = ['restaurant', 'menu', 'dish', 'wine']
const [ours, theirs] = [uuidv7(), uuidv7()]
let home: Home
let keys: Keys

beforeAll(async () => {
  home = scratchHome()
  keys = (await home.start()).keys
  await migrated(keys)
  for (const [id, slug] of [
    [ours, 'ours'],
    [theirs, 'theirs'],
  ] as const) {
    await inTransaction(keys, 'maridaje_app', async (client) => {
      const menu = uuidv7()
      await client.query(`select set_config('app.restaurant_id', $1, true)`, [id])
      await client.query(`insert into restaurant (id, slug, name, currency) values ($1, $2, $2, 'PEN')`, [id, slug])
      await client.query(`insert into menu (id, restaurant_id, version, state) values ($1, $2, 1, 'published')`, [
        menu,
        id,
      ])
      await client.query(
        `insert into dish (id, restaurant_id, menu_id, position, dish, currency) values ($1, $2, $3, 0, 'Ceviche', 'PEN')`,
        [uuidv7(), id, menu],
      )
      await client.query(
        `insert into wine (id, restaurant_id, position, name, currency) values ($1, $2, 0, $3, 'PEN')`,
        [uuidv7(), id, `Vino de ${slug}`],
      )
    })
  }
}, SLOW_MS)
afterAll(() => home.remove(), SLOW_MS)

test.each(TENANT_TABLES)('%s without a restaurant shows no row to the app', async (table) => {
  expect((await query(keys, 'maridaje_app', `select * from ${table}`)).rowCount).toBe(0)
})

test.each(['menu', 'dish', 'wine'])('%s without a restaurant shows no row to its owner either', async (table) => {
  expect((await query(keys, 'maridaje_owner', `select * from ${table}`)).rowCount).toBe(0)
})

test('every table with a restaurant in it is sealed, also those that come later', async () => {
  const { rows } = await query(
    keys,
    'maridaje_owner',
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  )
  expect(rows).toEqual([{ relname: 'migration' }])
})

test('with a restaurant set, its rows and no others', async () => {
  await inTransaction(keys, 'maridaje_app', async (client) => {
    await client.query(`select set_config('app.restaurant_id', $1, true)`, [ours])
    expect((await client.query('select name from wine')).rows).toEqual([{ name: 'Vino de ours' }])
    expect((await client.query('update wine set stock = 1')).rowCount).toBe(1)
    expect((await client.query('delete from wine where restaurant_id = $1', [theirs])).rowCount).toBe(0)
  })
})

test('a row for another restaurant is refused', async () => {
  const write = inTransaction(keys, 'maridaje_app', async (client) => {
    await client.query(`select set_config('app.restaurant_id', $1, true)`, [ours])
    await client.query(
      `insert into wine (id, restaurant_id, position, name, currency) values ($1, $2, 9, 'x', 'PEN')`,
      [uuidv7(), theirs],
    )
  })
  await expect(write).rejects.toThrow(/row-level security/)
})

test('the restaurant ends with the transaction, and a broken one shows nothing', async () => {
  const count = await inTransaction(keys, 'maridaje_app', async (client) => {
    await client.query(`select set_config('app.restaurant_id', $1, true)`, [ours])
    await client.query('commit')
    await client.query('begin')
    return (await client.query('select * from wine')).rowCount
  })
  expect(count).toBe(0)
})

test('the app can alter nothing, lift nothing, become nobody', async () => {
  const refused = [
    'alter table wine disable row level security',
    'alter table wine no force row level security',
    'alter table wine add column x integer',
    'drop table wine',
    'create table mine (id integer)',
    'drop policy tenant on wine',
    'set role maridaje_owner',
    'set role maridaje_backup',
    'alter role maridaje_app bypassrls',
    `insert into migration (id, name, hash) values (9, 'x', 'x')`,
    `copy wine to program 'true'`,
    `select pg_read_file('/etc/passwd')`,
  ]
  for (const sql of refused) await expect(query(keys, 'maridaje_app', sql), sql).rejects.toThrow()
})

test('no role is a superuser or passes row-level security by', async () => {
  const { rows } = await query(
    keys,
    'maridaje_owner',
    `select rolname from pg_roles where rolname like 'maridaje%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )
  expect(rows).toEqual([])
})

test('the backup reads all and writes nothing', async () => {
  expect((await query(keys, 'maridaje_backup', 'select * from wine')).rowCount).toBe(2)
  for (const table of TENANT_TABLES) {
    await expect(query(keys, 'maridaje_backup', `delete from ${table}`)).rejects.toThrow(/permission denied/)
  }
})

test('the one way across is the list of restaurants, by the app alone', async () => {
  const { rows } = await query(keys, 'maridaje_app', 'select slug from list_restaurants()')
  expect(rows).toEqual([{ slug: 'ours' }, { slug: 'theirs' }])
  await expect(query(keys, 'maridaje_backup', 'select * from list_restaurants()')).rejects.toThrow(/permission denied/)
})
