/** The wines of stage 02. What the name says fills columns that are empty, and is marked as such. */
import { makeDictionary } from '../dictionary.ts'
import { readAmount, readNumber } from '../formats/amount.ts'
import { cleanName, cleanText } from '../formats/text.ts'
import { abvOf, grapesOf, kindOf, knownSize, placeOf, sizeOf, vintageOf } from '../formats/wine-cells.ts'
import { readName } from '../match/read-name.ts'
import { listOfCell } from '../read/list-cell.ts'
import type { Bench } from '../stage.ts'
import { makeRates } from './rates.ts'
import { reshape } from './reshape.ts'

/** Stands between the name and the house where both are read as one text. */
const SEAM = ' · '
// A house that the name says already is no other key: fewer names are read.
const NAME_KEY = `CASE WHEN t.producer IS NULL OR contains(lower(t.name), lower(t.producer)) THEN t.name ELSE coalesce(t.name, '') || '${SEAM}' || t.producer END`
const PRICES = ['price', 'glass_price'] as const

export async function formatWines(bench: Bench): Promise<void> {
  await makeDictionaries(bench)
  const currency = "coalesce(t.currency, p.cur, g.cur, '')"
  const day = 'substr(t.fetched_at, 1, 10)'
  await makeRates(bench, `SELECT ${currency}, coalesce(${day}, '') FROM wines t ${PRICE_JOINS}`)
  const stated = (name: string, own: string) => `coalesce(${own}, n.${name})`
  const amount = (alias: string) => `round(${alias}.amount * coalesce(r.pen, 1), 2)`
  await reshape(bench, 'wines', {
    joins: [
      `LEFT JOIN names n ON n.key = ${NAME_KEY}`,
      'LEFT JOIN house_cells h ON h.key = t.producer',
      'LEFT JOIN grape_cells gc ON gc.key = t.grapes',
      'LEFT JOIN place_cells pc ON pc.key = t.region',
      'LEFT JOIN country_cells cc ON cc.key = t.country',
      'LEFT JOIN kind_cells k ON k.key = t.type',
      'LEFT JOIN kind_cells kc ON kc.key = t.colour',
      'LEFT JOIN vintage_cells v ON v.key = t.vintage',
      'LEFT JOIN abv_cells a ON a.key = t.abv',
      'LEFT JOIN size_cells z ON z.key = t.size_ml',
      'LEFT JOIN list_cells l ON l.key = t.goes_with',
      'LEFT JOIN text_cells d ON d.key = t.description',
      PRICE_JOINS,
      `LEFT JOIN rates r ON r.key = ${currency} || '|' || coalesce(${day}, '')`,
    ].join(' '),
    values: {
      name: 'n.clean',
      producer: 'h.clean',
      grapes: stated('grapes', 'gc.ids'),
      region: stated('region', 'pc.region'),
      country: 'coalesce(cc.country, pc.country, n.country)',
      vintage: stated('vintage', 'v.year'),
      abv: stated('abv', 'a.value'),
      colour: 'coalesce(kc.colour, k.colour, n.colour)',
      type: 'coalesce(k.type, n.type)',
      sweetness: 'coalesce(k.sweetness, n.sweetness)',
      size_ml: stated('size_ml', 'z.ml'),
      price: amount('p'),
      glass_price: amount('g'),
      currency: `CASE WHEN p.amount IS NULL AND g.amount IS NULL THEN NULL ELSE 'PEN' END`,
      description: 'd.clean',
      rating: 'CASE WHEN TRY_CAST(t.rating AS DOUBLE) BETWEEN 0 AND 5 THEN TRY_CAST(t.rating AS DOUBLE) END',
      ratings: 'TRY_CAST(TRY_CAST(t.ratings AS DOUBLE) AS INTEGER)',
      in_stock: 'TRY_CAST(t.in_stock AS BOOLEAN)',
      goes_with: 'l.items',
    },
    rules: {
      vintage: whyStated(
        'vintage',
        "CASE WHEN v.year IS NULL THEN 'formats.vintage.not_a_year' ELSE 'formats.vintage' END",
      ),
      grapes: whyStated(
        'grapes',
        "CASE WHEN gc.ids IS NULL THEN 'formats.grapes.unknown' ELSE 'formats.grapes.synonym' END",
      ),
      region: whyStated(
        'region',
        "CASE WHEN pc.region IS NULL THEN 'formats.region.unknown' ELSE 'formats.region' END",
      ),
      abv: whyStated('abv', "CASE WHEN a.value IS NULL THEN 'formats.abv.impossible' ELSE 'formats.abv' END"),
      size_ml: whyStated('size_ml', "CASE WHEN z.ml IS NULL THEN 'formats.size.impossible' ELSE 'formats.size' END"),
      price:
        "CASE WHEN p.amount IS NULL THEN 'formats.price.unread' WHEN coalesce(r.pen, 1) <> 1 THEN 'formats.price.currency' ELSE 'formats.price' END",
      glass_price:
        "CASE WHEN g.amount IS NULL THEN 'formats.price.unread' WHEN coalesce(r.pen, 1) <> 1 THEN 'formats.price.currency' ELSE 'formats.price' END",
    },
    further: {
      price_printed: 't.price',
      currency_printed: `CASE WHEN p.amount IS NULL THEN NULL ELSE r.code END`,
      label_key: 'n.label_key',
      filled: filledByName(),
      flags: 'CAST(NULL AS VARCHAR)',
      made_from: 'CAST(NULL AS VARCHAR)',
    },
  })
  bench.count('names', await bench.duck.number('SELECT count(*) FROM wines'))
  bench.count(
    'names_without_words',
    await bench.duck.number("SELECT count(*) FROM wines WHERE name IS NULL OR regexp_matches(name, '^[^\\p{L}]*$')"),
  )
  bench.count('prices_printed', await bench.duck.number('SELECT count(*) FROM wines WHERE price_printed IS NOT NULL'))
  bench.count(
    'prices_lost',
    await bench.duck.number('SELECT count(*) FROM wines WHERE price_printed IS NOT NULL AND price IS NULL'),
  )
}

