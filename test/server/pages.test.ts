import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

const root = mkdtempSync(join(tmpdir(), 'maridaje-pages-'))
let server: Server
beforeAll(async () => {
  mkdirSync(join(root, 'dist', 'web', 'assets'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"version":"0.0.0"}')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'dist', 'web', 'index.html'), '<!doctype html><title>app</title>')
  writeFileSync(join(root, 'dist', 'web', 'assets', 'app-1a2b3c.js'), 'void 0')
  writeFileSync(join(root, 'dist', 'web', 'assets', 'app-1a2b3c.js.br'), brotliCompressSync('void 0'))
  writeFileSync(join(root, 'dist', 'web', 'service-worker.js'), 'void 0')
  writeFileSync(join(root, 'dist', 'web', 'manifest.webmanifest'), '{}')
  server = await quietServer(fakeApp(), root)
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const html = { accept: 'text/html,application/xhtml+xml' }

test('the page is fresh each time, its hashed files stay', async () => {
  const page = await server.inject({ url: '/', headers: html })
  const script = await server.inject('/assets/app-1a2b3c.js')
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect([script.statusCode, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test('what the build compressed goes out as it is, to whoever can read it', async () => {
  const url = '/assets/app-1a2b3c.js'
  const small = await server.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } })
  expect([small.headers['content-encoding'], small.headers['content-type']]).toEqual([
    'br',
    expect.stringMatching(/^(?:text|application)\/javascript/),
  ])
  expect(small.headers['cache-control']).toContain('immutable')
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe('void 0')
  const plain = await server.inject(url)
  expect([plain.headers['content-encoding'], plain.payload]).toEqual([undefined, 'void 0'])
})

test('the worker of the waiter’s pages and the manifest are asked for each time, in their types', async () => {
  const worker = await server.inject('/service-worker.js')
  const manifest = await server.inject('/manifest.webmanifest')
  expect([worker.headers['cache-control'], manifest.headers['cache-control']]).toEqual(['no-cache', 'no-cache'])
  expect(worker.headers['content-type']).toMatch(/^(?:text|application)\/javascript/)
  expect(manifest.headers['content-type']).toMatch(/^application\/manifest\+json/)
})

test.each(['/_kit', '/en/ceviche', '/a/b/c?d=e'])('%s is an address of the app', async (url) => {
  const page = await server.inject({ url, headers: html })
  expect([page.statusCode, page.payload]).toEqual([200, '<!doctype html><title>app</title>'])
})

test.each(['/../secret.txt', '/%2e%2e/%2e%2e/secret.txt', '/assets/..%2f..%2f..%2fsecret.txt', '/..\\secret.txt'])(
  '%s leads nowhere',
  async (url) => {
    const response = await server.inject({ url })
    expect(response.payload).not.toContain('secret\n')
    expect(response.payload === 'secret').toBe(false)
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
  },
)

test('an unknown address of the API is no page, whoever asks', async () => {
  const response = await server.inject({ url: '/api/v1/nothing', headers: html })
  expect([response.statusCode, response.headers['content-type']]).toEqual([404, 'application/problem+json'])
})

test('while the page is not built, a plain one says so in both languages', async () => {
  rmSync(join(root, 'dist'), { recursive: true })
  const bare = await quietServer(fakeApp(), root)
  for (const url of ['/', '/_kit']) {
    const page = await bare.inject({ url, headers: html })
    expect(page.statusCode).toBe(200)
    expect(page.payload).toMatch(/todavía no está construida[\s\S]*not built yet/)
  }
  await bare.close()
})
