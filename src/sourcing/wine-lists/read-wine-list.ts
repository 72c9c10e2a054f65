/** Printed pages to the records of a wine list. What is no wine comes back unread, with what it is. */

import type { Doubt, Place, SourcedRecord, WineBody } from '../../contract/records.ts'
import type { WineInput } from '../../contract/requests.ts'
import type { WineReading } from '../../flavor/readings.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import { type Origin, wineRecord } from '../documents/envelope.ts'
import { goneOf, groupItems, type Item, type Judgement, unlikelyName } from '../documents/group-items.ts'
import { type JoinedRow, joinPrices } from '../documents/join-prices.ts'
import { studyLooks } from '../documents/looks.ts'
import { type PrintedPage, placeOf } from '../documents/page.ts'
import { type ColumnLabel, columnLabelsOf, labelPrices } from '../documents/price-labels.ts'
import { priceRows } from '../documents/priced-rows.ts'
import type { Price } from '../documents/prices.ts'
import { isOpenEnded, type PrintReaders } from '../documents/print-readers.ts'
import { flat, headers, type ListReading, unread, withoutHeaders } from '../menus/read-menu.ts'
import { bottleSizeOf } from './bottle-size.ts'
import { type Heading, NO_HEADING, underTitle } from './headings.ts'
import { type LineFacts, readFacts } from './printed-grapes.ts'

export function readWineList(pages: readonly PrintedPage[], origin: Origin, readers: PrintReaders): ListReading {
  const priced = priceRows(pages, readers.print)
  const listed = withoutHeaders(priced.rows, readers)
  const looks = studyLooks(listed)
  const judge = judgeWines(readers)
  const { rows, lost } = joinPrices(listed, (row) => unlikelyName(row, looks, judge))
  const reading: ListReading = {
    records: [],
    unread: lost.map((row) => unread(row, 'a price without a line that it belongs to')),
    hints: [],
  }
  reading.unread.push(...headers(priced.rows, listed))
  let heading = NO_HEADING
  let titleRow: JoinedRow | null = null
  let labels: ColumnLabel[] = []
  for (const group of groupItems(rows, looks, judge)) {
    if (group.type !== 'item') {
      const header = columnLabelsOf(group.row.line, readers.print)
      const title = header?.title ?? (group.type === 'title' && !header ? group.row.text : null)
      if (header) labels = header.labels
      if (title !== null) {
        heading = underTitle(heading, flat(title).replace(/[:;]$/, ''), readers)
        titleRow = group.row
      } else if (!header) reading.unread.push(unread(group.row, 'no wine and no price in this line'))
      continue
    }
    const line = readLine(group.item, heading, readers)
    const why = whyNoWine(line, heading, group.item)
    if (why) reading.unread.push(unread(group.item.priced, why))
    else
      reading.records.push(
        recordOf(group.item, line, { heading, titleRow, labels, currency: priced.currency, origin }, readers),
      )
  }
  return reading
}

interface Line {
  name: string
  /** rows below the name that state facts rather than praise */
  details: string
  description: string | null
  reading: WineReading
  facts: LineFacts
}

const LONGEST_DETAILS = 90

function readLine(item: Item, heading: Heading, readers: PrintReaders): Line {
  const name = joined(item.name)
  const below = joined(item.description)
  const isDetails = below !== '' && below.length <= LONGEST_DETAILS && !/[.!]\s+\p{Lu}|\.$/u.test(below)
  const details = isDetails ? below : ''
  const whole = details === '' ? name : `${name}, ${details}`
  const input: WineInput = { name: whole.slice(0, 2_000) }
  if (below !== '' && !isDetails) input.description = below.slice(0, 2_000)
  if (heading.type !== null) input.type = heading.type.slice(0, 200)
  if (heading.country !== null) input.country = heading.country
  return {
    name,
    details,
    description: below || null,
    reading: readWine(input, readers.wines),
    facts: readFacts(whole, readers.wines),
  }
}