const PRICE_JOINS = 'LEFT JOIN price_cells p ON p.key = t.price LEFT JOIN price_cells g ON g.key = t.glass_price'
/** Columns that the name may fill: ours, and the dictionary's value of the column itself. */
const BY_NAME = { grapes: 'gc.ids', region: 'pc.region', vintage: 'v.year', abv: 'a.value', size_ml: 'z.ml' } as const

function whyStated(column: keyof typeof BY_NAME, otherwise: string): string {
  return `CASE WHEN t.${column} IS NULL THEN 'formats.${column}.from_name' ELSE ${otherwise} END`
}

/** `vintage:name|grapes:name` */
function filledByName(): string {
  const parts = Object.entries(BY_NAME).map(
    ([column, own]) => `CASE WHEN ${own} IS NULL AND n.${column} IS NOT NULL THEN '${column}:name' END`,
  )
  return `nullif(concat_ws('|', ${parts.join(', ')}), '')`
}

async function makeDictionaries({ duck, words, configuration, runDate }: Bench): Promise<void> {
  const { cleaning } = configuration
  const lastYear = Number(runDate.slice(0, 4))
  const column = (name: string) => `SELECT ${name} FROM wines`
  await makeDictionary(
    duck,
    'names',
    `SELECT ${NAME_KEY} FROM wines t`,
    {
      clean: 'VARCHAR', label_key: 'VARCHAR', grapes: 'VARCHAR', region: 'VARCHAR', country: 'VARCHAR',
      vintage: 'INTEGER', abv: 'DOUBLE', size_ml: 'INTEGER', colour: 'VARCHAR', type: 'VARCHAR', sweetness: 'VARCHAR',
    }, // biome-ignore format: a table
    (key) => {
      const [printed = '', house = ''] = key.split(SEAM)
      const clean = cleanName(printed)
      const producer = cleanName(house)
      const read = readName(
        clean.toLowerCase().includes(producer.toLowerCase()) ? clean : `${producer} ${clean}`,
        words,
        lastYear,
      )
      const { places } = words
      const region = read.regions
        .filter((id) => !places.isCountry(id))
        .sort((a, b) => places.chainOf(b).length - places.chainOf(a).length)[0]
      const country = places.countryOf(region ?? read.regions[0] ?? '')
      const labelKey = JSON.stringify([
        read.houses,
        read.words,
        read.numbers,
        read.levels,
        read.grapes,
        read.regions,
        read.colour,
        read.type,
        read.sweetness,
      ])
      const grapes = read.grapes.filter((id) => id !== 'blend').join('|')
      return [
        clean === '' ? null : clean, labelKey, grapes === '' ? null : grapes, region ?? null, country,
        read.vintage !== null && read.vintage >= cleaning.first_vintage ? read.vintage : null, read.abvPercent, knownSize(read.sizeMl, cleaning.sizes),
        read.colour, read.type, read.sweetness,
      ] // biome-ignore format: a table
    },
  )
  await makeDictionary(duck, 'house_cells', column('producer'), { clean: 'VARCHAR' }, (cell) => [
    cleanName(cell) || null,
  ])
  await makeDictionary(duck, 'grape_cells', column('grapes'), { ids: 'VARCHAR' }, (cell) => [grapesOf(cell, words)])
  await makeDictionary(duck, 'place_cells', column('region'), { region: 'VARCHAR', country: 'VARCHAR' }, (cell) => {
    const place = placeOf(cell, words)
    return [place.region, place.country]
  })
  await makeDictionary(duck, 'country_cells', column('country'), { country: 'VARCHAR' }, (cell) => [
    placeOf(cell, words).country,
  ])
  await makeDictionary(
    duck,
    'kind_cells',
    `${column('type')} UNION ${column('colour')}`,
    { colour: 'VARCHAR', type: 'VARCHAR', sweetness: 'VARCHAR' },
    (cell) => {
      const kind = kindOf(cell, words)
      return [kind.colour, kind.type, kind.sweetness]
    },
  )
  // A year of the near future is a year, though a wrong one: the next stage says so.
  await makeDictionary(duck, 'vintage_cells', column('vintage'), { year: 'INTEGER' }, (cell) => [
    vintageOf(cell, cleaning.first_vintage, lastYear + 50),
  ])
  await makeDictionary(duck, 'abv_cells', column('abv'), { value: 'DOUBLE' }, (cell) => [abvOf(cell, cleaning.abv)])
  await makeDictionary(duck, 'size_cells', column('size_ml'), { ml: 'INTEGER' }, (cell) => [
    sizeOf(cell, cleaning.sizes),
  ])
  await makeDictionary(duck, 'list_cells', column('goes_with'), { items: 'VARCHAR' }, (cell) => [
    listOfCell(cell).map(cleanText).join('|') || null,
  ])
  await makeDictionary(duck, 'text_cells', column('description'), { clean: 'VARCHAR' }, (cell) => [
    cleanText(cell) || null,
  ])
  await makePriceCells(duck, PRICES.map(column).join(' UNION '))
}

export async function makePriceCells(duck: Bench['duck'], keys: string): Promise<void> {
  await makeDictionary(duck, 'price_cells', keys, { amount: 'DOUBLE', cur: 'VARCHAR' }, (cell) => {
    const plain = readNumber(cell)
    const amount = plain === null ? readAmount(cell) : { value: plain, currency: null }
    return [amount && amount.value > 0 ? amount.value : null, amount?.currency ?? null]
  })
}
