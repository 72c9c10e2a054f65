/** 06: empty cells. Each column goes its ways in turn (cleaning.yaml); what is filled says whence in `filled`. */
import { buildWineLexicon } from '../../flavor/wine/lexicon.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import type { Way } from '../configuration.ts'
import { type Cell, quoted, quotedName } from '../duck.ts'
import { colourOfGrapes } from '../formats/wine-cells.ts'
import type { Bench, Stage } from '../stage.ts'
import { COLUMNS, type TableName } from '../tables.ts'

export const missing: Stage = {
  name: '06-missing',
  async run(bench) {
    for (const table of bench.tables) {
      const fills = bench.configuration.cleaning.missing[table] ?? []
      for (const { column, ways } of fills) for (const way of ways) await fill(bench, table, column, way)
    }
  },
}

async function fill(bench: Bench, table: TableName, column: string, way: Way): Promise<void> {
  if ((await bench.duck.number(`SELECT count(*) FROM ${table} WHERE ${quotedName(column)} IS NULL`)) === 0) return
  const rule = (how: string) => `missing.${column}.${how}`
  const where = `t.${quotedName(column)} IS NULL`
  switch (way.way) {
    case 'leave':
      return
    case 'drop':
      return bench.reject(table, rule('dropped'), where)
    case 'constant':
      return bench.change({
        rule: rule('constant'),
        mark: 'constant',
        table,
        field: column,
        where,
        after: typeof way.value === 'number' ? String(way.value) : quoted(way.value),
      })
    case 'wine':
      return fillByGroup(bench, table, column, { how: 'same_wine', measure: 'mode', by: ['wine_id'], least: 1 })
    case 'place':
      return fillByPlace(bench, column)
    case 'grape':
      return fillByGrape(bench, column)
    case 'reading':
      return fillByReading(bench, column)
    default:
      for (const by of way.by)
        await fillByGroup(bench, table, column, {
          how: `${way.way}${by.length > 0 ? `_by_${by.join('_')}` : ''}`,
          measure: way.way,
          by,
          least: way.least,
        })
  }
}

interface Group {
  how: string
  measure: 'mean' | 'median' | 'mode'
  by: readonly string[]
  least: number
}

async function fillByGroup(
  bench: Bench,
  table: TableName,
  column: string,
  { how, measure, by, least }: Group,
): Promise<void> {
  const name = quotedName(column)
  const known = ['true', ...by.map((key) => `${quotedName(key)} IS NOT NULL`)].join(' AND ')
  const keys = by.map(quotedName)
  const numeric = COLUMNS[table][column] === 'number' ? 3 : 0
  const value =
    measure === 'mode' ? '' : `round(${measure === 'mean' ? 'avg' : 'median'}(${name}), ${numeric}) AS value`
  // The most frequent value; of equals the first in order, so that every run chooses the same.
  const source =
    measure === 'mode'
      ? `SELECT ${[...keys, `first(${name} ORDER BY n DESC, ${name}) AS value`].join(', ')} FROM (SELECT ${[...keys, name].join(', ')}, count(*) AS n FROM ${table} WHERE ${name} IS NOT NULL AND ${known} GROUP BY ALL)${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''} HAVING sum(n) >= ${least}`
      : `SELECT ${[...keys, value].join(', ')} FROM ${table} WHERE ${name} IS NOT NULL AND ${known}${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''} HAVING count(*) >= ${least}`
  await bench.duck.run(`CREATE OR REPLACE TEMP TABLE usual AS ${source}`)
  const on = by.length > 0 ? by.map((key) => `u.${quotedName(key)} = t.${quotedName(key)}`).join(' AND ') : 'true'
  await bench.change({
    rule: `missing.${column}.${how}`,
    mark: how,
    table,
    field: column,
    where: `t.${name} IS NULL`,
    join: `JOIN usual u ON ${on}`,
    after: 'u.value',
  })
}

