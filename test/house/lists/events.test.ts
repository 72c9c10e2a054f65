/** Server-sent events over real sockets, with two servers on one PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openEvents } from '../../../src/app/events/events.ts'
import type { Server } from '../../../src/server/route.ts'
import { type Caller, type HouseOfTest, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let replica: Awaited<ReturnType<ScratchHouse['replica']>>
let ours: HouseOfTest
let waiter: Caller
let wineId: string
let addresses: string[]
beforeAll(async () => {
  house = await scratchHouse()
  replica = await house.replica()
  ours = await house.restaurant()
  waiter = await house.person(ours, 'waiter')
  const owner = await house.person(ours, 'owner')
  wineId = (await house.ask(owner, 'POST', `/restaurants/${ours.id}/list`, { name: 'Intipalka Malbec' })).json().id
  addresses = [await addressOf(house.server), await addressOf(replica.server)]
})
afterAll(() => house.close())

function addressOf(server: Server): Promise<string> {
  return server.listen({ port: 0, host: '127.0.0.1' })
}

interface Line {
  /** everything that was said, as it came */
  said(): string
  /** resolves when this was said */
  hears(text: string): Promise<void>
  ended: Promise<void>
  close(): void
}

async function listen(
  address: string | undefined,
  caller: Caller,
  headers: Record<string, string> = {},
): Promise<Line> {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/v1/restaurants/${ours.id}/events`, {
    headers: { ...caller.headers, ...headers },
    signal: stop.signal,
  })
  if (response.status !== 200) throw new Error(String(response.status))
  let said = ''
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const ended = (async () => {
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        said += value
      }
    } catch {
      // Closed by the test.
    }
  })()
  const hears = async (text: string) => {
    while (!said.includes(text)) await sleep(5)
  }
  await hears('id: ')
  return { said: () => said, hears, ended, close: () => stop.abort() }
}

const sellOut = (is: boolean, on: Pick<ScratchHouse, 'ask'> = house) =>
  on.ask(waiter, 'PATCH', `/restaurants/${ours.id}/list/${wineId}`, { is_sold_out: is })
const lastId = (said: string) => [...said.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? ''

test('what one server sells out, a phone on the other hears at once, and the list there is without it', async () => {
  const line = await listen(addresses[1], waiter)
  await sellOut(true)
  await line.hears('data: {"topic":"wine"}')
  const seen = (await replica.ask(waiter, 'GET', `/restaurants/${ours.id}/wines`)).json().items
  expect(seen[0].is_available).toBe(false)
  line.close()
})

test('a line that was cut goes on with the last id, and hears what was missed once for each topic', async () => {
  const first = await listen(addresses[0], waiter)
  await sellOut(false)
  await first.hears('"wine"')
  const id = lastId(first.said())
  first.close()
  await sellOut(true, replica)
  await sellOut(false, replica)
  await house.ask(waiter, 'POST', `/restaurants/${ours.id}/dishes`, { dish: 'Parihuela' })
  const again = await listen(addresses[1], waiter, { 'last-event-id': id })
  await again.hears('"dish"')
  const topics = [...again.said().matchAll(/"topic":"(\w+)"/g)].map(([, topic]) => topic)
  expect(topics.filter((topic) => topic === 'wine')).toHaveLength(1)
  expect(Number(lastId(again.said()))).toBeGreaterThan(Number(id))
  again.close()
})

test('a change is heard although an older transaction is still open, and nothing is told of other houses', async () => {
  const theirs = await house.restaurant()
  const line = await listen(addresses[0], waiter)
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const older = house.storage.write(theirs.id, async (rows) => {
    await rows.updateTable('restaurant').set({ city: 'Cusco' }).where('id', '=', theirs.id).execute()
    await held
  })
  await sleep(20)
  await sellOut(true)
  await line.hears('"wine"')
  release()
  await older
  await sellOut(false)
  await sleep(300)
  expect(line.said()).not.toContain('"restaurant"')
  line.close()
})

test('what is chosen at a table and how many sat down is heard where the sales are looked at, once for what is new', async () => {
  const line = await listen(addresses[1], waiter)
  const said = () => line.said().split('"sales"').length - 1
  const event = {
    id: randomUUID(),
    type: 'chosen',
    dish: 'Ceviche',
    wine_id: wineId,
    at: new Date().toISOString(),
  }
  const tell = () => house.ask(waiter, 'POST', `/restaurants/${ours.id}/feedback`, { events: [event] })
  expect((await tell()).json()).toMatchObject({ taken: 1 })
  await line.hears('"sales"')
  // A phone that sends it again tells nothing new.
  expect((await tell()).json()).toMatchObject({ taken: 0 })
  const before = said()
  const covers = { shift: 'all', covers: 40 }
  const noted = await house.ask(waiter, 'PUT', `/restaurants/${ours.id}/services/2026-11-26`, covers)
  expect(noted.statusCode).toBeLessThan(300)
  await vi.waitFor(() => expect(said()).toBe(before + 1), 5_000)
  line.close()
})

test('only people of the house may listen, and only so many', async () => {
  await expect(listen(addresses[0], NOBODY)).rejects.toThrow('401')
  const foreign = await house.person(await house.restaurant(), 'owner')
  await expect(listen(addresses[0], foreign)).rejects.toThrow('404')
  const events = openEvents({ storage: house.storage })
  const lines = await Promise.all(Array.from({ length: 200 }, () => events.listen(ours.id, null, () => undefined)))
  await expect(events.listen(ours.id, null, () => undefined)).rejects.toMatchObject({ code: 'rate_limited' })
  lines[0]?.close()
  await expect(events.listen(ours.id, null, () => undefined)).resolves.toBeDefined()
})

test('a server that ends closes its lines', async () => {
  const line = await listen(addresses[1], waiter)
  await replica.server.close()
  await line.ended
})
