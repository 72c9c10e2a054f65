import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../src/contract/results.ts'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

let server: Server
beforeAll(async () => {
  server = await quietServer(fakeApp())
})
afterAll(() => server.close())

const ROUTES = ['/api/v1/pairings', '/api/v1/pairings/explain', '/api/v1/profiles/dish', '/api/v1/profiles/wine']
const KEYS = [
  'dishes',
  'dish',
  'wines',
  'name',
  'top',
  'lang',
  'constraints',
  'restaurant',
  'avoid',
  '__proto__',
  'constructor',
]
const RUNS = 400

/** Something that looks like a request, and then again not. */
const body = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'es',
      'en',
      'ceviche',
      '',
      null,
      true,
      0,
      -1,
      1e308,
      '\u0000',
      '🍷',
      '<script>',
      "'; drop table wine; --",
    ),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie('value'), { maxKeys: 5 }),
  ),
})).value

test('no body makes the server fail, and every refusal is a problem', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), body, async (url, payload) => {
      const headers = { 'content-type': 'application/json' }
      const response = await server.inject({ method: 'POST', url, payload: JSON.stringify(payload), headers })
      expect(response.statusCode).toBeLessThan(500)
      if (response.statusCode !== 200) Problem.parse(response.json())
    }),
    { numRuns: RUNS },
  )
})

test('no address, method or header makes the server fail', async () => {
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
  const path = fc.oneof(
    fc.webPath(),
    fc.string().map((text) => `/${encodeURIComponent(text)}`),
    fc.constantFrom('/api/v1/restaurants/%00/menus', '/%', '//'),
  )
  // An address always begins with one slash: two of them name a host.
  const address = (prefix: string, rest: string) => `${prefix}${rest}`.replace(/^\/*/, '/')
  const accept = fc.constantFrom('text/html', '*/*', '', 'application/json;q=2')
  await fc.assert(
    fc.asyncProperty(
      method,
      fc.constantFrom('', '/api/v1', '/api/v1/restaurants', '/assets'),
      path,
      accept,
      async (verb, prefix, rest, type) => {
        const response = await server.inject({
          method: verb as 'GET',
          url: address(prefix, rest),
          headers: { accept: type },
        })
        expect(response.statusCode).toBeLessThan(500)
      },
    ),
    { numRuns: RUNS },
  )
})

test('no bytes make the server fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const headers = { 'content-type': 'application/json' }
      const response = await server.inject({
        method: 'POST',
        url: '/api/v1/pairings',
        payload: Buffer.from(bytes),
        headers,
      })
      expect(response.statusCode).toBeLessThan(500)
    }),
    { numRuns: RUNS },
  )
})
