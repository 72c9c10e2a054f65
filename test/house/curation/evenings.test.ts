/** What a house tells of its evenings, what follows for the owner, and what stands in the briefing. */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Sales } from '../../../src/contract/house/feedback.ts'
import { Briefing, Insight } from '../../../src/contract/house/planning.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'
import { DISHES, type Furnished, furnish, publish, WINES } from './menu-of-house.ts'

let scratch: ScratchHouse
let house: HouseOfTest
let furnished: Furnished
let owner: Caller
let waiter: Caller
let analyst: Caller

beforeAll(async () => {
  scratch = await scratchHouse()
  house = await scratch.restaurant('De noche')
  furnished = await furnish(scratch.storage, house)
  owner = await scratch.person(house, 'owner')
  waiter = await scratch.person(house, 'waiter')
  analyst = await scratch.person(house, 'analyst')
})
afterAll(() => scratch.close())

const path = (rest: string) => `/restaurants/${house.id}${rest}`
const event = (type: string, dish: string, wine: number | string, more: object = {}) => ({
  id: uuidv7(),
  type,
  dish,
  wine_id: typeof wine === 'number' ? furnished.wines[wine] : wine,
  at: '2026-11-02T20:15:00-05:00'.replace('-05:00', 'Z'),
  ...more,
})
const tell = async (events: object[]) => (await scratch.ask(waiter, 'POST', path('/feedback'), { events })).json()

test('an event counts once, however often it is sent; what is gone is kept as text', async () => {
  const [ceviche] = DISHES
  const old = furnished.dishes[ceviche]!
  furnished.dishes = await publish(scratch.storage, house, [...DISHES, 'Causa limeña'])
  const events = [
    event('offered', furnished.dishes[ceviche]!, 0),
    event('offered', furnished.dishes[ceviche]!, 1),
    event('chosen', furnished.dishes[ceviche]!, 0, { by_glass: true, quantity: 2, rank: 1, score: 0.9 }),
    event('chosen', old, 1),
    event('chosen', 'Un plato del día', 'el vino del cliente'),
  ]
  expect(await tell(events)).toEqual({ taken: 5, known: 0 })
  expect(await tell([...events, events[0]!])).toEqual({ taken: 0, known: 6 })
  const kept = await scratch.storage.read(house.id, (rows) =>
    rows.selectFrom('feedback').selectAll().where('type', '=', 'chosen').orderBy('wine').execute(),
  )
  expect(kept).toMatchObject([
    { wine: WINES[1].name, dish: ceviche, dish_key: 'ceviche de pescado', price_cents: 14_500, cost_cents: 6_000 },
    { wine: WINES[0].name, price_cents: 2_200, cost_cents: 680, role: 'waiter', shares: false },
    { wine: 'el vino del cliente', wine_id: null, dish: 'Un plato del día', price_cents: null },
  ])
  expect(kept[0]!.engine).toMatchObject({ model: expect.any(String), house: expect.any(String) })
})

test('a text that no database takes is refused, and nothing is kept of it', async () => {
  const events = [event('chosen', 'Causa limeña', 0), event('chosen', 'nul \u0000', 0)]
  expect(await tell(events)).toMatchObject({ code: 'bad_input' })
  expect(await tell([events[0]!])).toEqual({ taken: 1, known: 0 })
  await scratch.storage.write(house.id, (rows) => rows.deleteFrom('feedback').where('id', '=', events[0]!.id).execute())
})

test('what is chosen after the house agreed to share may teach the model, what came before may not', async () => {
  await scratch.storage.write(house.id, (rows) =>
    rows.updateTable('restaurant').set({ shares_feedback: true }).where('id', '=', house.id).execute(),
  )
  await tell([event('chosen', 'Ají de gallina', 3)])
  const shared = await scratch.storage.read(house.id, (rows) =>
    rows.selectFrom('feedback').select('wine').where('shares', '=', true).execute(),
  )
  expect(shared).toEqual([{ wine: WINES[3].name }])
})

test('a wine without a cost leaves no margin of nothing: it leaves none, and the rest says of how much it speaks', async () => {
  const days = path('/insight/sales?from=2026-09-01&to=2026-09-30')
  const salesThen = async () => Sales.parse((await scratch.ask(owner, 'GET', days)).json())
  const uncosted = furnished.wines[2]!
  await scratch.ask(owner, 'PATCH', path(`/list/${uncosted}`), { cost_cents: null })
  await tell([{ ...event('chosen', 'Causa limeña', 2), at: '2026-09-05T20:00:00.000Z' }])
  const bare = await salesThen()
  expect([bare.margin, bare.costed_share]).toEqual([null, 0])
  await tell([{ ...event('chosen', 'Causa limeña', 1), at: '2026-09-05T20:00:00.000Z' }])
  const { revenue, margin, costed_share: share } = await salesThen()
  expect(margin?.cents).toBe(Math.round(14_500 / 1.28 - 6_000))
  expect(share).toBeCloseTo(14_500 / (revenue?.cents ?? 0))
})

