/**
 * The bytes of any source to records: what a site, shop or program wrote goes to the connectors, what a person printed
 * to the reader of documents, what a sommelier wrote to the reader of texts.
 */
import type { DocumentReading, RecordKind, SourcedRecord } from '../contract/records.ts'
import { MaridajeError } from '../errors.ts'
import { readWine } from '../flavor/wine/read-wine.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { sha256 } from './documents/envelope.ts'
import { LIMITS, tooLarge } from './documents/limits.ts'
import { readDocument } from './documents/read-document.ts'
import type { OnPage } from './documents/read-pdf.ts'
import { sniffFormat } from './documents/sniff.ts'
import { openPage, type Page } from './sites/page.ts'
import { readPage } from './sites/read-page.ts'
import { toolsOf } from './sites/tools.ts'
import { unwrap } from './sites/unwrap.ts'
import { readSommelierText } from './sommelier/read-sommelier-text.ts'

export interface SourceOptions {
  /** address or file name, for records and messages */
  name: string
  /** where the bytes were fetched */
  url?: URL
  kind?: RecordKind
  knowledge: Knowledge
  /** RFC 3339 */
  fetchedAt: string
  /** told after each page of a PDF */
  onPage?: OnPage
}

export interface SourceReading extends DocumentReading {
  /** addresses of further pages of the same list */
  next: URL[]
}

export async function readSource(bytes: Uint8Array, options: SourceOptions): Promise<SourceReading> {
  const { name } = options
  if (bytes.length > LIMITS.bytes)
    throw tooLarge(
      name,
      `has ${bytes.length} bytes; at most ${LIMITS.bytes} are read`,
      'Bring a smaller file or single pages.',
    )
  const saved = await unwrap(bytes, name)
  const hash = sha256(bytes)
  const readings: SourceReading[] = []
  const failures: unknown[] = []
  for (const one of saved)
    try {
      readings.push(await readOne(one.bytes, { ...options, ...(one.url ? { url: one.url } : {}) }, hash))
    } catch (error) {
      failures.push(error instanceof RangeError ? tooDeep(name, error) : error)
    }
  // A recording holds other answers beside the list; a file alone must give something.
  if (readings.length === 0) throw failures[0]
  return {
    records: distinct(readings.flatMap(({ records }) => records)),
    unread: readings.flatMap(({ unread }) => unread),
    hints: [...new Set(readings.flatMap(({ hints }) => hints))],
    next: readings.flatMap(({ next }) => next),
  }
}

/** Brackets within brackets by the thousand: only files made to break readers have them. */
function tooDeep(name: string, cause: RangeError): MaridajeError {
  return new MaridajeError('unreadable_file', `${name} is nested too deeply to be read`, {
    place: { file: name },
    hint: 'Export the list again, or bring it as CSV.',
    cause,
  })
}

async function readOne(bytes: Uint8Array, options: SourceOptions, rawSha256: string): Promise<SourceReading> {
  const page = isPage(bytes, options.name) ? openPage(bytes, options.name, options.url ?? null) : null
  if (options.kind === 'sommelier') return readText(bytes, options, rawSha256)
  const read = page
    ? readPage(
        page,
        { kind: options.kind ?? null, fetchedAt: options.fetchedAt, sha256: rawSha256 },
        toolsOf(options.knowledge),
      )
    : null
  const next = page && read?.connector ? read.connector.next(page) : []
  if (!read || read.records.length === 0) {
    const text = options.kind === undefined ? await readArticle(bytes, options, rawSha256) : null
    return text ?? { ...(await readPrinted(bytes, options, page)), next }
  }
  const shown = { records: read.records, unread: read.unread, hints: [] }
  const isThin = read.connector?.id === 'any-page' && priced(shown) < FEW
  return { ...(isThin ? await fuller(shown, bytes, options, page) : shown), next }
}

/** So few prices may be a page's offers of the day, with the list in plain lines below. */
const FEW = 5

/** What the lines of the page give, where that is far more. */
async function fuller(
  shown: DocumentReading,
  bytes: Uint8Array,
  options: SourceOptions,
  page: Page | null,
): Promise<DocumentReading> {
  try {
    const printed = await readPrinted(bytes, options, page)
    return priced(printed) > 2 * priced(shown) ? printed : shown
  } catch (error) {
    if (error instanceof MaridajeError) return shown
    throw error
  }
}

function priced({ records }: DocumentReading): number {
  return records.filter((record) => record.kind !== 'sommelier' && record.body.price !== null).length
}

/** Pages, payloads and programs; everything else is a document. */
function isPage(bytes: Uint8Array, name: string): boolean {
  const format = sniffFormat(bytes, name)
  if (format === 'html' || format === 'json') return true
  if (format !== 'text' && format !== 'markdown' && format !== 'table') return false
  return isProgram(bytes) || /\.(?:[cm]?[jt]sx?|html?|svelte|vue|astro|json|php)$/i.test(name)
}

