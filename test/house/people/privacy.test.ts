/** Sealed houses under the application's own checks; what leaves with an export, and what stays after a deletion: nothing. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keys, readKeys } from '../../../src/storage/embedded/keys.ts'
import { EXPORTED, NOT_EXPORTED } from '../../../src/storage/house-export.ts'
import { query } from '../../storage/scratch.ts'
import { type Caller, type HouseOfTest, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let keys: Keys
beforeAll(async () => {
  house = await scratchHouse()
  keys = readKeys(house.home.folder)
})
afterAll(() => house.close())

async function tenantTables(): Promise<string[]> {
  const { rows } = await query(
    keys,
    'maridaje_owner',
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'restaurant_id'
     and table_name in (select tablename from pg_tables where schemaname = 'public') order by 1`,
  )
  return rows.map(({ table_name }) => table_name)
}

/** A house with a row in every tenant table, as far as people make them. */
async function fullHouse(): Promise<{ ours: HouseOfTest; owner: Caller; waiterId: string; secrets: string[] }> {
  const ours = await house.restaurant('Llena')
  const owner = await house.person(ours, 'owner', 'Rosa')
  const at = (path: string) => `/restaurants/${ours.id}${path}`
  const post = async (path: string, body: object, headers = {}) =>
    (await house.ask(owner, 'POST', at(path), body, headers)).json()
  const waiter = await post('/members', { name: 'Julio', role: 'waiter', pin: '4711' })
  const { url } = await post('/devices', { name: 'Salón' })
  const code = url.split('#')[1]
  await house.ask(NOBODY, 'POST', '/devices/enrol', { code })
  const { secret } = await post('/keys', { name: 'Caja', scopes: ['house.read'] })
  const invitation = await post('/invitations', { email: 'elena@example.pe', role: 'sommelier' })
  await post('/support', { hours: 1 }, { 'idempotency-key': 'once-and-once-only' })
  await house.storage.write(ours.id, async (rows) => {
    const of = { restaurant_id: ours.id }
    const ids = Array.from({ length: 8 }, () => crypto.randomUUID())
    const [menu = '', wine = '', imported = '', ...more] = ids
    await rows
      .insertInto('menu')
      .values({ id: menu, ...of, version: 1, state: 'published' })
      .execute()
    const dish = { section: '', description: '', currency: 'PEN', price_cents: 100 }
    await rows
      .insertInto('dish')
      .values({ id: more[0] ?? '', ...of, menu_id: menu, position: 0, dish: 'Ceviche', ...dish })
      .execute()
    const label = { producer: '', grape: '', region: '', country: '', vintage: '', type: '', abv: '', description: '' }
    const prices = { sku: null, price_cents: 1, glass_price_cents: null, cost_cents: 1, currency: 'PEN', stock: 1 }
    await rows
      .insertInto('wine')
      .values({ id: wine, ...of, position: 0, name: 'Vino', ...label, ...prices })
      .execute()
    await rows
      .insertInto('curation')
      .values({ id: more[1] ?? '', ...of, dish_key: 'ceviche', wine_id: wine, state: 'pin', position: 1 })
      .execute()
    await rows
      .insertInto('import')
      .values({ id: imported, ...of, kind: 'menu', origin: 'text' })
      .execute()
    await rows
      .insertInto('import_row')
      .values({ ...of, import_id: imported, n: 0, line: 'Ceviche', kind: 'food' })
      .execute()
    await rows
      .insertInto('job')
      .values({ id: more[2] ?? '', ...of, kind: 'import' })
      .execute()
    const what = { type: 'chosen' as const, dish_key: 'ceviche', dish: 'Ceviche', wine: 'Vino', wine_id: wine }
    await rows
      .insertInto('feedback')
      .values({ id: more[3] ?? '', ...of, ...what, rank: 1, score: 0.9, at: new Date() })
      .execute()
  })
  return { ours, owner, waiterId: waiter.user_id, secrets: [code, secret, invitation.id] }
}

test('without a restaurant no tenant table shows a row, to whoever asks', async () => {
  await fullHouse()
  const tables = await tenantTables()
  expect(tables.length).toBeGreaterThan(15)
  for (const table of tables) {
    const { rows } = await query(keys, 'maridaje_app', `select * from "${table}" where restaurant_id is not null`)
    expect(rows, table).toEqual([])
  }
  expect((await query(keys, 'maridaje_app', 'select * from restaurant')).rows).toEqual([])
})

test('the accounts are for the program, and for the backup to read', async () => {
  await query(keys, 'postgres', `create role stranger login password 'stranger'`)
  const client = () => new pg.Client(`postgres://stranger:stranger@127.0.0.1:${keys.port}/maridaje`)
  await expect(client().connect()).rejects.toThrow(/permission denied for database/)
  await query(keys, 'postgres', 'grant connect on database maridaje to stranger')
  const inside = client()
  await inside.connect()
  try {
    for (const table of ['auth."user"', 'auth.session', 'auth.account', 'restaurant', 'idempotency'])
      await expect(inside.query(`select * from ${table}`), table).rejects.toThrow(/permission denied/)
    for (const call of [`find_api_key('x')`, `find_device('x')`, `open_support()`, `list_restaurants()`])
      await expect(inside.query(`select * from ${call}`), call).rejects.toThrow(/permission denied/)
  } finally {
    await inside.end()
  }
  await expect(query(keys, 'maridaje_backup', 'delete from auth.session')).rejects.toThrow(/permission denied/)
})