async function fillByPlace(bench: Bench, column: string): Promise<void> {
  const regions = bench.knowledge.tables.regions.rows
  await bench.duck.fill(
    'known_regions',
    { id: 'VARCHAR', country: 'VARCHAR' },
    regions.map(({ id, country }): Cell[] => [id, country === '' ? null : country]),
  )
  await bench.change({
    rule: `missing.${column}.from_region`,
    mark: 'from_region',
    table: 'wines',
    field: column,
    where: `t.${column} IS NULL AND r.country IS NOT NULL`,
    join: 'JOIN known_regions r ON r.id = t.region',
    after: 'r.country',
  })
}

async function fillByGrape(bench: Bench, column: string): Promise<void> {
  const { duck, knowledge } = bench
  const lists = await duck.rows('SELECT DISTINCT grapes FROM wines WHERE grapes IS NOT NULL ORDER BY grapes')
  await duck.fill(
    'grape_colours',
    { grapes: 'VARCHAR', colour: 'VARCHAR' },
    lists.map(({ grapes }): Cell[] => [String(grapes), colourOfGrapes(String(grapes).split('|'), knowledge)]),
  )
  // A sparkling wine of red grapes alone is as a rule white or rosé: grapes do not tell.
  await bench.change({
    rule: `missing.${column}.from_grape`,
    mark: 'from_grape',
    table: 'wines',
    field: column,
    where: `t.${column} IS NULL AND g.colour IS NOT NULL AND t.type IS DISTINCT FROM 'sparkling'`,
    join: 'JOIN grape_colours g ON g.grapes = t.grapes',
    after: 'g.colour',
  })
}

const MOST_READ = 60_000
const SURE = 0.6
const READING_COLUMNS = ['grapes', 'colour', 'type', 'region', 'country'] as const

/** What the wine reader of the engine makes of one offer of each wine. */
async function fillByReading(bench: Bench, column: string): Promise<void> {
  await readWines(bench)
  const name = READING_COLUMNS.find((known) => known === column)
  if (name === undefined) return
  await bench.change({
    rule: `missing.${column}.reading`,
    mark: 'reading',
    table: 'wines',
    field: column,
    where: `t.${column} IS NULL AND r.${name} IS NOT NULL`,
    join: 'JOIN readings r ON r.label_id = t.label_id',
    after: `r.${name}`,
  })
}

async function readWines({ duck, knowledge, note }: Bench): Promise<void> {
  const there = await duck.number("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'readings'")
  if (there > 0) return
  const lacking = READING_COLUMNS.map((name) => `${name} IS NULL`).join(' OR ')
  const wines = await duck.rows(
    `SELECT label_id, first(name ORDER BY row_no) AS name, first(producer ORDER BY row_no) AS producer, first(region ORDER BY row_no) AS region, first(country ORDER BY row_no) AS country, first(grapes ORDER BY row_no) AS grapes FROM wines WHERE (${lacking}) AND name IS NOT NULL GROUP BY label_id ORDER BY count(*) DESC, label_id LIMIT ${MOST_READ}`,
  )
  if (wines.length === MOST_READ)
    note(
      'readings_cut',
      `More than ${MOST_READ} wines lack a column that their name may tell: the ones with most offers were read`,
    )
  const lexicon = buildWineLexicon(knowledge)
  const text = (cell: Cell | undefined) => (cell == null ? undefined : String(cell))
  function* rows(): Iterable<readonly Cell[]> {
    for (const wine of wines) {
      const input = { name: String(wine.name) }
      const further = {
        producer: text(wine.producer),
        grape: text(wine.grapes)?.replaceAll('|', ' '),
        region: text(wine.region),
        country: text(wine.country),
      }
      const reading = readWine({ ...input, ...defined(further) }, lexicon)
      const sure = reading.kind === 'wine' && reading.confidence >= SURE
      yield [
        String(wine.label_id),
        sure && reading.grapes.length > 0 ? reading.grapes.join('|') : null,
        sure ? reading.colour : null,
        sure ? reading.type : null,
        sure ? reading.region : null,
        sure ? reading.country : null,
      ]
    }
  }
  await duck.fill(
    'readings',
    {
      label_id: 'VARCHAR',
      grapes: 'VARCHAR',
      colour: 'VARCHAR',
      type: 'VARCHAR',
      region: 'VARCHAR',
      country: 'VARCHAR',
    },
    rows(),
  )
}

function defined<T extends Record<string, string | undefined>>(given: T): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
