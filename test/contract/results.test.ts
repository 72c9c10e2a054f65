/** What leaves the engine and the use cases is what the schemas say: strictly, with no key more. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createApp } from '../../src/app/create.ts'
import { ROOT } from '../../src/config.ts'
import { ExplainRequest, LIMITS, PairingRequest, WineInput } from '../../src/contract/requests.ts'
import { ListWine, MenuDish, Restaurant } from '../../src/contract/restaurant.ts'
import {
  DishLine,
  DishResult,
  ExplainResponse,
  NOTE_CODES,
  PairingResponse,
  WineLine,
} from '../../src/contract/results.ts'
import { toDishLine } from '../../src/flavor/to-profile-result.ts'
import { engine, knowledge } from '../engine.ts'

const app = await createApp({ root: ROOT })

/** Parsing keeps what the schema names: nothing may be lost. */
function isExactly(schema: z.ZodType, value: unknown): void {
  const plain = JSON.parse(JSON.stringify(value))
  expect(schema.parse(plain)).toEqual(plain)
}

test('every dish of the knowledge is a line of the contract', () => {
  for (const row of knowledge.tables.dishes.rows) isExactly(DishLine, toDishLine(engine.readDish(row.es)))
})

test('every reference wine is a line of the contract', () => {
  for (const { name, grape, region, country, vintage, abv } of knowledge.tables['reference-wines'].rows)
    isExactly(WineLine, engine.toWineLine(engine.readWine({ name, grape, region, country, vintage, abv })))
})

test('a pairing, with everything it may say', async () => {
  const requests = [
    { dishes: ['ceviche de pescado', 'Inca Kola', '', 'asdf', { dish: 'lomo saltado', price: 45 }] },
    { dishes: ['lomo saltado'], wines: [] },
    {
      dishes: ['ostras'],
      wines: [{ name: 'Oporto Ruby', price: 120, stock: 3 }, { name: 'Agua San Mateo' }],
      lang: 'en',
    },
    {
      dishes: ['lomo saltado'],
      restaurant: 'demo',
      constraints: { colour: ['red'], max_price_cents: 1, by_glass: true, avoid: ['malbec'] },
    },
  ]
  const codes = new Set<string>()
  for (const request of requests) {
    const response = await app.pairDishes(PairingRequest.parse(request))
    isExactly(PairingResponse, response)
    for (const { notes } of response.results) for (const { code } of notes) codes.add(code)
  }
  for (const code of codes) expect(NOTE_CODES).toContain(code)
  expect([...codes].sort()).toEqual(
    expect.arrayContaining(['empty_line', 'empty_list', 'not_food', 'relaxed', 'unknown_dish']),
  )
})

test('over HTTP money is cents and a currency', async () => {
  const { results } = await app.pairDishes(
    PairingRequest.parse({
      dishes: ['lomo saltado'],
      wines: [{ name: 'Malbec Mendoza', price: 'S/ 110.50', glass_price: '25' }],
    }),
  )
  expect(results[0]!.recommendations[0]).toMatchObject({
    price: { cents: 11_050, currency: 'PEN' },
    glass_price: { cents: 2_500, currency: 'PEN' },
  })
})

test('what is no wine is named with its kind', async () => {
  const { list } = await app.pairDishes(
    PairingRequest.parse({ dishes: ['ceviche'], wines: [{ name: 'Malbec' }, { name: 'Cerveza Pilsen' }] }),
  )
  expect(list).toMatchObject({ wines: 1, skipped: [{ name: 'Cerveza Pilsen', kind: 'beer' }] })
})

test('an explanation', async () => {
  for (const request of [
    { dish: 'ceviche de pescado', why_not: 'malbec', what_if: 'más picante' },
    { dish: { dish: 'lomo saltado' }, wine: 'Malbec', lang: 'en' },
    { dish: 'Inca Kola', why_not: 'malbec' },
  ])
    isExactly(ExplainResponse, await app.explainPairing(ExplainRequest.parse(request)))
})

test('the demo restaurant, its menu and its list', async () => {
  const [{ isPublic: _, ...demo }] = (await app.restaurants()) as [Restaurant & { isPublic: boolean }]
  isExactly(Restaurant, demo)
  const menu = await app.menu('demo')
  const wines = await app.wines('demo')
  expect(menu.filter(({ kind }) => kind === 'food').length).toBeGreaterThanOrEqual(60)
  expect(wines.filter(({ kind }) => kind === 'wine').length).toBeGreaterThanOrEqual(80)
  isExactly(z.array(MenuDish), menu)
  isExactly(z.array(ListWine), wines)
})

test('a restaurant that is not there is not found', async () => {
  await expect(app.menu('nowhere')).rejects.toMatchObject({ code: 'not_found' })
})

test('a picture has the same axes for dish and wine, each 0..1', () => {
  const result = engine.pair('ceviche de pescado', engine.readList([{ name: 'Malbec Mendoza' }]), {
    top: 1,
    lang: 'es',
  })
  expect(Object.keys(result.recommendations[0]!.outline)).toEqual(Object.keys(result.outline))
  isExactly(DishResult, result)
})

test('numbers in cells are read as they would be printed', () => {
  expect(WineInput.parse({ name: 'x', vintage: 2020, price: 90.5 })).toMatchObject({ vintage: '2020', price: '90.5' })
})

test('limits hold', () => {
  const long = 'x'.repeat(LIMITS.textLength + 1)
  expect(PairingRequest.safeParse({ dishes: [long] }).success).toBe(false)
  expect(PairingRequest.safeParse({ dishes: Array(LIMITS.dishes + 1).fill('a') }).success).toBe(false)
  expect(PairingRequest.safeParse({ dishes: [] }).success).toBe(false)
  expect(PairingRequest.safeParse({ dishes: ['a'], top: LIMITS.top + 1 }).success).toBe(false)
  expect(PairingRequest.safeParse({ dishes: ['a'], wines: Array(LIMITS.wines + 1).fill({ name: 'a' }) }).success).toBe(
    false,
  )
})

test('whatever a request holds, the schema answers and does not throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof PairingRequest.safeParse(value).success).toBe('boolean')
      expect(typeof ExplainRequest.safeParse(value).success).toBe('boolean')
    }),
  )
})
