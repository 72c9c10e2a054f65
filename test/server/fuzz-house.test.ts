/**
 * Every operation of the document, on a real database, by every kind of caller, with bodies, parameters and headers that
 * are allowed, broken, or neither: no answer of 500 and above but 503, and every answer has the form that the document
 * gives it. FUZZ_SEED=… asks again what a failure printed; FUZZ_RUNS=… asks more of each operation.
 */
import { brotliDecompressSync } from 'node:zlib'
import fc, { type Arbitrary } from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DISHES, furnish } from '../house/curation/menu-of-house.ts'
import { type Caller, NOBODY, type ScratchHouse, scratchHouse } from '../house/scratch-house.ts'
import { ANY_TEXT, allowed, broken, type Schema, type Schemas } from './fuzz-schema.ts'

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_126)
const RUNS = Number(process.env.FUZZ_RUNS ?? 8)
/** A stream that does not end; the end of the house that everything else needs. */
const APART = new Set(['listenToHouse', 'deleteRestaurant'])

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}
interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  operationId: string
  parameters: Parameter[]
  body: Schema | null
  example: unknown
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>
}

let scratch: ScratchHouse
let callers: Record<string, Caller>
let operations: Operation[]
let schemas: Schemas
let known: Record<string, string[]> = {}
const checks = new Map<string, z.ZodType>()

beforeAll(async () => {
  scratch = await scratchHouse({ DEMO: 'on' })
  await furnishAnew()
  const document = (await scratch.raw({ method: 'GET', url: '/api/openapi.json' })).json()
  schemas = document.components.schemas
  // What takes things away comes last.
  operations = operationsOf(document.paths).sort(
    (a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
  )
})
afterAll(() => scratch.close())

/** A house, its people and its things: again, where the questions took them apart. */
async function furnishAnew(): Promise<void> {
  const [house, foreign] = [await scratch.restaurant('Propia'), await scratch.restaurant('Ajena')]
  const furnished = await furnish(scratch.storage, house)
  const owner = await scratch.person(house, 'owner')
  callers = {
    nobody: NOBODY,
    owner,
    sommelier: await scratch.person(house, 'sommelier'),
    waiter: await scratch.person(house, 'waiter'),
    analyst: await scratch.person(house, 'analyst'),
    stranger: await scratch.person(foreign, 'owner'),
    admin: await scratch.admin(),
    key: await scratch.key(house, ['house.read', 'lists.write', 'service.write', 'curation.write']),
    liar: { headers: { authorization: 'Bearer mk_nonsense', cookie: 'maridaje.session_token=nonsense' }, userId: '' },
  }
  known = {
    restaurant: [...Array.from({ length: 6 }, () => house.id), house.slug, 'demo', foreign.slug],
    dish: [...Object.values(furnished.dishes), ...DISHES],
    wine: furnished.wines,
    user: Object.values(callers).map(({ userId }) => userId),
    day: ['2026-11-26', '2024-02-30', '0000-00-00'],
    row: ['0', '1', '2', '7', '-1', '1e3'],
    version: ['1', '2', '0', '99999999999999999999'],
  }
  for (const [name, rest, payload] of MADE) {
    const made = await scratch.ask(owner, 'POST', `/restaurants/${house.id}${rest}`, payload)
    expect(made.statusCode, `${rest} ${made.payload}`).toBeLessThan(300)
    known[name] = [idIn(made.json())]
    if (made.json().job_id) known.job = [made.json().job_id]
  }
}

async function ownerIsThere(): Promise<boolean> {
  const { statusCode } = await scratch.ask(
    callers.owner ?? NOBODY,
    'GET',
    `/restaurants/${known.restaurant?.[0]}/audit`,
  )
  return statusCode === 200
}

/** Things of the house whose ids the addresses take. */
const MADE: readonly (readonly [string, string, object])[] = [
  ['import', '/imports', { kind: 'menu', text: 'ENTRADAS\nCausa limeña S/ 24\nCeviche S/ 38' }],
  ['invitation', '/invitations', { email: 'nueva@example.pe', role: 'waiter' }],
  ['device', '/devices', { name: 'Teléfono de sala' }],
  ['key', '/keys', { name: 'caja', scopes: ['house.read'] }],
]

function idIn(made: { id?: string; device?: { id: string }; key?: { id: string } }): string {
  return made.id ?? made.device?.id ?? made.key?.id ?? ''
}

function operationsOf(paths: Record<string, Record<string, Record<string, unknown>>>): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const {
        operationId,
        parameters = [],
        requestBody,
        responses,
      } = operation as unknown as Omit<Operation, 'body'> & {
        requestBody?: { content: { 'application/json'?: { schema: Schema; example?: unknown } } }
      }
      const { schema: body = null, example } = requestBody?.content['application/json'] ?? {}
      return {
        method: method.toUpperCase() as Operation['method'],
        path,
        operationId,
        parameters,
        body,
        example,
        responses,
      }
    }),
  )
}

