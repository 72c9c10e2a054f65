/** What a model that waits would change on the menu, before it serves; and what other numbers of a wine would. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ModelChanges, WineNumbers, WineProfileEffect } from '../../../src/contract/house/curation.ts'
import { RELEASED, registerCandidate } from '../operations/candidate.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'
import { DISHES, type Furnished, furnish } from './menu-of-house.ts'

let scratch: ScratchHouse
let house: HouseOfTest
let furnished: Furnished
let sommelier: Caller
let waiter: Caller
const [CEVICHE] = DISHES

beforeAll(async () => {
  scratch = await scratchHouse()
  house = await scratch.restaurant('Por cambiar')
  furnished = await furnish(scratch.storage, house)
  sommelier = await scratch.person(house, 'sommelier')
  waiter = await scratch.person(house, 'waiter')
})
afterAll(() => scratch.close())

const path = (rest: string) => `/restaurants/${house.id}${rest}`
const get = (rest: string, who = sommelier) => scratch.ask(who, 'GET', path(rest))
const changesOf = async (version: string) => ModelChanges.parse((await get(`/models/${version}/changes`)).json())

test('a model that ranks alike changes nothing; a contrary one changes every dish, with both wines and the reason', async () => {
  await registerCandidate(scratch.storage, 'alike')
  await registerCandidate(scratch.storage, 'contrary', { isContrary: true })
  expect(await changesOf('alike')).toMatchObject({
    version: 'alike',
    serving: RELEASED,
    dishes: 4,
    held: 0,
    changes: [],
  })
  const { changes } = await changesOf('contrary')
  expect(changes.map(({ dish }) => dish).sort()).toEqual([...DISHES].sort())
  const ceviche = changes.find(({ dish }) => dish === CEVICHE)!
  const now = (await get(`/pairings?dish=${furnished.dishes[CEVICHE]}&top=20`)).json().result.recommendations
  expect(ceviche.before).toMatchObject({ wine: now[0].wine, wine_id: now[0].wine_id })
  expect(ceviche.before!.reason).toBe(now[0].reasons[0].text)
  expect(ceviche.after).toMatchObject({ wine: now.at(-1).wine, wine_id: now.at(-1).wine_id })
  // Nothing was promoted by looking.
  const again = (await get(`/pairings?dish=${furnished.dishes[CEVICHE]}`)).json().result
  expect(again.engine.model).toBe(RELEASED)
})

test('what the house put first stays, and is said; who decides nothing is not asked, and what is not there is not found', async () => {
  const wine = furnished.wines[2]
  await scratch.ask(sommelier, 'PUT', path(`/pairings/${furnished.dishes[CEVICHE]}/${wine}`), {
    state: 'pin',
    position: 1,
  })
  const { held, changes } = await changesOf('contrary')
  expect(held).toBe(1)
  expect(changes.map(({ dish }) => dish)).not.toContain(CEVICHE)
  await scratch.ask(sommelier, 'DELETE', path(`/pairings/${furnished.dishes[CEVICHE]}/${wine}`))
  expect((await get('/models/contrary/changes', waiter)).statusCode).toBe(403)
  expect((await get('/models/nobody/changes')).statusCode).toBe(404)
})

test('a wine’s numbers are shown as read, tried without being written, and act when they are set', async () => {
  const wine = furnished.wines[0]!
  const numbers = WineNumbers.parse((await get(`/wines/${wine}/profile`)).json())
  expect(numbers.read['structure.acidity']).toBeGreaterThan(0.5)
  const values = { 'structure.acidity': 0.05, 'structure.sweetness': 0.9, 'structure.body': 0.95 }
  const tried = await scratch.ask(sommelier, 'POST', path(`/wines/${wine}/profile/try`), { values })
  const { moves } = WineProfileEffect.parse(tried.json())
  const ceviche = moves.find(({ dish }) => dish === CEVICHE)!
  expect(ceviche.before).toBe(1)
  expect(ceviche.after).toBeGreaterThan(1)
  const firstOf = async () =>
    (await get(`/pairings?dish=${furnished.dishes[CEVICHE]}&top=20`)).json().result.recommendations
  expect((await firstOf())[0].wine_id).toBe(wine)
  await scratch.ask(sommelier, 'PUT', path(`/wines/${wine}/profile`), { values })
  const after = await firstOf()
  expect(after.findIndex(({ wine_id }: { wine_id: string }) => wine_id === wine) + 1).toBe(ceviche.after)
  // As read, whatever the house says of it.
  expect((await get(`/wines/${wine}/profile`)).json().read).toEqual(numbers.read)
  expect((await scratch.ask(waiter, 'POST', path(`/wines/${wine}/profile/try`), { values })).statusCode).toBe(403)
  expect(
    (await scratch.ask(sommelier, 'POST', path(`/wines/${wine}/profile/try`), { values: { 'tastes.heat': 1 } }))
      .statusCode,
  ).toBe(400)
})
