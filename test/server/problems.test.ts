import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../src/contract/results.ts'
import { MaridajeError } from '../../src/errors.ts'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

let server: Server
beforeAll(async () => {
  server = await quietServer(
    fakeApp({
      explainPairing: () => Promise.reject(new Error('secret detail of the inside')),
      profileDishes: () => {
        throw new MaridajeError('database_unavailable', 'away', { hint: 'Come back.' })
      },
    }),
  )
})
afterAll(() => server.close())

const json = { 'content-type': 'application/json' }
const CASES: [title: string, request: object, status: number, code: string, field?: string][] = [
  ['malformed JSON', { payload: '{"dishes":', headers: json }, 400, 'bad_input'],
  ['a prototype in the body', { payload: '{"__proto__":{"a":1},"dishes":["x"]}', headers: json }, 400, 'bad_input'],
  ['a million brackets', { payload: '['.repeat(1_000_000), headers: json }, 400, 'bad_input'],
  ['no body', {}, 400, 'bad_input'],
  ['no dishes', { payload: { dishes: [] } }, 400, 'bad_input', 'dishes'],
  ['a dish that is a number', { payload: { dishes: [{ dish: 3 }] } }, 400, 'bad_input', 'dishes.0.dish'],
  ['a dish too long', { payload: { dishes: ['a', 'x'.repeat(3_000)] } }, 400, 'bad_input', 'dishes.1'],
  ['a wine without a name', { payload: { dishes: ['x'], wines: [{ price: 3 }] } }, 400, 'bad_input', 'wines.0.name'],
  ['another language', { payload: { dishes: ['x'], lang: 'qu' } }, 400, 'bad_input', 'lang'],
  ['a body too large', { payload: 'x'.repeat(3_000_000), headers: json }, 413, 'too_large'],
  ['plain text', { payload: 'ceviche', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
  [
    'a form',
    { payload: 'dishes=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'unsupported_media_type',
  ],
  ['a wrong method', { method: 'GET' }, 405, 'method_not_allowed'],
  [
    'a wrong method on a path with a name',
    { method: 'DELETE', url: '/api/v1/restaurants/demo/menus' },
    405,
    'method_not_allowed',
  ],
  ['an unknown address', { method: 'GET', url: '/api/v1/nothing' }, 404, 'not_found'],
  ['an unknown file', { method: 'GET', url: '/nothing.js', headers: { accept: 'text/html' } }, 404, 'not_found'],
  ['an unknown restaurant', { method: 'GET', url: '/api/v1/restaurants/nix/wines' }, 404, 'not_found'],
  ['a broken address', { method: 'GET', url: '/api/v1/restaurants/%ff/wines' }, 400, 'bad_input'],
  ['a failure inside', { url: '/api/v1/pairings/explain', payload: { dish: 'x' } }, 500, 'internal'],
  ['the database away', { url: '/api/v1/profiles/dish', payload: { dishes: ['x'] } }, 503, 'database_unavailable'],
]

test.each(CASES)('%s is a problem', async (_title, request, status, code, field) => {
  const response = await server.inject({ method: 'POST', url: '/api/v1/pairings', ...request })
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
  const problem = Problem.parse(response.json())
  expect([response.statusCode, problem.status, problem.code, problem.place?.field]).toEqual([
    status,
    status,
    code,
    field,
  ])
})

test('what failed inside stays inside', async () => {
  const response = await server.inject({ method: 'POST', url: '/api/v1/pairings/explain', payload: { dish: 'x' } })
  expect(response.payload).not.toContain('secret')
})

test('a database away says when to come back', async () => {
  const response = await server.inject({ method: 'POST', url: '/api/v1/profiles/dish', payload: { dishes: ['x'] } })
  expect(response.headers['retry-after']).toBe('5')
  expect(response.json().hint).toBe('Come back.')
})
