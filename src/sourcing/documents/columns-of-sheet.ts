/** Which column of a sheet is what: by its header in either language, or, without one, by what its cells look like. */
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { amountOf } from './amount.ts'
import { kindOfNames, type ListKind } from './guess-kind.ts'
import { readPrices } from './prices.ts'
import type { PrintReaders } from './print-readers.ts'
import type { PrintRole } from './print-words.ts'
import type { Sheet, SheetRow } from './sheets.ts'

export interface SheetColumns {
  kind: ListKind
  /** our column name → index of the cell */
  at: ReadonlyMap<string, number>
  /** further columns of prices: "Precio media", "Jarra" */
  options: readonly { index: number; label: string; role: PrintRole }[]
  /** as printed, empty where the sheet has none */
  header: readonly string[]
  /** rows below the header */
  body: readonly SheetRow[]
}

const HEADER_WITHIN = 12
const LISTS = { menu: 'dish', wine: 'wine' } as const
const NAMES = { menu: 'dish', wine: 'name' } as const
const PORTIONS: ReadonlySet<PrintRole> = new Set(['portion', 'glass', 'bottle', 'size'])
const SAMPLE = 200
/** Of the cells of a column of prices. */
const MOSTLY = 0.6

export function columnsOfSheet(
  sheet: Sheet,
  asked: ListKind | undefined,
  knowledge: Knowledge,
  readers: PrintReaders,
): SheetColumns | null {
  const kinds: readonly ListKind[] = asked ? [asked] : ['menu', 'wine']
  const first = sheet.header
    ? [{ cells: sheet.header, from: 0 }]
    : sheet.rows.slice(0, HEADER_WITHIN).map(({ cells }, i) => ({ cells, from: i + 1 }))
  let best: { columns: SheetColumns; score: number } | null = null
  for (const { cells, from } of first)
    for (const kind of kinds) {
      const at = meaningsOf(cells, kind, knowledge)
      const score = at.size + (at.has(NAMES[kind]) ? 1 : -5)
      if (at.size < 2 || score <= (best?.score ?? 0)) continue
      const options = cells.flatMap((cell, index) => optionOf(cell, index, at, readers))
      best = { columns: { kind, at, options, header: cells, body: sheet.rows.slice(from) }, score }
    }
  if (best && asked === undefined) return settleKind(best.columns, sheet, knowledge, readers)
  return best?.columns ?? byShape(sheet, asked, readers)
}

/** Restaurants with their addresses: "Name, URL, Address" heads no menu. */
export function isOfPlaces({ kind, at, header }: SheetColumns): boolean {
  const saysMore = ['price', 'description', 'section'].some((column) => at.has(column))
  return kind === 'menu' && !saysMore && header.some((cell) => OF_PLACES.has(keyOf(cell)))
}

const OF_PLACES: ReadonlySet<string> = new Set([
  'address',
  'direccion',
  'phone',
  'phone number',
  'telefono',
  'latitude',
  'latitud',
  'longitude',
  'longitud',
  'lat',
  'lng',
  'lon',
  'zip code',
  'codigo postal',
  'horario',
  'opening hours',
])

/** "name, price" heads menus and wine lists alike: the cells decide. */
function settleKind(columns: SheetColumns, sheet: Sheet, knowledge: Knowledge, readers: PrintReaders): SheetColumns {
  const tells = ['producer', 'grape', 'vintage', 'region', 'abv'].filter((column) => columns.at.has(column)).length
  if (columns.kind === 'wine' && tells >= 2) return columns
  const at = columns.at.get(NAMES[columns.kind]) ?? 0
  const kind = kindOfNames(
    columns.body.map(({ cells }) => cells[at] ?? ''),
    readers,
  )
  return kind === columns.kind ? columns : (columnsOfSheet(sheet, kind, knowledge, readers) ?? columns)
}