interface Asked {
  operation: Operation
  caller: string
  url: string
  body: unknown
  headers: Record<string, string>
}

function question(operation: Operation): Arbitrary<Asked> {
  const { path, parameters, body, example } = operation
  const values = parameters.map((parameter) => {
    const ids = known[parameter.name]
    const fits = allowed(parameter.schema, schemas).map(String)
    const often = ids ? fc.constantFrom(...ids) : fits
    const value = fc.oneof(
      { weight: 6, arbitrary: often },
      { weight: 1, arbitrary: fits },
      { weight: 1, arbitrary: ANY_TEXT },
    )
    const present = parameter.in === 'path' || parameter.required ? fc.constant(true) : fc.boolean()
    return fc.record({ parameter: fc.constant(parameter), value, present })
  })
  const right = body ? fc.oneof(allowed(body, schemas), fc.constant(example)) : fc.constant(undefined)
  const wrong = body ? broken(right) : right
  return fc
    .record({
      caller: fc.oneof(
        { weight: 5, arbitrary: fc.constant(path.includes('{restaurant}') ? 'owner' : 'admin') },
        { weight: 4, arbitrary: fc.constantFrom(...Object.keys(callers)) },
      ),
      values: fc.tuple(...values),
      body: fc.oneof({ weight: 3, arbitrary: right }, { weight: 2, arbitrary: wrong }),
      headers: HEADERS,
    })
    .map(({ caller, values: given, body: payload, headers }) => ({
      operation,
      caller,
      ...placed(path, given),
      body: payload,
      headers: { ...headers, ...headersIn(given) },
    }))
}

/** As somebody who may would ask: what the document itself gives as example. */
function asIntended(operation: Operation): Asked {
  const { path, parameters, example } = operation
  const given = parameters
    .filter((parameter) => parameter.in === 'path' || parameter.required)
    .map((parameter) => ({ parameter, value: known[parameter.name]?.[0] ?? 'nothing', present: true }))
  const caller = path.includes('{restaurant}') ? 'owner' : 'admin'
  return { operation, caller, ...placed(path, given), body: example, headers: {} }
}

const HEADERS: Arbitrary<Record<string, string>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom<Record<string, string>>(
    { 'idempotency-key': '0199c0de-0000-7000-8000-000000000001' },
    { 'idempotency-key': 'x'.repeat(300) },
    { 'if-match': '"1"' },
    { 'if-match': '*' },
    { 'if-none-match': '*' },
    { origin: 'https://evil.example' },
    { accept: 'text/html' },
    { 'accept-encoding': 'br;q=1, *;q=0' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'multipart/form-data' },
    { range: 'bytes=0-1' },
    { 'x-request-id': '../../x' },
    { 'x-forwarded-for': 'nonsense, 1.2.3.4' },
  ),
)

interface Given {
  parameter: Parameter
  value: string
  present: boolean
}

