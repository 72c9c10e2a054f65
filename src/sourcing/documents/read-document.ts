/** The one way in: the bytes of an owner's file to records, or an error that says what was seen instead. */
import type { DocumentReading } from '../../contract/records.ts'
import { MaridajeError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type ListReading, readMenu } from '../menus/read-menu.ts'
import { decodeText } from '../tables/decode.ts'
import { readWineList } from '../wine-lists/read-wine-list.ts'
import { type Origin, sha256 } from './envelope.ts'
import { dropFurniture } from './furniture.ts'
import { guessKind, type ListKind } from './guess-kind.ts'
import { layOut } from './lay-out.ts'
import { LIMITS, tooLarge, unreadable } from './limits.ts'
import { scanMenderOf } from './mend-scan.ts'
import { type PrintedPage, placeOf } from './page.ts'
import { partLists } from './part-lists.ts'
import { type PrintReaders, printReadersOf } from './print-readers.ts'
import { readHtmlPages } from './read-html.ts'
import type { OnPage } from './read-pdf.ts'
import { readMarkdownPages, readTextPages } from './read-text.ts'
import { addDrawnTitles, type Printed, readWholePdf, scanPhoto } from './scan-document.ts'
import { readCsvSheet, readJsonSheets, readWorkbook, type Sheet } from './sheets.ts'
import { type DocumentFormat, sniffFormat } from './sniff.ts'
import { readTables, type TableReading } from './tables.ts'

export interface DocumentOptions {
  /** file name or address, for messages and records */
  name: string
  /** what the document lists; guessed where it is not given */
  kind?: ListKind
  knowledge: Knowledge
  restaurant?: string | null
  /** RFC 3339; now where it is not given */
  fetchedAt?: string
  onPage?: OnPage
}

export async function readDocument(bytes: Uint8Array, options: DocumentOptions): Promise<DocumentReading> {
  const { name, knowledge } = options
  if (bytes.length > LIMITS.bytes)
    throw tooLarge(
      name,
      `has ${bytes.length} bytes; at most ${LIMITS.bytes} are read`,
      'Bring a smaller file or single pages.',
    )
  if (bytes.length === 0) throw unreadable(name, 'is empty', 'Choose the file again.')
  const format = sniffFormat(bytes, name)
  const readers = printReadersOf(knowledge)
  const origin: Origin = {
    source: name,
    fetchedAt: options.fetchedAt ?? new Date().toISOString(),
    connector: `document:${format}`,
    rawSha256: sha256(bytes),
    restaurant: options.restaurant ?? null,
  }
  const sheets = await sheetsOf(format, bytes, name)
  if (sheets) {
    const reading = readTables(sheets, options.kind, origin, knowledge, readers)
    if (reading.records.length > 0) return withUnknown(reading)
    if (reading.hasPlaces)
      throw unreadable(
        name,
        'lists restaurants with their addresses, no dishes',
        'Give the menus of these restaurants.',
      )
    // Cells that are no table may still be the lines of a list.
    return readPrinted({ pages: readTextPages(linesOf(sheets)), hints: [] }, options, origin, readers)
  }
  const printed = await printedPages(format, bytes, options)
  const reading = readPrinted(printed, options, origin, readers)
  if (format !== 'pdf' || !isUntitled(reading)) return reading
  const titled = await addDrawnTitles(bytes, name, printed, options.onPage)
  return titled ? readPrinted(titled, options, origin, readers) : reading
}

/** A long list without any sections: perhaps its titles are drawings. */
const LONG = 8
const UNTITLED = 0.7

function isUntitled({ records }: DocumentReading): boolean {
  const without = records.filter((record) => record.kind !== 'sommelier' && record.body.section === null).length
  return records.length >= LONG && without > records.length * UNTITLED
}

/** Null where the format has no cells. */
async function sheetsOf(format: DocumentFormat, bytes: Uint8Array, name: string): Promise<Sheet[] | null> {
  switch (format) {
    case 'table':
      return readCsvSheet(bytes, name)
    case 'workbook':
      return readWorkbook(bytes, name)
    case 'json':
      return readJsonSheets(bytes, name)
    default:
      return null
  }
}

function withUnknown({ records, unread, hints, unknown }: TableReading): DocumentReading {
  const left = unknown.flatMap((sheet) =>
    sheet.rows.slice(0, 50).map(({ number, cells }) => ({
      place: {
        row: number,
        text: cells.filter(Boolean).join(' | ').slice(0, 500),
        ...(sheet.name === null ? {} : { sheet: sheet.name }),
      },
      why: 'the sheet has neither a header nor the shape of a list',
    })),
  )
  return { records, unread: [...unread, ...left], hints }
}