/** Null where the line is a wine. */
function whyNoWine({ reading, facts, name }: Line, heading: Heading, item: Item): string | null {
  if (!/\p{L}{2}/u.test(name)) return 'no words in this line'
  const isStated = facts.grapes.length > 0 || reading.vintage !== null
  if (heading.kind !== null && heading.kind !== 'wine' && !isStated) return `${heading.kind}: not a wine`
  if (reading.kind === 'wine') return null
  if (reading.kind !== 'other') return `${reading.kind}: not a wine`
  // Below "Vinos tintos" a priced line nobody knows is a wine nobody knows.
  if (heading.kind === 'wine' && item.priced.prices.length > 0) return null
  return 'not understood as a wine'
}

interface Around {
  heading: Heading
  titleRow: JoinedRow | null
  labels: readonly ColumnLabel[]
  currency: string | null
  origin: Origin
}

function recordOf(item: Item, line: Line, around: Around, readers: PrintReaders): SourcedRecord {
  const { heading } = around
  const { reading, facts } = line
  const prices = labelPrices(item.priced.prices, item.priced.priceLine ?? item.priced.line, around.labels)
  const { bottle, glass, others } = splitPrices(prices, heading)
  const region = regionOf(line, heading, readers)
  const body: WineBody = {
    name: line.name,
    section: heading.titles.join(' > ') || null,
    producer: reading.producer,
    label: reading.label,
    grapes: facts.grapes.length > 0 ? facts.grapes : [...heading.grapes],
    region: region.name ?? heading.region,
    country: region.isForeign ? heading.country : (reading.country ?? heading.country),
    vintage: reading.vintage,
    abv: reading.abvPercent,
    colour: reading.confidence > 0 ? reading.colour : null,
    type: reading.type,
    size_ml: bottleSizeOf(`${line.name} ${line.details}`, readers.print) ?? sizeOfLabel(prices),
    price: bottle,
    glass_price: glass,
    currency:
      prices.find(({ currency }) => currency !== null)?.currency ?? (prices.length > 0 ? around.currency : null),
    shop: null,
    description: line.description,
    rating: null,
    ratings: null,
    sku: null,
    in_stock: goneOf(item) === null ? null : false,
    goes_with: [],
    url: null,
  }
  const [first = item.priced] = item.name
  const scanned = Math.min(...item.name.map(({ line: printed }) => printed.confidence))
  return wineRecord(around.origin, body, {
    position: placeOf(first.line, first.hasBoxes, item.name.map(({ line: printed }) => printed.text).join(' ')),
    places: placesOf(item, line, around.titleRow),
    confidence: scanned * Math.max(0.3, reading.confidence),
    doubts: [...doubtsOf(reading, prices, others, scanned), ...saidGone(item)],
  })
}

/** "Carmelo Rodero" below "Ribera del Duero" is no wine of Carmelo in Uruguay: the title knows its country. */
function regionOf(
  { facts }: Line,
  { region, country }: Heading,
  { wines }: PrintReaders,
): { name: string | null; isForeign: boolean } {
  const id = facts.facts.region?.id
  if (id === undefined) return { name: null, isForeign: false }
  const known = wines.regions.byId.get(id)
  const isForeign = region !== null && country !== null && known?.country !== undefined && known.country !== country
  return { name: isForeign ? null : (known?.name ?? id), isForeign }
}

/** A glass costs less than half a bottle. */
const GLASS_SHARE = 0.45

function splitPrices(
  prices: readonly Price[],
  { isByGlass }: Heading,
): { bottle: number | null; glass: number | null; others: Price[] } {
  const named = (role: string) => prices.find(({ means }) => means?.role === role)
  const glass = named('glass')
  const rest = prices.filter((price) => price !== glass)
  const bottle = named('bottle') ?? rest[0]
  if (glass)
    return { glass: glass.amount, bottle: bottle?.amount ?? null, others: rest.filter((price) => price !== bottle) }
  const [first, second, ...others] = prices
  if (!first) return { bottle: null, glass: null, others: [] }
  if (!second && isByGlass && first.label === null) return { bottle: null, glass: first.amount, others: [] }
  if (!second || named('bottle'))
    return { bottle: bottle?.amount ?? null, glass: null, others: prices.filter((price) => price !== bottle) }
  const [low, high] = first.amount <= second.amount ? [first, second] : [second, first]
  if (low.amount > 0 && low.amount <= high.amount * GLASS_SHARE && prices.every(({ label }) => label === null))
    return { bottle: high.amount, glass: low.amount, others }
  return { bottle: first.amount, glass: null, others: [second, ...others] }
}

