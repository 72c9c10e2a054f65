/** The cleaned files: CSV for people and spreadsheets, JSON for programs; a cell that a spreadsheet would run is made plain text. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MENU_COLUMNS, STATEMENT_COLUMNS } from '../contract/records.ts'
import { type Duck, quoted, quotedName } from './duck.ts'
import { COLUMNS, SQL_TYPE, type TableName } from './tables.ts'

/** More than this stay where the stages wrote them (stages/…/changes.parquet): no person reads so many lines. */
const MOST_JSON_LINES = 250_000

const MENUS = [...MENU_COLUMNS, 'filled', 'flags'] as const
const STATEMENTS = [
  ...STATEMENT_COLUMNS,
  'style_class',
  'region',
  'sommelier',
  'filled',
  'flags',
  'made_from',
  'made_by',
] as const
const LESSONS = [
  'menu_item',
  'flavor_profile_1',
  'flavor_profile_2',
  'flavor_profile_3',
  'wine_type',
  'wine_variant',
] as const

export interface Exported {
  path: string
  bytes: number
  sha256: string
}

/** Writes beside and renames: a killed export leaves whole files or none. */
export async function exportCleaned(
  duck: Duck,
  stages: string,
  out: string,
  announce: (point: string) => void,
): Promise<void> {
  const names = readdirSync(stages)
    .filter((name) => /^\d\d-/.test(name) && !name.endsWith('.part'))
    .sort()
  const last = join(stages, names.at(-1) ?? '')
  await openLast(duck, last)
  const write = async (file: string, query: string, options: string) => {
    const part = join(out, `.${file}.part`)
    await duck.run(`COPY (${query}) TO ${quoted(part)} (${options})`)
    announce(`export:${file}`)
    renameSync(part, join(out, file))
  }
  const csv = 'FORMAT csv, HEADER'
  await write('cleaned_restaurant_menus.csv', selectSafe('menus', MENUS), csv)
  await write('cleaned_wine_data.json', WINES, 'FORMAT json, ARRAY true')
  await write('cleaned_sommelier_recommendations.csv', selectSafe('statements', STATEMENTS), csv)
  if (existsSync(join(last, 'lessons.parquet'))) await write('cleaned_lessons.csv', selectSafe('lessons', LESSONS), csv)
  else rmSync(join(out, 'cleaned_lessons.csv'), { force: true })
  for (const [table, order] of [
    ['changes', 'tbl, row_no, stage, field'],
    ['rejected', 'tbl, row_no, stage'],
  ] as const) {
    await duck.run(
      `CREATE OR REPLACE TEMP VIEW ${table} AS ${names.map((name) => `SELECT ${quoted(name)} AS stage, * FROM read_parquet(${quoted(join(stages, name, `${table}.parquet`))})`).join(' UNION ALL ')}`,
    )
    const n = await duck.number(`SELECT count(*) FROM ${table}`)
    if (n <= MOST_JSON_LINES) {
      await write(`${table}.parquet`, `SELECT * FROM ${table} ORDER BY ${order}`, 'FORMAT parquet')
      await write(`${table}.jsonl`, `SELECT * FROM ${table} ORDER BY ${order}`, 'FORMAT json')
    } else for (const ending of ['parquet', 'jsonl']) rmSync(join(out, `${table}.${ending}`), { force: true })
  }
  const review = join(stages, '04-duplicates', 'review.csv')
  if (existsSync(review))
    await write(
      'review.csv',
      `SELECT ${safe('"left"')} AS "left", ${safe('"right"')} AS "right", likeness, same FROM read_csv(${quoted(review)}, header = true, all_varchar = true)`,
      csv,
    )
  else rmSync(join(out, 'review.csv'), { force: true })
}

/** Views of the last stage; a table without records is an empty one. */
async function openLast(duck: Duck, folder: string): Promise<void> {
  for (const [table, further] of Object.entries(FURTHER) as [TableName, readonly string[]][]) {
    const path = join(folder, `${table}.parquet`)
    const columns = Object.entries(COLUMNS[table]).map(
      ([name, type]) => `CAST(NULL AS ${SQL_TYPE[type]}) AS ${quotedName(name)}`,
    )
    const empty = `SELECT 0 AS row_no, '' AS record_id, '' AS source, ${[...columns, ...further.map((name) => `'' AS ${name}`)].join(', ')} WHERE false`
    await duck.run(
      `CREATE OR REPLACE TEMP VIEW ${table} AS ${existsSync(path) ? `SELECT * FROM read_parquet(${quoted(path)}) ORDER BY row_no` : empty}`,
    )
  }
}

const FURTHER = {
  menus: ['filled', 'flags'],
  wines: ['label_id', 'wine_id', 'region_wide', 'price_printed', 'currency_printed', 'filled', 'flags'],
  statements: ['filled', 'flags', 'made_from', 'made_by'],
  lessons: ['filled', 'flags'],
} as const

const WINES = `SELECT record_id, name, producer, label, string_split(grapes, '|') AS grapes, region, country, vintage, abv, colour, type, size_ml, price, glass_price, currency, shop, description, source,
  sweetness, label_id, wine_id, region_wide, price_printed, currency_printed, rating, ratings, sku, in_stock, string_split(goes_with, '|') AS goes_with, url, filled, flags FROM wines`

function selectSafe(table: TableName, columns: readonly string[]): string {
  const cells = columns.map((name) => {
    const type = COLUMNS[table][name] ?? 'text'
    return type === 'text' || type === 'list' ? `${safe(quotedName(name))} AS ${quotedName(name)}` : quotedName(name)
  })
  return `SELECT ${cells.join(', ')} FROM ${table}`
}

/** `=HYPERLINK(…)` in a menu is text: an apostrophe says so to a spreadsheet. */
export function safe(cell: string): string {
  return `CASE WHEN regexp_matches(CAST(${cell} AS VARCHAR), '^\\s*[=+\\-@\\t\\r]') AND TRY_CAST(${cell} AS DOUBLE) IS NULL THEN '''' || ${cell} ELSE ${cell} END`
}

export async function describeFile(folder: string, path: string): Promise<Exported> {
  const digest = createHash('sha256')
  for await (const bytes of createReadStream(join(folder, path))) digest.update(bytes)
  return { path, bytes: statSync(join(folder, path)).size, sha256: digest.digest('hex') }
}

/** The version of data: a hash over the sorted hashes of its files. */
export function versionOf(files: readonly Exported[]): string {
  const lines = files.map(({ path, sha256 }) => `${sha256} ${path}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
}
