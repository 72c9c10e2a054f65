import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whyStop } from '../../../src/app/engines/canary-guard.ts'
import { isInCanary } from '../../../src/app/engines/engines.ts'
import { servedBefore } from '../../../src/app/models-registry/models-registry.ts'
import type { ModelDeed } from '../../../src/storage/model-registry.ts'
import { type Caller, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'
import { RELEASED, registerCandidate } from './candidate.ts'

let house: ScratchHouse
let second: Awaited<ReturnType<ScratchHouse['replica']>>
let admin: Caller
beforeAll(async () => {
  house = await scratchHouse({ DEMO: 'on' })
  second = await house.replica()
  admin = await house.admin()
}, 60_000)
afterAll(() => house.close())

type Replica = Pick<ScratchHouse, 'ask'>

async function modelOf(replica: Replica): Promise<string> {
  const answer = await replica.ask(NOBODY, 'POST', '/pairings', { dishes: ['lomo saltado'], top: 1 })
  expect(answer.statusCode).toBe(200)
  return answer.json().results[0].engine.model
}

const promote = (replica: Replica, version: string, body: object = {}) =>
  replica.ask(admin, 'POST', `/models/${version}/promote`, body)
const rollBack = () => house.ask(admin, 'POST', '/models/rollback', {})
const states = async () =>
  Object.fromEntries(
    (await house.ask(admin, 'GET', '/models'))
      .json<{ items: { version: string; state: string }[] }>()
      .items.map(({ version, state }) => [version, state]),
  )

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20)
}

test('the released model is registered once, and serves', async () => {
  expect(await states()).toEqual({ [RELEASED]: 'production' })
  const one = (await house.ask(admin, 'GET', `/models/${RELEASED}`)).json()
  expect(one.gates.length).toBeGreaterThan(3)
  expect(one.card).toContain(RELEASED)
  expect((await house.ask(NOBODY, 'GET', '/models')).statusCode).toBe(401)
})

test('a promotion is seen by every replica within 5 s, a rollback too, and no request fails meanwhile', async () => {
  await registerCandidate(house.storage, 'next-one')
  const seen = { first: new Set<string>(), second: new Set<string>() }
  let isOver = false
  const asking = (['first', 'second'] as const).map(async (name) => {
    while (!isOver) {
      seen[name].add(await modelOf(name === 'first' ? house : second))
      await sleep(1)
    }
  })
  expect((await promote(house, 'next-one')).json()).toMatchObject({ version: 'next-one', state: 'production' })
  const begun = performance.now()
  await until(async () => seen.first.has('next-one') && seen.second.has('next-one'))
  expect(performance.now() - begun).toBeLessThan(5_000)
  expect((await rollBack()).json()).toMatchObject({ version: RELEASED, state: 'production' })
  await until(async () => (await modelOf(house)) === RELEASED && (await modelOf(second)) === RELEASED)
  isOver = true
  await Promise.all(asking)
  expect(await states()).toEqual({ [RELEASED]: 'production', 'next-one': 'archived' })
  expect((await rollBack()).json().detail).toMatch(/Nothing is known to have served before/)
})

test('a gate that fails asks for a reason; what cannot be loaded is refused, and the old one stays', async () => {
  await registerCandidate(house.storage, 'worse', { isWorse: true })
  await registerCandidate(house.storage, 'broken', { isBroken: true })
  const refused = await promote(house, 'worse')
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({ code: 'gate_failed', hint: expect.stringContaining('reason') })
  expect((await promote(house, 'broken')).json()).toMatchObject({ code: 'bad_model' })
  expect((await promote(house, 'nobody')).statusCode).toBe(404)
  expect(await states()).toMatchObject({ [RELEASED]: 'production', worse: 'candidate', broken: 'candidate' })
  expect((await promote(house, 'worse', { reason: 'the new menu needs it' })).statusCode).toBe(200)
  await rollBack()
  expect(await states()).toMatchObject({ [RELEASED]: 'production', worse: 'archived' })
  // Made the one that serves past this program: each replica says so and goes on with what it has.
  await house.storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await rows.updateTable('model').set({ state: 'archived' }).where('version', '=', RELEASED).execute()
      await rows.updateTable('model').set({ state: 'production' }).where('version', '=', 'broken').execute()
    }),
  )
  await sleep(300)
  expect([await modelOf(house), await modelOf(second)]).toEqual([RELEASED, RELEASED])
  await house.storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await rows.updateTable('model').set({ state: 'candidate' }).where('version', '=', 'broken').execute()
      await rows.updateTable('model').set({ state: 'production' }).where('version', '=', RELEASED).execute()
    }),
  )
})

