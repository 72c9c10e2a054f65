/** What the sommelier decides acts with the next answer: in every kind of answer, in every process, in both languages. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Curation, HousePairing } from '../../../src/contract/house/curation.ts'
import { Bundle } from '../../../src/contract/house/planning.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'
import { DISHES, type Furnished, furnish, publish, WINES } from './menu-of-house.ts'

let scratch: ScratchHouse
let second: Omit<ScratchHouse, 'home' | 'replica'>
let house: HouseOfTest
let furnished: Furnished
let sommelier: Caller
let waiter: Caller
const [CEVICHE] = DISHES

beforeAll(async () => {
  scratch = await scratchHouse()
  second = await scratch.replica()
  house = await scratch.restaurant('Curada')
  furnished = await furnish(scratch.storage, house)
  await scratch.storage.write(house.id, (rows) =>
    rows.updateTable('restaurant').set({ is_public: true }).where('id', '=', house.id).execute(),
  )
  sommelier = await scratch.person(house, 'sommelier')
  waiter = await scratch.person(house, 'waiter')
})
afterAll(() => scratch.close())

const path = (rest: string) => `/restaurants/${house.id}${rest}`
const pair = (dish: string, wine: number) => path(`/pairings/${encodeURIComponent(dish)}/${furnished.wines[wine]}`)

/** Names of the wines with the ceviche in each kind of answer that a process gives. */
async function answersOf(server: Omit<ScratchHouse, 'home' | 'replica'>): Promise<Record<string, string[]>> {
  const ask = async (method: 'GET' | 'POST', url: string, body?: object) => {
    const response = await server.ask(sommelier, method, url, body)
    expect(response.statusCode, `${url} ${response.payload}`).toBe(200)
    return response.json()
  }
  const result = (answer: { recommendations: { wine: string }[] }) => answer.recommendations.map(({ wine }) => wine)
  const open = await ask('POST', '/pairings', { dishes: [CEVICHE], restaurant: house.id, top: 20 })
  const explained = await ask('POST', '/pairings/explain', { dish: CEVICHE, restaurant: house.id })
  const one = await ask('GET', path(`/pairings?dish=${encodeURIComponent(CEVICHE)}&top=20`))
  const all = await ask('GET', path('/pairings/all?top=20'))
  const bundle = await ask('GET', path('/bundle'))
  const table = await ask('POST', path('/tables'), { dishes: [{ dish: CEVICHE, guests: 1 }], bottles: 1 })
  const guests = await server.app.guestMenu(house.id, 'es')
  const dish = bundle.dishes.findIndex((candidate: { dish: string }) => candidate.dish === CEVICHE)
  return {
    open: result(open.results[0]),
    explained: result(explained.result),
    one: result(one.result),
    all: result(all.items.find((item: { dish: string }) => item.dish === CEVICHE).result),
    bundle: bundle.answers[dish].order.map((wine: number) => bundle.wines[wine].name),
    table: table.wines.map(({ wine }: { wine: string }) => wine),
    guests: guests.sections
      .flatMap(({ dishes }) => dishes)
      .find((candidate) => candidate.dish === CEVICHE)!
      .wines.map(({ wine }) => wine),
  }
}

test('a veto is gone from every answer at once, also in another process; taken back, it is there again', async () => {
  const before = await answersOf(scratch)
  const first = before.open![0]!
  for (const [kind, names] of Object.entries(before)) expect(names[0], kind).toBe(first)
  const wine = WINES.findIndex(({ name }) => name === first)
  const made = await scratch.ask(sommelier, 'PUT', pair(CEVICHE, wine), { state: 'veto' })
  expect(made.statusCode, made.payload).toBe(200)
  for (const [kind, names] of Object.entries(await answersOf(scratch))) expect(names, kind).not.toContain(first)
  // The other process hears of it; nobody waits for a clock.
  await vi.waitFor(async () => {
    for (const [kind, names] of Object.entries(await answersOf(second))) expect(names, kind).not.toContain(first)
  })
  const said = (await scratch.ask(sommelier, 'GET', path(`/pairings?dish=${furnished.dishes[CEVICHE]}`))).json()
  expect(said.vetoed).toMatchObject([{ wine: first, wine_id: furnished.wines[wine] }])
  expect(said.result.notes.map(({ code }: { code: string }) => code)).toContain('vetoed')
  expect((await second.ask(sommelier, 'DELETE', pair(CEVICHE, wine))).statusCode).toBe(200)
  expect((await answersOf(second)).open![0]).toBe(first)
  await vi.waitFor(async () => expect(await answersOf(scratch)).toEqual(before))
})

