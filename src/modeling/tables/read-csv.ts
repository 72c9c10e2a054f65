/** CSV files of any shape to named columns of text. A row that does not fit is kept, and named. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import { MaridajeError } from '../../errors.ts'

export interface RowProblem {
  file: string
  /** line of the row among the rows of its file; the header is 1 */
  row: number
  message: string
}

export interface Table {
  header: string[]
  /** as many cells as the header has; what a short row lacks is empty */
  rows: string[][]
  /** file and row of each, for what is said about it later */
  places: { file: string; row: number }[]
  problems: RowProblem[]
  /** hash of the bytes of all files */
  hash: string
}

export function readCsv(path: string): Table {
  const files = filesOf(path)
  const hash = createHash('sha256')
  const table: Table = { header: [], rows: [], places: [], problems: [], hash: '' }
  for (const file of files) {
    const bytes = readBytes(file)
    hash.update(bytes)
    addFile(table, basename(file), textOf(bytes, file), file)
  }
  table.hash = hash.digest('hex')
  return table
}

/** A folder is all its CSV files, by name. */
function filesOf(path: string): string[] {
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} does not exist`, { place: { file: path }, cause })
  }
  if (!isFolder) return [path]
  const found = readdirSync(path).filter((name) => name.toLowerCase().endsWith('.csv'))
  if (found.length === 0)
    throw new MaridajeError('unreadable_file', `${path} has no CSV file`, { place: { file: path } })
  return found.sort().map((name) => join(path, name))
}

function addFile(table: Table, name: string, text: string, path: string): void {
  const lines = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter: delimiterOf(text) }).data
  const header = lines[0]?.map((cell) => cell.trim()) ?? []
  if (header.length === 0)
    throw new MaridajeError('unreadable_file', `${path} is empty`, {
      place: { file: path },
      hint: 'It needs a line with the names of its columns.',
    })
  const twice = header.find((column, i) => header.indexOf(column) !== i)
  if (twice !== undefined)
    throw new MaridajeError('unreadable_file', `${path} has two columns "${twice}"`, { place: { file: path, row: 1 } })
  if (table.header.length === 0) table.header = header
  const order = table.header.map((column) => header.indexOf(column))
  const lacking = table.header.filter((_, i) => order[i] === -1)
  if (lacking.length > 0)
    throw new MaridajeError('unreadable_file', `${path} lacks the columns ${lacking.join(', ')} of the other files`, {
      place: { file: path, row: 1 },
    })
  for (const [i, cells] of lines.slice(1).entries()) {
    const row = i + 2
    if (cells.length !== header.length)
      table.problems.push({ file: name, row, message: `has ${cells.length} cells, not ${header.length}` })
    table.rows.push(order.map((at) => (cells[at] ?? '').trim()))
    table.places.push({ file: name, row })
  }
}

/** What most often stands between the names of the first line. */
function delimiterOf(text: string): string {
  const first = text
    .slice(0, 20_000)
    .split(/\r?\n/, 1)[0]!
    .replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${file} cannot be opened`, { place: { file }, cause })
  }
}

/** UTF-8, else the Western one-byte encoding. */
function textOf(bytes: Uint8Array, file: string): string {
  if (bytes.subarray(0, 8_192).includes(0))
    throw new MaridajeError('unreadable_file', `${file} is not a text file`, {
      place: { file },
      hint: 'Save it as CSV (UTF-8) and try again.',
    })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
