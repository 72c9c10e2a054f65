import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runImport } from '../../../src/app/imports/run-import.ts'
import { ROOT } from '../../../src/config.ts'
import { HouseDish, Import, type ImportReview, ImportRow } from '../../../src/contract/house/lists.ts'
import type { Caller, HouseOfTest } from '../scratch-house.ts'
import { fileOf, type ListHouse, listHouse } from './list-house.ts'

let house: ListHouse
let ours: HouseOfTest
let owner: Caller
beforeAll(async () => {
  house = await listHouse()
  ours = await house.restaurant()
  owner = await house.person(ours, 'owner')
})
afterAll(() => house.close())

const MENU = `ENTRADAS
Causa limeña  S/ 28.00
Ceviche clásico  S/ 45.00
Tiradito de lenguado  S/ 48.00
L0mo saltado  S/ 49.00
Ceviche clásico  S/ 46.00
BEBIDAS
Chicha morada S/ 12.00
`
const at = (path: string) => `/restaurants/${ours.id}${path}`
const rowOf = ({ rows }: ImportReview, line: string) => {
  const row = rows.find((one) => one.line.includes(line))
  if (!row) throw new Error(`no line ${line}`)
  return row
}
const dishes = async () =>
  HouseDish.array()
    .parse((await house.ask(owner, 'GET', at('/dishes'))).json().items)
    .map(({ section, dish, price }) => [section, dish, price?.cents ?? null])

test('each line stands beside its source, doubts are marked in both languages, drinks are proposed to be skipped', async () => {
  const review = await house.bring(owner, ours, { kind: 'menu', text: MENU })
  expect(review).toMatchObject({ state: 'review', origin: 'text', error: null, failure: null })
  expect(rowOf(review, 'Causa')).toMatchObject({
    kind: 'food',
    decision: 'keep',
    fields: { section: 'ENTRADAS', dish: 'Causa limeña', price_cents: 2_800 },
    doubts: [],
  })
  expect(rowOf(review, 'Chicha')).toMatchObject({ kind: 'drink', decision: 'skip' })
  const [twice, misread] = [rowOf(review, '46.00'), rowOf(review, 'L0mo')]
  expect(twice.doubts.map(({ code }) => code)).toContain('duplicate')
  expect(misread.doubts.map(({ code }) => code)).toContain('misread')
  for (const { text } of review.rows.flatMap(({ doubts }) => doubts)) expect(text.es).not.toBe(text.en)
  const { counts } = review
  expect(counts.keep + counts.skip + counts.unread).toBe(counts.rows)
  expect(counts.doubts).toBe(review.rows.filter(({ doubts }) => doubts.length > 0).length)
})

test('what is saved is what the screen shows, once; a second time is a conflict', async () => {
  const review = await house.bring(owner, ours, { kind: 'menu', text: MENU })
  const edit = async (n: number, change: object) => {
    const answer = await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${n}`), change)
    expect(answer.statusCode).toBe(200)
    return ImportRow.parse(answer.json())
  }
  const lomo = await edit(rowOf(review, 'L0mo').n, { fields: { dish: '  Lomo   saltado ', price_cents: 5_200 } })
  expect(lomo).toMatchObject({
    fields: { dish: 'Lomo saltado', price_cents: 5_200 },
    changed: ['dish', 'price_cents'],
    doubts: [],
  })
  await edit(rowOf(review, '46.00').n, { decision: 'skip' })
  const published = await house.ask(owner, 'POST', at(`/imports/${review.id}/publish`), {})
  expect(published.json()).toEqual({ version: 1, added: 4, changed: 0, removed: 0, kept: 0 })
  expect(await dishes()).toEqual([
    ['ENTRADAS', 'Causa limeña', 2_800],
    ['ENTRADAS', 'Ceviche clásico', 4_500],
    ['ENTRADAS', 'Tiradito de lenguado', 4_800],
    ['ENTRADAS', 'Lomo saltado', 5_200],
  ])
  const again = await house.ask(owner, 'POST', at(`/imports/${review.id}/publish`), {})
  expect([again.statusCode, again.json().code]).toEqual([409, 'conflict'])
  const late = await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/0`), { decision: 'skip' })
  expect(late.statusCode).toBe(409)
})