/** The header as it stands, then without what it adds ("P.V.P. (inc. IGV)", "Bot. S/"), then by its first words ("Nombre del platillo"). */
function meaningsOf(cells: readonly string[], kind: ListKind, knowledge: Knowledge): Map<string, number> {
  const at = new Map<string, number>()
  const rows = knowledge.tables['column-names'].rows.filter(({ list }) => list === LISTS[kind])
  const keys = cells.map(keyOf)
  const bare = cells.map(bareKeyOf)
  for (const isMeant of [
    (alias: string, i: number) => keys[i] === alias,
    (alias: string, i: number) => bare[i] === alias,
    (alias: string, i: number) => OPENING.has(alias) && bare[i]?.startsWith(`${alias} `) === true,
  ])
    for (const row of rows) {
      if (at.has(row.column)) continue
      const taken = new Set(at.values())
      // The canonical name first, then the aliases in their order.
      for (const alias of [row.column, ...row.aliases].map(keyOf)) {
        const index = cells.findIndex((cell, i) => cell.length <= LONGEST_HEADER && !taken.has(i) && isMeant(alias, i))
        if (index < 0) continue
        at.set(row.column, index)
        break
      }
    }
  return at
}

const LONGEST_HEADER = 40
/** Words that open a header and say what it holds, whatever follows. */
const OPENING: ReadonlySet<string> = new Set([
  'nombre',
  'precio',
  'descripcion',
  'categoria',
  'price',
  'copa',
  'botella',
])

/** Without brackets, currencies, taxes and the points of short forms. */
function bareKeyOf(header: string): string {
  const key = foldText(header)
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/s\/\.?|us\$|[$€£]/g, ' ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/\b(?:soles|pen|usd|eur|inc|incl|incluido|igv|iva)\b/g, ' ')
  return keyOf(key)
}

function keyOf(header: string): string {
  return foldText(header)
    .replace(/[^a-z0-9%/]+/g, ' ')
    .trim()
}

function optionOf(cell: string, index: number, at: ReadonlyMap<string, number>, { print }: PrintReaders) {
  if ([...at.values()].includes(index)) return []
  for (let i = 0; i < cell.length; i++) {
    if (i > 0 && /[\p{L}\p{N}]/u.test(cell[i - 1] ?? '')) continue
    const phrase = print.phraseAt(cell, i, PORTIONS)
    if (phrase) return [{ index, label: cell.trim(), role: phrase.role }]
  }
  return []
}

/** A column of prices beside a column of words that differ: a list without a header. */
function byShape(sheet: Sheet, asked: ListKind | undefined, readers: PrintReaders): SheetColumns | null {
  if (sheet.header) return null
  const rows = sheet.rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const sample = rows.slice(0, SAMPLE)
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length))
  const shapes = Array.from({ length: width }, (_, index) =>
    shapeOf(
      sample.map(({ cells }) => cells[index] ?? ''),
      readers,
    ),
  )
  const price = shapes.findLastIndex(({ prices }) => prices >= MOSTLY)
  const words = shapes
    .map((shape, index) => ({ ...shape, index }))
    .filter(({ index, letters }) => index !== price && letters >= MOSTLY)
  const name = words
    .filter(({ distinct }) => distinct > 0.7)
    .sort((a, b) => Number(a.length > 45) - Number(b.length > 45) || a.index - b.index)[0]
  if (price < 0 || !name || sample.length < 3) return null
  const at = new Map<string, number>()
  const kind =
    asked ??
    kindOfNames(
      sample.map(({ cells }) => cells[name.index] ?? ''),
      readers,
    )
  at.set(NAMES[kind], name.index)
  at.set('price', price)
  const section = words.find(({ index, distinct }) => index < name.index && distinct <= 0.5)
  if (section) at.set('section', section.index)
  const description = words.find(({ index, length }) => index > name.index && length > name.length)
  if (description) at.set('description', description.index)
  const vintage = shapes.findIndex(({ years }) => years >= MOSTLY)
  if (kind === 'wine' && vintage >= 0) at.set('vintage', vintage)
  return { kind, at, options: [], header: [], body: sheet.rows }
}

function shapeOf(cells: readonly string[], readers: PrintReaders) {
  const filled = cells.filter((cell) => cell !== '')
  const share = (test: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length
  const years = share((cell) => /^(?:19[5-9]|20[0-3])\d$/.test(cell))
  return {
    years,
    prices: years > 0.5 || filled.length < cells.length * 0.4 ? 0 : share((cell) => isPrice(cell, readers)),
    letters: share((cell) => /\p{L}{3}/u.test(cell)),
    distinct: new Set(filled).size / Math.max(1, filled.length),
    length: filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length),
  }
}

function isPrice(cell: string, { print }: PrintReaders): boolean {
  if (/^\d{6,}$/.test(cell)) return false
  const read = readPrices(cell, print)
  return (amountOf(cell) !== null && /^[\d.,\s]+$/.test(cell)) || (read.prices.length > 0 && !/\p{L}/u.test(read.text))
}
