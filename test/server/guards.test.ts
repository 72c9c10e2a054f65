import { afterAll, beforeAll, expect, test } from 'vitest'
import { REQUESTS_PER_MINUTE } from '../../src/server/limits.ts'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

let server: Server
beforeAll(async () => {
  server = await quietServer(fakeApp())
})
afterAll(() => server.close())

const askAs = (remoteAddress: string, headers = {}) =>
  server.inject({ url: '/api/v1/restaurants', remoteAddress, headers })

test('one address may ask so much in a minute, another has its own measure, this machine any', async () => {
  for (let i = 0; i < REQUESTS_PER_MINUTE; i++) expect((await askAs('203.0.113.1')).statusCode).toBe(200)
  const refused = await askAs('203.0.113.1')
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate_limited'])
  expect(refused.headers['retry-after']).toBeDefined()
  expect((await askAs('203.0.113.2')).statusCode).toBe(200)
  for (let i = 0; i <= REQUESTS_PER_MINUTE; i++) expect((await askAs('127.0.0.1')).statusCode).toBe(200)
})

test('health is never refused', async () => {
  for (let i = 0; i <= REQUESTS_PER_MINUTE; i++) await server.inject({ url: '/healthz', remoteAddress: '203.0.113.3' })
  expect((await server.inject({ url: '/healthz', remoteAddress: '203.0.113.3' })).statusCode).toBe(200)
})

test('a guest behind a proxy on this machine is measured', async () => {
  const response = await askAs('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })
  expect(response.headers['x-ratelimit-limit']).toBe(String(REQUESTS_PER_MINUTE))
})

test('the page may run its own files and nothing inline', async () => {
  const policy = String((await server.inject('/healthz')).headers['content-security-policy'])
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
})

test('long answers are compressed', async () => {
  const payload = { dishes: Array.from({ length: 20 }, () => 'ceviche') }
  const headers = { 'accept-encoding': 'gzip' }
  const response = await server.inject({ method: 'POST', url: '/api/v1/pairings', payload, headers })
  expect(response.headers['content-encoding']).toBe('gzip')
  expect(response.headers.etag).toBeDefined()
})