test('a doubt that somebody calls right is asked no more, whoever looks, until its field is another', async () => {
  const review = await house.bring(owner, ours, { kind: 'menu', text: MENU })
  const [twice, misread] = [rowOf(review, '46.00'), rowOf(review, 'L0mo')]
  const edit = (n: number, change: object) =>
    house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${n}`), change).then((answer) => answer.json())
  const sommelier = await house.person(ours, 'sommelier')
  const seen = async (n: number) => {
    const { rows, counts } = (await house.ask(sommelier, 'GET', at(`/imports/${review.id}`))).json() as ImportReview
    expect(counts.doubts).toBe(rows.filter(({ doubts }) => doubts.length > 0).length)
    return rows[n]?.doubts.map(({ code }) => code)
  }
  // One doubt hangs on another row, the other on the line alone.
  expect((await edit(twice.n, { confirm: [{ field: 'dish', code: 'duplicate' }] })).doubts).toEqual([])
  expect((await edit(misread.n, { confirm: [{ field: 'dish', code: 'misread' }] })).doubts).toEqual([])
  await edit(rowOf(review, 'Causa').n, { fields: { price_cents: 2_900 } })
  await edit(twice.n, { fields: { price_cents: 4_700 } })
  expect([await seen(twice.n), await seen(misread.n)]).toEqual([[], []])
  await edit(misread.n, { fields: { dish: 'L0m0 saltado' } })
  expect(await seen(misread.n)).toContain('misread')
})

test('a list as an owner keeps it: titles above the header, two prices, short years, what is gone in a remark', async () => {
  const sheet = `CARTA DE VINOS 2026;;;;;
;;;;;
;BLANCOS;;;;
N°;Vino;Cosecha;Copa (S/.);Botella (S/.);Obs.
1;Sauv. Blanc INTIPALKA;2023;S/. 24.00;S/. 89,00;
2;Chardonnay Catena;'21;30;150;AGOTADO
3;Albariño Martín Códax;2022;;S/. 175.00;86
;TINTOS;;;;
4;Malbec Trumpeter;s/a;28;110;el más pedido
`
  const { rows } = await house.bring(owner, ours, { kind: 'wines', file: fileOf('vinos.csv', sheet) })
  const seen = rows.map(({ fields, doubts }) => [
    fields?.name,
    fields?.type,
    fields?.grape,
    fields?.vintage,
    fields?.glass_price_cents,
    fields?.price_cents,
    fields?.stock,
    doubts.map(({ code }) => code).join(),
  ])
  expect(seen).toEqual([
    ['Sauv. Blanc INTIPALKA', 'BLANCOS', 'Sauv. Blanc', '2023', 2_400, 8_900, undefined, ''],
    ['Chardonnay Catena', 'BLANCOS', 'Chardonnay', '2021', 3_000, 15_000, 0, 'said_sold_out'],
    ['Albariño Martín Códax', 'BLANCOS', 'Albariño', '2022', null, 17_500, 0, 'said_sold_out'],
    ['Malbec Trumpeter', 'TINTOS', 'Malbec', 'NV', 2_800, 11_000, undefined, ''],
  ])
})

test('what would be doubted on every line is said once', async () => {
  const wine = (i: number) => ({ wine: `Malbec ${i}`, winery: 'Bodega', price: `$${1_500 + i}` })
  const file = fileOf('vinos.json', JSON.stringify([0, 1, 2, 3, 4].map(wine)))
  const { rows, notes } = await house.bring(owner, ours, { kind: 'wines', file })
  expect(rows).toHaveLength(5)
  expect(rows.flatMap(({ doubts }) => doubts.map(({ code }) => code))).not.toContain('currency_unclear')
  expect(notes.map(({ es }) => es).join()).toContain('no dice en qué moneda')
})

test('a page whose menu is pictures names them: another way, not a dead end', async () => {
  const page = '<html><body><h1>Caleta</h1><p>Contáctanos</p><a href="carta1.jpg">Carta</a></body></html>'
  const review = await house.bring(owner, ours, { kind: 'menu', file: fileOf('caleta.html', page) }).catch(() => null)
  expect(review).toBeNull()
  const [latest] = Import.array().parse((await house.ask(owner, 'GET', at('/imports'))).json().items)
  expect(latest?.failure?.code).toBe('nothing_found')
  expect(latest?.notes.map(({ es }) => es)).toEqual([
    'La página lleva a archivos que pueden tener la carta: carta1.jpg',
  ])
})

test('what is written behind a line that is off: a wine comes in without stock, a dish is asked about', async () => {
  const wines = await house.bring(owner, ours, {
    kind: 'wines',
    text: 'TINTOS\nCatena Malbec 2021 S/ 140 AGOTADO\nMontes Alpha Cabernet 2020 S/ 180\nRutini Malbec (sin stock) S/ 145\n',
  })
  expect(wines.rows.map(({ fields }) => [fields?.name, fields?.price_cents, fields?.stock])).toEqual([
    ['Catena Malbec 2021', 14_000, 0],
    ['Montes Alpha Cabernet 2020', 18_000, undefined],
    ['Rutini Malbec (sin stock)', 14_500, undefined],
  ])
  expect(wines.rows[0]?.doubts.map(({ text }) => text.es)).toEqual(['Al lado dice «AGOTADO»: entra como agotado.'])
  const menu = await house.bring(owner, ours, { kind: 'menu', text: MENU.replace('S/ 45.00', 'S/ 45.00 - agotado') })
  const dish = rowOf(menu, 'agotado')
  expect([dish.fields?.dish, dish.fields?.price_cents]).toEqual(['Ceviche clásico', 4_500])
  expect(dish.doubts.map(({ code }) => code)).toContain('said_gone')
})

test('a list in dollars is turned at one rate, once; what a person wrote stays his', async () => {
  const text = `TINTOS
Catena Malbec 2021 US$ 40.00
Montes Alpha Cabernet 2020 US$ 46.50
Trumpeter Malbec 2022 US$ 29.90
Tacama Gran Tinto 2021 US$ 20.00
`
  const review = await house.bring(owner, ours, { kind: 'wines', text })
  expect([review.foreign_currency, review.notes[0]?.es]).toEqual(['USD', expect.stringContaining('USD')])
  const own = { fields: { price_cents: 8_900 } }
  await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${rowOf(review, 'Tacama').n}`), own)
  const convert = (rate: number) => house.ask(owner, 'POST', at(`/imports/${review.id}/convert`), { rate })
  expect((await convert(0)).statusCode).toBe(400)
  const turned = (await convert(3.75)).json() as ImportReview
  expect(turned.rows.map(({ fields }) => fields?.price_cents)).toEqual([15_000, 17_400, 11_200, 8_900])
  expect([turned.foreign_currency, turned.notes[0]?.es]).toEqual([
    null,
    'Los precios estaban en USD y se pasaron a 3.75.',
  ])
  expect((await convert(3.75)).statusCode).toBe(409)
})

