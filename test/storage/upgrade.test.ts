/** A database that an earlier release filled, opened by this one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { demoStorage, readDemo } from '../../src/storage/demo-files.ts'
import type { Keys } from '../../src/storage/embedded/keys.ts'
import { readMigrations } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import { type Home, inTransaction, SLOW_MS, scratchHome } from './scratch.ts'

let home: Home
let keys: Keys
beforeAll(async () => {
  home = scratchHome()
  keys = (await home.start()).keys
}, SLOW_MS)
afterAll(() => home.remove(), SLOW_MS)

// Release 0.2.0 had the first migration alone: neither keys of dishes and wines nor public pages.
test('the demo of release 0.2.0 is public after the upgrade, with a key for every dish and wine', {
  timeout: SLOW_MS,
}, async () => {
  const { restaurant, menu, wines, hash } = readDemo(ROOT)
  await inTransaction(keys, 'maridaje_owner', async (client) => {
    const [first] = readMigrations()
    await client.query(
      'create table migration (id integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())',
    )
    await client.query(first?.sql ?? '')
    await client.query('insert into migration (id, name, hash) values (1, $1, $2)', [first?.name, first?.hash])
    await client.query('commit')
  })
  await inTransaction(keys, 'maridaje_app', async (client) => {
    const { id, slug, name, currency } = restaurant
    await client.query(`select set_config('app.restaurant_id', $1, true)`, [id])
    await client.query('insert into restaurant (id, slug, name, currency, source_hash) values ($1, $2, $3, $4, $5)', [
      id,
      slug,
      name,
      currency,
      hash,
    ])
    const { rows } = await client.query(
      `insert into menu (id, restaurant_id, version, state) values (gen_random_uuid(), $1, 1, 'published') returning id`,
      [id],
    )
    for (const [position, { dish, id: dishId }] of menu.entries())
      await client.query(
        'insert into dish (id, restaurant_id, menu_id, position, dish, currency) values ($1, $2, $3, $4, $5, $6)',
        [dishId, id, rows[0]?.id, position, dish, currency],
      )
    for (const [position, wine] of wines.entries())
      await client.query('insert into wine (id, restaurant_id, position, name, currency) values ($1, $2, $3, $4, $5)', [
        wine.id,
        id,
        position,
        wine.input.name,
        currency,
      ])
    await client.query('commit')
  })
  const storage = await openStorage({
    root: ROOT,
    home: home.folder,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    demo: true,
  })
  try {
    const fresh = demoStorage(ROOT)
    expect(await storage.restaurants()).toEqual(await fresh.restaurants())
    expect(await storage.menuOf(restaurant.id)).toEqual(await fresh.menuOf(restaurant.id))
    expect(await storage.winesOf(restaurant.id)).toEqual(await fresh.winesOf(restaurant.id))
  } finally {
    await storage.close()
  }
})
