import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DishLine, DishResult, WineLine } from '../../src/contract/results.ts'
import { maridaje } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-cli-'))
const file = (name: string) => join(folder, name)
beforeAll(() => {
  writeFileSync(
    file('vinos.csv'),
    'vino;precio;copa\nSauvignon Blanc Casablanca;90;22\nMalbec Mendoza;110;\nCerveza Pilsen;12;\n',
  )
  writeFileSync(file('carta.csv'), 'plato,precio\nceviche de pescado,38\nInca Kola,8\nlomo saltado,45\n')
  writeFileSync(file('foto.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))
  writeFileSync(file('headless.csv'), 'Malbec Mendoza,110\n')
  writeFileSync(file('header.csv'), 'plato,precio\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const jsonLines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('pair: wines of the demo with reasons, in Spanish', async () => {
  const { status, out, err } = await maridaje('pair', 'ceviche de pescado', '--top', '3')
  expect(status).toBe(0)
  expect(out).toMatch(/1\. .+\[.+ 0\.\d\d\]/)
  expect(out).toMatch(/ {2}3\. /)
  expect(out).not.toMatch(/ {2}4\. /)
  expect(out).toMatch(/\+ /)
  expect(err).toMatch(/demo/)
})

test('pair: words of a dish need no quotes', async () => {
  const { out } = await maridaje('pair', 'lomo', 'saltado', '--json', '--quiet')
  expect(JSON.parse(out).dish).toBe('lomo saltado')
})

test('pair --json is one object of the contract, and nothing else on stdout', async () => {
  const { status, out, err } = await maridaje(
    'pair',
    'ceviche de pescado',
    '--wines',
    file('vinos.csv'),
    '--json',
    '--quiet',
  )
  expect(status).toBe(0)
  expect(err).toBe('')
  const result = DishResult.parse(JSON.parse(out))
  expect(result.recommendations.map(({ wine, row }) => [wine, row])).toEqual([
    ['Sauvignon Blanc Casablanca', 0],
    ['Malbec Mendoza', 1],
  ])
  expect(result.recommendations[0]!.price).toBe('90')
  expect(result.recommendations[0]!.glass_price).toBe('22')
})

test('pair --dishes gives one line for each line of the menu', async () => {
  const { status, out } = await maridaje(
    'pair',
    '--dishes',
    file('carta.csv'),
    '--wines',
    file('vinos.csv'),
    '--json',
    '--quiet',
  )
  expect(status).toBe(0)
  const results = jsonLines(out).map((line) => DishResult.parse(line))
  expect(results.map(({ dish, kind }) => [dish, kind])).toEqual([
    ['ceviche de pescado', 'food'],
    ['Inca Kola', 'drink'],
    ['lomo saltado', 'food'],
  ])
  expect(results[0]!.recommendations[0]!.wine).toBe('Sauvignon Blanc Casablanca')
  expect(results[2]!.recommendations[0]!.wine).toBe('Malbec Mendoza')
})

test('pair --top all gives the whole list', async () => {
  const { out } = await maridaje('pair', 'ceviche', '--wines', file('vinos.csv'), '--top', 'all', '--json', '--quiet')
  expect(JSON.parse(out).recommendations).toHaveLength(2)
})

test('pair --why-not and --what-if answer behind the ranking', async () => {
  const why = await maridaje(
    'pair',
    'ceviche',
    '--wines',
    file('vinos.csv'),
    '--why-not',
    'malbec',
    '--json',
    '--quiet',
  )
  expect(jsonLines(why.out)[1].why_not).toMatchObject({ wine: 'Malbec Mendoza', rank: 2 })
  const what = await maridaje(
    'pair',
    'ceviche',
    '--wines',
    file('vinos.csv'),
    '--what-if',
    'más picante',
    '--json',
    '--quiet',
  )
  expect(jsonLines(what.out)[1].what_if).toMatchObject({ understood: true })
  const spoken = await maridaje('pair', 'ceviche', '--wines', file('vinos.csv'), '--why-not', 'chianti', '--quiet')
  expect(spoken.status).toBe(0)
  expect(spoken.out).toMatch(/chianti/)
})

test('pair --lang en speaks English', async () => {
  const { out } = await maridaje('pair', 'asdf', '--lang', 'en', '--quiet')
  expect(out).toMatch(/not recognised/)
})

for (const nonsense of [
  'asdf',
  '🍷',
  'la cuenta por favor',
  '<b>x</b>',
  "'; DROP TABLE wine; --",
  'constructor',
  'x'.repeat(10_000),
])
  test(`pair "${nonsense.slice(0, 24)}": a clear answer and exit 0`, async () => {
    const { status, out, err } = await maridaje('pair', '--quiet', '--', nonsense)
    expect(status).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/! /)
    expect(out).not.toMatch(/undefined|NaN|\[object/)
  })

test('profile: which words gave what', async () => {
  const { status, out } = await maridaje('profile', 'pollo a la plancha con salsa de rocoto')
  expect(status).toBe(0)
  expect(out).toMatch(/heat .*from .*rocoto/)
})

test('profile --json is a line of the contract: dishes and wines, one or a file', async () => {
  const dish = await maridaje('profile', 'lomo saltado', '--json')
  expect(DishLine.parse(JSON.parse(dish.out)).dish_id).toBe('lomo-saltado')
  const wine = await maridaje('profile', '--wine', 'Malbec Catena Mendoza 2020', '--json')
  expect(WineLine.parse(JSON.parse(wine.out))).toMatchObject({
    kind: 'wine',
    grapes: ['Malbec'],
    country: 'AR',
    vintage: 2020,
  })
  const menu = await maridaje('profile', '--dishes', file('carta.csv'), '--json')
  expect(jsonLines(menu.out).map((line) => DishLine.parse(line).kind)).toEqual(['food', 'drink', 'food'])
  const list = await maridaje('profile', '--wines', file('vinos.csv'), '--json')
  expect(jsonLines(list.out).map((line) => WineLine.parse(line).kind)).toEqual(['wine', 'wine', 'beer'])
})

test('mock: the tutorial’s table, the same for the same seed', async () => {
  const first = await maridaje('mock', '--rows', '200', '--seed', '3', '--quiet')
  expect(first.status).toBe(0)
  const [header, ...rows] = first.out.trim().split('\n')
  expect(header).toBe('menu_item,flavor_profile_1,flavor_profile_2,flavor_profile_3,wine_type,wine_variant')
  expect(rows).toHaveLength(200)
  for (const row of rows) {
    const cells = row.replace(/^"[^"]*"/, 'x').split(',')
    expect(cells).toHaveLength(6)
    for (const flavor of cells.slice(1, 4)) expect(Number(flavor) >= 0 && Number(flavor) <= 1).toBe(true)
    expect(['red', 'white', 'rose', 'sparkling']).toContain(cells[4])
  }
  expect((await maridaje('mock', '--rows', '200', '--seed', '3', '--quiet')).out).toBe(first.out)
  expect((await maridaje('mock', '--rows', '200', '--seed', '4', '--quiet')).out).not.toBe(first.out)
})

test('mock --out writes the file and names the accuracy no model can exceed', async () => {
  const { status, out } = await maridaje('mock', '--rows', '50', '--out', file('mock.csv'), '--json')
  expect(status).toBe(0)
  const report = JSON.parse(out)
  expect(report).toMatchObject({ rows: 50, seed: 7, out: file('mock.csv') })
  expect(report.bayes_accuracy).toBeGreaterThan(1 / report.classes)
  expect(report.bayes_accuracy).toBeLessThan(1)
  expect(readFileSync(file('mock.csv'), 'utf8').trim().split('\n')).toHaveLength(51)
})

test('evaluate --help shows its options without evaluating', async () => {
  const { status, out } = await maridaje('evaluate', '--help')
  expect(status).toBe(0)
  expect(out).toMatch(/--final/)
  expect(out).toMatch(/maridaje evaluate --json/)
})

const WRONG: readonly (readonly [what: string, words: readonly string[], status: number, message: RegExp])[] = [
  ['no dish', ['pair'], 2, /no dish/],
  ['a dish and a menu', ['pair', 'ceviche', '--dishes', 'x.csv'], 2, /not both/],
  ['why-not of a menu', ['pair', '--dishes', 'x.csv', '--why-not', 'malbec'], 2, /one dish/],
  ['no wines at all', ['pair', 'ceviche', '--top', '0'], 2, /at least 1/],
  ['a number that is none', ['pair', 'ceviche', '--top', 'few'], 2, /whole number/],
  ['a language nobody speaks', ['pair', 'ceviche', '--lang', 'qu'], 2, /es, en/],
  ['an unknown option', ['pair', 'ceviche', '--wine', 'x'], 2, /--wine/],
  ['a menu of a header alone', ['pair', '--dishes', file('header.csv')], 4, /header\.csv has no line below its header/],
  ['a list that is not there', ['pair', 'ceviche', '--wines', file('nowhere.csv')], 4, /nowhere\.csv does not exist/],
  ['a photograph of a list', ['pair', 'ceviche', '--wines', file('foto.csv')], 4, /not a text file/],
  ['a list without headers', ['pair', 'ceviche', '--wines', file('headless.csv')], 4, /no column "name"/],
  ['nothing to profile', ['profile'], 2, /Give one of/],
  ['two things to profile', ['profile', 'ceviche', '--wine', 'malbec'], 2, /Give one of/],
  ['too few rows', ['mock', '--rows', '0'], 2, /between 1 and/],
  ['too many rows', ['mock', '--rows', '999999999'], 2, /between 1 and/],
  [
    'a place that cannot be written',
    ['mock', '--rows', '1', '--out', join(folder, 'no', 'such', 'x.csv')],
    1,
    /cannot be written/,
  ],
  [
    'a file where the folder should go',
    ['source', file('foto.csv'), '--out', file('foto.csv')],
    1,
    /foto\.csv: A file stands where a folder is needed/,
  ],
]
for (const [what, words, status, message] of WRONG)
  test(`${what}: exit ${status}, a sentence on stderr, nothing on stdout`, async () => {
    const ran = await maridaje(...words)
    expect(ran.err).toMatch(message)
    expect(ran.err).not.toMatch(/\n\s+at /)
    expect(ran.status).toBe(status)
    expect(ran.out).toBe('')
  })
