/** Writes that carry a key count once; two servers on one database are one; without the database whoever was known may read. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HouseOfTest, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let ours: HouseOfTest
let owner: Caller
beforeAll(async () => {
  house = await scratchHouse()
  ours = await house.restaurant()
  owner = await house.person(ours, 'owner')
})
afterAll(() => house.close())

const at = (path = '') => `/restaurants/${ours.id}${path}`
let keys = 0
const newKey = () => `key-of-a-test-${++keys}`
const addMember = (key: string, name: string, who = owner, server: Pick<ScratchHouse, 'ask'> = house) =>
  server.ask(who, 'POST', at('/members'), { name, role: 'waiter', pin: '4711' }, { 'idempotency-key': key })
const named = async (name: string) =>
  (await house.ask(owner, 'GET', at('/members'))).json().items.filter((one: { name: string }) => one.name === name)

test('the same request with the same key counts once and gets the same answer', async () => {
  const key = newKey()
  const first = await addMember(key, 'Julio')
  const again = await addMember(key, 'Julio')
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect([again.statusCode, again.payload]).toEqual([201, first.payload])
  expect(await named('Julio')).toHaveLength(1)
})

test('sent twenty times at once, to two servers, it is done once', async () => {
  const replica = await house.replica()
  const key = newKey()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => addMember(key, 'Nelly', owner, n % 2 ? house : replica)),
  )
  const statuses = new Set(answers.map(({ statusCode }) => statusCode))
  expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true)
  expect(await named('Nelly')).toHaveLength(1)
  expect((await addMember(key, 'Nelly')).statusCode).toBe(201)
})

test('the key of another request, or of another person, is refused', async () => {
  const key = newKey()
  await addMember(key, 'Ana')
  const other = await addMember(key, 'Eva')
  expect([other.statusCode, other.json().code]).toEqual([409, 'conflict'])
  const colleague = await house.person(ours, 'owner')
  expect((await addMember(key, 'Ana', colleague)).statusCode).toBe(409)
  const elsewhere = await house.restaurant()
  const foreign = await house.person(elsewhere, 'owner')
  const there = { name: 'Ana', role: 'waiter', pin: '4711' }
  const free = await house.ask(foreign, 'POST', `/restaurants/${elsewhere.id}/members`, there, {
    'idempotency-key': key,
  })
  expect(free.statusCode).toBe(201)
})

test('what failed may be tried again with its key', async () => {
  const key = newKey()
  const change = (name: string, etag: string) =>
    house.ask(owner, 'PATCH', at(), { name }, { 'idempotency-key': key, 'if-match': etag })
  expect((await change('Nueva', '"stale"')).statusCode).toBe(412)
  const { etag } = (await house.ask(owner, 'GET', at())).headers
  expect((await change('Nueva', String(etag))).statusCode).toBe(200)
  expect((await change('Nueva', '"stale"')).headers['idempotency-replayed']).toBe('true')
})

test('a secret is not kept: who asks again is told so', async () => {
  const key = newKey()
  const make = () =>
    house.ask(owner, 'POST', at('/keys'), { name: 'Caja', scopes: ['house.read'] }, { 'idempotency-key': key })
  const { secret } = (await make()).json()
  const again = await make()
  expect([again.statusCode, again.payload.includes(secret)]).toEqual([409, false])
  const kept = await house.storage.read(ours.id, (rows) =>
    rows.selectFrom('idempotency').select('body').where('key', '=', key).execute(),
  )
  expect(kept).toEqual([{ body: null }])
})

test('a restaurant made by a person in no house is made once', async () => {
  const key = newKey()
  const make = () => house.ask(owner, 'POST', '/restaurants', { name: 'Segunda' }, { 'idempotency-key': key })
  const ids = [(await make()).json().id, (await make()).json().id]
  expect(new Set(ids).size).toBe(1)
})

test('whoever died over his request is taken over after a minute, and not before', async () => {
  const key = newKey()
  await addMember(key, 'Olga')
  const madeAt = (ago: string) =>
    house.storage.write(ours.id, async (rows) => {
      const then = new Date(Date.now() - (ago === 'long' ? 61_000 : 30_000))
      await rows
        .updateTable('idempotency')
        .set({ status: null, body: null, made_at: then })
        .where('key', '=', key)
        .execute()
    })
  await madeAt('short')
  expect((await addMember(key, 'Olga')).statusCode).toBe(409)
  await madeAt('long')
  expect((await addMember(key, 'Olga')).statusCode).toBe(201)
})

test('a long answer is kept whole, also when it went out compressed', async () => {
  const key = newKey()
  const pins = Array.from({ length: 3 }, (_, n) => `Nombre largo ${n} ${'x'.repeat(90)}`)
  for (const name of pins) await addMember(newKey(), name)
  const headers = { 'idempotency-key': key, 'accept-encoding': 'gzip' }
  const body = { name: `${'y'.repeat(119)}`, role: 'waiter', pin: '4711' }
  const first = await house.ask(owner, 'POST', at('/members'), body, headers)
  const again = await house.ask(owner, 'POST', at('/members'), body, { 'idempotency-key': key })
  expect(again.json()).toEqual(first.json())
})

test.each(['short', 'with spaces in it', 'ü'.repeat(10)])('%s is no key', async (key) => {
  const response = await addMember(key, 'Nadie')
  expect([response.statusCode, response.json().place]).toEqual([400, { field: 'idempotency-key' }])
})

test('a session made at one server is known at the other, and its end as well', async () => {
  const replica = await house.replica()
  const waiter = await house.person(ours, 'waiter')
  const seen = async () => (await replica.ask(waiter, 'GET', '/me')).json().user !== null
  expect(await seen()).toBe(true)
  await house.raw({ method: 'POST', url: '/api/auth/sign-out', headers: waiter.headers, payload: {} })
  await expect.poll(seen, { timeout: 2_000, interval: 20 }).toBe(false)
})

test('a role taken away at one server counts at the other', async () => {
  const replica = await house.replica()
  const sommelier = await house.person(ours, 'sommelier')
  const jobs = async () => (await replica.ask(sommelier, 'GET', at('/jobs'))).statusCode
  expect(await jobs()).toBe(200)
  await house.ask(owner, 'PATCH', at(`/members/${sommelier.userId}`), { role: 'waiter' })
  await expect.poll(jobs, { timeout: 2_000, interval: 20 }).toBe(403)
})

// The last: it takes the database away.
test('without the database whoever was known lately reads on; a write is told when to come again; strangers too', async () => {
  const unknown = await house.person(ours, 'owner')
  await house.storage.write(ours.id, (rows) => rows.updateTable('restaurant').set({ is_public: true }).execute())
  expect((await house.ask(owner, 'GET', at('/wines'))).statusCode).toBe(200)
  const { postmaster } = house.home
  const pid = postmaster()
  process.kill(pid, 'SIGSTOP')
  try {
    house.gate.identities.forget()
    expect((await house.ask(owner, 'GET', at('/wines'))).statusCode).toBe(200)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await house.home.kill()
  house.gate.identities.forget()
  const read = await house.ask(owner, 'GET', at('/wines'))
  const write = await addMember(newKey(), 'Tarde')
  expect(read.statusCode).toBe(200)
  expect([write.statusCode, write.headers['retry-after'], write.json().code]).toEqual([
    503,
    '5',
    'database_unavailable',
  ])
  expect((await house.ask(NOBODY, 'GET', '/me')).statusCode).toBe(200)
  // Whoever is not known yet may be anybody: a guest's page and pairings go on, the rest waits.
  const seen = async (path: string) => (await house.ask(unknown, 'GET', path)).statusCode
  expect([await seen('/me'), await seen(at('/members')), await seen(at('/wines'))]).toEqual([503, 503, 200])
  // Never read by anybody, so nowhere in memory.
  expect(await seen(at('/menus'))).toBe(503)
  const pairing = await house.ask(unknown, 'POST', '/pairings', { dishes: ['ceviche'], wines: [{ name: 'Malbec' }] })
  expect(pairing.statusCode).toBe(200)
})
