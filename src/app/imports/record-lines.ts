/** Records and unread lines of a reading, in the order of the document. */
import type { DocumentReading, Place, SourcedRecord, Unread } from '../../contract/records.ts'
import { WINE_KINDS } from '../../domain/vocabulary.ts'
import { cleanWords } from './clean-words.ts'
import { dishFields, furtherPrices } from './dish-fields.ts'
import type { LineDoubt, SourceDocument, SourceLine } from './source-line.ts'
import { wineFields } from './wine-fields.ts'

export interface PlacedLine {
  place: Place
  line: SourceLine
}

export function linesOf({ records, unread }: DocumentReading, document: SourceDocument): PlacedLine[] {
  const read = records.flatMap((record) => lineOfRecord(record, document))
  return inOrder([...read, ...unread.map(lineOfUnread)])
}

function lineOfRecord(record: SourcedRecord, { kind, currency }: SourceDocument): PlacedLine[] {
  if (record.kind === 'sommelier') return []
  const isMenu = record.kind === 'menu'
  const about = { place: record.position, text: textOf(record.position) }
  // Wines on a menu, dishes on a list: set apart, with what they are.
  if (isMenu !== (kind === 'menu'))
    return [{ place: about.place, line: unreadLine(about.text, about.place, isMenu ? 'food' : 'wine') }]
  const fields = isMenu ? dishFields(record.body) : wineFields(record.body)
  const doubts: LineDoubt[] = record.doubts.map(({ code, field, text }) => ({
    code,
    field: FIELDS[field] ?? field,
    about: detailOf(text),
  }))
  if (isMenu) {
    const further = furtherPrices(record.body)
    if (further.length > 0) doubts.push(...further)
  }
  const printed = record.body.currency
  if (printed !== null && printed !== currency && record.body.price !== null)
    doubts.push({ code: 'other_currency', field: 'price_cents', about: printed })
  if (doubts.some(({ code }) => code === 'said_sold_out')) fields.stock = 0
  const line = about.text || (isMenu ? record.body.dish : record.body.name)
  return [
    {
      place: about.place,
      line: {
        line,
        page: record.position.page ?? null,
        kind: isMenu ? record.body.kind : 'wine',
        read: fields,
        doubts,
      },
    },
  ]
}

/** Fields of records and what they are called in a row. */
const FIELDS: Readonly<Record<string, string>> = {
  price: 'price_cents',
  glass_price: 'glass_price_cents',
  grapes: 'grape',
  size: 'size_ml',
}

function lineOfUnread({ place, why }: Unread): PlacedLine {
  return {
    place,
    line: { ...unreadLine(textOf(place), place, kindOf(why)), doubts: [{ code: 'unread', field: '', about: why }] },
  }
}

function unreadLine(text: string, place: Place, kind: string): SourceLine {
  return { line: text, page: place.page ?? null, kind, read: null, doubts: [] }
}

/** `pisco: not a wine` says what it is. */
function kindOf(why: string): string {
  const kind = /^(\w+): not a wine$/.exec(why)?.[1] ?? ''
  return WINE_KINDS.some((known) => known === kind) ? kind : 'unread'
}

/** Source lines keep their look but for what cannot be kept. */
function textOf({ text }: Place): string {
  return cleanWords(text)
}

/** What stands behind the colon, or the quoted name: the part of a reader's sentence that no code says. */
function detailOf(text: string): string {
  return cleanWords(/:\s*(.+?)\.?$/.exec(text)?.[1] ?? /"(.+)"/.exec(text)?.[1] ?? '')
}

/** By page and line where both have them; a line without a place stays behind the one it came after. */
function inOrder(lines: PlacedLine[]): PlacedLine[] {
  const sheets = [...new Set(lines.map(({ place }) => place.sheet ?? ''))]
  const at = ({ place }: PlacedLine): [number, number, number] => [
    sheets.indexOf(place.sheet ?? ''),
    place.page ?? 0,
    place.line ?? place.row ?? Number.POSITIVE_INFINITY,
  ]
  return lines
    .map((line) => ({ line, key: at(line) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || (a.key[2] === b.key[2] ? 0 : a.key[2] - b.key[2]))
    .map(({ line }) => line)
}
