import { afterAll, beforeAll, expect, test } from 'vitest'
import { ListWine, MenuDish, page, Restaurant } from '../../src/contract/restaurant.ts'
import { DishLine, ExplainResponse, PairingResponse, WineLine } from '../../src/contract/results.ts'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

let server: Server
beforeAll(async () => {
  server = await quietServer(fakeApp())
})
afterAll(() => server.close())

const post = (url: string, payload: object, headers = {}) => server.inject({ method: 'POST', url, payload, headers })

test('dishes are paired, each in its order', async () => {
  const response = await post('/api/v1/pairings', { dishes: ['ceviche', { dish: 'causa', price: 30 }], top: 1 })
  expect(response.statusCode).toBe(200)
  const { results } = PairingResponse.parse(response.json())
  expect(results.map(({ dish }) => dish)).toEqual(['ceviche', 'causa'])
  expect(results[0]?.recommendations).toHaveLength(1)
})

test('a pairing is explained, lines are profiled', async () => {
  ExplainResponse.parse((await post('/api/v1/pairings/explain', { dish: 'ceviche', what_if: 'más picante' })).json())
  const dishes = (await post('/api/v1/profiles/dish', { dishes: ['ceviche'] })).json()
  const wines = (await post('/api/v1/profiles/wine', { wines: ['Barolo', { name: 'Tacama' }] })).json()
  expect(dishes.items.map(DishLine.parse)).toHaveLength(1)
  expect(wines.items.map(WineLine.parse)).toHaveLength(2)
})

test('the restaurants, a menu and a list are read, by id or as demo', async () => {
  const get = async (url: string) => (await server.inject(url)).json()
  const restaurants = page(Restaurant).parse(await get('/api/v1/restaurants'))
  const id = restaurants.items[0]?.id
  expect(page(MenuDish).parse(await get(`/api/v1/restaurants/${id}/menus`)).items).toHaveLength(1)
  expect(page(ListWine).parse(await get('/api/v1/restaurants/demo/wines')).items).toHaveLength(2)
})

test('the same question has the same tag, and asked with it gets 304 without a body', async () => {
  const first = await post('/api/v1/pairings', { dishes: ['ceviche'] })
  const etag = String(first.headers.etag)
  const again = await post('/api/v1/pairings', { dishes: ['ceviche'] }, { 'if-none-match': `"other", W/${etag}` })
  expect([again.statusCode, again.payload]).toEqual([304, ''])
  const other = await post('/api/v1/pairings', { dishes: ['causa'] }, { 'if-none-match': etag })
  expect(other.statusCode).toBe(200)
})

test('health answers, readiness says degraded without a database and 503 when it cannot pair', async () => {
  expect((await server.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await server.inject('/readyz')).json().status).toBe('ready')
  const states = { model: 'm', knowledge: 'k', database: 'down' as const }
  const degraded = await quietServer(fakeApp({ readiness: async () => ({ ready: true, ...states }) }))
  const unready = await quietServer(fakeApp({ readiness: async () => ({ ready: false, ...states }) }))
  const [away, no] = [await degraded.inject('/readyz'), await unready.inject('/readyz')]
  expect([away.statusCode, away.json().status]).toEqual([200, 'degraded'])
  expect([no.statusCode, no.json().status]).toEqual([503, 'not_ready'])
  await Promise.all([degraded.close(), unready.close()])
})

test('every answer carries its request id; a harmless one of the caller is kept', async () => {
  const own = await server.inject({ url: '/healthz', headers: { 'x-request-id': 'abcd-1234' } })
  const odd = await server.inject({ url: '/healthz', headers: { 'x-request-id': 'a\tb <script>' } })
  expect(own.headers['x-request-id']).toBe('abcd-1234')
  expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})
