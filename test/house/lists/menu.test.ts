import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HouseDish } from '../../../src/contract/house/lists.ts'
import type { Caller, HouseOfTest } from '../scratch-house.ts'
import { type ListHouse, listHouse } from './list-house.ts'

let house: ListHouse
let ours: HouseOfTest
let owner: Caller
let waiter: Caller
beforeAll(async () => {
  house = await listHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  ours = await house.restaurant()
  owner = await house.person(ours, 'owner')
  waiter = await house.person(ours, 'waiter')
})

const at = (path: string) => `/restaurants/${ours.id}${path}`
const menu = (text: string) => ({ kind: 'menu' as const, text })
const dishes = async () => HouseDish.array().parse((await house.ask(owner, 'GET', at('/dishes'))).json().items)
const names = async () => (await dishes()).map(({ dish }) => dish)
const FIRST = 'FONDOS\nLomo saltado S/ 49.00\nAjí de gallina S/ 38.00\nSeco de res S/ 42.00\n'
const SECOND = 'FONDOS\nLomo saltado S/ 52.00\nSeco de res S/ 42.00\nArroz con pato S/ 58.00\n'

test('a publication replaces, counts what it did, and carries over what is of tonight', async () => {
  expect(await house.publish(owner, ours, menu(FIRST))).toEqual({
    version: 1,
    added: 3,
    changed: 0,
    removed: 0,
    kept: 0,
  })
  const seco = (await dishes()).find(({ dish }) => dish === 'Seco de res')
  await house.ask(waiter, 'PATCH', at(`/dishes/${seco?.id}`), { is_sold_out: true })
  expect(await house.publish(owner, ours, menu(SECOND))).toEqual({
    version: 2,
    added: 1,
    changed: 1,
    removed: 1,
    kept: 1,
  })
  expect((await dishes()).map(({ dish, is_sold_out: out }) => [dish, out])).toEqual([
    ['Lomo saltado', false],
    ['Seco de res', true],
    ['Arroz con pato', false],
  ])
})

test('adding keeps what is there and changes what it names again', async () => {
  await house.publish(owner, ours, menu(FIRST))
  const added = 'POSTRES\nSuspiro limeño S/ 22.00\nLomo saltado S/ 55.00\n'
  expect(await house.publish(owner, ours, menu(added), 'add')).toMatchObject({
    added: 1,
    changed: 1,
    removed: 0,
    kept: 2,
  })
  expect(await names()).toEqual(['Lomo saltado', 'Ají de gallina', 'Seco de res', 'Suspiro limeño'])
})

test('an old version comes back as a new one', async () => {
  await house.publish(owner, ours, menu(FIRST))
  const before = (await dishes()).map(({ id: _, ...dish }) => dish)
  await house.publish(owner, ours, menu(SECOND))
  const restored = await house.ask(owner, 'POST', at('/menus/versions/1/restore'))
  expect(restored.json()).toEqual({ version: 3, added: 1, changed: 1, removed: 1, kept: 1 })
  expect((await dishes()).map(({ id: _, ...dish }) => dish)).toEqual(before)
  const versions = (await house.ask(owner, 'GET', at('/menus/versions'))).json().items
  expect(versions.map(({ version, state, items }: Record<string, unknown>) => [version, state, items])).toEqual([
    [3, 'published', 3],
    [2, 'archived', 3],
    [1, 'archived', 3],
  ])
})

test('a special of the day takes one request, survives a new menu, and ends by itself with the day of the house', async () => {
  await house.publish(owner, ours, menu(FIRST))
  const special = await house.ask(waiter, 'POST', at('/dishes'), { dish: 'Parihuela', price_cents: 6_500 })
  expect(special.statusCode).toBe(201)
  const { id, special_until: until, section } = HouseDish.parse(special.json())
  expect(section).not.toBe('')
  const left = new Date(until ?? 0).getTime() - Date.now()
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(24 * 3_600_000)
  // Midnight in Lima, whatever the clock of this machine says.
  expect(until?.slice(11)).toBe('05:00:00.000Z')
  expect(await house.publish(owner, ours, menu(SECOND))).toMatchObject({ kept: 2 })
  expect(await names()).toContain('Parihuela')
  await house.storage.write(ours.id, (rows) =>
    rows
      .updateTable('dish')
      .set({ special_until: new Date(Date.now() - 1) })
      .where('dish', '=', 'Parihuela')
      .where('id', '<>', id)
      .execute(),
  )
  expect(await names()).not.toContain('Parihuela')
  const seen = (await house.ask(owner, 'GET', at('/menus'))).json().items
  expect(seen.map(({ dish }: { dish: string }) => dish)).not.toContain('Parihuela')
})

test('a house without a menu begins with its first dish; what stays on the menu is not a waiter’s', async () => {
  expect((await house.ask(waiter, 'POST', at('/dishes'), { dish: 'Causa', special: false })).statusCode).toBe(403)
  const made = await house.ask(owner, 'POST', at('/dishes'), {
    dish: 'Causa limeña',
    special: false,
    section: 'Entradas',
  })
  expect(made.json()).toMatchObject({ special_until: null, kind: 'food', price: null })
  const path = at(`/dishes/${made.json().id}`)
  expect((await house.ask(waiter, 'PATCH', path, { price_cents: 1 })).statusCode).toBe(403)
  expect((await house.ask(waiter, 'DELETE', path)).statusCode).toBe(403)
  const changed = await house.ask(owner, 'PATCH', path, { price_cents: 2_900, dish: 'Causa acevichada' })
  expect(changed.json()).toMatchObject({ key: 'causa acevichada', price: { cents: 2_900, currency: 'PEN' } })
  expect((await house.ask(owner, 'DELETE', path)).statusCode).toBe(204)
  expect((await house.ask(owner, 'PATCH', path, { price_cents: 1 })).statusCode).toBe(404)
})

test('of two publications at once one comes after the other; the same one twice is published once', async () => {
  const [first, second] = [await house.bring(owner, ours, menu(FIRST)), await house.bring(owner, ours, menu(SECOND))]
  const publish = (id: string) => house.ask(owner, 'POST', at(`/imports/${id}/publish`), {})
  const answers = await Promise.all([publish(first.id), publish(second.id), publish(first.id), publish(second.id)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 409, 409])
  const versions = (await house.ask(owner, 'GET', at('/menus/versions'))).json().items
  expect(versions.map(({ version, state }: Record<string, unknown>) => [version, state])).toEqual([
    [2, 'published'],
    [1, 'archived'],
  ])
})