/** A data file of a site, whatever it is called. */
function isProgram(bytes: Uint8Array): boolean {
  return /^\s*(?:\/\/|\/\*|import\s|export\s|const\s|let\s|var\s|module\.exports|window\.)/.test(
    Buffer.from(bytes.subarray(0, 300)).toString('utf8'),
  )
}

/** A payload in which no connector found anything is none that a person would print. */
async function readPrinted(bytes: Uint8Array, options: SourceOptions, page: Page | null): Promise<DocumentReading> {
  const { name, kind, knowledge, fetchedAt, onPage } = options
  if (page && page.format !== 'html' && page.format !== 'text' && !holdsTuples(page))
    throw new MaridajeError('unreadable_file', `${name} holds data, but nothing in it has a name and a price`, {
      place: { file: name },
      hint: 'Is this the list itself? Products need a name, a price or a section.',
    })
  const hint = page?.format === 'html' ? pageHint(page) : null
  try {
    const reading = await readDocument(bytes, {
      name,
      knowledge,
      fetchedAt,
      ...(onPage ? { onPage } : {}),
      ...(kind === 'menu' || kind === 'wine' ? { kind } : {}),
    })
    if (page && !looksLikeList(reading, knowledge)) throw noList(name)
    return { ...reading, hints: hint ? [...reading.hints, hint] : reading.hints }
  } catch (error) {
    if (hint === null || !(error instanceof MaridajeError)) throw error
    throw new MaridajeError(error.code, error.message, { place: error.place, hint, cause: error })
  }
}

/** Rows without keys: the reader of tables tells their cells by what they hold. */
function holdsTuples(page: Page): boolean {
  return page.format === 'json' && page.data().some(({ value }) => (JSON.stringify(value) ?? '').includes('[['))
}

/** A page that shows few prices is a menu only when most of its lines are dishes or wines that one knows. */
function looksLikeList(reading: DocumentReading, knowledge: Knowledge): boolean {
  const { records } = reading
  if (priced(reading) >= records.length * PRICED_SHARE) return true
  const { readDish, wines } = toolsOf(knowledge).readers()
  const known = records.filter((record) => {
    if (record.kind === 'menu') return readDish(record.body.dish).dishId !== null
    return record.kind === 'wine' && readWine({ name: record.body.name }, wines).grapesStated
  })
  return known.length * 2 >= records.length
}

/** Of the lines of a list so many show a price at least. */
const PRICED_SHARE = 0.3

function noList(name: string): MaridajeError {
  return new MaridajeError('unreadable_file', `${name} shows no list of dishes or wines`, {
    place: { file: name },
    hint: 'Is the list on another page, in a PDF or in a photo?',
  })
}

/** A page without a menu often leads to one: a PDF, photos. */
function pageHint(page: Page): string | null {
  const $ = page.html()
  const found = $('a[href], img[src], iframe[src], embed[src]')
    .toArray()
    .flatMap((element) => $(element).attr('href') ?? $(element).attr('src') ?? [])
    .filter(
      (address) =>
        /\.pdf(?:$|[?#&])/i.test(address) || /(?:carta|menu|wine-?list|vinos)[^/]*\.(?:jpe?g|png|webp)/i.test(address),
    )
  const few = [...new Set(found)].slice(0, 5)
  return few.length === 0 ? null : `The page leads to files that may hold the list: ${few.join(', ')}`
}

/** Prose that advises, when nobody said what it is: long sentences, few figures, several statements. */
async function readArticle(
  bytes: Uint8Array,
  options: SourceOptions,
  rawSha256: string,
): Promise<SourceReading | null> {
  const format = sniffFormat(bytes, options.name)
  if (format !== 'markdown' && format !== 'html' && format !== 'text') return null
  const sample = Buffer.from(bytes.subarray(0, 200_000))
    .toString('utf8')
    .replace(/<[^<>]*>/g, ' ')
  const sentences = sample.match(/\p{L}{2,}[^.!?\n]{60,}[.!?]/gu)?.length ?? 0
  if (sentences < ARTICLE || !/\b(?:vinos?|wines?|maridaje|pairing)\b/i.test(sample)) return null
  const reading = await readText(bytes, options, rawSha256)
  return reading.records.length >= ARTICLE
    ? { ...reading, hints: [...reading.hints, 'Read as a text that advises.'] }
    : null
}

/** So many long sentences, and so many statements, make an article. */
const ARTICLE = 3

/** Loaded when a text comes: menus and lists need none of it. */
async function readText(bytes: Uint8Array, options: SourceOptions, rawSha256: string): Promise<SourceReading> {
  const { name, knowledge, fetchedAt } = options
  return { ...(await readSommelierText(bytes, { name, knowledge, fetchedAt, rawSha256 })), next: [] }
}

/** Two records never share an id: the later of two at the same place is numbered. */
function distinct(records: readonly SourcedRecord[]): SourcedRecord[] {
  const times = new Map<string, number>()
  return records.map((record) => {
    const seen = times.get(record.record_id) ?? 0
    times.set(record.record_id, seen + 1)
    return seen === 0 ? record : { ...record, record_id: sha256(`${record.record_id} ${seen}`).slice(0, 20) }
  })
}
