import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
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

test('every body has an example, and every example is of a body', async () => {
  const bodies = (await operationsOf()).filter(({ operation }) => operation.requestBody)
  const named = bodies.map(({ operation }) => operation.operationId)
  expect(named.toSorted()).toEqual(
    Object.keys(EXAMPLES)
      .filter((name) => name !== 'problem')
      .toSorted(),
  )
  for (const { operation } of bodies)
    expect(operation.requestBody?.content['application/json'], operation.operationId).toHaveProperty('example')
})

// Those of houses are sent in test/house/people/matrix.test.ts, by people of the house.
test('the examples of what is open to all can be sent as they stand', async () => {
  const open = (await operationsOf()).filter(({ operation }) => OPEN.has(operation.operationId))
  expect(open).toHaveLength(OPEN.size)
  for (const { url, operation } of open) {
    const payload = operation.requestBody?.content['application/json'].example
    const response = await server.inject({ method: 'POST', url, payload: payload ?? {} })
    expect(response.statusCode, operation.operationId).toBe(200)
  }
})
const OPEN = new Set(['pairDishes', 'explainPairing', 'profileDishes', 'profileWines'])

interface Operation {
  operationId: string
  requestBody?: Body
}

async function operationsOf(): Promise<{ url: string; operation: Operation }[]> {
  const paths: Record<string, Record<string, Operation>> = (await document()).paths
  return Object.entries(paths).flatMap(([url, methods]) =>
    Object.values(methods).map((operation) => ({ url, operation })),
  )
}

interface Body {
  content: { 'application/json': { example: object } }
}

test('every answer has an example of its own form', async () => {
  const { paths, components } = await document()
  const defs = JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/')
  let seen = 0
  for (const operation of Object.values(paths as object).flatMap((methods) => Object.values(methods))) {
    const { operationId, responses } = operation as { operationId: string; responses: Record<string, Answer> }
    for (const { content } of Object.values(responses)) {
      const json = content?.['application/json']
      if (!json) continue
      const schema = JSON.stringify(json.schema).replaceAll('#/components/schemas/', '#/$defs/')
      const form = z.fromJSONSchema({ ...JSON.parse(schema), $defs: JSON.parse(defs) })
      const reading = form.safeParse(json.example)
      expect(reading.error && z.prettifyError(reading.error), operationId).toBeUndefined()
      seen++
    }
  }
  expect(seen).toBeGreaterThan(80)
})
interface Answer {
  content?: { 'application/json'?: { schema: object; example: unknown } }
}

test('every operation says who may ask, and every tag what it is about', async () => {
  const { paths, components, tags } = await document()
  const described = new Set(tags.map(({ name }: { name: string }) => name))
  for (const operation of Object.values(paths as object).flatMap((methods) => Object.values(methods))) {
    const {
      operationId,
      security,
      tags: own,
    } = operation as { operationId: string; security: object[]; tags: string[] }
    for (const scheme of security.flatMap((one) => Object.keys(one)))
      expect(components.securitySchemes, operationId).toHaveProperty(scheme)
    for (const tag of own) expect([...described], operationId).toContain(tag)
  }
})

test('the page to try it comes from here, without inline scripts', async () => {
  const page = await server.inject('/api/docs')
  expect(page.statusCode).toBe(200)
  expect(page.payload).not.toMatch(/<script(?![^>]*src=)/)
  expect(page.payload).not.toMatch(/https?:\/\//)
  const scripts = [...page.payload.matchAll(/src="([^"]+)"/g)].map(([, path = '']) => path)
  for (const path of scripts) expect((await server.inject(path)).statusCode, path).toBe(200)
  expect(String(page.headers['content-security-policy'])).toContain("script-src 'self';")
})
