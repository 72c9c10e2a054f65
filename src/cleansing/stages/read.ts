/** 01: whatever the files are, one row a record, each cell as it was printed. */

import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { type Duck, quoted, quotedName } from '../duck.ts'
import { type Holding, holdingOf } from '../read/find-files.ts'
import { asUtf8 } from '../read/utf8.ts'
import type { Bench, Stage } from '../stage.ts'
import { COLUMNS, columnsOf, TABLE_NAMES, type TableName } from '../tables.ts'

type TableHolding = Extract<Holding, { what: 'table' }>

const MOST_OBJECT_BYTES = 64 * 1_024 * 1_024
/** Numbers of records run through all files, a stretch for each. */
const LINES_OF_A_FILE = 1_000_000_000
const KIND_OF: Readonly<Record<TableName, string>> = {
  menus: 'menu',
  wines: 'wine',
  statements: 'sommelier',
  lessons: 'lesson',
}

export const read: Stage = {
  name: '01-read',
  async run(bench) {
    const { duck } = bench
    // Lines are counted as they come.
    await duck.run('SET preserve_insertion_order = true')
    for (const table of TABLE_NAMES) await duck.run(`CREATE TEMP TABLE all_${table} (${definition(table)})`)
    const copies: string[] = []
    let ratings: string | null = null
    for (const [at, path] of bench.input.entries()) {
      const holding = holdingOf(path, bench.knowledge)
      if (holding.what === 'unknown')
        bench.note('unknown_file', `${basename(path)}: neither wines nor dishes nor recommendations`)
      else if (holding.what === 'xwines_ratings') ratings = path
      else {
        const readable = await asUtf8(path, join(bench.to, `copy-${at}`))
        if (readable !== path) copies.push(readable)
        if (holding.what === 'records') await readRecords(duck, readable, at)
        else await readTable(bench, holding, readable, at)
      }
    }
    for (const table of TABLE_NAMES) await number(duck, table)
    if (ratings !== null) await addRatings(duck, ratings)
    for (const copy of copies) rmSync(copy)
    const all = await duck.number(
      TABLE_NAMES.map((table) => `SELECT count(*) AS n FROM ${table}`)
        .join(' UNION ALL ')
        .replace(/^(.*)$/s, 'SELECT sum(n) FROM ($1)'),
    )
    if (all === 0)
      throw new MaridajeError('unreadable_file', 'There is no record in what was given', {
        place: { file: bench.input[0] ?? '' },
        hint: 'The first line names the columns: `dish` or `plato` for a menu, `name` or `vino` for wines.',
      })
  },
}

function definition(table: TableName): string {
  const columns = ['record_id', 'source', 'place', 'fetched_at', ...columnsOf(table)].map(
    (name) => `${quotedName(name)} VARCHAR`,
  )
  return ['file VARCHAR', 'file_no BIGINT', 'line BIGINT', 'confidence DOUBLE', ...columns].join(', ')
}

