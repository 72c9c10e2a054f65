import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { keepHouses, keptStorage } from '../../../src/storage/kept-houses.ts'
import { type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let mine: HouseOfTest
let folder: string
beforeAll(async () => {
  house = await scratchHouse({ DEMO: 'on' })
  mine = await house.restaurant('La Picantería')
  folder = join(house.home.folder, 'kept')
  await house.storage.write(mine.id, async (rows) => {
    const menu = { id: crypto.randomUUID(), restaurant_id: mine.id, version: 1, state: 'published' as const }
    await rows.insertInto('menu').values(menu).execute()
    await rows
      .insertInto('dish')
      .values({
        id: crypto.randomUUID(),
        restaurant_id: mine.id,
        menu_id: menu.id,
        position: 0,
        section: 'Fondos',
        dish: 'Rocoto relleno',
        description: '',
        price_cents: 3_200,
        currency: 'PEN',
        key: 'rocoto relleno',
        special_until: new Date(Date.now() + 3_600_000),
      })
      .execute()
  })
}, 60_000)
afterAll(() => house.close())

test('what was read is there at a start without the database, dates and all; nothing can be written', async () => {
  expect(keptStorage(folder, ROOT)).toBeNull()
  // The storage of the test stays open: only what keeps is closed.
  const keeping = keepHouses({ ...house.storage, close: async () => undefined }, folder)
  const before = {
    list: await keeping.restaurants(),
    menu: await keeping.menuOf(mine.id),
    wines: await keeping.winesOf(mine.id),
    decisions: await keeping.decisionsOf(mine.id),
  }
  expect(before.menu[0]?.specialUntil).toBeInstanceOf(Date)
  await keeping.close()
  const kept = keptStorage(folder, ROOT)
  if (!kept) throw new Error('nothing was kept')
  expect({
    list: await kept.restaurants(),
    menu: await kept.menuOf(mine.id),
    wines: await kept.winesOf(mine.id),
    decisions: await kept.decisionsOf(mine.id),
  }).toEqual(before)
  expect(await kept.menuOf(mine.id)).toBe(await kept.menuOf(mine.id))
  const demo = before.list.find(({ slug }) => slug === 'demo')
  expect((await kept.winesOf(demo?.id ?? '')).length).toBeGreaterThan(50)
  // Nothing kept is not an empty menu: only the database could say.
  await expect(kept.menuOf('../../etc/passwd')).rejects.toMatchObject({ code: 'database_unavailable' })
  await expect(kept.write(mine.id, async () => undefined)).rejects.toMatchObject({ code: 'database_unavailable' })
  expect(kept.urls).toBeNull()
})

test('a house that is gone is kept nowhere; what another program version kept is not read', async () => {
  const keeping = keepHouses({ ...house.storage, restaurants: async () => [], close: async () => undefined }, folder)
  await keeping.restaurants()
  await keeping.close()
  expect(existsSync(join(folder, `${mine.id}.v8`))).toBe(false)
  expect(await keptStorage(folder, ROOT)?.restaurants()).toEqual([])
  writeFileSync(join(folder, 'restaurants.v8'), 'something else')
  expect(keptStorage(folder, ROOT)).toBeNull()
})