function placed(path: string, given: readonly Given[]): { url: string } {
  let url = path
  const query = new URLSearchParams()
  for (const { parameter, value, present } of given) {
    // An empty part of a path is another path.
    if (parameter.in === 'path')
      url = url.replace(`{${parameter.name}}`, encodeURIComponent(value.toWellFormed() || '-'))
    else if (parameter.in === 'query' && present) query.append(parameter.name, value)
  }
  return { url: query.size > 0 ? `${url}?${query}` : url }
}

function headersIn(given: readonly Given[]): Record<string, string> {
  const sent = given.filter(({ parameter, present }) => parameter.in === 'header' && present)
  return Object.fromEntries(
    sent.map(({ parameter, value }) => [parameter.name, encodeURIComponent(value.toWellFormed())]),
  )
}

async function ask({ operation, caller, url, body, headers }: Asked): Promise<LightMyRequestResponse> {
  const content = body === undefined ? {} : { 'content-type': 'application/json' }
  return scratch.raw({
    method: operation.method,
    url,
    headers: { ...content, ...callers[caller]?.headers, ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
}

/** The form that the document gives an answer of this status. */
function formOf(operation: Operation, status: number): z.ZodType | null {
  const name = `${operation.operationId} ${status}`
  const found = checks.get(name)
  if (found) return found
  const described = operation.responses[String(status)]
  const schema =
    status < 400 ? described?.content?.['application/json']?.schema : { $ref: '#/components/schemas/Problem' }
  if (!schema) return null
  const text = JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/')
  const form = z.fromJSONSchema(JSON.parse(text))
  checks.set(name, form)
  return form
}

function textOf({ headers, rawPayload, payload }: LightMyRequestResponse): string {
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(rawPayload).toString() : payload
}

function judge(asked: Asked, answer: LightMyRequestResponse): void {
  const { operation } = asked
  const { statusCode, headers } = answer
  const payload = textOf(answer)
  const told = `${operation.operationId} ${statusCode} ${payload.slice(0, 300)}`
  expect(statusCode === 503 || statusCode < 500, told).toBe(true)
  if (statusCode === 304 || statusCode === 204) {
    expect(payload, told).toBe('')
    return
  }
  if (statusCode < 400) expect(Object.keys(operation.responses), told).toContain(String(statusCode))
  const type = String(headers['content-type'] ?? '')
  if (statusCode >= 400) expect(type, told).toBe('application/problem+json')
  if (!type.includes('json')) return
  const form = formOf(operation, statusCode)
  const reading = form?.safeParse(JSON.parse(payload))
  if (reading && !reading.success) throw new Error(`${told}\n${z.prettifyError(reading.error)}`)
}

test('no question makes it fail, and every answer has its form', { timeout: 120_000 }, async () => {
  console.log(`FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS}: ${operations.length} operations`)
  const statuses = new Map<number, number>()
  const good = new Set<string>()
  const failures: string[] = []
  for (const [i, operation] of operations.entries()) {
    if (APART.has(operation.operationId)) continue
    if (!(await ownerIsThere())) await furnishAnew()
    const asking = fc.asyncProperty(question(operation), async (asked) => {
      const answer = await ask(asked)
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
      if (answer.statusCode < 300) good.add(operation.operationId)
      judge(asked, answer)
    })
    const options = {
      seed: SEED + i,
      numRuns: RUNS,
      endOnFailure: true,
      examples: [[asIntended(operation)]] as [[Asked]],
    }
    const run = await fc.check(asking, options)
    if (run.failed) failures.push(failureOf(run))
  }
  console.log('answers by status', Object.fromEntries([...statuses].sort(([a], [b]) => a - b)))
  console.log(`answered well at least once: ${good.size} of ${operations.length - APART.size}`)
  expect(failures).toEqual([])
  // Questions that are all refused prove little.
  expect(good.size).toBeGreaterThan(0.6 * operations.length)
})

function failureOf({ counterexample, errorInstance }: fc.RunDetails<[Asked]>): string {
  const { caller = '', url = '', body, headers = {} } = counterexample?.[0] ?? {}
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  return `${why}\nby ${caller}: ${url} ${JSON.stringify(headers)} ${JSON.stringify(body)?.slice(0, 500)}`
}
