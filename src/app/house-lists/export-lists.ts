/** Menu and list as tables that a spreadsheet opens and an import reads back. Cells that a spreadsheet would run are marked as text. */
import Papa from 'papaparse'
import { LABEL_FIELDS } from '../../domain/label-fields.ts'
import { neutraliseCell } from '../../sourcing/raw/formula-cells.ts'
import type { StoredDish } from '../../storage/storage.ts'
import { type CellarWine, cellarOf } from '../../storage/wines-cellar.ts'
import type { Around } from '../around.ts'
import { may, type Who } from '../who.ts'

export type TableFormat = 'csv' | 'xlsx'

export interface TableFile {
  name: string
  mediaType: string
  bytes: Buffer
}

type Cell = string | number | null

interface Sheet {
  title: string
  columns: readonly string[]
  rows: Cell[][]
}

export async function exportMenu({ storage }: Around, restaurantId: string, format: TableFormat): Promise<TableFile> {
  const dishes = await storage.menuOf(restaurantId)
  const columns = ['section', 'dish', 'description', 'price']
  return toFile({ title: 'menu', columns, rows: dishes.map(dishCells) }, format)
}

function dishCells({ section, dish, description, price }: StoredDish): Cell[] {
  return [section, dish, description, amount(price?.cents ?? null)]
}

export async function exportWines(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  format: TableFormat,
): Promise<TableFile> {
  const wines = await storage.read(restaurantId, (rows) => cellarOf(rows, { lock: false }))
  const listed = wines.filter(({ isArchived }) => !isArchived)
  const seesMoney = may(who, 'money.read')
  const columns = COLUMNS.filter((column) => column !== 'cost' || seesMoney)
  return toFile(
    { title: 'wines', columns, rows: listed.map((wine) => columns.map((column) => CELLS[column](wine))) },
    format,
  )
}

const CELLS = {
  sku: ({ sku }) => sku,
  name: ({ name }) => name,
  producer: ({ producer }) => producer,
  grape: ({ grape }) => grape,
  region: ({ region }) => region,
  country: ({ country }) => country,
  vintage: ({ vintage }) => vintage,
  type: ({ type }) => type,
  abv: ({ abv }) => abv,
  description: ({ description }) => description,
  size: ({ sizeMl }) => (sizeMl === null ? null : `${sizeMl} ml`),
  price: ({ priceCents }) => amount(priceCents),
  glass_price: ({ glassPriceCents }) => amount(glassPriceCents),
  cost: ({ costCents }) => amount(costCents),
  stock: ({ stock }) => stock,
} as const satisfies Record<string, (wine: CellarWine) => Cell>

const COLUMNS = [
  'sku',
  'name',
  ...LABEL_FIELDS,
  'size',
  'price',
  'glass_price',
  'cost',
  'stock',
] as const satisfies readonly (keyof typeof CELLS)[]

function amount(cents: number | null): string | null {
  return cents === null ? null : (cents / 100).toFixed(2)
}

async function toFile({ title, columns, rows }: Sheet, format: TableFormat): Promise<TableFile> {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutraliseCell(cell) : cell)))
  if (format === 'csv') {
    const body = Papa.unparse(
      { fields: [...columns], data: cells.map((row) => row.map((cell) => cell ?? '')) },
      { newline: '\r\n' },
    )
    // The mark tells spreadsheets that it is UTF-8.
    return {
      name: `${title}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes: Buffer.from(`\ufeff${body}\r\n`, 'utf8'),
    }
  }
  const { default: writeExcel } = await import('write-excel-file/node')
  const header = columns.map((column) => ({ value: column, fontWeight: 'bold' as const }))
  const body = cells.map((row) =>
    row.map((cell) =>
      cell === null || cell === ''
        ? null
        : typeof cell === 'number'
          ? { type: Number, value: cell }
          : { type: String, value: cell },
    ),
  )
  const bytes = await writeExcel([header, ...body], { sheet: title }).toBuffer()
  return {
    name: `${title}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}