test('two people in one review hear of each other, each of the changes of the other', async () => {
  const review = await house.bring(owner, ours, { kind: 'menu', text: MENU })
  const rosa = await house.person(ours, 'owner', 'Rosa')
  const ana = await house.person(ours, 'sommelier', 'Ana')
  const look = async (who: Caller) =>
    (await house.ask(who, 'PUT', at(`/imports/${review.id}/look`))).json().others as string[]
  expect(await look(rosa)).toEqual([])
  await vi.waitFor(async () => expect(await look(ana)).toEqual(['Rosa']))
  await vi.waitFor(async () => expect(await look(rosa)).toEqual(['Ana']))
  const changed = new Promise<string>((resolve) => {
    const stop = house.storage.onChange(({ restaurantId, topic }) => {
      if (restaurantId !== ours.id) return
      stop()
      resolve(topic)
    })
  })
  await house.ask(ana, 'PATCH', at(`/imports/${review.id}/rows/0`), { decision: 'skip' })
  expect(await changed).toBe('import')
  expect((await house.ask(rosa, 'PUT', at('/imports/none/look'))).statusCode).toBe(404)
})

test('a line that was not read is listed, and becomes a row by giving it its dish', async () => {
  const text = `${MENU}\nPregunte por nuestras novedades de temporada\n`
  const review = await house.bring(owner, ours, { kind: 'menu', text })
  const unread = rowOf(review, 'Pregunte')
  expect(unread).toMatchObject({ fields: null, decision: 'skip' })
  const refused = await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${unread.n}`), { decision: 'keep' })
  expect([refused.statusCode, refused.json().place.field]).toEqual([400, 'fields.dish'])
  const fields = { section: 'FONDOS', dish: 'Arroz con pato', price_cents: 5_800 }
  const row = await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${unread.n}`), { fields })
  expect(row.json()).toMatchObject({ fields, kind: 'food', decision: 'keep', doubts: [] })
})

