import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXAMPLES } from '../../src/server/examples.ts'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

let server: Server
beforeAll(async () => {
  server = await quietServer(fakeApp())
})
afterAll(() => server.close())

const document = async () => (await server.inject('/api/openapi.json')).json()

test('the description is OpenAPI 3.1, and every reference in it resolves', async () => {
  const { openapi, components, paths } = await document()
  expect(openapi).toBe('3.1.0')
  const text = JSON.stringify({ components, paths })
  const names = [...text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind = '', name = '']) => [kind, name])
  for (const [kind = '', name = ''] of names) expect(components[kind], `${kind}/${name}`).toHaveProperty(name)
  expect(Object.keys(components.schemas).filter((name) => name.endsWith('InputInput'))).toEqual([])
})

test('every operation has an id, a summary and the form of its failures', async () => {
  const { paths } = await document()
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods as object))
  expect(operations.length).toBeGreaterThan(8)
  for (const operation of operations) {
    expect(operation).toMatchObject({ operationId: expect.any(String), summary: expect.any(String) })
    expect(operation.responses.default.$ref).toBe('#/components/responses/Problem')
  }
})

test('every example can be sent as it stands', async () => {
  const { paths } = await document()
  const operations = Object.entries(paths as Record<string, { post?: { operationId: string; requestBody: Body } }>)
  const posts = operations.flatMap(([url, { post }]) => (post ? [{ url, post }] : []))
  expect(posts).toHaveLength(Object.keys(EXAMPLES).length - 1)
  for (const { url, post } of posts) {
    const payload = post.requestBody.content['application/json'].example
    expect((await server.inject({ method: 'POST', url, payload })).statusCode, post.operationId).toBe(200)
  }
})
interface Body {
  content: { 'application/json': { example: object } }
}

test('the page to try it comes from here, without inline scripts', async () => {
  const page = await server.inject('/api/docs')
  expect(page.statusCode).toBe(200)
  expect(page.payload).not.toMatch(/<script(?![^>]*src=)/)
  expect(page.payload).not.toMatch(/https?:\/\//)
  const scripts = [...page.payload.matchAll(/src="([^"]+)"/g)].map(([, path = '']) => path)
  for (const path of scripts) expect((await server.inject(path)).statusCode, path).toBe(200)
  expect(String(page.headers['content-security-policy'])).toContain("script-src 'self';")
})
