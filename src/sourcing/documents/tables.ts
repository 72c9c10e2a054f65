/** Rows of an owner's table to records: a row is a dish or a wine, a row with a title alone opens a section. */
import type { Doubt, MenuBody, Place, SourcedRecord, WineBody } from '../../contract/records.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import { abvOfCell, vintageOfCell } from '../../flavor/wine/vintage.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { kindOfLine } from '../menus/kind-of-line.ts'
import { marksIn } from '../menus/marks.ts'
import type { ListReading } from '../menus/read-menu.ts'
import { bottleSizeOf } from '../wine-lists/bottle-size.ts'
import { NO_HEADING, underTitle } from '../wine-lists/headings.ts'
import { readFacts } from '../wine-lists/printed-grapes.ts'
import { amountOf } from './amount.ts'
import { columnsOfSheet, isOfPlaces, type SheetColumns } from './columns-of-sheet.ts'
import { menuRecord, type Origin, wineRecord } from './envelope.ts'
import type { ListKind } from './guess-kind.ts'
import { type Price, readPrices } from './prices.ts'
import type { PrintReaders } from './print-readers.ts'
import type { Sheet, SheetRow } from './sheets.ts'

export interface TableReading extends ListReading {
  /** sheets in which neither a header nor the shape of a list was found */
  unknown: Sheet[]
  /** a sheet lists restaurants */
  hasPlaces: boolean
}

export function readTables(
  sheets: readonly Sheet[],
  kind: ListKind | undefined,
  origin: Origin,
  knowledge: Knowledge,
  readers: PrintReaders,
): TableReading {
  const reading: TableReading = { records: [], unread: [], hints: [], unknown: [], hasPlaces: false }
  for (const sheet of sheets) {
    const columns = columnsOfSheet(sheet, kind, knowledge, readers)
    if (!columns) {
      if (sheet.rows.some(({ cells }) => cells.some((cell) => cell !== ''))) reading.unknown.push(sheet)
      continue
    }
    if (isOfPlaces(columns)) {
      reading.hasPlaces = true
      reading.hints.push('The table lists restaurants with their addresses, no dishes: give their menus.')
      for (const row of columns.body)
        if (row.cells.some((cell) => cell !== ''))
          reading.unread.push({ place: cellsOf(sheet, row, columns).place(null), why: 'a place, not a dish' })
      continue
    }
    if (columns.header.length === 0)
      reading.hints.push('The table has no header: its columns were told by what they hold.')
    readSheet(sheet, columns, origin, readers, reading)
  }
  return reading
}

interface RowCells {
  cell(column: string): string
  place(column: string | null, text?: string): Place
  sheet: Sheet
  row: SheetRow
  columns: SheetColumns
}

function readSheet(
  sheet: Sheet,
  columns: SheetColumns,
  origin: Origin,
  readers: PrintReaders,
  reading: TableReading,
): void {
  const name = columns.kind === 'wine' ? 'name' : 'dish'
  const currency = commonCurrency(columns, readers)
  const lang = readers.langOf(
    columns.body
      .slice(0, 300)
      .map(({ cells }) => cells.join(' '))
      .join('\n'),
  )
  let section = titleAbove(sheet, columns, readers)
  for (const row of columns.body) {
    if (row.cells.every((cell) => cell === '')) continue
    const cells = cellsOf(sheet, row, columns)
    const filled = row.cells.filter((cell) => cell !== '')
    if (filled.length === 1 && !columns.at.has('section') && /\p{L}{2}/u.test(filled[0] ?? '') && columns.at.size > 1) {
      section = filled[0] ?? null
      continue
    }
    if (!/[\p{L}]/u.test(cells.cell(name))) {
      reading.unread.push({
        place: cells.place(null),
        why: `nothing stands in the column of ${name === 'dish' ? 'dishes' : 'names'}`,
      })
      continue
    }
    const around: Around = { section: cells.cell('section') || section, currency, lang, origin }
    if (columns.kind === 'menu') reading.records.push(dishOf(cells, around, readers))
    else {
      const wine = wineOf(cells, around, readers)
      if (typeof wine === 'string') reading.unread.push({ place: cells.place(null), why: wine })
      else reading.records.push(wine)
    }
  }
}