test('a pin leads every answer, with its note in the language of the guest', async () => {
  const note = { es: 'Nos encanta así.', en: 'We love it like this.' }
  const made = await scratch.ask(sommelier, 'PUT', pair(CEVICHE, 4), { state: 'pin', position: 1, note })
  expect(Curation.parse(made.json())).toMatchObject({ dish: CEVICHE, state: 'pin', position: 1, note, revision: '1' })
  expect(made.headers.etag).toBe('"1"')
  for (const [kind, names] of Object.entries(await answersOf(scratch))) expect(names[0], kind).toBe(WINES[4].name)
  for (const lang of ['es', 'en'] as const) {
    const menu = await scratch.app.guestMenu(house.id, lang)
    const [wine] = menu.sections[0]!.dishes[0]!.wines
    expect(wine).toMatchObject({ note: note[lang], by_house: true, wine_id: furnished.wines[4] })
  }
  const bundle = Bundle.parse((await scratch.ask(waiter, 'GET', path('/bundle'))).json())
  expect(bundle.answers[0]).toMatchObject({ pinned: 1, note })
  expect(bundle.sentences[bundle.answers[0]!.reasons[0]!]).toEqual(note)
  const { result } = (await scratch.ask(sommelier, 'GET', path(`/pairings?dish=${furnished.dishes[CEVICHE]}`))).json()
  expect(result.recommendations[0].serve.say.es).toBe(
    'Con su ceviche de pescado le sugiero el Casillero del Diablo Carmenere. Nos encanta así.',
  )
})

test('it holds for the dish by its name when the menu is printed anew, and for the wine when the vintage rolls', async () => {
  await publish(scratch.storage, house, [...DISHES, 'Causa limeña'])
  const id = furnished.wines[4]!
  await scratch.storage.write(house.id, (rows) =>
    rows
      .updateTable('wine')
      .set({ name: 'Casillero del Diablo Carmenere 2022', vintage: '2022' })
      .where('id', '=', id)
      .execute(),
  )
  const after = await answersOf(scratch)
  for (const [kind, names] of Object.entries(after)) expect(names[0], kind).toBe('Casillero del Diablo Carmenere 2022')
  const { items } = (await scratch.ask(waiter, 'GET', path('/curation'))).json()
  expect(items).toMatchObject([{ dish_key: 'ceviche de pescado', wine_id: id, wine: expect.stringContaining('2022') }])
  expect(items[0].dish_id).not.toBe(furnished.dishes[CEVICHE])
})

test('who decides on what he read before another did is told so', async () => {
  const headers = { 'if-match': '"0"' }
  const late = await scratch.ask(sommelier, 'PUT', pair(CEVICHE, 4), { state: 'veto' }, headers)
  expect([late.statusCode, late.json().code]).toEqual([412, 'precondition_failed'])
  const right = await scratch.ask(sommelier, 'PUT', pair(CEVICHE, 4), { state: 'pin' }, { 'if-match': '"1"' })
  expect(right.json()).toMatchObject({ revision: '2', note: { es: 'Nos encanta así.' } })
})

test('an order makes the pins of a dish, and no others stay', async () => {
  const wines = [furnished.wines[1], furnished.wines[0]]
  const made = await scratch.ask(sommelier, 'PUT', path('/pairings/lomo saltado'), { wine_ids: wines })
  expect(made.json().items.map(({ position }: { position: number }) => position)).toEqual([1, 2])
  const names = async () =>
    HousePairing.parse((await scratch.ask(sommelier, 'GET', path('/pairings?dish=Lomo saltado'))).json())
      .result.recommendations.filter(({ house: state }) => state === 'pin')
      .map(({ wine_id: id }) => id)
  expect(await names()).toEqual(wines)
  await scratch.ask(sommelier, 'PUT', path('/pairings/lomo saltado'), { wine_ids: [furnished.wines[0]] })
  expect(await names()).toEqual([furnished.wines[0]])
  const twice = { wine_ids: [furnished.wines[0], furnished.wines[0]] }
  expect((await scratch.ask(sommelier, 'PUT', path('/pairings/lomo saltado'), twice)).statusCode).toBe(400)
})

