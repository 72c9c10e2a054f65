import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HouseWine, StockResult } from '../../../src/contract/house/lists.ts'
import { type Caller, type HouseOfTest, NOBODY } from '../scratch-house.ts'
import { fileOf, type ListHouse, listHouse } from './list-house.ts'

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
const table = (text: string) => ({ kind: 'wines' as const, file: fileOf('vinos.csv', text) })
const wines = async (who = owner) => HouseWine.array().parse((await house.ask(who, 'GET', at('/list'))).json().items)
const HEAD = 'sku,name,producer,vintage,size,price,glass_price,cost,stock\n'
const LIST = `${HEAD}A1,Intipalka Malbec,Santiago Queirolo,2021,,82,23,36,12
A2,Tacama Selección Especial,Tacama,2020,,120,,55,6
,Gran Tinto,Tacama,2022,,65,,,3
`

test('a table brings what no printed list has: code, cost, stock, size', async () => {
  const published = await house.publish(
    owner,
    ours,
    table(`${LIST}A4,Catena Malbec,Catena Zapata,2021,1500 ml,300,,,\n`),
  )
  expect(published).toEqual({ version: 1, added: 4, changed: 0, removed: 0, kept: 0 })
  const [malbec, , , magnum] = await wines()
  expect(malbec).toMatchObject({
    sku: 'A1',
    vintage: '2021',
    stock: 12,
    cost: { cents: 3_600 },
    price: { cents: 8_200 },
    glass_price: { cents: 2_300 },
  })
  expect(magnum).toMatchObject({ size_ml: 1_500, stock: null, cost: null })
})

test('a wine keeps its id through vintages, spellings and lists; what is gone is archived and comes back as itself', async () => {
  await house.publish(owner, ours, table(LIST))
  const before = await wines()
  const next = `${HEAD}A1,INTIPALKA MALBEC,Santiago Queirolo,2022,,85,,,\n,Tacama Seleccion Especial 2021,,,,120,,,\n,Catena Malbec,,2021,,140,,,\n`
  const published = await house.publish(owner, ours, table(next))
  expect(published).toMatchObject({ added: 1, changed: 2, removed: 1, kept: 0 })
  const after = await wines()
  expect(after.map(({ id }) => id).slice(0, 2)).toEqual([before[0]?.id, before[1]?.id])
  // What the new list does not say stays as the house knows it.
  expect(after[0]).toMatchObject({ vintage: '2022', cost: { cents: 3_600 }, stock: 12, glass_price: null })
  const back = await house.publish(owner, ours, table(`${HEAD},Gran Tinto,Tacama,2023,,66,,,\n`), 'add')
  expect(back).toMatchObject({ added: 1, changed: 0, removed: 0, kept: 3 })
  expect((await wines()).at(-1)).toMatchObject({ id: before[2]?.id, vintage: '2023', stock: 3 })
})

test('two vintages of one label on one list stay two wines', async () => {
  const two = `${HEAD},Catena Malbec,,2018,,190,,,\n,Catena Malbec,,2021,,140,,,\n`
  await house.publish(owner, ours, table(two))
  const before = await wines()
  expect(new Set(before.map(({ id }) => id)).size).toBe(2)
  const swapped = `${HEAD},Catena Malbec,,2021,,145,,,\n,Catena Malbec,,2018,,190,,,\n`
  expect(await house.publish(owner, ours, table(swapped))).toMatchObject({ added: 0, changed: 1, kept: 1, removed: 0 })
  expect((await wines()).map(({ id }) => id)).toEqual(before.map(({ id }) => id).reverse())
})

test('adding the list by the glass leaves the prices of the bottles', async () => {
  await house.publish(owner, ours, table(LIST))
  const glasses = 'name,glass_price\nIntipalka Malbec 2021,25\n'
  expect(await house.publish(owner, ours, table(glasses), 'add')).toMatchObject({
    added: 0,
    changed: 1,
    removed: 0,
    kept: 2,
  })
  expect((await wines())[0]).toMatchObject({
    price: { cents: 8_200 },
    glass_price: { cents: 2_500 },
    vintage: '2021',
    producer: 'Santiago Queirolo',
  })
})

test('two kept lines with one code are refused, and nothing is published', async () => {
  const twice = `${HEAD}A1,Intipalka Malbec,,2021,,82,,,\nA1,Tacama Gran Tinto,,2022,,65,,,\n`
  await expect(house.publish(owner, ours, table(twice))).rejects.toThrow(/A1/)
  expect(await wines()).toEqual([])
})

test('taking a publication back gives the list as it was, changes by hand included', async () => {
  await house.publish(owner, ours, table(LIST))
  const [first] = await wines()
  await house.ask(owner, 'PATCH', at(`/list/${first?.id}`), { price_cents: 9_900 })
  const before = await wines()
  await house.publish(owner, ours, table(`${HEAD}A9,Catena Malbec,,2021,,140,,,\n`))
  const versions = (await house.ask(owner, 'GET', at('/wines/versions'))).json().items
  expect(versions.map(({ version, state, items }: Record<string, unknown>) => [version, state, items])).toEqual([
    [3, 'published', 1],
    [2, 'archived', 3],
    [1, 'archived', 3],
  ])
  const restored = await house.ask(owner, 'POST', at('/wines/versions/2/restore'))
  expect(restored.json()).toEqual({ version: 4, added: 3, changed: 0, removed: 1, kept: 0 })
  const without = (all: HouseWine[]) => all.map(({ revision: _, ...wine }) => wine)
  expect(without(await wines())).toEqual(without(before))
  expect((await house.ask(owner, 'POST', at('/wines/versions/99/restore'))).statusCode).toBe(404)
})