/** A title right above the header is that of the first rows, where it reads as one: "BLANCOS", not "Carta 2026". */
function titleAbove({ rows }: Sheet, { kind, body, header }: SheetColumns, readers: PrintReaders): string | null {
  if (header.length === 0) return null
  const above = rows
    .slice(0, Math.max(0, rows.length - body.length - 1))
    .findLast(({ cells }) => cells.some((cell) => cell !== ''))
  const filled = above?.cells.filter((cell) => cell !== '') ?? []
  const [title = ''] = filled
  if (filled.length !== 1) return null
  const isKnown =
    kind === 'wine' ? underTitle(NO_HEADING, title, readers).type !== null : readers.readSection(title) !== null
  return isKnown ? title : null
}

interface Around {
  section: string | null
  currency: string | null
  lang: 'es' | 'en' | null
  origin: Origin
}

function cellsOf(sheet: Sheet, row: SheetRow, columns: SheetColumns): RowCells {
  const cell = (column: string) => row.cells[columns.at.get(column) ?? -1] ?? ''
  return {
    sheet,
    row,
    columns,
    cell,
    place(column, text) {
      const index = column === null ? -1 : (columns.at.get(column) ?? -1)
      const place: Place = {
        row: row.number,
        text: text ?? (column === null ? row.cells.filter(Boolean).join(' | ').slice(0, 500) : cell(column)),
      }
      if (sheet.name !== null) place.sheet = sheet.name
      if (row.path !== undefined) place.path = index < 0 ? row.path : `${row.path}/${columns.header[index] ?? index}`
      if (index >= 0) place.column = columns.header[index] || letterOf(index)
      return place
    },
  }
}