function sizeOfLabel(prices: readonly Price[]): number | null {
  const [only] = prices
  return prices.length === 1 && only?.means?.role === 'size' ? Number(only.means.value) : null
}

function placesOf(item: Item, line: Line, title: JoinedRow | null): Record<string, Place> {
  const places: Record<string, Place> = {}
  if (title) places.section = placeOf(title.line, title.hasBoxes)
  const priced = item.priced
  if (priced.prices.length > 0)
    places.price = placeOf(
      priced.priceLine ?? priced.line,
      priced.hasBoxes,
      priced.prices.map(({ printed }) => printed).join(' '),
    )
  const [below] = item.description
  if (below && line.description) places.description = placeOf(below.line, below.hasBoxes, line.description)
  // Where a field stands within the line, the words themselves say.
  for (const row of item.name) {
    for (const grape of line.facts.grapes)
      if (row.text.includes(grape) && !places.grapes) places.grapes = placeOf(row.line, row.hasBoxes, grape)
    const year = line.reading.vintage === null ? null : /\b[12][.,]?\d{3}\b|['’´]\d{2}\b|\b\d{2}$/.exec(row.text)?.[0]
    if (year && !places.vintage) places.vintage = placeOf(row.line, row.hasBoxes, year)
  }
  return places
}

function doubtsOf(reading: WineReading, prices: readonly Price[], others: readonly Price[], scanned: number): Doubt[] {
  const doubts: Doubt[] = []
  if (reading.kind !== 'wine')
    doubts.push({
      code: 'unknown_wine',
      field: 'name',
      text: 'Nothing in the line says that this is a wine; its section does.',
    })
  if (prices.length === 0) doubts.push({ code: 'no_price', field: 'price', text: 'No price was found for this line.' })
  if (others.length > 0)
    doubts.push({
      code: 'more_prices',
      field: 'price',
      text: `More prices stand on the line: ${others.map(({ printed }) => printed).join(', ')}.`,
    })
  if (scanned < 0.7)
    doubts.push({ code: 'unsure_scan', field: 'name', text: 'The letters could not be read for certain.' })
  return doubts
}

/** The remark behind a line, and what follows from it for its stock. */
function saidGone(item: Item): Doubt[] {
  const gone = goneOf(item)
  return gone === null ? [] : [{ code: 'said_sold_out', field: 'stock', text: `Behind the line stands: ${gone}` }]
}

function judgeWines(readers: PrintReaders): Judgement {
  return {
    isHeader: (row) => row.prices.length === 0 && columnLabelsOf(row.line, readers.print) !== null,
    knowsTitle(text) {
      const { facts } = readFacts(text, readers.wines)
      if (facts.producer || facts.label) return 0
      const tokens = facts.name.tokens.filter(({ text: word }) => word.length > 2 && !readers.isSmallWord(word))
      if (tokens.length === 0) return 0
      const known = facts.name.phrases.reduce((sum, found) => sum + found.last - found.first, 0)
      const share = Math.min(1, known / tokens.length)
      return readers.readSection(text)?.kind === 'drink' ? Math.max(share, 0.6) : share
    },
    knowsItem(text) {
      const reading = readWine({ name: flat(text).slice(0, 2_000) }, readers.wines)
      return reading.kind === 'wine' && (reading.vintage !== null || reading.grapesStated)
    },
    knowsSurely(text) {
      const reading = readWine({ name: flat(text).slice(0, 2_000) }, readers.wines)
      return reading.kind === 'wine' && reading.vintage !== null && reading.producer !== null && /^\p{Lu}/u.test(text)
    },
    goesOn(_first, second) {
      return /^\s*(?:\d{1,3}\s?%|\()|^[^\p{L}]*\p{Ll}/u.test(second) && second.length < 90
    },
    isOpenEnded: (text) => isOpenEnded(text, readers),
    beginsSmall: (text) => readers.isJoint(/^[\p{L}/]+/u.exec(text.trim())?.[0] ?? ''),
    isNote: (text) => /^\s*\*/.test(text),
  }
}

function joined(rows: readonly JoinedRow[]): string {
  return flat(rows.map(({ text }) => text).join(' '))
}
