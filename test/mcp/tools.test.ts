import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { createApp } from '../../src/app/create.ts'
import { ROOT } from '../../src/config.ts'
import {
  ExplainToolOutput,
  MenuToolOutput,
  PairToolOutput,
  ProfileToolOutput,
  TableToolOutput,
} from '../../src/contract/tools.ts'
import type { Server } from '../../src/server/route.ts'
import { quietServer } from '../server/quiet-server.ts'

let app: App
let server: Server
let url: URL
const names = new Set<string>()
beforeAll(async () => {
  app = await createApp({ root: ROOT })
  server = await quietServer(app)
  url = new URL('/mcp', await server.listen({ port: 0, host: '127.0.0.1' }))
  for (const { name } of await app.wines('demo')) names.add(name)
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const TRANSPORTS: Record<string, () => Transport> = {
  http: () => new StreamableHTTPClientTransport(url) as Transport,
  stdio: () =>
    new StdioClientTransport({ command: join(ROOT, 'bin', 'maridaje'), args: ['mcp', '--quiet'], stderr: 'inherit' }),
}

describe.each(Object.keys(TRANSPORTS))('over %s', (name) => {
  const client = new Client({ name: 'test', version: '1' })
  beforeAll(() => client.connect(TRANSPORTS[name]!()), 60_000)
  afterAll(() => client.close())
  const call = (tool: string, args: Record<string, unknown>) => client.callTool({ name: tool, arguments: args })
  const textOf = (result: Awaited<ReturnType<typeof call>>) => JSON.stringify(result.content)

  test('every tool says what it takes and what it gives, and that it changes nothing', async () => {
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name).sort()).toEqual(TOOL_NAMES)
    for (const tool of tools) {
      expect(tool.description?.length, tool.name).toBeGreaterThan(60)
      expect(tool.inputSchema.type).toBe('object')
      expect(tool.outputSchema?.type).toBe('object')
      expect(tool.annotations?.readOnlyHint).toBe(true)
    }
  })

  test('pair ranks wines of the list and of nothing else', async () => {
    const result = await call('pair', { dish: 'Ceviche clásico con ají limo', top: 5, lang: 'en' })
    const answer = PairToolOutput.parse(result.structuredContent)
    expect(answer.wines).toHaveLength(5)
    for (const wine of [
      ...answer.wines.map((one) => one.wine),
      answer.picks.safe,
      answer.picks.bold,
      answer.picks.glass,
    ])
      if (wine !== null) expect(names).toContain(wine)
    expect(answer.wines[0]?.say).toMatch(/^With /)
    expect(answer.wines[0]?.price).toEqual({ cents: expect.any(Number), currency: 'PEN' })
    expect(JSON.parse((result.content as [{ text: string }])[0].text)).toEqual(result.structuredContent)
  })

  test('pair takes a list of one’s own', async () => {
    const wines = ['Catena Malbec 2021', { name: 'Intipalka Sauvignon Blanc', price: 'S/ 75' }]
    const answer = PairToolOutput.parse((await call('pair', { dish: 'lomo saltado', wines })).structuredContent)
    expect(answer.wines.map((one) => one.wine).sort()).toEqual(['Catena Malbec 2021', 'Intipalka Sauvignon Blanc'])
  })

  test('profile reads dishes and wines', async () => {
    const result = await call('profile', { dishes: ['ají de gallina'], wines: ['Tacama Selección Especial 2020'] })
    const { dishes, wines } = ProfileToolOutput.parse(result.structuredContent)
    expect(dishes[0]?.texture.creamy).toBeGreaterThan(0.5)
    expect(wines[0]).toMatchObject({ kind: 'wine', vintage: 2020 })
  })

  test('menu gives a section, and names the sections where there is no such one', async () => {
    const menu = MenuToolOutput.parse((await call('menu', { section: 'postres' })).structuredContent)
    expect(menu.sections).toHaveLength(1)
    for (const { wines } of menu.sections[0]!.dishes) for (const { wine } of wines) expect(names).toContain(wine)
    const missing = await call('menu', { section: 'sushi bar' })
    expect(missing.isError).toBe(true)
    expect(textOf(missing)).toMatch(/POSTRES/)
  })

  test('explain says why not and what if', async () => {
    const result = await call('explain', { dish: 'Lomo saltado', why_not: 'Sauv. Blanc', what_if: 'más picante' })
    const answer = ExplainToolOutput.parse(result.structuredContent)
    expect(names).toContain(answer.why_not?.wine)
    expect(answer.why_not?.rank).toBeGreaterThan(1)
    expect(names).toContain(answer.what_if?.first?.wine)
  })

  test('table plans wines of the list within the budget', async () => {
    const dishes = [{ dish: 'Ceviche clásico', guests: 2 }, { dish: 'Lomo saltado' }]
    const result = await call('table', { dishes, bottles: 2, budget_cents: 30_000 })
    const plan = TableToolOutput.parse(result.structuredContent)
    expect(plan.wines.length).toBeGreaterThan(0)
    for (const { wine } of [...plan.wines, ...plan.others.flatMap((one) => one.wines)]) expect(names).toContain(wine)
    expect(plan.total?.cents).toBeLessThanOrEqual(30_000)
  })

  test.each([
    ['explain', { dish: 'Lomo saltado', why_not: 'Catena Pinot Grigio de Marte Zzz' }, /nearest names on it: .*Catena/],
    ['explain', { dish: 'Lomo saltado', what_if: 'qwertz' }, /más picante/],
    ['pair', { dish: 'ceviche', restaurant: 'nobody' }, /leave `restaurant` out/],
    ['pair', { dish: 'ceviche', top: 5_000 }, /top/],
    ['pair', {}, /dish/],
    ['profile', {}, /Give `dishes`/],
    ['oracle', {}, /oracle/],
  ])('%s with %j is refused with what to do', async (tool, args, told) => {
    const result = await call(tool, args)
    expect(result.isError).toBe(true)
    expect(textOf(result)).toMatch(told)
  })
})

