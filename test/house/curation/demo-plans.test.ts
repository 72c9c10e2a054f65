/** Plans over the demo, without accounts and without a database: what anybody may try. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../src/app/create.ts'
import { ROOT } from '../../../src/config.ts'
import { Bundle, ReverseResult, TablePlan, TastingPlan } from '../../../src/contract/house/planning.ts'
import { planMatrixOf } from '../../../src/pairing/planners/from-bundle.ts'
import type { Server } from '../../../src/server/route.ts'
import { quietServer } from '../../server/quiet-server.ts'

const SLOW_MS = 60_000
let server: Server
let bundle: Bundle
beforeAll(async () => {
  server = await quietServer(await createApp({ root: ROOT }))
  bundle = Bundle.parse((await get('/api/v1/restaurants/demo/bundle')).json())
}, SLOW_MS)
afterAll(() => server.close())

const get = (url: string, headers = {}) => server.inject({ url, headers })
const post = (url: string, payload: object) => server.inject({ method: 'POST', url: `/api/v1${url}`, payload })
const plan = async (question: object) => TablePlan.parse((await post('/tables', question)).json())

test('a table of the demo needs no account: two bottles serve it better than one, never beyond the budget', async () => {
  const dishes = [{ dish: 'Ceviche', guests: 2 }, { dish: 'Lomo saltado' }, { dish: 'Ají de gallina' }]
  const one = await plan({ dishes })
  const two = await plan({ dishes, bottles: 2 })
  expect([one.wines, two.wines].map(({ length }) => length)).toEqual([1, 2])
  expect(two.score).toBeGreaterThan(one.score)
  const cheap = await plan({ dishes, bottles: 2, budget_cents: 13_000 })
  expect(cheap.total!.cents).toBeLessThanOrEqual(13_000)
  expect(cheap.score).toBeLessThanOrEqual(two.score)
  expect(two.dishes.map(({ dish }) => dish.toLowerCase())).toEqual(['ceviche', 'lomo saltado', 'aji de gallina'])
  for (const { wine_row: row } of two.dishes) expect(two.wines.map((wine) => wine.row)).toContain(row)
  expect(two.say.es).toContain('Con ')
  expect(two.others).toHaveLength(2)
})

test('glasses: a glass for each guest, only wines by the glass; what cannot be met is named', async () => {
  const dishes = [{ dish: 'Ceviche', guests: 2 }, { dish: 'Lomo saltado' }]
  const glasses = await plan({ dishes, by_glass: true })
  expect(glasses.wines.every(({ glass_price: glass }) => glass !== null)).toBe(true)
  const poor = await plan({ dishes, by_glass: true, budget_cents: 100, lang: 'en' })
  expect(poor.notes).toEqual([{ code: 'relaxed', text: expect.stringContaining('the budget') }])
  const odd = await plan({ dishes: [{ dish: 'Agua mineral' }, { dish: 'Ceviche' }] })
  expect(odd.notes.map(({ code }) => code)).toContain('not_food')
  expect(odd.dishes).toHaveLength(1)
  expect((await plan({ dishes: [{ dish: 'Agua mineral' }] })).wines).toEqual([])
})

test('constraints hold for the table as for a dish', async () => {
  const { wines } = await plan({
    dishes: [{ dish: 'Lomo saltado' }],
    constraints: { colour: ['white'], avoid: ['chardonnay'] },
  })
  const white = bundle.wines.find(({ id }) => id === wines[0]!.wine_id)
  expect(white).toMatchObject({ colour: 'white' })
  expect(white!.grapes).not.toContain('chardonnay')
})

test('a tasting menu goes from lighter to fuller, with as many wines as asked', async () => {
  const dishes = ['Ceviche', 'Causa limeña', 'Ají de gallina', 'Lomo saltado', 'Suspiro a la limeña']
  const whole = TastingPlan.parse((await post('/restaurants/demo/tastings', { dishes })).json())
  expect(whole.steps.map(({ dish }) => dish)).toHaveLength(5)
  if (whole.breaks.length === 0)
    for (const [i, { weight }] of whole.steps.entries())
      expect(weight).toBeGreaterThanOrEqual((whole.steps[i - 1]?.weight ?? 0) - 0.051)
  const two = TastingPlan.parse((await post('/restaurants/demo/tastings', { dishes, wines: 2 })).json())
  expect(new Set(two.steps.map(({ row }) => row)).size).toBeLessThanOrEqual(2)
  expect(two.score).toBeLessThanOrEqual(whole.score)
  const budget = { dishes, budget_cents: 6_000 }
  const poured = TastingPlan.parse((await post('/restaurants/demo/tastings', budget)).json())
  expect(poured.total!.cents).toBeLessThanOrEqual(6_000)
})

test('a wine finds its dishes, with a reason for each', async () => {
  const malbec = bundle.wines.find(({ grapes, is_out: isOut }) => grapes[0] === 'malbec' && !isOut)!
  const found = ReverseResult.parse((await get(`/api/v1/restaurants/demo/wines/${malbec.id}/dishes?lang=en`)).json())
  expect(found.dishes.length).toBeGreaterThan(3)
  expect(found.dishes.toSorted((a, b) => b.score - a.score)).toEqual(found.dishes)
  expect(found.avoid.every(({ score }) => score < 0.25)).toBe(true)
  expect((await get('/api/v1/restaurants/demo/wines/none/dishes')).statusCode).toBe(404)
})

test('the bundle holds the whole evening in far less than 300 kB, and nothing of what wines cost', async () => {
  const { payload, headers } = await get('/api/v1/restaurants/demo/bundle')
  expect(gzipSync(payload).length).toBeLessThan(150_000)
  expect(payload).not.toMatch(/cost_|_cost|margin|"stock/)
  expect(bundle.answers).toHaveLength(bundle.dishes.length)
  const same = await get('/api/v1/restaurants/demo/bundle', { 'if-none-match': String(headers.etag) })
  expect([same.statusCode, same.payload]).toEqual([304, ''])
})

test('the phone ranks as the server does', async () => {
  const menu: { id: string; dish: string; section: string; description: string }[] = (
    await get('/api/v1/restaurants/demo/menus?limit=500')
  ).json().items
  const lines = bundle.dishes.map(({ id }) => menu.find((line) => line.id === id)!)
  const { results } = (
    await post('/pairings', {
      dishes: lines.map(({ dish, section, description }) => ({ dish, section, description })),
      restaurant: 'demo',
      top: 12,
    })
  ).json()
  expect(results).toHaveLength(bundle.dishes.length)
  for (const [i, { dish, recommendations }] of results.entries()) {
    const ids = bundle.answers[i]!.order.map((wine) => bundle.wines[wine]!.id)
    expect(recommendations[0]?.wine_id, dish).toBe(ids[0])
  }
  const matrix = planMatrixOf(bundle)
  expect(matrix.scores).toHaveLength(bundle.dishes.length * bundle.wines.length)
  for (const [i, { order }] of bundle.answers.entries()) {
    const scores = order.map((wine) => matrix.scores[i * bundle.wines.length + wine]!)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  }
})
