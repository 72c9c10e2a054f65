/** Printed pages to the records of a menu: sections, dishes, prices, what is set apart. */
import type { Doubt, MenuBody, Place, SourcedRecord, Unread } from '../../contract/records.ts'
import { menuRecord, type Origin } from '../documents/envelope.ts'
import { goneOf, groupItems, type Item, type Judgement, unlikelyName } from '../documents/group-items.ts'
import { type JoinedRow, joinPrices } from '../documents/join-prices.ts'
import { studyLooks } from '../documents/looks.ts'
import { median, type PrintedPage, placeOf } from '../documents/page.ts'
import { type ColumnLabel, columnLabelsOf, labelPrices } from '../documents/price-labels.ts'
import { priceRows, type Row } from '../documents/priced-rows.ts'
import type { Price } from '../documents/prices.ts'
import { isOpenEnded, type PrintReaders } from '../documents/print-readers.ts'
import { kindOfLine } from './kind-of-line.ts'
import { marksIn } from './marks.ts'

export interface ListReading {
  records: SourcedRecord[]
  unread: Unread[]
  hints: string[]
}

export function readMenu(pages: readonly PrintedPage[], origin: Origin, readers: PrintReaders): ListReading {
  const priced = priceRows(pages, readers.print)
  const listed = withoutHeaders(priced.rows, readers)
  const looks = studyLooks(listed)
  const judge = judgeDishes(readers)
  const { rows, lost } = joinPrices(listed, (row) => unlikelyName(row, looks, judge))
  const lang = readers.langOf(rows.map(({ text }) => text).join('\n'))
  const usual = median(rows.flatMap(({ prices }) => prices.map(({ amount }) => amount)))
  const reading: ListReading = {
    records: [],
    unread: lost.map((row) => unread(row, 'a price without a line that it belongs to')),
    hints: [],
  }
  reading.unread.push(...headers(priced.rows, listed))
  let section: Section | null = null
  let labels: ColumnLabel[] = []
  let parent: Extract<SourcedRecord, { kind: 'menu' }> | null = null
  for (const group of groupItems(rows, looks, judge)) {
    if (group.type !== 'item') {
      const header = columnLabelsOf(group.row.line, readers.print)
      if (header) labels = header.labels
      if (header?.title) section = { text: titleOf(header.title), row: group.row }
      else if (!header && group.type === 'title') {
        section = { text: titleOf(group.row.text), row: group.row }
        labels = []
      } else if (!header) reading.unread.push(unread(group.row, whyUnread(group.row, readers)))
      if (group.type === 'title') parent = null
      continue
    }
    const record = readItem(group.item, { section, labels, lang, usual, currency: priced.currency, origin }, readers)
    reading.records.push(record)
    if (record.kind !== 'menu') continue
    if (record.body.kind === 'extra' && record.body.price !== null && parent)
      parent.body.options.push({ label: record.body.dish, price: record.body.price })
    else if (record.body.kind !== 'extra') parent = record
  }
  return reading
}

interface Section {
  text: string
  row: JoinedRow
}

interface Around {
  section: Section | null
  labels: readonly ColumnLabel[]
  lang: 'es' | 'en' | null
  usual: number
  currency: string | null
  origin: Origin
}

function readItem(item: Item, around: Around, readers: PrintReaders): SourcedRecord {
  const { priced } = item
  const dish = withoutPictures(joined(item.name)) || joined(item.name)
  const description = joined(item.description) || null
  const section = around.section?.text ?? null
  const prices = labelPrices(priced.prices, priced.priceLine ?? priced.line, around.labels)
  const kind = kindOfLine({ dish, description, section, hasPrice: prices.length > 0 }, readers)
  const body: MenuBody = {
    restaurant: around.origin.restaurant,
    section,
    dish,
    description,
    price: prices[0]?.amount ?? null,
    price_2: prices[1]?.amount ?? null,
    currency:
      prices.find(({ currency }) => currency !== null)?.currency ?? (prices.length > 0 ? around.currency : null),
    options: optionsOf(prices),
    lang: around.lang,
    marks: marksIn(`${joined(item.name)} ${description ?? ''}`, readers.print),
    kind,
    url: null,
  }
  const [first = priced] = item.name
  return menuRecord(around.origin, body, {
    position: placeOf(first.line, first.hasBoxes, item.name.map(({ line }) => line.text).join(' ')),
    places: placesOf(item, around.section),
    confidence: Math.min(...item.name.map(({ line }) => line.confidence)) * (kind === 'other' ? 0.6 : 0.95),
    doubts: doubtsOf(item, body, around),
  })
}

/** Beyond one price each that has a word of its own, and every one from the third on. */
function optionsOf(prices: readonly Price[]): MenuBody['options'] {
  return prices.flatMap((price, i) =>
    prices.length > 1 && (price.label !== null || i > 1)
      ? [{ label: price.label ?? price.printed, price: price.amount }]
      : [],
  )
}

