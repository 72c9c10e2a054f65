import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
beforeAll(async () => {
  house = await scratchHouse()
})
afterAll(() => house.close())

test('a house of a test has an owner, a waiter and a key that are known as such', async () => {
  const [ours, theirs] = [await house.restaurant('Nuestra'), await house.restaurant('Ajena')]
  const owner = await house.person(ours, 'owner')
  const key = await house.key(ours, ['house.read'])
  const seen = async (caller = NOBODY) =>
    (await house.ask(caller, 'GET', '/restaurants')).json().items.map(({ id }: { id: string }) => id)
  expect(await seen()).toEqual([])
  expect(await seen(owner)).toEqual([ours.id])
  expect(await seen(key)).toEqual([ours.id])
  expect((await house.ask(owner, 'GET', `/restaurants/${theirs.id}/menus`)).statusCode).toBe(404)
  expect((await house.ask(owner, 'GET', `/restaurants/${ours.slug}/menus`)).statusCode).toBe(200)
})

test('another server on the same database knows the same session', async () => {
  const ours = await house.restaurant()
  const waiter = await house.person(ours, 'waiter')
  const replica = await house.replica()
  expect((await replica.ask(waiter, 'GET', `/restaurants/${ours.id}/wines`)).statusCode).toBe(200)
})