test('two promotions at once leave one model in production, and a way back', async () => {
  await Promise.all([registerCandidate(house.storage, 'left'), registerCandidate(house.storage, 'right')])
  const answers = await Promise.all([promote(house, 'left'), promote(second, 'right')])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const now = await states()
  const serving = Object.keys(now).filter((version) => now[version] === 'production')
  expect(serving).toHaveLength(1)
  const [other] = ['left', 'right'].filter((version) => version !== serving[0])
  expect((await rollBack()).json().version).toBe(other)
  expect((await rollBack()).json().version).toBe(RELEASED)
})

test('a canary answers a share of the restaurants, the same on every replica, until it is taken back', async () => {
  await registerCandidate(house.storage, 'bird')
  expect((await promote(house, 'bird', { share: 0.5 })).json()).toMatchObject({ state: 'canary', canary_share: 0.5 })
  await until(async () => house.app.house.models !== undefined && (await states()).bird === 'canary')
  const houses = await Promise.all(Array.from({ length: 12 }, () => house.restaurant()))
  const owners = await Promise.all(houses.map((one) => house.person(one, 'owner')))
  for (const [i, one] of houses.entries()) {
    const body = { dishes: ['ceviche'], restaurant: one.id }
    const wanted = isInCanary(one.id, 0.5) ? 'bird' : RELEASED
    for (const replica of [house, second])
      await until(async () => {
        const answer = await replica.ask(owners[i]!, 'POST', '/pairings', body)
        return answer.json().results[0].engine.model === wanted
      })
  }
  expect(houses.map(({ id }) => isInCanary(id, 0.5))).toContain(true)
  expect((await rollBack()).json()).toMatchObject({ version: RELEASED })
  expect((await states()).bird).toBe('candidate')
})

test('a canary is stopped that fails, or is much slower; not one that is a little slower', () => {
  const usual = { pairings: 1_000, failures: 1, ms: 2_000 }
  expect(whyStop({ pairings: 10, failures: 3, ms: 20 }, usual)).toBe('failed 3 times')
  expect(whyStop({ pairings: 10, failures: 3, ms: 20 }, { ...usual, failures: 5 })).toBeNull()
  expect(whyStop({ pairings: 400, failures: 0, ms: 4_000 }, usual)).toMatch(/took 10\.0 ms for a dish, against 2\.0/)
  expect(whyStop({ pairings: 400, failures: 0, ms: 1_600 }, usual)).toBeNull()
  expect(whyStop({ pairings: 100, failures: 0, ms: 9_000 }, usual)).toBeNull()
})

test('promotions push, rollbacks pop', () => {
  const events = (text: string) =>
    text.split(' ').map((word) => {
      const [event, version = ''] = word.split(':')
      return { event: event as ModelDeed, version, reason: '', actor: '', at: new Date(0) }
    })
  expect(servedBefore(events('promoted:a promoted:b promoted:c'))).toEqual(['a', 'b'])
  expect(servedBefore(events('promoted:a promoted:b rolled_back:a promoted:c'))).toEqual(['a'])
  expect(servedBefore(events('registered:a promoted:a rolled_back:a'))).toEqual([])
})
