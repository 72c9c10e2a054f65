/**
 * Every route of the built server × every role × the own house and a foreign one: what comes back is what the table of
 * rights says. The list is read from the server, so a new route is covered by being there.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PEOPLE_ONLY } from '../../../src/app/team/rights.ts'
import { GRANTS, grants, type HouseRole, PERMISSIONS, type Permission } from '../../../src/contract/roles.ts'
import type { Access } from '../../../src/server/auth/guard.ts'
import { EXAMPLES } from '../../../src/server/examples.ts'
import type { TableEntry } from '../../../src/server/routing.ts'
import { type Caller, type HouseOfTest, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

type Verdict = 'in' | 401 | 403 | 404
type Kind = HouseRole | 'admin' | 'nobody' | 'stranger' | 'bare key' | 'full key'

let house: ScratchHouse
let ours: HouseOfTest
let theirs: HouseOfTest
let callers: Record<Kind, Caller>

beforeAll(async () => {
  house = await scratchHouse()
  ours = await house.restaurant('Nuestra')
  theirs = await house.restaurant('Ajena')
  await house.person(theirs, 'owner')
  callers = {
    owner: await house.person(ours, 'owner'),
    sommelier: await house.person(ours, 'sommelier'),
    waiter: await house.person(ours, 'waiter'),
    analyst: await house.person(ours, 'analyst'),
    admin: await house.admin(),
    stranger: await house.person(null, null),
    'bare key': await house.key(ours, []),
    'full key': await house.key(ours, SCOPES),
    nobody: NOBODY,
  }
})
afterAll(() => house.close())

/** All that a key can carry. */
const SCOPES = PERMISSIONS.filter((permission) => !PEOPLE_ONLY.includes(permission))

const KINDS: readonly Kind[] = [
  'nobody',
  'stranger',
  'waiter',
  'sommelier',
  'owner',
  'analyst',
  'admin',
  'bare key',
  'full key',
]
const ROLES: readonly Kind[] = ['owner', 'sommelier', 'waiter', 'analyst']

function isRole(kind: Kind): kind is HouseRole {
  return ROLES.includes(kind)
}

/** What the table of rights says of a route below /restaurants/:restaurant. */
function verdictInHouse(access: Access, kind: Kind, isOurs: boolean): Verdict {
  if (access === 'open') return 'in'
  if (kind === 'nobody') return access === 'house.seen' ? 404 : 401
  if (access === 'signed_in') return kind.endsWith('key') ? 401 : 'in'
  const needed: Permission = access === 'house.seen' ? 'house.read' : access
  // Whoever runs the platform knows which houses there are, and sees nothing that is in them.
  if (kind === 'admin') return needed === 'tenants.write' ? 'in' : 403
  if (!isOurs || kind === 'stranger' || kind === 'bare key') return 404
  if (kind === 'full key') return SCOPES.includes(needed) ? 'in' : 403
  return isRole(kind) && grants(kind, needed) ? 'in' : 403
}

/** Of a route beside the houses, on a platform of many. */
function verdictBeside(access: Access, kind: Kind): Verdict {
  if (access === 'open') return 'in'
  if (kind === 'nobody') return 401
  if (access === 'signed_in') return kind.endsWith('key') ? 401 : 'in'
  if (access === 'house.seen') return 403
  if (kind === 'admin') return grants('admin', access) ? 'in' : 403
  if (access !== 'models.read') return 403
  return kind === 'full key' || (isRole(kind) && grants(kind, access)) ? 'in' : 403
}

