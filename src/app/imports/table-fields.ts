/** The cells of an owner's table as he wrote them: stock, cost and his own words for grape and region are in no printed list. */
import type { ImportFields } from '../../contract/house/lists.ts'
import { readMoney } from '../../domain/money.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { columnsOfSheet, type SheetColumns } from '../../sourcing/documents/columns-of-sheet.ts'
import { printReadersOf } from '../../sourcing/documents/print-readers.ts'
import { readCsvSheet, readWorkbook, type SheetRow } from '../../sourcing/documents/sheets.ts'
import { revealCell } from '../../sourcing/raw/formula-cells.ts'
import { bottleSizeOf } from '../../sourcing/wine-lists/bottle-size.ts'
import { cleanWords } from './clean-words.ts'
import type { PlacedLine } from './record-lines.ts'
import { saysSoldOut } from './sold-out-words.ts'
import type { LineDoubt, SourceDocument } from './source-line.ts'
import { withoutEmpty } from './wine-fields.ts'

const WORDS = ['producer', 'grape', 'region', 'country', 'vintage', 'type', 'abv', 'description'] as const
/** What the reader takes from a name only as it is printed there. A house and a place in a name are often but a brand: what the list says of them stays. */
const PRINTED: ReadonlySet<string> = new Set(['grape'])
const LONGEST_SKU = 80

/** Completes what was read of a table with its cells, row by row. */
export async function withCells(
  lines: readonly PlacedLine[],
  { bytes, name, kind }: SourceDocument,
  format: 'table' | 'workbook',
  knowledge: Knowledge,
): Promise<PlacedLine[]> {
  const readers = printReadersOf(knowledge)
  const sheets = format === 'table' ? readCsvSheet(bytes, name) : await readWorkbook(bytes, name)
  const rows = new Map<string, { row: SheetRow; columns: SheetColumns }>()
  for (const sheet of sheets) {
    const columns = columnsOfSheet(sheet, kind === 'menu' ? 'menu' : 'wine', knowledge, readers)
    if (!columns) continue
    for (const row of columns.body) rows.set(`${sheet.name ?? ''}\0${row.number}`, { row, columns })
  }
  return lines.map((placed) => {
    const { place, line } = placed
    const found = rows.get(`${place.sheet ?? ''}\0${place.row ?? 0}`)
    if (!found) return placed
    const cell = cellsOf(found.row, found.columns)
    const whole = found.row.cells.filter(Boolean).map(revealCell).join(' | ').slice(0, 2_000)
    const cells =
      kind === 'menu'
        ? dishCells(cell, line.read)
        : wineCells(cell, line.read, found.columns, (text) =>
            bottleSizeOf(/^\d{3,4}$/.test(text) ? `${text} ml` : text, readers.print),
          )
    const doubts = kind === 'wines' ? soldOut(found.row, found.columns, cells) : []
    const isNamed = (kind === 'menu' ? cells.dish : cells.name) !== ''
    return {
      place,
      line: {
        ...line,
        line: cleanWords(whole) || line.line,
        read: isNamed ? cells : line.read,
        doubts: [...line.doubts, ...doubts],
      },
    }
  })
}

type Cell = (column: string) => string

function cellsOf(row: SheetRow, columns: SheetColumns): Cell {
  return (column) => cleanWords(revealCell(row.cells[columns.at.get(column) ?? -1] ?? ''))
}

function dishCells(cell: Cell, read: ImportFields | null): ImportFields {
  return {
    section: cell('section') || read?.section || '',
    dish: cell('dish'),
    description: cell('description'),
    price_cents: read?.price_cents ?? centsOf(cell('price')),
  }
}

/** A remark that a wine is gone counts as a stock of 0, and is shown for a person to look at. */
function soldOut(row: SheetRow, { at, header }: SheetColumns, fields: ImportFields): LineDoubt[] {
  const known = new Set(at.values())
  const remark = row.cells.find((cell, i) => !known.has(i) && saysSoldOut(cell, header[i] ?? ''))
  if (remark === undefined || fields.stock === 0) return []
  fields.stock = 0
  return [{ code: 'said_sold_out', field: 'stock', about: cleanWords(remark) }]
}

function wineCells(
  cell: Cell,
  read: ImportFields | null,
  { at }: SheetColumns,
  sizeOf: (text: string) => number | null,
): ImportFields {
  // Where the sheet has no such column, what the name itself prints counts, as on a printed list.
  const words = Object.fromEntries(
    WORDS.map((column) => [column, at.has(column) || !PRINTED.has(column) ? cell(column) : (read?.[column] ?? '')]),
  )
  const stock = cell('stock')
  return withoutEmpty({
    ...words,
    name: cell('name'),
    vintage: vintageOf(cell('vintage')) || read?.vintage || '',
    // A row below the title "TINTOS" has its type from there.
    type: cell('type') || read?.type || '',
    sku: cell('sku').slice(0, LONGEST_SKU),
    size_ml: sizeOf(cell('size')) ?? read?.size_ml ?? null,
    price_cents: read ? (read.price_cents ?? null) : centsOf(cell('price')),
    glass_price_cents: read ? (read.glass_price_cents ?? null) : centsOf(cell('glass_price')),
    cost_cents: centsOf(cell('cost')),
    stock: /^\d{1,5}$/.test(stock) ? Number(stock) : null,
  })
}

/** "'21" is 2021, "s/a" (sin añada) the same as NV; anything else stays as it was written. */
function vintageOf(cell: string): string {
  const short = /^['’´`](\d{2})$/.exec(cell)?.[1]
  if (short !== undefined) return String(fullYear(Number(short)))
  return /^s\s*\/\s*a\.?$/i.test(cell) ? 'NV' : cell
}

function fullYear(short: number): number {
  return short < 50 ? 2000 + short : 1900 + short
}

function centsOf(cell: string): number | null {
  const cents = readMoney(cell)?.cents ?? null
  return cents !== null && cents <= 100_000_000 ? cents : null
}
