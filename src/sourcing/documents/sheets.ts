/** CSV, TSV, XLSX and flat JSON to sheets of cells, each row with its number. */
import Papa from 'papaparse'
import { decodeText } from '../tables/decode.ts'
import { delimiterOf } from '../tables/delimiter.ts'
import { cleanText } from './clean-text.ts'
import { guardZip } from './guard-zip.ts'
import { LIMITS, tooLarge, unreadable, within } from './limits.ts'

export interface SheetRow {
  /** counts from 1, as the program that wrote the file does */
  number: number
  cells: readonly string[]
  /** JSON pointer of the object that the row is */
  path?: string
}

export interface Sheet {
  name: string | null
  /** keys of JSON objects; tables have their header among the rows */
  header: readonly string[] | null
  rows: readonly SheetRow[]
}

export function readCsvSheet(bytes: Uint8Array, file: string): Sheet[] {
  const text = decodeText(bytes, file)
  // Excel writes the separator into the first line.
  const body = text.replace(/^sep=.\r?\n/i, '')
  const { data } = Papa.parse<string[]>(body, {
    skipEmptyLines: false,
    delimiter: delimiterOf(body)?.sign ?? '',
    delimitersToGuess: [';', ',', '\t', '|'],
    preview: LIMITS.rows,
  })
  const shift = body.length < text.length ? 2 : 1
  return [
    { name: null, header: null, rows: data.map((cells, i) => ({ number: i + shift, cells: cells.map(cleanCell) })) },
  ]
}

export async function readWorkbook(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  guardZip(bytes, file)
  const { default: readXlsx } = await import('read-excel-file/node')
  const late = () => tooLarge(file, 'took too long to open', 'Bring a smaller workbook, or CSV.')
  try {
    const sheets = await within(LIMITS.milliseconds, readXlsx(Buffer.from(bytes)), late)
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      header: null,
      rows: data.slice(0, LIMITS.rows).map((cells, i) => ({ number: i + 1, cells: cells.map(cellText) })),
    }))
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'MaridajeError') throw cause
    throw unreadable(
      file,
      'is a workbook that cannot be opened',
      'Save it anew as XLSX (not XLS) or CSV and try again.',
      cause,
    )
  }
}

/** Numbers keep at most two decimals: 18.9 may be stored as 18.899999999999999. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return cleanCell(String(value))
}

function cleanCell(cell: string): string {
  return cleanText(cell).replace(/\s+/g, ' ').trim()
}

const DEEPEST = 12

/** Every array of objects is a sheet; what stands around it ("category": "Entradas") becomes a column of its rows. */
export function readJsonSheets(bytes: Uint8Array, file: string): Sheet[] {
  let root: unknown
  try {
    root = JSON.parse(decodeText(bytes, file).replace(/^\ufeff/, ''))
  } catch (cause) {
    throw unreadable(file, 'is broken JSON', 'Export it anew and try again.', cause)
  }
  const sheets: Sheet[] = []
  walk(root, '', {}, 0, sheets)
  return sheets
}

type Around = Readonly<Record<string, string>>

function walk(node: unknown, path: string, around: Around, depth: number, sheets: Sheet[]): void {
  if (depth > DEEPEST || typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    if (isTuples(node)) {
      sheets.push(tuplesOf(node, path, around))
      return
    }
    const objects = node.filter(isObject)
    const isList =
      objects.length > 0 &&
      objects.every((object) => !Object.values(object).some((value) => Array.isArray(value) && value.some(isObject)))
    if (isList) sheets.push(sheetOf(node, path, around))
    else
      node.forEach((child, i) => {
        walk(child, `${path}/${i}`, around, depth + 1, sheets)
      })
    return
  }
  const title = titleOf(node)
  const inner = title === null ? around : { ...around, section: title }
  for (const [key, child] of Object.entries(node)) {
    const named =
      title === null && Array.isArray(child) && (isObject(child[0]) || isTuples(child))
        ? { ...inner, section: key }
        : inner
    walk(child, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, named, depth + 1, sheets)
  }
}

/** `[["Causa", 18], ["Tiradito", 39.5]]`: rows without keys, told by what they hold. */
function isTuples(list: readonly unknown[]): boolean {
  const isTuple = (row: unknown) =>
    Array.isArray(row) && row.length > 1 && row.every((cell) => typeof cell !== 'object' || cell === null)
  return list.length > 1 && list.every(isTuple) && list.some((row) => Array.isArray(row) && row.some(isWords))
}

function isWords(cell: unknown): boolean {
  return typeof cell === 'string' && /\p{L}{3}/u.test(cell)
}

function tuplesOf(list: readonly unknown[], path: string, around: Around): Sheet {
  const section = around.section === undefined || GENERIC.test(around.section) ? null : around.section
  const rows = list.slice(0, LIMITS.rows).map(
    (row, i): SheetRow => ({
      number: i + 1,
      path: `${path}/${i}`,
      cells: Array.isArray(row) ? row.map(scalar) : [],
    }),
  )
  const title: SheetRow[] = section === null ? [] : [{ number: 1, path, cells: [section] }]
  return { name: null, header: null, rows: [...title, ...rows] }
}

/** Keys that say that a list follows, not of what. */
const GENERIC = /^(?:items?|data|rows|list|lista|menu|carta|values?|products?|productos|platos|vinos|wines)$/i

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function titleOf(node: object): string | null {
  for (const key of [
    'section',
    'seccion',
    'sección',
    'category',
    'categoria',
    'categoría',
    'name',
    'nombre',
    'title',
    'titulo',
    'título',
  ]) {
    const value: unknown = Reflect.get(node, key)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return null
}

function sheetOf(list: readonly unknown[], path: string, around: Around): Sheet {
  const header: string[] = []
  for (const object of list.filter(isObject).slice(0, 200))
    for (const [key, value] of Object.entries(object))
      if (!header.includes(key) && (typeof value !== 'object' || value === null)) header.push(key)
  const extra = Object.keys(around).filter((key) => !header.includes(key))
  const rows = list.slice(0, LIMITS.rows).flatMap((object, i): SheetRow[] =>
    isObject(object)
      ? [
          {
            number: i + 1,
            path: `${path}/${i}`,
            cells: [...header.map((key) => scalar(object[key])), ...extra.map((key) => around[key] ?? '')],
          },
        ]
      : [],
  )
  return { name: null, header: [...header, ...extra], rows }
}

function scalar(value: unknown): string {
  return typeof value === 'object' || value === undefined ? '' : cleanCell(String(value))
}