function linesOf(sheets: readonly Sheet[]): string {
  return sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.filter(Boolean).join('\t'))).join('\n')
}

async function printedPages(
  format: DocumentFormat,
  bytes: Uint8Array,
  { name, onPage }: DocumentOptions,
): Promise<Printed> {
  switch (format) {
    case 'pdf':
      return readWholePdf(bytes, name, onPage)
    case 'image':
      return scanPhoto(bytes, name)
    case 'html':
      return { pages: await readHtmlPages(decodeText(bytes, name)), hints: [] }
    case 'markdown':
      return { pages: readMarkdownPages(decodeText(bytes, name)), hints: [] }
    case 'text':
      return { pages: readTextPages(decodeText(bytes, name)), hints: [] }
    default:
      throw unreadable(
        name,
        'is no kind of file that is read here',
        'Bring a PDF, a photo, a table (CSV, XLSX) or text.',
      )
  }
}

function readPrinted(
  printed: Printed,
  options: DocumentOptions,
  origin: Origin,
  readers: PrintReaders,
): DocumentReading {
  const mend = (words: PrintedPage['words']) => scanMenderOf(options.knowledge)(words)
  const words = printed.pages.reduce((sum, page) => sum + page.words.length, 0)
  if (words > LIMITS.words)
    throw tooLarge(
      options.name,
      `prints ${words} words; at most ${LIMITS.words} are read`,
      'Bring the pages of the list alone.',
    )
  const laid = printed.pages.map((page) =>
    layOut(page.isScanned ? { ...page, words: mend(page.words) } : page, readers.print),
  )
  const { pages, dropped } = dropFurniture(laid, (text) => readers.readSection(text) !== null)
  const kind = options.kind ?? guessKind(pages, readers)
  const readAs = (asked: ListKind) =>
    asked === 'wine' ? readWineList(pages, origin, readers) : readMenu(pages, origin, readers)
  const reading =
    options.kind === undefined ? partLists(kind, readAs('menu'), readAs('wine'), readers) : readAs(options.kind)
  if (!isBelievable(reading.records, readers)) throw nothingRead(options.name, options.kind, laid)
  const repeated = dropped.map((line) => ({
    place: placeOf(
      line,
      laid.some(({ page, hasBoxes }) => page === line.page && hasBoxes),
    ),
    why: 'repeated on the pages, no part of the list',
  }))
  return {
    records: reading.records,
    unread: [...reading.unread, ...repeated],
    hints: hintsOf(reading, printed, pages, kind, options),
  }
}

/** Prose gives lines as well: something must have a price, or be a dish or wine that is known. */
function isBelievable(records: DocumentReading['records'], readers: PrintReaders): boolean {
  return records.some((record) => {
    if (record.kind === 'menu')
      return record.body.price !== null || readers.readDish(record.body.dish.slice(0, 500)).dishId !== null
    return (
      record.kind === 'wine' &&
      (record.body.price !== null || record.body.vintage !== null || record.body.grapes.length > 0)
    )
  })
}

function hintsOf(
  reading: ListReading,
  printed: Printed,
  pages: readonly PrintedPage[],
  kind: ListKind,
  options: DocumentOptions,
): string[] {
  const hints = [...printed.hints, ...reading.hints]
  if (options.kind === undefined) hints.push(kind === 'wine' ? 'Read as a wine list.' : 'Read as a menu.')
  if (pages.some(({ lines }) => new Set(lines.map(({ block }) => block)).size > 1))
    hints.push('Several columns were found and read one after the other.')
  return hints
}

const NOTHING = {
  menu: { nothing: 'dishes', hint: 'Is this the menu? A line needs a name and a price.' },
  wine: { nothing: 'wines', hint: 'Is this the wine list? A line needs a name and a price.' },
  unsaid: {
    nothing: 'dishes and no wines',
    hint: 'Is this a menu or a wine list? A line needs a name and a price; say which it is where it is hard to tell.',
  },
} as const

/** @param asked what it was said to be; nobody is told that it is no wine list who never said so */
function nothingRead(name: string, asked: ListKind | undefined, pages: readonly PrintedPage[]): MaridajeError {
  const lines = pages.flatMap((page) => page.lines)
  const seen =
    lines.length === 0
      ? 'no text at all was found'
      : `${lines.length} lines were seen, the first: "${lines
          .slice(0, 3)
          .map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 60))
          .join(' / ')}"`
  const { nothing, hint } = NOTHING[asked ?? 'unsaid']
  return new MaridajeError('unreadable_file', `${name} gave no ${nothing}: ${seen}`, { place: { file: name }, hint })
}
