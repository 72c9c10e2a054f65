/** What a person pointed at: a folder or a file, and what each file holds, told by its columns. */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import Papa from 'papaparse'
import { MaridajeError } from '../../errors.ts'
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { TableName } from '../tables.ts'
import { columnsOf } from '../tables.ts'

export type Holding =
  /** what `maridaje source` wrote: one envelope a line */
  | { what: 'records'; path: string }
  | {
      what: 'table'
      path: string
      table: TableName
      format: 'csv' | 'json'
      delimiter: string
      columns: Readonly<Record<string, string>>
      unused: string[]
      /** all of the file's columns, each under a name of its own */
      header: string[]
    }
  | { what: 'xwines_ratings'; path: string }
  | { what: 'unknown'; path: string }

const HEAD_BYTES = 256 * 1_024
const READABLE = new Set(['.csv', '.tsv', '.json', '.jsonl', '.ndjson'])
/** Other names for the three files of the contract and X-Wines; the rest is in column-names.csv. */
const OTHER_NAMES: Readonly<Record<TableName, Readonly<Record<string, string>>>> = {
  wines: {
    winename: 'name',
    wineryname: 'producer',
    regionname: 'region',
    code: 'country',
    harmonize: 'goes_with',
    wineid: 'record_id',
    website: 'url',
    grape: 'grapes',
  },
  menus: { dish_name: 'dish' },
  statements: {},
  lessons: {},
}
const COMMON = ['record_id', 'source'] as const

/** Files of a folder in the order of their names; hidden ones and what we do not read are left out. */
export function listInput(path: string): string[] {
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} does not exist`, { place: { file: path }, cause })
  }
  if (!isFolder) return [readableFile(path)]
  const files = readdirSync(path)
    .filter((name) => !name.startsWith('.') && name !== 'manifest.json' && READABLE.has(extname(name).toLowerCase()))
    .sort()
  // What lies beside them is the same records once more, with less said of each, and the journal of their reading.
  const own = files.includes('records.jsonl') ? ['records.jsonl'] : files
  if (own.length === 0)
    throw new MaridajeError('unreadable_file', `${path} holds nothing to clean`, {
      place: { file: path },
      hint: hintFor(path),
    })
  return own.map((name) => join(path, name))
}

function readableFile(path: string): string {
  if (!READABLE.has(extname(path).toLowerCase()))
    throw new MaridajeError('unreadable_file', `${path} is no table`, {
      place: { file: path },
      hint: 'Read it first: `maridaje source FILE --out DIR`, then clean that folder. Tables are CSV or JSON.',
    })
  if (statSync(path).size === 0)
    throw new MaridajeError('unreadable_file', `${path} is empty`, {
      place: { file: path },
      hint: 'It has 0 bytes: save or download it again.',
    })
  return path
}

/** A folder of folders: which of them were meant. */
function hintFor(path: string): string {
  const below = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(path, entry.name, 'records.jsonl')))
    .map(({ name }) => join(path, name))
    .sort()
  return below.length > 0
    ? `Records are in ${below.join(', ')}: clean them one by one, or give all sources to one \`maridaje source\`.`
    : 'Point at what `maridaje source --out` wrote, or at CSV or JSON files of wines or dishes.'
}

export async function hashFiles(paths: readonly string[]): Promise<string> {
  const digest = createHash('sha256')
  for (const path of paths) {
    digest.update(basename(path)).update('\0')
    for await (const bytes of createReadStream(path)) digest.update(bytes)
  }
  return digest.digest('hex')
}