test('the house knows its own ceviche: it acts in the next answer, and goes when taken back', async () => {
  const url = path(`/dishes/${encodeURIComponent(CEVICHE)}/profile`)
  const heat = async () => {
    const { results } = (
      await scratch.ask(sommelier, 'POST', '/pairings', { dishes: [CEVICHE], restaurant: house.id })
    ).json()
    return results[0].profile.tastes.heat
  }
  const before = await heat()
  // Tried first: what it would be, and nothing is written.
  const tried = await scratch.ask(sommelier, 'POST', `${url}/try`, { values: { 'tastes.heat': 0.8 } })
  expect(tried.json().result.profile.tastes.heat).toMatchObject({ v: 0.8, o: 'house' })
  expect((await scratch.ask(waiter, 'POST', `${url}/try`, { values: {} })).statusCode).toBe(403)
  expect(await heat()).toEqual(before)
  const made = await scratch.ask(sommelier, 'PUT', url, { values: { 'tastes.heat': 0.8 }, note: '4 de 5' })
  expect(made.json()).toMatchObject({ about: 'dish', key: 'ceviche de pescado', values: { 'tastes.heat': 0.8 } })
  expect(await heat()).toMatchObject({ v: 0.8, c: 1, o: 'house' })
  expect((await scratch.ask(waiter, 'GET', path('/profiles'))).json().items).toHaveLength(1)
  const wrong = await scratch.ask(sommelier, 'PUT', url, { values: { 'tastes.hotness': 0.8 } })
  expect([wrong.statusCode, wrong.json().place.field]).toEqual([400, 'values.tastes.hotness'])
  await scratch.ask(sommelier, 'PUT', url, { values: { 'tastes.heat': null }, note: '' })
  expect(await heat()).toEqual(before)
  expect((await scratch.ask(waiter, 'GET', path('/profiles'))).json().items).toEqual([])
})

test('what is pinned and gone, what is unread, what nobody looked at stands in the queue', async () => {
  const url = path(`/wines/${furnished.wines[0]}/profile`)
  expect((await scratch.ask(sommelier, 'PUT', url, { values: { 'structure.body': 0.3 } })).statusCode).toBe(200)
  await scratch.storage.write(house.id, (rows) =>
    rows.updateTable('wine').set({ stock: 0 }).where('id', '=', furnished.wines[4]!).execute(),
  )
  const { items } = (await scratch.ask(sommelier, 'GET', path('/review'))).json()
  expect(items[0]).toMatchObject({ dish: CEVICHE, reasons: expect.arrayContaining(['pinned_wine_gone']), decided: 1 })
  expect(items.find(({ dish }: { dish: string }) => dish === 'Causa limeña').reasons).toContain('never_reviewed')
})

test('waiters see pairings and notes, decide nothing and are told nothing of money', async () => {
  expect((await scratch.ask(waiter, 'PUT', pair(CEVICHE, 1), { state: 'veto' })).statusCode).toBe(403)
  const asked = path('/pairings/all?weight=1')
  const { items } = (await scratch.ask(waiter, 'GET', asked)).json()
  expect(items.every(({ weighted }: { weighted: unknown }) => weighted === null)).toBe(true)
  const shown = (await scratch.ask(sommelier, 'GET', asked)).json().items[0].weighted
  expect(shown).toMatchObject({ effect: { weight: 1 } })
  expect(shown.rows).toHaveLength(shown.margins_cents.length)
  for (const url of ['/pairings/all?weight=1', '/bundle', '/curation'])
    expect((await scratch.ask(waiter, 'GET', path(url))).payload).not.toMatch(/cost|margin_won|margins_cents":\[\d/)
})