test('the export knows every table of a house', async () => {
  const known = [...EXPORTED, ...NOT_EXPORTED].toSorted()
  expect(known).toEqual(await tenantTables())
})

test('an export has all rows of the house and none of its secrets', async () => {
  const { ours, owner, secrets } = await fullHouse()
  const other = await fullHouse()
  const response = await house.ask(owner, 'GET', `/restaurants/${ours.id}/export`)
  expect(response.headers['content-disposition']).toContain('attachment')
  const { restaurant, tables } = response.json()
  expect(restaurant.id).toBe(ours.id)
  for (const table of [
    'menu',
    'dish',
    'wine',
    'curation',
    'import_row',
    'device',
    'staff_pin',
    'api_key',
    'feedback',
    'job',
  ])
    expect(tables[table], table).toHaveLength(1)
  expect(tables.person.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Julio', 'Rosa'])
  const text = response.payload
  for (const secret of secrets) expect(text).not.toContain(secret)
  expect(text).not.toMatch(/_hash|scrypt|"password"|"token"/)
  expect(text).not.toContain(other.ours.id)
})

test('a deleted house leaves nothing, not even the accounts that were of no other', async () => {
  const { ours, owner, waiterId } = await fullHouse()
  const elsewhere = await house.restaurant('Otra')
  const guest = await house.person(elsewhere, 'owner')
  await house.storage.write(ours.id, (rows) =>
    rows
      .insertInto('auth.member')
      .values({ id: 'm', organizationId: ours.id, userId: guest.userId, role: 'analyst', createdAt: new Date() })
      .execute(),
  )
  const remove = (confirm: string) => house.ask(owner, 'DELETE', `/restaurants/${ours.id}`, { confirm })
  expect((await remove('something else')).statusCode).toBe(412)
  expect((await remove(ours.slug)).statusCode).toBe(200)
  for (const table of await tenantTables()) {
    const { rows } = await query(keys, 'maridaje_backup', `select * from "${table}" where restaurant_id = '${ours.id}'`)
    expect(rows, table).toEqual([])
  }
  const counted = await query(
    keys,
    'maridaje_backup',
    `select (select count(*)::int from restaurant where id = '${ours.id}') as houses,
            (select count(*)::int from auth.organization where id = '${ours.id}') as organizations,
            (select count(*)::int from auth.member where "organizationId" = '${ours.id}') as members,
            (select count(*)::int from auth.invitation where "organizationId" = '${ours.id}') as invitations,
            (select count(*)::int from auth."user" where id in ('${owner.userId}', '${waiterId}')) as accounts,
            (select count(*)::int from auth.session where "userId" in ('${owner.userId}', '${waiterId}')) as sessions,
            (select count(*)::int from auth."user" where id = '${guest.userId}') as guests`,
  )
  expect(counted.rows).toEqual([
    { houses: 0, organizations: 0, members: 0, invitations: 0, accounts: 0, sessions: 0, guests: 1 },
  ])
  const log = await query(keys, 'maridaje_backup', `select actor, action from audit where subject = '${ours.id}'`)
  expect(log.rows).toEqual([{ actor: 'owner', action: 'restaurant.deleted' }])
  expect((await house.ask(owner, 'GET', '/me')).json().user).toBeNull()
  expect((await house.ask(guest, 'GET', '/me')).json().memberships).toHaveLength(1)
})

test('whoever deletes his account leaves every house, but none without an owner', async () => {
  const [ours, theirs] = [await house.restaurant('Una'), await house.restaurant('Dos')]
  const owner = await house.person(ours, 'owner')
  await house.person(theirs, 'owner')
  await house.storage.write(theirs.id, async (rows) => {
    const of = { userId: owner.userId, createdAt: new Date() }
    await rows
      .insertInto('auth.member')
      .values({ id: 'm3', organizationId: theirs.id, role: 'waiter', ...of })
      .execute()
  })
  const confirm = `${owner.userId}@example.pe`
  const leave = (payload: { confirm: string }) => house.ask(owner, 'DELETE', '/me', payload)
  expect((await leave({ confirm: 'somebody@example.pe' })).statusCode).toBe(412)
  expect((await leave({ confirm })).statusCode).toBe(409)
  expect((await house.ask(owner, 'GET', '/me')).json().memberships).toHaveLength(2)
  await house.person(ours, 'owner')
  expect((await leave({ confirm })).statusCode).toBe(200)
  expect((await house.ask(owner, 'GET', '/me')).json().user).toBeNull()
  const left = `select 1 from auth.member where "userId" = '${owner.userId}' union all select 1 from auth.session where "userId" = '${owner.userId}'`
  expect((await query(keys, 'maridaje_backup', left)).rows).toEqual([])
})
