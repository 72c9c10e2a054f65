import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { demoStorage } from '../../src/storage/demo-files.ts'
import { readKeys, urlFor } from '../../src/storage/embedded/keys.ts'
import { migrateDatabase, openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { type Home, query, SLOW_MS, scratchHome, templateHome } from './scratch.ts'

let template: Home
beforeAll(async () => {
  template = await templateHome()
}, SLOW_MS)
afterAll(() => template.remove())

let home: Home
let open: Storage[] = []
beforeEach(() => {
  home = scratchHome(template)
})
afterEach(async () => {
  await Promise.all(open.map((storage) => storage.close()))
  open = []
  await home.remove()
}, SLOW_MS)

async function opened(changes: { demo?: boolean; root?: string; databaseUrl?: string } = {}): Promise<Storage> {
  const storage = await openStorage({
    root: ROOT,
    home: home.folder,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    demo: true,
    ...changes,
  })
  open.push(storage)
  return storage
}

async function everythingIn(storage: Storage) {
  const [restaurant] = await storage.restaurants()
  const id = restaurant?.id ?? ''
  return { restaurant, menu: await storage.menuOf(id), wines: await storage.winesOf(id) }
}

test('the demo comes out of the database as it lies in its files', { timeout: SLOW_MS }, async () => {
  const storage = await opened()
  expect(await storage.isUp()).toBe(true)
  const loaded = await everythingIn(storage)
  expect(loaded).toEqual(await everythingIn(demoStorage(ROOT)))
  expect(loaded.menu.length).toBeGreaterThanOrEqual(60)
  expect(loaded.wines.length).toBeGreaterThanOrEqual(80)
})

test('it is loaded once, and again when its files change; what stays on the list keeps its row', {
  timeout: SLOW_MS,
}, async () => {
  const root = join(home.folder, 'root')
  mkdirSync(join(root, 'data'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  cpSync(join(ROOT, 'data', 'demo'), join(root, 'data', 'demo'), { recursive: true })
  const first = await everythingIn(await opened({ root }))
  const note = `set app.restaurant_id = '${first.restaurant?.id}'; update wine set house = '{"note": "ours"}'`
  await query(readKeys(home.folder), 'maridaje_app', note)
  expect(await everythingIn(await opened({ root }))).toEqual(first)
  const file = join(root, 'data', 'demo', 'wines.csv')
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  writeFileSync(file, [...lines.slice(0, -1), 'Vino Nuevo,,,,,,,,S/ 50.00,,,,'].join('\n'))
  const changed = await everythingIn(await opened({ root }))
  expect(changed.wines.at(-1)).toMatchObject({ input: { name: 'Vino Nuevo' }, price: { cents: 5000, currency: 'PEN' } })
  expect(changed.wines.slice(0, -1)).toEqual(first.wines.slice(0, -1))
  const kept = `set app.restaurant_id = '${first.restaurant?.id}'; select 1 from wine where house ->> 'note' = 'ours'`
  const [, answer] = (await query(readKeys(home.folder), 'maridaje_app', kept)) as unknown as { rowCount: number }[]
  expect(answer?.rowCount).toBe(first.wines.length - 1)
})

test('two that open at once load it once', { timeout: SLOW_MS }, async () => {
  const [one, two] = await Promise.all([opened(), opened()])
  expect(await everythingIn(one)).toEqual(await everythingIn(two))
})

test('DEMO=off shows no demo, even where it was loaded before', { timeout: SLOW_MS }, async () => {
  const { restaurant } = await everythingIn(await opened())
  const storage = await opened({ demo: false })
  expect(await storage.restaurants()).toEqual([])
  expect(await storage.winesOf(restaurant?.id ?? '')).toEqual([])
})

test('an unchanged list is the same object, so that it can be a cache key', { timeout: SLOW_MS }, async () => {
  const storage = await opened()
  const { restaurant, wines } = await everythingIn(storage)
  await sleep(2_100)
  expect(await storage.winesOf(restaurant?.id ?? '')).toBe(wines)
})

test('a database killed under us stops no reading, is down, and comes back by itself', {
  timeout: SLOW_MS,
}, async () => {
  const storage = await opened()
  const before = await everythingIn(storage)
  await home.kill()
  // Its children outlive the server by a moment, and may still answer.
  while (await storage.isUp()) await sleep(5)
  expect(await everythingIn(storage)).toEqual(before)
  while (!(await storage.isUp())) await sleep(50)
  expect(await everythingIn(storage)).toEqual(before)
})

test('an external database is never migrated by the way: it says who has to', { timeout: SLOW_MS }, async () => {
  const { keys } = await home.start()
  const databaseUrl = urlFor(keys, 'maridaje_app')
  await expect(opened({ databaseUrl })).rejects.toMatchObject({ hint: expect.stringContaining('maridaje migrate') })
  const settings = { root: ROOT, home: home.folder, databaseUrl, demo: true }
  await expect(migrateDatabase({ ...settings, databaseOwnerUrl: undefined }, () => undefined)).rejects.toMatchObject({
    code: 'bad_configuration',
  })
  const databaseOwnerUrl = urlFor(keys, 'maridaje_owner')
  expect(await migrateDatabase({ ...settings, databaseOwnerUrl }, () => undefined)).toContain('restaurants')
  expect((await everythingIn(await opened({ databaseUrl }))).wines.length).toBeGreaterThan(0)
})

test('an external database that is not there is said to be unreachable', async () => {
  await expect(opened({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
    code: 'database_unavailable',
    message: expect.stringContaining('cannot be reached'),
  })
})
