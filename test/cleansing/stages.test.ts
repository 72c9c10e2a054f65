import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Cleaned, clean } from '../../src/cleansing/clean.ts'
import { type CleanedWine, cleanOptions, configuration, fixture, knowledge, readJson } from './bench.ts'
import { cleanFixture } from './clean-fixture.ts'
import { scratch } from './scratch.ts'

type Run = Cleaned & { out: string }

interface Changed {
  rule: string
  record_id: string
  field: string
  before: string | null
  after: string | null
}

const linesOf = <T>(out: string, file: string): T[] =>
  readFileSync(join(out, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

test('a folder may hold any number of files', async () => {
  const [from, out] = [scratch(), scratch()]
  for (let file = 1; file <= 6; file++)
    writeFileSync(join(from, `carta-${file}.csv`), `plato,precio\nCausa de pulpo ${file},S/ 3${file}\n`)
  const { report } = await clean(cleanOptions(from, out), knowledge, configuration)
  expect(report.tables).toMatchObject([{ table: 'menus', read: 6, kept: 6 }])
})

describe('what source wrote', () => {
  let run: Run
  let wines: CleanedWine[]
  let changes: Changed[]
  const wine = (text: string) => wines.find(({ name }) => name.includes(text))!
  const change = (rule: string) => changes.filter((one) => one.rule === rule)
  beforeAll(async () => {
    run = await cleanFixture('sourced')
    wines = readJson(run.out, 'cleaned_wine_data.json')
    changes = linesOf(run.out, 'changes.jsonl')
  })

  test('every record is kept or rejected', () => {
    for (const { table, read, kept, rejected } of run.report.tables) expect(kept + rejected, table).toBe(read)
    expect(run.report.tables.map(({ table, read }) => [table, read])).toEqual([
      ['menus', 7],
      ['wines', 12],
      ['statements', 6],
    ])
    expect(run.passed).toBe(true)
  })

  test('formats: prices in soles by the rate of their day, dotted years, names without capitals', () => {
    expect(wine('cosecha 2.019')).toMatchObject({ price: 91.88, currency: 'PEN', vintage: 2019 })
    expect(wine('Intipalka Malbec')).toMatchObject({ abv: 13.5, vintage: 2020 })
    expect(change('formats.price.currency').find(({ record_id }) => record_id === 'm003')).toMatchObject({
      before: '12.5',
      after: '46.88',
    })
    expect(change('formats.name')[0]).toMatchObject({
      before: 'TACAMA DON MANUEL TANNAT 2019 750ML',
      after: 'Tacama Don Manuel Tannat 2019 750ml',
    })
    const menu = readFileSync(join(run.out, 'cleaned_restaurant_menus.csv'), 'utf8')
    expect(menu).toContain('Ají de gallina')
    expect(menu).not.toContain('saltado,Lomo saltado')
  })

  test('a formula is text in what spreadsheets open', () => {
    const menu = readFileSync(join(run.out, 'cleaned_restaurant_menus.csv'), 'utf8')
    expect(menu).toContain(`"'=HYPERLINK(`)
    expect(menu).not.toMatch(/(?:^|,)"?=/m)
  })

  test('duplicates: one wine, many offers; another grape or vintage is another wine; the same line twice is one', () => {
    const [first, second] = [wine('Tannat 2019 750ml'), wine('cosecha 2.019')]
    expect(second.wine_id).toBe(first.wine_id)
    expect(wine('Petit Verdot').label_id).not.toBe(first.label_id)
    expect(wine('Tannat 2017').label_id).toBe(first.label_id)
    expect(wine('Tannat 2017').wine_id).not.toBe(first.wine_id)
    const carmenere = wines.filter(({ name }) => name.includes('Casillero'))
    expect(new Set(carmenere.map(({ wine_id }) => wine_id)).size).toBe(1)
    const rejected = linesOf<{ rule: string; why: string }>(run.out, 'rejected.jsonl')
    expect(rejected.map(({ rule }) => rule)).toEqual(['duplicates.exact', 'duplicates.exact'])
    expect(rejected[0]!.why).toMatch(/^same as /)
  })

  test('inconsistency: a white grape in red, a region of another country, a vintage to come, brut and still, a glass dearer than its bottle', () => {
    expect(wine('Intipalka Sauvignon')).toMatchObject({ colour: 'white', country: 'PE', vintage: null })
    expect(wine('Undurraga Brut').type).toBe('sparkling')
    expect(wine('Intipalka Malbec').glass_price).toBeNull()
    expect(change('consistency.vintage.future')[0]).toMatchObject({ before: '2035', after: null })
    for (const rule of ['colour.grape', 'country.region', 'type.sweetness', 'glass_price.bottle'])
      expect(change(`consistency.${rule}`), rule).toHaveLength(1)
  })

  test('missing values are filled by what is known, and say whence', () => {
    expect(wine('Intipalka Malbec')).toMatchObject({ colour: 'red', country: 'PE', size_ml: 750 })
    expect(wine('Intipalka Malbec').filled).toContain('colour:from_grape')
    expect(wine('Riccadonna').grapes).toEqual(['moscato-bianco'])
    expect(wine('Riccadonna').filled).toContain('grapes:reading')
    expect(wines.every(({ vintage, filled }) => vintage !== null || !filled?.includes('vintage'))).toBe(true)
  })

  test('sparsity: additions are marked, have their original, and count as added', () => {
    const added = change('sparsity.alias').concat(
      change('sparsity.other_language'),
      change('sparsity.misspelling'),
      change('sparsity.swap'),
    )
    expect(added.length).toBeGreaterThan(4)
    expect(run.report.tables.find(({ table }) => table === 'statements')!.added).toBe(added.length)
    expect(added.every(({ before }) => before?.startsWith('s0'))).toBe(true)
  })

  test('every cell that differs at the end is told by a change', () => {
    const told = new Set(changes.map(({ record_id, field }) => `${record_id} ${field}`))
    for (const { record_id, colour, type, vintage, abv } of wines)
      for (const [field, value] of Object.entries({ colour, type, vintage, abv })) {
        const before = sourced(record_id)[field]
        if (before !== value) expect(told.has(`${record_id} ${field}`), `${record_id} ${field}`).toBe(true)
      }
  })
})

function sourced(id: string): Record<string, unknown> {
  const lines = readFileSync(join(fixture('sourced'), 'records.jsonl'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line)).find(({ record_id }) => record_id === id).body
}

test('plain files: Spanish headers, semicolons, an old encoding, JSON beside CSV, an empty line', async () => {
  const { out, report } = await cleanFixture('plain')
  expect(report.tables.map(({ table, read }) => [table, read])).toEqual([
    ['menus', 2],
    ['wines', 3],
  ])
  const wines = readJson<CleanedWine>(out, 'cleaned_wine_data.json')
  expect(wines[0]).toMatchObject({
    name: 'Don Manuel Tannat',
    grapes: ['tannat'],
    region: 'ica',
    country: 'PE',
    vintage: 2019,
    abv: 14,
    price: 89,
  })
  expect(wines[1]).toMatchObject({ grapes: ['cabernet-sauvignon', 'petit-verdot'], vintage: null, price: 1250 })
  const menu = readFileSync(join(out, 'cleaned_restaurant_menus.csv'), 'utf8')
  expect(menu).toContain('Ceviche mixto,,42.0,PEN,es')
  expect(menu).toMatch(/Beef heart skewers,,\d+\.\d+,PEN,en/)
})

test('the tutorial’s table: gaps, spellings, a decimal comma, an outlier pulled in, a row without its wine rejected', async () => {
  const { out, report } = await cleanFixture('lessons')
  const [header, ...rows] = readFileSync(join(out, 'cleaned_lessons.csv'), 'utf8').trim().split('\n')
  expect(header).toBe('menu_item,flavor_profile_1,flavor_profile_2,flavor_profile_3,wine_type,wine_variant')
  expect(rows).toHaveLength(39)
  expect(new Set(rows.map((row) => row.split(',').at(-1)))).toEqual(new Set(['Sauvignon Blanc']))
  expect(rows.every((row) => row.split(',').every((cell) => cell !== ''))).toBe(true)
  expect(Math.max(...rows.map((row) => Number(row.split(',')[1])))).toBeLessThan(1.5)
  const rules = Object.fromEntries(report.rules.map(({ rule, n }) => [rule, n]))
  expect(rules).toMatchObject({
    'missing.wine_variant.dropped': 1,
    'missing.wine_type.mode_by_wine_variant': 1,
    'outliers.flavor-1': 1,
    'missing.flavor_profile_1.median_by_menu_item': 1,
  })
})

test('X-Wines: lists of Python, codes of countries, opinions of drinkers', async () => {
  const from = scratch()
  writeFileSync(
    join(from, 'XWines_Test_wines.csv'),
    'WineID,WineName,Type,Elaborate,Grapes,Harmonize,ABV,Body,Acidity,Code,Country,RegionID,RegionName,WineryID,WineryName,Website,Vintages\n' +
      `1,Brut Rosé,Sparkling,Varietal/100%,['Pinot Noir'],"['Shellfish', 'Appetizer']",12.0,Medium-bodied,High,BR,Brazil,1,Serra Gaúcha,1,Bodega Ficticia,,"[2020, 'N.V.']"\n` +
      `2,Tinto Viejo,Red,Assemblage/Blend,"['Cabernet Sauvignon', 'Côt d\\'Auxerre']",['Beef'],48.0,Full-bodied,Medium,AR,Argentina,2,Mendoza,2,Otra Bodega,,[2019]\n`,
  )
  writeFileSync(
    join(from, 'XWines_Test_1K_ratings.csv'),
    'RatingID,UserID,WineID,Vintage,Rating,Date\n1,7,1,2020,4.5,2020-01-01\n2,8,1,2020,3.5,2020-01-02\n',
  )
  const out = scratch()
  await clean(cleanOptions(from, out), knowledge, configuration)
  const wines = readJson<CleanedWine & { goes_with: string[]; rating: number; ratings: number }>(
    out,
    'cleaned_wine_data.json',
  )
  expect(wines[0]).toMatchObject({
    record_id: '1',
    colour: 'rose',
    type: 'sparkling',
    grapes: ['pinot-noir'],
    region: 'serra-gaucha',
    country: 'BR',
    goes_with: ['Shellfish', 'Appetizer'],
    rating: 4,
    ratings: 2,
  })
  expect(wines[1]).toMatchObject({ colour: 'red', country: 'AR', region: 'mendoza' })
  expect(wines[1]!.abv).not.toBe(48)
})

test('cells with line feeds, commas and quotes, and a column that bears a name of ours', async () => {
  const from = scratch()
  writeFileSync(
    join(from, 'carta.csv'),
    'plato,descripcion,precio,line,no\n"Causa, limeña","con ""pulpa""\nde cangrejo",25,a,b\nTacu tacu,,30,c,d\n',
  )
  const out = scratch()
  await clean(cleanOptions(from, out), knowledge, configuration)
  const menu = readFileSync(join(out, 'cleaned_restaurant_menus.csv'), 'utf8')
  expect(menu).toContain('"Causa, limeña","con ""pulpa"" de cangrejo",25.0')
  expect(menu).toContain('Tacu tacu,,30.0')
})

test('a shop of many things: cheese and sofas are rejected; on a list of wines a strange name is only flagged', async () => {
  const from = scratch()
  writeFileSync(
    join(from, 'tienda.csv'),
    'vino,precio\nQueso Andino x kg,20\nYogurt Bio Fresa 1 kg,6\nSofá Soledad Turquesa,1349\nTacama Don Manuel Tannat 2019,89\n',
  )
  writeFileSync(
    join(from, 'vinos.csv'),
    'vino,precio\nMalbec Mendoza 2020,50\nCarmenere Maipo 2020,50\nXyzzy,60\nTannat Salta,70\n',
  )
  const out = scratch()
  const { passed } = await clean(cleanOptions(from, out), knowledge, configuration)
  const wines = readJson<CleanedWine>(out, 'cleaned_wine_data.json')
  expect(wines.map(({ name }) => name)).toEqual([
    'Tacama Don Manuel Tannat 2019',
    'Malbec Mendoza 2020',
    'Carmenere Maipo 2020',
    'Xyzzy',
    'Tannat Salta',
  ])
  expect(wines[3]!.flags).toContain('consistency.kind.doubtful')
  expect(passed).toBe(true)
})

describe('hostile input', () => {
  const given = async (name: string, text: string | Uint8Array) => {
    const from = scratch()
    writeFileSync(join(from, name), text)
    const out = scratch()
    return { out, run: () => clean(cleanOptions(from, out), knowledge, configuration) }
  }

  test('a folder without anything to read says so', async () => {
    await expect(clean(cleanOptions(scratch(), scratch()), knowledge, configuration)).rejects.toThrow(
      /nothing to clean/,
    )
  })

  test('a table of something else says what was missing', async () => {
    const { run } = await given('x.csv', 'a,b\n1,2\n')
    await expect(run()).rejects.toThrow(/no record/)
  })

  test('cut JSON is an error that names the trouble, not a crash', async () => {
    const { run } = await given('x.json', '[{"name": "Malbec", "price": 12}, {"name": ')
    await expect(run()).rejects.toMatchObject({ code: 'unreadable_file' })
  })

  test('quotes that never close, cells of other numbers of columns, control characters', async () => {
    const { run, out } = await given('x.csv', 'vino,precio\n"Malbec,12\nCarmenere,30,40,50\nTannat\u0000\u0007,20\n')
    const { report } = await run()
    const [table] = report.tables
    expect(table!.kept + table!.rejected).toBe(table!.read)
    expect(existsSync(join(out, 'report.html'))).toBe(true)
  })

  test('markup in a name stays text in the report', async () => {
    const { run, out } = await given(
      'x.csv',
      'vino,precio\n<script>alert(1)</script> MALBEC,12\n<SCRIPT>ALERT(2)</SCRIPT>,13\n',
    )
    await run()
    expect(readFileSync(join(out, 'report.html'), 'utf8')).not.toMatch(/<script/i)
  })
})