/** A body of the wrong form, so that who is let in changes nothing. */
async function knock({ method, url }: TableEntry, caller: Caller, restaurant: HouseOfTest): Promise<Verdict | number> {
  const path = url.replace(':restaurant', restaurant.id).replace(/:\w+/g, 'xxxxxxxxxxxxxxxxxxxxxxxx')
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const response = await house.raw({
    method: method as 'GET',
    url: path,
    headers: { ...caller.headers, ...(hasBody && { 'content-type': 'application/json' }) },
    ...(hasBody && { payload: '"wrong"' }),
    // Events never end: the head of the answer is enough.
    payloadAsStream: true,
  })
  const { statusCode } = response
  const text = statusCode >= 400 ? await textOf(response.stream()) : ''
  response.stream().destroy()
  if (statusCode >= 500) return statusCode
  if (statusCode === 401 || statusCode === 403) return statusCode
  return statusCode === 404 && text.includes('There is no restaurant') ? 404 : 'in'
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function tableOf(part: 'houses' | 'beside'): TableEntry[] {
  const api = house.server.routeTable().filter(({ url }) => url.startsWith('/api/v1/'))
  return api.filter(({ url }) => url.includes('/:restaurant') === (part === 'houses'))
}

test('the table has the routes of the platform in it', () => {
  expect(tableOf('houses').length).toBeGreaterThan(25)
  expect(tableOf('beside').length).toBeGreaterThan(10)
})

test('in a house, everybody may what his role says, and a foreign house is not there', async () => {
  const wrong: string[] = []
  for (const entry of tableOf('houses')) {
    for (const kind of KINDS) {
      for (const restaurant of [ours, theirs]) {
        const expected = verdictInHouse(entry.access, kind, restaurant === ours)
        const actual = await knock(entry, callers[kind], restaurant)
        const isOurs = restaurant === ours ? 'own' : 'foreign'
        if (actual !== expected)
          wrong.push(`${entry.method} ${entry.url} (${entry.access}) by ${kind}, ${isOurs}: ${actual}, not ${expected}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('beside the houses, nobody of one house among many has a say in what all share', async () => {
  const wrong: string[] = []
  for (const entry of tableOf('beside')) {
    for (const kind of KINDS) {
      const expected = verdictBeside(entry.access, kind)
      const actual = await knock(entry, callers[kind], ours)
      // Phones ask for a cookie of their own, the quiz for the demo.
      const isOwnDoor = entry.access === 'open' && (actual === 401 || actual === 404)
      if (actual !== expected && !isOwnDoor)
        wrong.push(`${entry.method} ${entry.url} (${entry.access}) by ${kind}: ${actual}, not ${expected}`)
    }
  }
  expect(wrong).toEqual([])
})

test('what a waiter reads says nothing of what a bottle costs the house, or of its margin', async () => {
  const cost = 424_243
  const id = crypto.randomUUID()
  await house.storage.write(ours.id, async (rows) => {
    const label = { producer: '', grape: 'Malbec', region: '', country: '', vintage: '2021', type: '', abv: '' }
    const prices = {
      sku: null,
      price_cents: 9_000,
      glass_price_cents: 2_000,
      cost_cents: cost,
      currency: 'PEN',
      stock: 2,
    }
    const wine = {
      id,
      restaurant_id: ours.id,
      position: 0,
      name: 'Catena Malbec',
      description: '',
      ...label,
      ...prices,
    }
    await rows.insertInto('wine').values(wine).execute()
    await rows.updateTable('restaurant').set({ margin_weight: 0.417 }).where('id', '=', ours.id).execute()
  })
  const readable = tableOf('houses').filter(({ method, access }) => method === 'GET' && access !== 'open')
  const told: string[] = []
  let read = 0
  for (const { url } of readable) {
    const path = url.replace(':restaurant', ours.id).replace(/:\w+/g, id)
    const response = await house.raw({ url: path, headers: callers.waiter.headers, payloadAsStream: true })
    const isEndless = String(response.headers['content-type']).startsWith('text/event-stream')
    const text = isEndless ? '' : await textOf(response.stream())
    response.stream().destroy()
    if (response.statusCode === 200) read++
    if (/424243|4242\.43|0\.417/.test(text)) told.push(url)
  }
  expect(told).toEqual([])
  expect(read).toBeGreaterThan(6)
})

test('no role of a house has a right that another role would need to be asked for', () => {
  for (const role of ['waiter', 'sommelier', 'analyst'] as const)
    for (const permission of ['team.write', 'house.write', 'audit.read', 'tenants.write'] as const)
      expect(GRANTS[role], role).not.toContain(permission)
})

test('every example of a house can be sent as it stands by its owner', async () => {
  const { paths } = (await house.raw({ url: '/api/openapi.json' })).json()
  const refused: string[] = []
  for (const [url, methods] of Object.entries<Record<string, { operationId: string }>>(paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      const payload = EXAMPLES[operationId]
      if (payload === undefined || !url.includes('{restaurant}') || operationId === 'deleteRestaurant') continue
      const path = url
        .replace('{restaurant}', ours.slug)
        .replace(/\{(row|n|version)\}/g, '1')
        .replace('{day}', '2026-11-26')
        .replace(/\{\w+\}/g, '0199b3a0-6c1e-7c4a-9a53-0d4b6f2d1c11')
      const { headers } = callers.owner
      const response = await house.raw({ method: method as 'POST', url: path, headers, payload: payload as object })
      if (response.statusCode === 400 || response.statusCode >= 500)
        refused.push(`${operationId}: ${response.statusCode} ${response.payload.slice(0, 200)}`)
    }
  }
  expect(refused).toEqual([])
})