test('a waiter marks what is sold out and open, and sees no cost; the rest is not his', async () => {
  await house.publish(owner, ours, table(LIST))
  const [wine] = await wines(waiter)
  expect(wine).not.toHaveProperty('cost')
  const path = at(`/wines/${wine?.id}`)
  const soldOut = await house.ask(waiter, 'PATCH', path, { is_sold_out: true, is_open: true })
  expect(soldOut.json()).toMatchObject({ is_sold_out: true, open_at: expect.any(String) })
  expect(soldOut.payload).not.toContain('cost')
  expect((await house.ask(waiter, 'PATCH', path, { price_cents: 1 })).statusCode).toBe(403)
  expect((await house.ask(waiter, 'PATCH', path, { cost_cents: 1 })).statusCode).toBe(403)
  const exported = await house.ask(waiter, 'GET', at('/wines/export'))
  expect(exported.payload).not.toMatch(/cost/)
  const mine = await house.ask(owner, 'GET', at(`/list/${wine?.id}`))
  expect(mine.json().cost).toEqual({ cents: 3_600, currency: 'PEN' })
})

test('a change names the state it was made on: the second of two at once is refused', async () => {
  await house.publish(owner, ours, table(LIST))
  const [wine] = await wines()
  const match = { 'if-match': `"${wine?.revision}"` }
  const first = await house.ask(owner, 'PATCH', at(`/list/${wine?.id}`), { price_cents: 9_000 }, match)
  const second = await house.ask(owner, 'PATCH', at(`/list/${wine?.id}`), { price_cents: 8_000 }, match)
  expect([first.statusCode, second.statusCode]).toEqual([200, 412])
  const again = await house.ask(
    owner,
    'PATCH',
    at(`/list/${wine?.id}`),
    { price_cents: 8_000 },
    { 'if-match': String(first.headers.etag) },
  )
  expect(again.statusCode).toBe(200)
})

test('the till counts: 0 is sold out at once, unknown lines are answered, a bottle marked gone stays so until more come in', async () => {
  await house.publish(owner, ours, table(LIST))
  const [first, second] = await wines()
  const put = async (lines: object[]) => StockResult.parse((await house.ask(owner, 'PUT', at('/stock'), lines)).json())
  expect(
    await put([
      { sku: 'A1', stock: 0 },
      { sku: 'no such', stock: 4 },
      { id: second?.id, stock: 5 },
      { id: 'nonsense', stock: 1 },
    ]),
  ).toEqual({
    updated: 2,
    unknown: ['no such', 'nonsense'],
  })
  expect((await wines()).map(({ stock, is_sold_out: out }) => [stock, out])).toEqual([
    [0, true],
    [5, false],
    [3, false],
  ])
  const listed = async () => (await house.ask(owner, 'GET', at('/wines'))).json().items[0]
  expect(await listed()).toMatchObject({ is_available: false, stock: 0 })
  await house.ask(waiter, 'PATCH', at(`/list/${second?.id}`), { is_sold_out: true })
  await put([{ id: second?.id, stock: 4 }])
  expect((await wines())[1]?.is_sold_out).toBe(true)
  await put([{ id: second?.id, stock: 10 }])
  expect((await wines())[1]?.is_sold_out).toBe(false)
  await house.ask(waiter, 'PATCH', at(`/list/${first?.id}`), { is_sold_out: false })
  expect((await wines())[0]).toMatchObject({ stock: null, is_sold_out: false })
  expect((await house.ask(owner, 'PUT', at('/stock'), [{ stock: 4 }])).statusCode).toBe(400)
})

test('a wine is added, takes no code of another, and leaves the list with its history', async () => {
  await house.publish(owner, ours, table(LIST))
  const taken = await house.ask(owner, 'POST', at('/list'), { name: 'Quebrada de Ihuanco', sku: 'A1' })
  expect(taken.statusCode).toBe(409)
  const added = await house.ask(owner, 'POST', at('/list'), {
    name: 'Quebrada de Ihuanco',
    sku: 'A7',
    price_cents: 9_000,
  })
  expect(added.json()).toMatchObject({ name: 'Quebrada de Ihuanco', kind: 'wine' })
  expect((await house.ask(owner, 'DELETE', at(`/list/${added.json().id}`))).statusCode).toBe(204)
  expect((await house.ask(owner, 'GET', at(`/list/${added.json().id}`))).statusCode).toBe(404)
  expect((await wines()).map(({ sku }) => sku)).toEqual(['A1', 'A2', null])
})

test('guests of a public house see whether a wine is there, not how many', async () => {
  await house.publish(owner, ours, table(LIST))
  await house.storage.write(ours.id, (rows) =>
    rows.updateTable('restaurant').set({ is_public: true }).where('id', '=', ours.id).execute(),
  )
  const seen = (await house.ask(NOBODY, 'GET', at('/wines'))).json().items
  expect(seen.map(({ stock, is_available: there }: Record<string, unknown>) => [stock, there])).toEqual([
    [null, true],
    [null, true],
    [null, true],
  ])
  expect(JSON.stringify(seen)).not.toMatch(/cost/)
})

test('pages of the list follow one another', async () => {
  await house.publish(owner, ours, table(LIST))
  const first = (await house.ask(owner, 'GET', at('/list?limit=2'))).json()
  const second = (await house.ask(owner, 'GET', at(`/list?limit=2&after=${first.next}`))).json()
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
  expect((await house.ask(owner, 'GET', at('/list?after=nonsense'))).statusCode).toBe(400)
})