test('fields that are not of the list, of a wrong form or without a name are refused', async () => {
  const review = await house.bring(owner, ours, { kind: 'menu', text: MENU })
  const refusal = async (change: object, n = 0) =>
    (await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${n}`), change)).statusCode
  expect(await refusal({ fields: { name: 'Malbec' } })).toBe(400)
  expect(await refusal({ fields: { price_cents: 12.5 } })).toBe(400)
  expect(await refusal({ fields: { dish: ' \u0000 ' } })).toBe(400)
  expect(await refusal({ decision: 'maybe' })).toBe(400)
  expect(await refusal({ decision: 'skip' }, 99)).toBe(404)
  const strange = await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/0`), {
    fields: { dish: 'Causa\u0000 \ud800 🦐' },
  })
  expect(strange.json().fields.dish).toBe('Causa \ufffd 🦐')
})

test.each([
  ['an empty file', { file: fileOf('carta.pdf', '') }, 400, /empty/],
  ['an empty text', { text: ' \n ' }, 400, /empty/],
  ['two sources at once', { text: 'Causa 20', url: 'https://example.pe' }, 400, /exactly one/],
  ['a link to this machine', { url: 'http://127.0.0.1/carta' }, 400, /private|loopback|127/i],
  ['a link to a cloud', { url: 'http://169.254.169.254/latest/meta-data' }, 400, /./],
  ['a link that is no page', { url: 'file:///etc/passwd' }, 400, /./],
  ['more than 20 MB', { file: fileOf('carta.pdf', Buffer.alloc(20_000_001)) }, 413, /20000000|20_000_000|most/],
])('%s is refused at once, with a sentence', async (_, what, status, sentence) => {
  const answer = await house.ask(owner, 'POST', at('/imports'), { kind: 'menu', ...what })
  expect([answer.statusCode, answer.json().detail]).toEqual([status, expect.stringMatching(sentence)])
})

test.each([
  [
    'random bytes',
    fileOf('carta.bin', Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 256))),
    'unknown_format',
  ],
  ['a zip of something', fileOf('carta.zip', Buffer.from('PK\u0003\u0004 not a workbook at all')), 'unknown_format'],
  ['a PDF cut off', fileOf('carta.pdf', '%PDF-1.7\n1 0 obj'), 'broken'],
  ['nonsense in cells', fileOf('carta.csv', 'a,b\n1,2\n;;;\n"",""\n'), 'nothing_found'],
])('%s fails with what to do in both languages, never empty and complete', async (_, file, code) => {
  const made = await house.ask(owner, 'POST', at('/imports'), { kind: 'menu', file })
  const { id } = Import.parse(made.json())
  await expect(runImport(house.around, ours.id, id)).rejects.toThrow()
  const failed = (await house.ask(owner, 'GET', at(`/imports/${id}`))).json()
  expect(failed).toMatchObject({ state: 'failed', failure: { code }, rows: [] })
  expect(failed.failure.hint.es).toMatch(/\p{L}{4}/u)
  const published = await house.ask(owner, 'POST', at(`/imports/${id}/publish`), {})
  expect(published.statusCode).toBe(409)
})

const ZOCO = join(ROOT, '..', 'shared', 'samples', 'menu_pdf', 'zoco_bebidas.pdf')

test.skipIf(!existsSync(ZOCO))('a real list of wines in another currency: said once, every wine proposed', async () => {
  const review = await house.bring(owner, ours, { kind: 'wines', file: fileOf('carta.pdf', readFileSync(ZOCO)) })
  expect(review.counts).toMatchObject({ keep: 70, unread: 6 })
  expect(review.notes).toEqual([expect.objectContaining({ es: expect.stringContaining('EUR') })])
  expect(review.rows.flatMap(({ doubts }) => doubts.map(({ code }) => code))).not.toContain('other_currency')
})
