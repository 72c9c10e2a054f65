/** Tables as they come, to explore and to learn from: CSV by our own reader, JSON lines and Parquet by DuckDB, every cell as text. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { openDuck } from '../cleansing/duck.ts'
import { MaridajeError } from '../errors.ts'
import { readCsv, type Table } from '../modeling/tables/read-csv.ts'

/** What DuckDB reads them with. */
const BY_DUCK: Readonly<Record<string, string>> = {
  '.parquet': 'read_parquet',
  '.jsonl': 'read_ndjson_auto',
  '.ndjson': 'read_ndjson_auto',
}
const KNOWN = ['.csv', '.tsv', ...Object.keys(BY_DUCK)]

/** Each table of a folder is a table of its own. */
export async function tablesToExplore(path: string): Promise<{ name: string; table: Table }[]> {
  const tables: { name: string; table: Table }[] = []
  for (const file of filesOf(path)) tables.push({ name: basename(file), table: await readTable(file) })
  return tables
}

/** One table: a file of any of the kinds, or a folder whose CSV files are its parts. */
export async function tableToLearn(path: string): Promise<Table> {
  return BY_DUCK[extname(path).toLowerCase()] === undefined ? readCsv(path) : readTable(path)
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} does not exist`, { place: { file: path }, cause })
  }
  const files = readdirSync(path).filter((name) => KNOWN.includes(extname(name).toLowerCase()))
  if (files.length === 0)
    throw new MaridajeError('unreadable_file', `${path} has no table`, {
      place: { file: path },
      hint: `A table ends in ${KNOWN.join(', ')}.`,
    })
  return files.sort().map((name) => join(path, name))
}

async function readTable(path: string): Promise<Table> {
  const reader = BY_DUCK[extname(path).toLowerCase()]
  if (reader === undefined) return readCsv(path)
  const duck = await openDuck({ memoryMb: 1_024, threads: 2, spill: tmpdir(), keepsOrder: true })
  try {
    const rows = await duck.rows(`SELECT COLUMNS(*)::VARCHAR FROM ${reader}('${path.replaceAll("'", "''")}')`)
    const header = Object.keys(rows[0] ?? {})
    const name = basename(path)
    return {
      header,
      rows: rows.map((row) => header.map((column) => String(row[column] ?? ''))),
      places: rows.map((_, i) => ({ file: name, row: i + 1 })),
      problems: [],
      hash: createHash('sha256').update(readFileSync(path)).digest('hex'),
    }
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} cannot be read as a table`, {
      place: { file: path },
      hint: `Is it what its name says? A table ends in ${KNOWN.join(', ')}.`,
      cause,
    })
  } finally {
    duck.close()
  }
}
