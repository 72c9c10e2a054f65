/** What was decided outlives the papers: the next menu and the next vintage, brought and published as people do it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ListHouse, listHouse } from '../lists/list-house.ts'
import type { Caller, HouseOfTest } from '../scratch-house.ts'

let house: ListHouse
let ours: HouseOfTest
let owner: Caller
beforeAll(async () => {
  house = await listHouse()
  ours = await house.restaurant('De papel')
  owner = await house.person(ours, 'owner')
})
afterAll(() => house.close())

const list = (vintage: number) => `name,vintage,price
Intipalka Sauvignon Blanc,${vintage},79
Catena Malbec,${vintage},145
Tacama Rosé,${vintage},69`
const MENU = 'ENTRADAS\nCeviche de pescado  S/ 38\nCausa limeña  S/ 30\n'
const NEXT_MENU = 'FONDOS\nAjí de gallina  S/ 42\n\nENTRADAS\nCEVICHE DE PESCADO  S/ 41\n'
const path = (rest: string) => `/restaurants/${ours.id}${rest}`

test('a pin, a veto and a house profile hold when menu and list are published anew', async () => {
  await house.publish(owner, ours, { kind: 'menu', text: MENU })
  await house.publish(owner, ours, { kind: 'wines', text: list(2021) })
  const wines = (await house.ask(owner, 'GET', path('/list'))).json().items as { id: string; name: string }[]
  const idOf = (name: string) => wines.find((wine) => wine.name.includes(name))!.id
  const dish = encodeURIComponent('Ceviche de pescado')
  const put = (rest: string, body: object) => house.ask(owner, 'PUT', path(rest), body)
  const note = { es: 'Así nos gusta.', en: 'How we like it.' }
  expect((await put(`/pairings/${dish}/${idOf('Rosé')}`, { state: 'pin', note })).statusCode).toBe(200)
  expect((await put(`/pairings/${dish}/${idOf('Malbec')}`, { state: 'veto' })).statusCode).toBe(200)
  expect((await put(`/dishes/${dish}/profile`, { values: { 'tastes.heat': 0.7 } })).statusCode).toBe(200)

  await house.publish(owner, ours, { kind: 'menu', text: NEXT_MENU })
  await house.publish(owner, ours, { kind: 'wines', text: list(2023) })
  const { items } = (await house.ask(owner, 'GET', path('/pairings/all'))).json()
  const ceviche = items.find((item: { dish: string }) => item.dish === 'CEVICHE DE PESCADO')
  const [first, ...rest] = ceviche.result.recommendations
  expect(first).toMatchObject({ wine_id: idOf('Rosé'), house: 'pin', note })
  expect((await house.ask(owner, 'GET', path(`/list/${first.wine_id}`))).json().vintage).toBe('2023')
  expect(rest.map(({ wine }: { wine: string }) => wine).join()).not.toContain('Malbec')
  expect(ceviche.vetoed).toMatchObject([{ wine_id: idOf('Malbec') }])
  expect(ceviche.result.profile.tastes.heat).toMatchObject({ v: 0.7, o: 'house' })
})