function placesOf(item: Item, section: Section | null): Record<string, Place> {
  const places: Record<string, Place> = {}
  if (section) places.section = placeOf(section.row.line, section.row.hasBoxes)
  const [description] = item.description
  if (description) places.description = placeOf(description.line, description.hasBoxes, joined(item.description))
  if (item.priced.prices.length > 0) {
    const line = item.priced.priceLine ?? item.priced.line
    places.price = placeOf(line, item.priced.hasBoxes, item.priced.prices.map(({ printed }) => printed).join(' '))
  }
  return places
}

const UNSURE_SCAN = 0.7

function doubtsOf(item: Item, body: MenuBody, { usual }: Around): Doubt[] {
  const doubts: Doubt[] = []
  if (item.priced.isShared)
    doubts.push({
      code: 'shared_price',
      field: 'price',
      text: 'The price stands between two lines and was given to both.',
    })
  if (body.price === null && !item.priced.isOpen)
    doubts.push({ code: 'no_price', field: 'price', text: 'No price was found for this line.' })
  if (body.price !== null && usual > 0 && (body.price > usual * 15 || body.price < usual / 30))
    doubts.push({
      code: 'unusual_price',
      field: 'price',
      text: `The price ${body.price} is far from the others (about ${usual}).`,
    })
  if (item.name.some(({ line }) => line.confidence < UNSURE_SCAN))
    doubts.push({ code: 'unsure_scan', field: 'dish', text: 'The letters could not be read for certain.' })
  const gone = goneOf(item)
  if (gone !== null) doubts.push({ code: 'said_gone', field: 'dish', text: `Behind the line stands: ${gone}` })
  if (item.priced.priceLine && item.priced.isScanned)
    doubts.push({
      code: 'price_off_line',
      field: 'price',
      text: 'The price stands apart from the line in the picture.',
    })
  return doubts
}

/** A header over columns of prices stays: it names them. */
export function withoutHeaders(rows: readonly Row[], readers: PrintReaders): Row[] {
  return rows.filter(
    ({ line }) =>
      columnLabelsOf(line, readers.print) !== null || !readers.isTableHeader(line.cells.map(({ text }) => text)),
  )
}

/** Rows that only name the columns below them. */
export function headers(rows: readonly Row[], listed: readonly Row[]): Unread[] {
  return rows.filter((row) => !listed.includes(row)).map((row) => unread(row, 'the header of a table'))
}

export function unread(row: Row, why: string): Unread {
  return { place: placeOf(row.line, row.hasBoxes), why }
}

function whyUnread(row: JoinedRow, readers: PrintReaders): string {
  const kind = readers.readDish(flat(row.text)).kind
  return kind === 'note'
    ? 'a note, not a dish'
    : kind === 'other'
      ? 'not understood'
      : 'no price, and not clear what it belongs to'
}

function judgeDishes(readers: PrintReaders): Judgement {
  return {
    isHeader: (row) => row.prices.length === 0 && columnLabelsOf(row.line, readers.print) !== null,
    knowsTitle(printed) {
      // "CEVICHES (todos con camote y choclo)"
      const text = printed.replace(/\([^)]*\)/g, '').trim() || printed
      const words = text.split(/[^\p{L}]+/u).filter((word) => word.length > 2 && !readers.isSmallWord(word))
      if (words.length === 0 || readers.readSection(text) === null) return 0
      const whole = words.filter((word) => readers.readSection(word) !== null).length / words.length
      return Math.max(whole, words.length <= 2 ? 0.6 : words.length <= 3 ? 0.5 : 0.2)
    },
    knowsItem(text) {
      const { kind, dishId } = readers.readDish(flat(text))
      return dishId !== null || kind === 'drink'
    },
    knowsSurely: () => false,
    goesOn(_first, second) {
      const word = /^[\p{L}/&]+/u.exec(second.trim())?.[0] ?? ''
      return word !== '' && word === word.toLowerCase() && readers.isJoint(word)
    },
    isOpenEnded: (text) => isOpenEnded(text, readers),
    beginsSmall: (text) => readers.isJoint(/^[\p{L}/]+/u.exec(text.trim())?.[0] ?? ''),
    isNote(text) {
      const first = /^[^.!;]*/.exec(flat(text))?.[0] ?? ''
      return /^\s*\*/.test(text) || [flat(text), first].some((said) => readers.readDish(said).kind === 'note')
    },
  }
}

/** "*ENTRADAS* 🍽" is the title ENTRADAS, "CEVICHES (todos con camote y choclo)" CEVICHES. */
function titleOf(text: string): string {
  const plain = withoutPictures(flat(text))
  const title = plain.replace(/\s*\((?:\S+\s+){2,}[^()]*\)$/, '') || plain
  return title.replace(/^[*_~\-–—=•·\s]+|[*_~\-–—=•·\s]+$/g, '') || flat(text)
}

function withoutPictures(text: string): string {
  return text
    .replace(/(?![#*\d©®™])\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function joined(rows: readonly JoinedRow[]): string {
  return flat(rows.map(({ text }) => text).join(' '))
}

export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
