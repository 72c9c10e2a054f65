import { afterAll, beforeAll, expect, test } from 'vitest'
import { HouseDish, HouseWine } from '../../../src/contract/house/lists.ts'
import type { Caller, HouseOfTest } from '../scratch-house.ts'
import { fileOf, type ListHouse, listHouse } from './list-house.ts'

let house: ListHouse
let owner: Caller
let ours: HouseOfTest
beforeAll(async () => {
  house = await listHouse()
  ours = await house.restaurant()
  owner = await house.person(ours, 'owner')
})
afterAll(() => house.close())

const at = (path: string) => `/restaurants/${ours.id}${path}`
const exported = async (path: string) => (await house.ask(owner, 'GET', at(path))).rawPayload
const MENU =
  'section,dish,description,price\nEntradas,"Causa, de ""langostino""",con palta,28.00\nEntradas,+2 huevos a la rusa,,4.50\nFondos,=Lomo saltado,-con papas,49.00\nFondos,Seco de res,,\n'
const WINES = `sku,name,producer,grape,region,country,vintage,type,abv,description,size,price,glass_price,cost,stock
007,Intipalka Malbec,Santiago Queirolo,Malbec,Ica,Perú,2021,Tinto,14,frutos rojos; roble,750 ml,82.00,23.00,36.50,12
,Champagne Brut,Moët,,Champagne,Francia,NV,Espumante,,,1500 ml,900.00,,,0
@3,Tacama Blanco de Blancos,Tacama,"Sauvignon Blanc, Viognier",,,2022,,,,,75.00,,,
`

test.each(['csv', 'xlsx'])('menu and list come back from their own table as they were (%s)', async (format) => {
  const review = await house.bring(owner, ours, { kind: 'menu', file: fileOf('menu.csv', MENU) })
  for (const { n } of review.rows)
    await house.ask(owner, 'PATCH', at(`/imports/${review.id}/rows/${n}`), { decision: 'keep' })
  await house.ask(owner, 'POST', at(`/imports/${review.id}/publish`), {})
  await house.publish(owner, ours, { kind: 'wines', file: fileOf('wines.csv', WINES) })
  const read = async () => ({
    dishes: HouseDish.array()
      .parse((await house.ask(owner, 'GET', at('/dishes'))).json().items)
      .map(({ id: _, ...dish }) => dish),
    wines: HouseWine.array()
      .parse((await house.ask(owner, 'GET', at('/list'))).json().items)
      .map(({ revision: _, ...wine }) => wine),
  })
  const before = await read()
  expect([before.dishes.length, before.wines.length]).toEqual([4, 3])
  const menu = await exported(`/menus/export?format=${format}`)
  const wines = await exported(`/wines/export?format=${format}`)
  expect(await house.publish(owner, ours, { kind: 'menu', file: fileOf(`menu.${format}`, menu) })).toMatchObject({
    added: 0,
    changed: 0,
    removed: 0,
    kept: 4,
  })
  expect(await house.publish(owner, ours, { kind: 'wines', file: fileOf(`wines.${format}`, wines) })).toMatchObject({
    added: 0,
    changed: 0,
    removed: 0,
    kept: 3,
  })
  expect(await read()).toEqual(before)
})

test('no cell of an export is a formula', async () => {
  await house.ask(owner, 'POST', at('/dishes'), {
    dish: '=HYPERLINK("http://evil")',
    special: false,
    description: '@SUM(1)',
  })
  await house.ask(owner, 'POST', at('/list'), { name: '+cmd|calc', producer: '-1' })
  const [menu, wines] = [String(await exported('/menus/export')), String(await exported('/wines/export'))]
  for (const cell of [...menu.split(/[,\r\n]/), ...wines.split(/[,\r\n]/)])
    expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@]/)
  expect(menu).toContain("'=HYPERLINK")
})

test('an export says what it is', async () => {
  const { headers } = await house.ask(owner, 'GET', at('/wines/export?format=xlsx'))
  expect(headers['content-type']).toContain('spreadsheetml')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.xlsx"$/)
  expect((await house.ask(owner, 'GET', at('/wines/export?format=pdf'))).statusCode).toBe(400)
})
