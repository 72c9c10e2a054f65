/** A dish or a wine that is renamed by hand keeps what the sommelier said of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'
import { DISHES, type Furnished, furnish } from './menu-of-house.ts'

let scratch: ScratchHouse
let house: HouseOfTest
let furnished: Furnished
let sommelier: Caller
const [CEVICHE, OTHER] = DISHES

beforeAll(async () => {
  scratch = await scratchHouse()
  house = await scratch.restaurant('Renombrada')
  furnished = await furnish(scratch.storage, house)
  sommelier = await scratch.person(house, 'sommelier')
})
afterAll(() => scratch.close())

async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object) {
  const response = await scratch.ask(sommelier, method, `/restaurants/${house.id}${path}`, body)
  expect(response.statusCode, response.payload).toBeLessThan(300)
  return response.json()
}
const decisions = async () =>
  (await ask('GET', '/curation')).items.map(({ dish_key, wine_id, state }: Record<string, string>) =>
    [dish_key, furnished.wines.indexOf(wine_id!), state].join(' '),
  )
const profiles = async () =>
  (await ask('GET', '/profiles')).items.map(({ about, key }: Record<string, string>) => `${about} ${key}`)

test('pin, veto and own numbers go along with the name, and back; the first wine stays first', async () => {
  const dish = furnished.dishes[CEVICHE]!
  await ask('PUT', `/pairings/${dish}/${furnished.wines[4]}`, { state: 'pin', position: 1 })
  await ask('PUT', `/pairings/${dish}/${furnished.wines[1]}`, { state: 'veto' })
  await ask('PUT', `/dishes/${dish}/profile`, { values: { 'tastes.heat': 0.8 } })
  await ask('PATCH', `/dishes/${dish}`, { dish: 'Ceviche de la casa' })
  expect((await decisions()).sort()).toEqual(['ceviche de la casa 1 veto', 'ceviche de la casa 4 pin'])
  expect(await profiles()).toEqual(['dish ceviche de la casa'])
  const { result } = await ask('GET', `/pairings?dish=${dish}`)
  expect(result.recommendations[0]).toMatchObject({ wine_id: furnished.wines[4], house: 'pin' })
  // Another spelling of the same name moves nothing.
  await ask('PATCH', `/dishes/${dish}`, { dish: 'CEVICHE DE LA CASA' })
  expect(await profiles()).toEqual(['dish ceviche de la casa'])
  await ask('PATCH', `/dishes/${dish}`, { dish: CEVICHE })
  expect((await decisions())[0]).toContain('ceviche de pescado')
})

test('a name that another dish keeps is not emptied, and one with decisions of its own keeps these', async () => {
  const twin = await ask('POST', '/dishes', { dish: CEVICHE, section: 'Almuerzo' })
  await ask('PATCH', `/dishes/${twin.id}`, { dish: 'Ceviche del día' })
  expect((await decisions()).sort()).toEqual([
    'ceviche de pescado 1 veto',
    'ceviche de pescado 4 pin',
    'ceviche del dia 1 veto',
    'ceviche del dia 4 pin',
  ])
  await ask('PUT', `/pairings/${furnished.dishes[OTHER]}/${furnished.wines[2]}`, { state: 'approve' })
  await ask('PATCH', `/dishes/${twin.id}`, { dish: OTHER })
  const own = (await decisions()).filter((one: string) => one.includes(' 2 approve'))
  expect(own).toHaveLength(1)
  expect((await decisions()).filter((one: string) => one.startsWith(own[0]!.split(' 2 ')[0]!))).toEqual(own)
})

test('the numbers of a wine go along with its name; the next vintage keeps them anyway', async () => {
  const wine = furnished.wines[0]!
  await ask('PUT', `/wines/${wine}/profile`, { values: { 'structure.body': 0.9 } })
  const before = (await profiles()).find((one: string) => one.startsWith('wine '))
  const { name } = (await ask('GET', '/list')).items.find(({ id }: { id: string }) => id === wine)
  await ask('PATCH', `/list/${wine}`, { name: `${name} 2031` })
  expect(await profiles()).toContain(before)
  await ask('PATCH', `/list/${wine}`, { name: 'Cuvée de la Casa' })
  expect(await profiles()).not.toContain(before)
  expect((await profiles()).filter((one: string) => one.startsWith('wine '))).toHaveLength(1)
})