/** A, B … Z, AA, as spreadsheets name them. */
function letterOf(index: number): string {
  return (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function pricesOf(cell: string, readers: PrintReaders): Price[] {
  if (cell === '') return []
  const plain = /^\d[\d.,\s]*$/.test(cell) ? amountOf(cell) : null
  if (plain !== null) return [{ amount: plain, currency: null, label: null, means: null, printed: cell }]
  return [...readPrices(cell, readers.print).prices]
}

/** The sign that most price cells print. */
function commonCurrency(columns: SheetColumns, readers: PrintReaders): string | null {
  const index = columns.at.get('price') ?? -1
  const counts = new Map<string, number>()
  for (const { cells } of columns.body.slice(0, 500))
    for (const { currency } of pricesOf(cells[index] ?? '', readers))
      if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function currencyOf(cells: RowCells, prices: readonly Price[], around: Around, readers: PrintReaders): string | null {
  const stated = cells.cell('currency')
  if (/^[A-Za-z]{3}$/.test(stated)) return stated.toUpperCase()
  const sign = stated === '' ? null : readers.print.currencyAt(stated, 0)
  return (
    sign?.code ??
    prices.find(({ currency }) => currency !== null)?.currency ??
    (prices.length > 0 ? around.currency : null)
  )
}

function dishOf(cells: RowCells, around: Around, readers: PrintReaders): SourcedRecord {
  const dish = cells.cell('dish')
  const description = cells.cell('description') || null
  const prices = pricesOf(cells.cell('price'), readers)
  const options = cells.columns.options.flatMap(({ index, label }) =>
    pricesOf(cells.row.cells[index] ?? '', readers).map(({ amount }) => ({ label, price: amount })),
  )
  const all = [...prices.map(({ amount }) => amount), ...options.map(({ price }) => price)]
  const body: MenuBody = {
    restaurant: cells.cell('restaurant') || around.origin.restaurant,
    section: around.section,
    dish,
    description,
    price: all[0] ?? null,
    price_2: all[1] ?? null,
    currency: currencyOf(cells, prices, around, readers),
    options,
    lang: around.lang,
    marks: [...new Set([...marksIn(`${dish} ${description ?? ''} ${cells.cell('marks')}`, readers.print)])],
    kind: kindOfLine({ dish, description, section: around.section, hasPrice: all.length > 0 }, readers),
    url: cells.cell('url') || null,
  }
  return menuRecord(around.origin, body, {
    position: cells.place('dish'),
    places: placesOf(cells, 'dish'),
    confidence: 0.98,
    doubts: noPrice(all.length > 0),
  })
}

function wineOf(cells: RowCells, around: Around, readers: PrintReaders): SourcedRecord | string {
  const name = cells.cell('name')
  const columns = Object.fromEntries(
    ['producer', 'grape', 'region', 'country', 'vintage', 'type', 'abv', 'description']
      .map((column) => [column, cells.cell(column)])
      .filter(([, cell]) => cell !== ''),
  )
  const reading = readWine(
    { name, ...(around.section && !columns.type ? { type: around.section } : {}), ...columns },
    readers.wines,
  )
  const isStated = ['producer', 'grape', 'vintage', 'region'].some((column) => cells.cell(column) !== '')
  if (reading.kind !== 'wine' && !(reading.kind === 'other' && isStated)) return `${reading.kind}: not a wine`
  const prices = pricesOf(cells.cell('price'), readers)
  const glasses = [
    cells.cell('glass_price'),
    ...cells.columns.options.filter(({ role }) => role === 'glass').map(({ index }) => cells.row.cells[index] ?? ''),
  ]
  const glass = glasses.flatMap((cell) => pricesOf(cell, readers))[0]
  const stock = cells.cell('stock')
  const facts = readFacts(name, readers.wines)
  const size = cells.cell('size')
  const body: WineBody = {
    name,
    section: around.section,
    producer: cells.cell('producer') || reading.producer,
    label: reading.label,
    grapes:
      cells.cell('grape') === ''
        ? facts.grapes
        : cells
            .cell('grape')
            .split(/\s*[,;/+]\s*|\s+[ye&]\s+/)
            .filter(Boolean),
    region:
      cells.cell('region') ||
      ((facts.facts.region && readers.wines.regions.byId.get(facts.facts.region.id)?.name) ?? null),
    country: reading.country,
    vintage: vintageOfCell(cells.cell('vintage')) ?? reading.vintage,
    abv: abvOfCell(cells.cell('abv')) ?? reading.abvPercent,
    colour: reading.colour,
    type: reading.type,
    size_ml:
      bottleSizeOf(/^\d{3,4}$/.test(size) ? `${size} ml` : size, readers.print) ?? bottleSizeOf(name, readers.print),
    price: prices[0]?.amount ?? null,
    glass_price: glass?.amount ?? null,
    currency: currencyOf(cells, prices, around, readers),
    shop: null,
    description: cells.cell('description') || null,
    rating: ratingOf(cells.cell('rating')),
    ratings: null,
    sku: cells.cell('sku') || null,
    in_stock: /^\d+$/.test(stock) ? Number(stock) > 0 : null,
    goes_with: [],
    url: cells.cell('url') || null,
  }
  return wineRecord(around.origin, body, {
    position: cells.place('name'),
    places: placesOf(cells, 'name'),
    confidence: Math.max(0.4, reading.confidence),
    doubts: noPrice(prices.length > 0 || glass !== undefined),
  })
}

function ratingOf(cell: string): number | null {
  const value = Number(cell.replace(',', '.'))
  return cell !== '' && value >= 0 && value <= 5 ? value : null
}

function placesOf(cells: RowCells, name: string): Record<string, Place> {
  const places: Record<string, Place> = {}
  for (const column of cells.columns.at.keys())
    if (column !== name && cells.cell(column) !== '') places[column] = cells.place(column)
  return places
}

function noPrice(has: boolean): Doubt[] {
  return has ? [] : [{ code: 'no_price', field: 'price', text: 'No price was found in this row.' }]
}
