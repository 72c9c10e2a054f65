/** The queue of a phone: in order, once each, and never a slip lost. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PhoneStore, storeInMemory } from '../../../src/web/offline/phone-store.ts'
import type { Outcome } from '../../../src/web/offline/send-slip.ts'
import { type Act, requestOf, type Slip } from '../../../src/web/offline/slip.ts'
import { openQueue, SETTLE_MS, type SlipQueue } from '../../../src/web/offline/slip-queue.ts'

const soldOut = (wine: string): Act => ({ type: 'sold_out', body: { wine_id: wine, wine, is_sold_out: true } })

interface Bench {
  queue: SlipQueue
  store: PhoneStore
  sent: Slip[]
  clock: { now: number }
}

async function bench(
  answer: (slip: Slip) => Outcome = () => ({ kind: 'done' }),
  store = storeInMemory(),
): Promise<Bench> {
  const sent: Slip[] = []
  const clock = { now: 1_000_000 }
  const queue = await openQueue({
    store,
    send: async (slip) => {
      sent.push(slip)
      return answer(slip)
    },
    now: () => clock.now,
    house: 'la-mesa',
    by: () => 'Rosa',
  })
  return { queue, store, sent, clock }
}

const states = ({ queue }: Bench) => queue.state().slips.map(({ state }) => state)

test('slips are written before they are sent, and sent in their order', async () => {
  const one = await bench()
  for (const wine of ['a', 'b', 'c']) await one.queue.add(soldOut(wine))
  expect(one.sent).toEqual([])
  expect(await one.store.slips()).toHaveLength(3)
  await one.queue.send()
  expect(one.sent.map(({ body }) => body)).toEqual(['a', 'b', 'c'].map((wine) => soldOut(wine).body))
  expect(states(one)).toEqual(['sent', 'sent', 'sent'])
  await one.queue.send()
  expect(one.sent).toHaveLength(3)
})

test('without the server everything stays, in order, and a page that opens again finds it', async () => {
  const lost = await bench(() => ({ kind: 'later', waitMs: 1, isFault: false }))
  await lost.queue.add(soldOut('a'))
  await lost.queue.add(soldOut('b'))
  await lost.queue.send()
  expect(lost.sent).toHaveLength(1)
  const again = await bench(undefined, lost.store)
  expect(states(again)).toEqual(['waiting', 'waiting'])
  await again.queue.send()
  expect(again.sent.map(({ id }) => id)).toEqual((await lost.store.slips()).map(({ id }) => id))
})

test('a slip whose answer got lost is sent again under the same key', async () => {
  let isLost = true
  const one = await bench(() => (isLost ? { kind: 'later', waitMs: 1, isFault: false } : { kind: 'done' }))
  await one.queue.add(soldOut('a'))
  await one.queue.send()
  isLost = false
  await one.queue.send()
  expect(new Set(one.sent.map(({ id }) => id)).size).toBe(1)
  expect(one.sent).toHaveLength(2)
})

test('what is refused stays in sight with its reason, and the next ones go', async () => {
  const one = await bench(({ body }) =>
    'wine_id' in body && body.wine_id === 'b' ? { kind: 'refused', status: 409, detail: 'changed' } : { kind: 'done' },
  )
  for (const wine of ['a', 'b', 'c']) await one.queue.add(soldOut(wine))
  await one.queue.send()
  expect(states(one)).toEqual(['sent', 'refused', 'sent'])
  expect(one.queue.state().slips[1]?.refusal).toEqual({ status: 409, detail: 'changed' })
  await one.queue.dismiss(one.queue.state().slips[1]!.seq)
  expect(states(one)).toEqual(['sent', 'sent'])
})

test('nobody signed in: nothing goes past, and it says so', async () => {
  let isSignedIn = false
  const one = await bench(() => (isSignedIn ? { kind: 'done' } : { kind: 'sign_in' }))
  await one.queue.add(soldOut('a'))
  await one.queue.add(soldOut('b'))
  await one.queue.send()
  expect(one.queue.state().needsSignIn).toBe(true)
  expect(one.sent).toHaveLength(1)
  isSignedIn = true
  await one.queue.send()
  expect(one.queue.state().needsSignIn).toBe(false)
  expect(states(one)).toEqual(['sent', 'sent'])
})

test('a server that breaks over one slip does not hold up the others for ever', async () => {
  const one = await bench(({ body }) =>
    'wine_id' in body && body.wine_id === 'a' ? { kind: 'later', waitMs: 1, isFault: true } : { kind: 'done' },
  )
  await one.queue.add(soldOut('a'))
  await one.queue.add(soldOut('b'))
  for (let i = 0; i < 5; i++) await one.queue.send()
  expect(states(one)).toEqual(['refused', 'sent'])
  await one.queue.retry(one.queue.state().slips[0]!.seq)
  expect(states(one)).toEqual(['waiting', 'sent'])
})

test('a held slip can be taken back until it leaves; others pass it meanwhile', async () => {
  const one = await bench()
  const held = await one.queue.add(soldOut('a'), { holdMs: 5_000 })
  await one.queue.add(soldOut('b'))
  await one.queue.send()
  expect(one.sent.map(({ body }) => body)).toEqual([soldOut('b').body])
  expect(await one.queue.takeBack(held.seq)).toBe(true)
  const late = await one.queue.add(soldOut('c'), { holdMs: 5_000 })
  one.clock.now += 5_001
  await one.queue.send()
  expect(await one.queue.takeBack(late.seq)).toBe(false)
})

test('a page that opens again sends what an earlier one held back, when its time has come', async () => {
  const before = await bench()
  await before.queue.add(soldOut('a'), { holdMs: 5_000 })
  const waits: number[] = []
  const again = await openQueue({
    store: before.store,
    send: async () => ({ kind: 'done' }),
    now: () => before.clock.now + 1_000,
    later: (_work, ms) => void waits.push(ms),
    house: 'la-mesa',
    by: () => '',
  })
  await again.send()
  expect(waits).toEqual([4_000])
})

test('hours without a network leave one alarm, not hundreds', async () => {
  const clock = { now: 0 }
  const alarms: { at: number; work: () => void }[] = []
  const queue = await openQueue({
    store: storeInMemory(),
    send: async () => ({ kind: 'later', waitMs: 10_000, isFault: false }),
    now: () => clock.now,
    later: (work, ms) => void alarms.push({ at: clock.now + ms, work }),
    house: 'la-mesa',
    by: () => '',
  })
  await queue.add(soldOut('a'))
  for (let minute = 0; minute < 60; minute++) {
    clock.now = minute * 60_000
    for (const { work } of alarms.splice(0)) work()
    await queue.send()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(alarms.length).toBeLessThanOrEqual(2)
})

test('a sent slip is forgotten only by an answer that surely knows of it', async () => {
  const one = await bench()
  await one.queue.add(soldOut('a'))
  await one.queue.send()
  await one.queue.settle(one.clock.now + 10)
  expect(states(one)).toEqual(['sent'])
  await one.queue.settle(one.clock.now + SETTLE_MS)
  expect(states(one)).toEqual([])
})

test('slips of another house are left alone', async () => {
  const one = await bench()
  await one.queue.add(soldOut('a'))
  const other = await openQueue({
    store: one.store,
    send: async () => ({ kind: 'done' }),
    now: () => 0,
    house: 'otra',
    by: () => '',
  })
  expect(other.state().slips).toEqual([])
})

test('whatever the network does, each slip arrives once and in order', async () => {
  const weather = fc.constantFrom<Outcome['kind']>('done', 'later', 'sign_in')
  await fc.assert(
    fc.asyncProperty(fc.array(weather, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), async (outcomes, count) => {
      const left = [...outcomes]
      const arrived: string[] = []
      const one = await bench((slip) => {
        const kind = left.shift() ?? 'done'
        if (kind === 'later') return { kind, waitMs: 1, isFault: false }
        if (kind !== 'done') return { kind: 'sign_in' }
        arrived.push(slip.id)
        return { kind }
      })
      const written: string[] = []
      for (let i = 0; i < count; i++) {
        written.push((await one.queue.add(soldOut(String(i)))).id)
        await one.queue.send()
      }
      for (let i = 0; i <= outcomes.length; i++) await one.queue.send()
      expect(arrived).toEqual(written)
    }),
    { numRuns: 60 },
  )
})

test('each act has its request; the names for people stay on the phone', () => {
  const base = {
    seq: 1,
    id: '0190a000-0000-7000-8000-00000000aaaa',
    house: 'la mesa',
    at: '2026-01-15T20:00:00.000Z',
    by: 'Rosa',
    state: 'waiting' as const,
    holdUntil: 0,
    sentAt: 0,
    failures: 0,
    refusal: null,
  }
  expect(requestOf({ ...base, ...soldOut('w/1') })).toEqual({
    method: 'PATCH',
    path: '/api/v1/restaurants/la%20mesa/list/w%2F1',
    body: { is_sold_out: true },
  })
  const chosen = requestOf({
    ...base,
    type: 'chosen',
    body: {
      dish: 'd1',
      dish_name: 'Ceviche',
      wine_id: 'w1',
      wine: 'Albariño',
      by_glass: true,
      quantity: 2,
      at: base.at,
    },
  })
  expect(chosen.body).toEqual({
    events: [{ id: base.id, type: 'chosen', dish: 'd1', wine_id: 'w1', by_glass: true, quantity: 2, at: base.at }],
  })
})