export function holdingOf(path: string, knowledge: Knowledge): Holding {
  const extension = extname(path).toLowerCase()
  const head = readHead(path)
  if (extension === '.jsonl' || extension === '.ndjson') {
    const first = parseObject(head.split('\n')[0] ?? '')
    return 'body' in first && 'record_id' in first
      ? { what: 'records', path }
      : tableOf(path, 'json', Object.keys(first), '', knowledge)
  }
  if (extension === '.json') return tableOf(path, 'json', Object.keys(firstObject(head)), '', knowledge)
  const parsed = Papa.parse<string[]>(head.split(/\r?\n/).slice(0, 20).join('\n'), {
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  const header = (parsed.data[0] ?? []).map((cell) => cell.replace(/^\ufeff/, '').trim())
  if (header.includes('RatingID') && header.includes('WineID')) return { what: 'xwines_ratings', path }
  return tableOf(path, 'csv', header, parsed.meta.delimiter || ',', knowledge)
}

function tableOf(
  path: string,
  format: 'csv' | 'json',
  header: readonly string[],
  delimiter: string,
  knowledge: Knowledge,
): Holding {
  const candidates = (['lessons', 'statements', 'menus', 'wines'] as const).map((table) => {
    const columns = columnsFor(table, header, knowledge)
    return { table, columns, known: Object.keys(columns).length, whole: NEEDED[table].every((name) => name in columns) }
  })
  // The table that explains most of the header; a dish list and a wine list share words such as `name` and `price`.
  const best = candidates.filter(({ whole }) => whole).sort((a, b) => b.known - a.known)[0]
  if (!best) return { what: 'unknown', path }
  const used = new Set(Object.values(best.columns))
  return {
    what: 'table',
    header: distinctNames(header),
    path,
    table: best.table,
    format,
    delimiter,
    columns: best.columns,
    unused: header.filter((name) => !used.has(name)),
  }
}

/** Two columns of one name would be one. */
function distinctNames(header: readonly string[]): string[] {
  const used = new Set<string>()
  return header.map((name, i) => {
    const free = name === '' || used.has(name.toLowerCase()) ? `${name} (${i + 1})` : name
    used.add(free.toLowerCase())
    return free
  })
}

const NEEDED: Readonly<Record<TableName, readonly string[]>> = {
  lessons: ['menu_item', 'wine_variant'],
  statements: ['dish', 'recommendation'],
  menus: ['dish'],
  wines: ['name'],
}

/** Our column → the file's header. */
function columnsFor(table: TableName, header: readonly string[], knowledge: Knowledge): Record<string, string> {
  const meanings = new Map<string, string>()
  const list = table === 'menus' ? 'dish' : table === 'wines' ? 'wine' : null
  for (const row of knowledge.tables['column-names'].rows)
    if (row.list === list) for (const alias of [row.column, ...row.aliases]) meanings.set(keyOf(alias), row.column)
  for (const [alias, column] of Object.entries(OTHER_NAMES[table])) meanings.set(keyOf(alias), column)
  for (const column of [...columnsOf(table), ...COMMON]) meanings.set(keyOf(column), column)
  const known = new Set<string>([...columnsOf(table), ...COMMON])
  const columns: Record<string, string> = {}
  for (const name of header) {
    const meaning = meanings.get(keyOf(name))
    const column = meaning === 'grape' && table === 'wines' ? 'grapes' : meaning
    if (column !== undefined && known.has(column)) columns[column] ??= name
  }
  return columns
}

function keyOf(header: string): string {
  return foldText(header)
    .replace(/[^a-z0-9%/]+/g, ' ')
    .trim()
}

function readHead(path: string): string {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(HEAD_BYTES)
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, HEAD_BYTES, 0))
    try {
      // The last character may be cut: that is no fault of the file.
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    } catch {
      return new TextDecoder('windows-1252').decode(bytes)
    }
  } finally {
    closeSync(file)
  }
}

/** The first object of an array, as far as the head of the file shows it. */
function firstObject(head: string): Record<string, unknown> {
  const from = head.indexOf('{')
  let depth = 0
  let inText = false
  for (let at = from; at >= 0 && at < head.length; at++) {
    const character = head[at]
    if (inText) {
      if (character === '\\') at++
      else if (character === '"') inText = false
    } else if (character === '"') inText = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return parseObject(head.slice(from, at + 1))
  }
  return {}
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