test('sales: per cover, per week, per wine and dish; money only for who may see it', async () => {
  expect((await scratch.ask(waiter, 'PUT', path('/services/2026-11-02'), { covers: 30 })).statusCode).toBe(200)
  await scratch.ask(waiter, 'PUT', path('/services/2026-11-02'), { covers: 8 })
  const url = path('/insight/sales?from=2026-11-01&to=2026-11-30')
  const sales = Sales.parse((await scratch.ask(owner, 'GET', url)).json())
  // 2 glasses of 22, a bottle of 145 and one of 85; a glass costs a fifth of its bottle.
  expect(sales).toMatchObject({ covers: 8, chosen: 5, offered: 2, acceptance: 1, wines_per_cover: 5 / 8 })
  expect(sales.revenue).toEqual({ cents: 2 * 2_200 + 14_500 + 8_500, currency: 'PEN' })
  expect(sales.margin!.cents).toBe(Math.round((2 * 2_200 + 14_500 + 8_500) / 1.28 - (2 * 680 + 6_000 + 3_000)))
  expect(sales.weeks).toMatchObject([{ week: '2026-11-02', covers: 8, chosen: 5 }])
  expect(sales.wines[0]).toMatchObject({ wine: WINES[0].name, chosen: 2, dishes: [DISHES[0]] })
  expect(sales.wines.find(({ wine_id: id }) => id === null)).toMatchObject({ wine: 'el vino del cliente' })
  expect(sales.dishes[0]).toMatchObject({ dish: DISHES[0], chosen: 3, offered: 2 })
  const seen = (await scratch.ask(analyst, 'GET', url)).json()
  expect([seen.revenue, seen.margin]).toEqual([null, undefined])
  expect((await scratch.ask(waiter, 'GET', url)).statusCode).toBe(403)
  const wrong = await scratch.ask(owner, 'GET', path('/insight/sales?from=2026-11-30&to=2026-11-01'))
  expect(wrong.statusCode).toBe(400)
})

test('a sale at nine in the evening in Lima is of that day, not of the next one in Greenwich', async () => {
  await tell([event('chosen', 'Lomo saltado', 1, { at: '2026-10-06T02:00:00Z' })])
  const { weeks } = (await scratch.ask(owner, 'GET', path('/insight/sales?from=2026-10-05&to=2026-10-05'))).json()
  expect(weeks).toMatchObject([{ week: '2026-10-05', chosen: 1 }])
})

test('coverage, gaps and spare wines; what stock is tied up only for who may see money', async () => {
  const insight = Insight.parse((await scratch.ask(owner, 'GET', path('/insight/all'))).json())
  expect(insight.coverage.dishes).toBe(5)
  expect(insight.coverage.covered).toBe(insight.coverage.items.filter(({ best }) => best >= 0.6).length)
  await scratch.storage.write(house.id, (rows) =>
    rows.updateTable('wine').set({ is_sold_out: true }).where('name', '!=', WINES[1].name).execute(),
  )
  const poor = Insight.parse((await scratch.ask(owner, 'GET', path('/insight/all'))).json())
  expect(poor.coverage.covered).toBeLessThan(5)
  const [gap] = poor.gaps
  expect(gap!.dishes.every(({ best, would_be: would }) => best < 0.6 && would >= 0.6)).toBe(true)
  expect(gap!.style_name.es).not.toBe('')
  const lifted = poor.gaps.flatMap(({ dishes }) => dishes.map(({ dish_id: id }) => id))
  expect(new Set(lifted).size).toBe(lifted.length)
})

test('the briefing: what is gone and what stands instead, open bottles, sentences in both languages', async () => {
  await scratch.storage.write(house.id, async (rows) => {
    await rows.updateTable('wine').set({ is_sold_out: false }).execute()
    await rows.updateTable('wine').set({ stock: 0 }).where('id', '=', furnished.wines[0]!).execute()
    await rows.updateTable('wine').set({ open_at: new Date() }).where('id', '=', furnished.wines[3]!).execute()
    const weekAgo = new Date(Date.now() - 8 * 86_400_000)
    await rows
      .updateTable('menu')
      .set({ created_at: weekAgo, published_at: weekAgo })
      .where('version', '=', 1)
      .execute()
  })
  const briefing = Briefing.parse((await scratch.ask(waiter, 'GET', path('/briefing'))).json())
  expect(briefing.new_dishes).toEqual([{ dish: 'Causa limeña', section: 'Platos' }])
  expect(briefing.sold_out).toMatchObject([{ wine: WINES[0].name, instead: expect.any(String) }])
  expect(briefing.open_bottles).toMatchObject([{ wine: WINES[3].name }])
  expect(briefing.dishes).toHaveLength(3)
  expect(briefing.dishes[0]).toMatchObject({ dish: 'Causa limeña' })
  for (const { wine, say } of briefing.dishes) {
    expect(wine).not.toBe(WINES[0].name)
    expect([say.es, say.en]).toEqual([expect.stringMatching(/^Con /), expect.stringMatching(/^With /)])
  }
})

test('a disliked wine brings its dish to the queue, until the house decided about it', async () => {
  await tell([event('disliked', furnished.dishes['Lomo saltado']!, 1, { at: new Date().toISOString() })])
  const reasons = async () => {
    const { items } = (await scratch.ask(owner, 'GET', path('/review'))).json()
    return items.find(({ dish }: { dish: string }) => dish === 'Lomo saltado')?.reasons
  }
  expect(await reasons()).toContain('disliked')
  const url = path(`/pairings/${encodeURIComponent('Lomo saltado')}/${furnished.wines[1]}`)
  await scratch.ask(owner, 'PUT', url, { state: 'approve' })
  expect((await reasons()) ?? []).not.toContain('disliked')
})