const TOOL_NAMES = ['explain', 'menu', 'pair', 'profile', 'table']

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
}
const post = (payload: unknown, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url: '/mcp',
    payload: JSON.stringify(payload),
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
  })

test('an unknown key is refused, and so is a page of another site', async () => {
  const unknown = await post(INITIALIZE, { authorization: 'Bearer mk_unknown' })
  expect([unknown.statusCode, unknown.json().code]).toEqual([401, 'unauthenticated'])
  expect((await post(INITIALIZE, { origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await post(INITIALIZE)).statusCode).toBe(200)
})

test.each(['GET', 'DELETE'] as const)('%s keeps no session', async (method) => {
  const response = await server.inject({ method, url: '/mcp' })
  expect([response.statusCode, response.headers.allow]).toEqual([405, 'POST'])
})

test.each([[[]], ['nonsense'], [{ jsonrpc: '2.0' }], [null], [[INITIALIZE, INITIALIZE]]])(
  'no message makes it fail: %j',
  async (payload) => {
    expect((await post(payload)).statusCode).toBeLessThan(500)
  },
)

test('without a key an address may ask so often a minute', async () => {
  const statuses = new Set<number>()
  for (let i = 0; i < 70; i++) statuses.add((await post({ jsonrpc: '2.0', id: i, method: 'ping' })).statusCode)
  expect([...statuses].sort()).toEqual([200, 429])
})

test('over stdio it ends with its assistant', async () => {
  const child = spawn(join(ROOT, 'bin', 'maridaje'), ['mcp', '--quiet'], { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  child.stdin.write(`${JSON.stringify(INITIALIZE)}\n`)
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.stdin.end()
  expect(await ended).toBe(0)
}, 60_000)
