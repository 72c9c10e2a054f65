/** A house's guests and programs, on a real database: what is sold out goes, what the house says comes, nobody sees a closed house. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PairToolOutput } from '../../../src/contract/tools.ts'
import { DISHES, type Furnished, furnish, WINES } from '../curation/menu-of-house.ts'
import { type Caller, type HouseOfTest, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let scratch: ScratchHouse
let house: HouseOfTest
let furnished: Furnished
let sommelier: Caller
beforeAll(async () => {
  scratch = await scratchHouse()
  house = await scratch.restaurant('La Curada')
  furnished = await furnish(scratch.storage, house)
  sommelier = await scratch.person(house, 'sommelier')
})
afterAll(() => scratch.close())

const page = async (path = `/r/${house.slug}`) => scratch.raw({ method: 'GET', url: path })
const setPublic = (isPublic: boolean) =>
  scratch.storage.write(house.id, (rows) =>
    rows.updateTable('restaurant').set({ is_public: isPublic }).where('id', '=', house.id).execute(),
  )
const path = (rest: string) => `/restaurants/${house.id}${rest}`

test('before it is public, guests see nothing and its people can print already', async () => {
  expect((await page()).statusCode).toBe(404)
  for (const rest of ['/print.pdf', '/qr.svg', '/snippet']) {
    expect((await scratch.ask(NOBODY, 'GET', path(rest))).statusCode, rest).toBe(404)
    expect((await scratch.ask(sommelier, 'GET', path(rest))).statusCode, rest).toBe(200)
  }
})

test('public, it shows its dishes and the prices of its wines', async () => {
  await setPublic(true)
  const { statusCode, payload } = await page()
  expect(statusCode).toBe(200)
  for (const dish of DISHES) expect(payload).toContain(dish)
  expect(payload).toContain('Intipalka Sauvignon Blanc 2023</b> copa\u00a0S/\u00a022 · botella\u00a0S/\u00a079')
})

test('what the sommelier pins comes first with his note, in the language of the page', async () => {
  const note = { es: 'Lo servimos muy frío.', en: 'We serve it very cold.' }
  const rose = WINES.findIndex(({ name }) => name.includes('Rosé'))
  const url = path(`/pairings/${encodeURIComponent(DISHES[0])}/${furnished.wines[rose]}`)
  const made = await scratch.ask(sommelier, 'PUT', url, { state: 'pin', position: 1, note })
  expect(made.statusCode, made.payload).toBe(200)
  const es = (await page()).payload
  const [, dish = ''] = /<h3>Ceviche de pescado([\s\S]*?)<h3>/.exec(es) ?? []
  expect(dish.indexOf('Tacama Rosé 2022')).toBeLessThan(dish.indexOf('Intipalka'))
  expect(dish).toContain('Elección de la casa')
  expect(dish).toContain(note.es)
  expect((await page(`/r/${house.slug}/en`)).payload).toContain(note.en)
})

test('what is sold out is gone from the next look: a wine, a dish', async () => {
  const first = await page()
  await scratch.storage.write(house.id, (rows) =>
    rows.updateTable('wine').set({ is_sold_out: true }).where('id', '=', furnished.wines[0]!).execute(),
  )
  await scratch.storage.write(house.id, (rows) =>
    rows.updateTable('dish').set({ is_sold_out: true }).where('id', '=', furnished.dishes[DISHES[2]]!).execute(),
  )
  const now = await page()
  expect(now.payload).not.toContain('Intipalka Sauvignon Blanc')
  expect(now.payload).not.toContain(DISHES[2])
  expect(now.headers.etag).not.toBe(first.headers.etag)
})

test('a key gives an assistant the list of its house and of no other', async () => {
  const other = await scratch.restaurant('Ajena')
  const key = await scratch.key(house, ['house.read'])
  const weak = await scratch.key(house, ['jobs.read'])
  const url = new URL('/mcp', await scratch.server.listen({ port: 0, host: '127.0.0.1' }))
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers: key.headers } }) as Transport)
  const own = await client.callTool({ name: 'pair', arguments: { dish: DISHES[1], top: 20 } })
  const answer = PairToolOutput.parse(own.structuredContent)
  expect(answer.list.name).toBe('La Curada')
  const names = WINES.map(({ name }) => name)
  for (const { wine } of answer.wines) expect(names).toContain(wine)
  const foreign = await client.callTool({ name: 'pair', arguments: { dish: DISHES[1], restaurant: other.slug } })
  expect(foreign.isError).toBe(true)
  await client.close()
  const refused = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(url, { requestInit: { headers: weak.headers } }) as Transport
  await expect(refused.connect(transport)).rejects.toThrow(/403|house\.read/)
})

test('with the database away guests read on', async () => {
  const before = await page()
  await scratch.home.kill()
  await vi.waitFor(async () => expect(await scratch.storage.isUp()).toBe(false))
  const now = await page()
  expect([now.statusCode, now.payload]).toEqual([200, before.payload])
  expect((await page(`/r/${house.slug}/en`)).statusCode).toBe(200)
})