async function readRecords(duck: Duck, path: string, fileNo: number): Promise<void> {
  const columns =
    "{record_id: 'VARCHAR', source: 'VARCHAR', position: 'JSON', fetched_at: 'VARCHAR', kind: 'VARCHAR', body: 'JSON', confidence: 'DOUBLE'}"
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE envelopes AS SELECT row_number() OVER () AS line, * FROM read_json(${quoted(path)}, format = 'newline_delimited', columns = ${columns}, maximum_object_size = ${MOST_OBJECT_BYTES})`,
  )
  for (const table of ['menus', 'wines', 'statements'] as const) {
    const cells = columnsOf(table).map((name) =>
      COLUMNS[table][name] === 'list' ? listOf(`body->${quoted(`$.${name}`)}`) : `body->>${quoted(`$.${name}`)}`,
    )
    await duck.run(
      `INSERT INTO all_${table} SELECT ${quoted(basename(path))}, ${fileNo}, line, confidence, record_id, source, position->>'$.text', fetched_at, ${cells.join(', ')} FROM envelopes WHERE kind = ${quoted(KIND_OF[table])}`,
    )
  }
  await duck.run('DROP TABLE envelopes')
}

async function readTable(bench: Bench, holding: TableHolding, path: string, fileNo: number): Promise<void> {
  const { duck } = bench
  const { table, columns, format } = holding
  const file = basename(holding.path)
  if (holding.unused.length > 0) bench.note('unused_columns', `${file}: ${holding.unused.join(', ')}`)
  const cell = (name: string): string => {
    const header = columns[name]
    if (header === undefined) return 'NULL'
    if (format === 'csv') return quotedName(header)
    const json = quotedName(header)
    return COLUMNS[table][name] === 'list' ? listOf(json) : `(${json}->>'$')`
  }
  const source = columns.source === undefined ? quoted(file) : `coalesce(${cell('source')}, ${quoted(file)})`
  const id = columns.record_id === undefined ? 'NULL' : cell('record_id')
  const insert = (from: string) =>
    duck.run(
      `INSERT INTO all_${table} SELECT ${quoted(file)}, ${fileNo}, no_of_line, 1, ${id}, ${source}, 'line ' || no_of_line, NULL, ${columnsOf(table).map(cell).join(', ')} FROM ${from}`,
    )
  if (format === 'json') return insert(jsonRows(holding, path))
  await dropRejects(duck)
  try {
    await insert(csvRows(holding, path, 'true'))
  } catch {
    // Cells with line feeds are read one after another: several readers at once cannot tell where a record begins.
    await dropRejects(duck)
    await insert(csvRows(holding, path, 'false'))
  }
  await keepMalformed(bench, table, file)
}

function csvRows({ delimiter, header }: TableHolding, path: string, parallel: 'true' | 'false'): string {
  const columns = header.map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ')
  const options = `auto_detect = false, header = true, columns = {${columns}}, delim = ${quoted(delimiter)}, quote = '"', escape = '"', null_padding = true, strict_mode = false, max_line_size = 4000000, store_rejects = true, parallel = ${parallel}`
  return `(SELECT row_number() OVER () + 1 AS no_of_line, * FROM read_csv(${quoted(path)}, ${options}))`
}

function jsonRows({ columns }: TableHolding, path: string): string {
  const types = Object.values(columns).map((header) => `${quoted(header)}: 'JSON'`)
  return `(SELECT row_number() OVER () AS no_of_line, * FROM read_json(${quoted(path)}, columns = {${types.join(', ')}}, maximum_object_size = ${MOST_OBJECT_BYTES}))`
}

async function dropRejects(duck: Duck): Promise<void> {
  await duck.run('DROP TABLE IF EXISTS reject_errors')
  await duck.run('DROP TABLE IF EXISTS reject_scans')
}

/** Lines that are no CSV: counted and listed, never dropped in silence. */
async function keepMalformed({ duck }: Bench, table: TableName, file: string): Promise<void> {
  await duck.run(
    `INSERT INTO rejected SELECT 'read.malformed', ${quoted(table)}, line, '', ${quoted(file)}, 'line ' || line, any_value(error_message) FROM reject_errors GROUP BY line`,
  )
}

/** A row that says nothing is none; the rest is numbered in the order of files and lines. */
async function number(duck: Duck, table: TableName): Promise<void> {
  const cells = columnsOf(table).map((name) => `nullif(trim(${quotedName(name)}), '') AS ${quotedName(name)}`)
  const id = `coalesce(nullif(record_id, ''), substr(md5(file || ':' || line || ':' || ${quoted(KIND_OF[table])}), 1, 16))`
  const says = columnsOf(table)
    .map((name) => `trim(${quotedName(name)}) <> ''`)
    .join(' OR ')
  await duck.run(
    `CREATE TEMP TABLE ${table} AS SELECT file_no * ${LINES_OF_A_FILE} + line AS row_no, ${id} AS record_id, source, place, fetched_at, confidence, ${cells.join(', ')} FROM all_${table} WHERE ${says}`,
  )
  await duck.run(`DROP TABLE all_${table}`)
}

/** X-Wines keeps the opinions of drinkers in a file of its own. */
async function addRatings(duck: Duck, path: string): Promise<void> {
  await duck.run(
    `UPDATE wines SET rating = r.mean, ratings = r.n FROM (SELECT CAST(WineID AS VARCHAR) AS id, CAST(round(avg(CAST(Rating AS DOUBLE)), 2) AS VARCHAR) AS mean, CAST(count(*) AS VARCHAR) AS n FROM read_csv(${quoted(path)}, header = true, all_varchar = true) GROUP BY WineID) r WHERE wines.record_id = r.id`,
  )
}

/** JSON list or text to a text joined by `|`. */
function listOf(json: string): string {
  return `CASE WHEN json_type(${json}) = 'ARRAY' THEN array_to_string(from_json(${json}, '["VARCHAR"]'), '|') ELSE ${json}->>'$' END`
}
