import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { buildServer } from '../../../src/server/build.ts'
import { type Metrics, openMetrics, serveMetrics } from '../../../src/server/metrics.ts'
import type { Server } from '../../../src/server/route.ts'
import { openTracing } from '../../../src/server/tracing.ts'
import { fakeApp } from '../../server/fake-app.ts'

const CONFIG = { root: ROOT, logLevel: 'silent', trustProxy: false, publicUrl: undefined } as const

let metrics: Metrics
let server: Server
beforeAll(async () => {
  metrics = openMetrics()
  const app = fakeApp()
  metrics.readFrom(app.vitals)
  server = await buildServer(app, CONFIG, null, { observer: metrics })
})
afterAll(() => server.close())

const pair = (dishes: string[]) => server.inject({ method: 'POST', url: '/api/v1/pairings', payload: { dishes } })

test('every line is of the form that Prometheus reads', async () => {
  await pair(['ceviche', 'lomo saltado'])
  await server.inject('/no/such/page?mail=rosa@example.pe')
  metrics.jobEnded('backup', 'done')
  const text = await metrics.text()
  // Prometheus reads NaN in any case; the library writes it in its own.
  const number = String.raw`(-?\d+(\.\d+)?(e[+-]?\d+)?|[+-]?Inf|N[aA][nN])`
  const label = String.raw`[a-zA-Z_]\w*="(\\.|[^"\\])*"`
  const sample = new RegExp(`^[a-zA-Z_:][\\w:]*(\\{${label}(,${label})*\\})? ${number}$`)
  const lines = text.trimEnd().split('\n')
  for (const line of lines)
    if (!/^# (HELP|TYPE) [a-zA-Z_:][\w:]* .+$/.test(line) && line !== '') expect(line).toMatch(sample)
  const typed = new Set(lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []))
  for (const line of lines.filter((one) => one.startsWith('maridaje_'))) {
    const name = /^\w+/.exec(line)?.[0] ?? ''
    expect([name, name.replace(/_(bucket|sum|count)$/, '')].some((one) => typed.has(one))).toBe(true)
  }
})

test('requests are counted by pattern, pairings by role; nothing tells of a guest', async () => {
  const text = await metrics.text()
  expect(text).toContain('maridaje_http_requests_total{route="/api/v1/pairings",method="POST",status="200"} 1')
  expect(text).toContain('maridaje_pairings_total{role="nobody"} 2')
  expect(text).toContain('maridaje_job_ends_total{kind="backup",state="done"} 1')
  expect(text).toContain('maridaje_model_info{version="fake",state="production"} 1')
  expect(text).not.toMatch(/rosa|ceviche|no\/such/)
})

test('labels do not grow with what guests send', async () => {
  const before = (await metrics.text()).split('\n').length
  for (let i = 0; i < 30; i++) {
    await server.inject({ method: i % 2 === 0 ? 'GET' : 'POST', url: `/api/v1/nowhere/${i}?q=${i}` })
    await server.inject({ method: 'GET', url: `/api/v1/restaurants/house-${i}/menus` })
    await pair([`dish ${i}`])
  }
  expect((await metrics.text()).split('\n').length - before).toBeLessThan(60)
})

test('they have a port of their own, which gives nothing else; a taken port is no failure', async () => {
  const own = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 })
  if (!own) throw new Error('no port')
  const { port } = own.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(await answer.text()).toContain('maridaje_database_up 1')
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(404)
  expect((await server.inject('/metrics')).headers['content-type']).not.toMatch(/version=0\.0\.4/)
  expect(await serveMetrics(metrics, { host: '127.0.0.1', port })).toBeNull()
  own.close()
})

test('a collector gets a span for each request, and what took time within it as its children', async () => {
  const got: string[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      got.push(body)
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  const tracing = openTracing(`http://127.0.0.1:${port}/`, 'maridaje-test')
  const app = fakeApp()
  const traced = await buildServer(
    {
      ...app,
      pairDishes: async (request) => {
        const answer = await app.pairDishes(request)
        tracing.within('pair', 3, { 'maridaje.model': 'fake' })
        return answer
      },
    },
    CONFIG,
    null,
    { tracing },
  )
  const trace = 'a'.repeat(32)
  await traced.inject({
    method: 'POST',
    url: '/api/v1/pairings?guest=rosa',
    headers: { traceparent: `00-${trace}-${'b'.repeat(16)}-01` },
    payload: { dishes: ['ceviche secreto'] },
  })
  await traced.close()
  await tracing.close()
  collector.close()
  const [body = ''] = got
  const { spans } = JSON.parse(body).resourceSpans[0].scopeSpans[0]
  const [pairing, request] = spans
  expect(request).toMatchObject({
    name: 'POST /api/v1/pairings',
    traceId: trace,
    parentSpanId: 'b'.repeat(16),
    kind: 2,
  })
  expect(pairing).toMatchObject({ name: 'pair', traceId: trace, parentSpanId: request.spanId })
  expect(BigInt(pairing.endTimeUnixNano) - BigInt(pairing.startTimeUnixNano)).toBe(3_000_000n)
  expect(body).not.toMatch(/rosa|secreto/)
})
