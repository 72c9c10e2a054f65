/**
 * What sommeliers write to statements: an article as a page, Markdown, plain text or PDF, in Spanish or English. Each
 * statement names a dish and a wine, is for or against it, and points to its sentence in the decoded text: the source of
 * a page or text as decoded, the lines of a PDF as open-pdf.ts joins them.
 */
import type { DocumentReading, SourcedRecord, Unread } from '../../contract/records.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { sha256 } from '../documents/envelope.ts'
import { unreadable } from '../documents/limits.ts'
import { printReadersOf } from '../documents/print-readers.ts'
import { sniffFormat } from '../documents/sniff.ts'
import { decodeText } from '../tables/decode.ts'
import { bylineOf, siteOf } from './attribution.ts'
import { openHtml } from './open-html.ts'
import { openMarkdown } from './open-markdown.ts'
import { openPdf } from './open-pdf.ts'
import type { OpenText } from './passages.ts'
import { readPassages } from './read-passages.ts'
import { textReadersOf } from './readers.ts'
import { statementRecord } from './statement-record.ts'

export interface SommelierTextOptions {
  /** address or file name, for records and messages */
  name: string
  knowledge: Knowledge
  /** RFC 3339 */
  fetchedAt: string
  lang?: 'es' | 'en'
  /** who writes, where the text does not say it */
  author?: string
  /** hash of the raw file where the bytes are a part of it */
  rawSha256?: string
}

/** Text longer than this is cut: no article, and a book says so. */
const MOST_CHARACTERS = 4_000_000

export async function readSommelierText(
  input: Uint8Array | string,
  options: SommelierTextOptions,
): Promise<DocumentReading> {
  const { name, knowledge, fetchedAt } = options
  const readers = textReadersOf(knowledge)
  const { open, wasCut } = await openText(input, options)
  const origin = {
    source: name,
    fetchedAt,
    rawSha256: options.rawSha256 ?? sha256(input),
    lang: options.lang ?? open.lang,
    author: options.author ?? open.author ?? bylineOf(open.passages, readers.advice) ?? siteOf(name),
  }
  const { advice, unread } = readPassages(open, readers)
  const records: SourcedRecord[] = []
  const lost: Unread[] = [...unread]
  for (const one of advice) {
    const made = statementRecord(one, origin, readers)
    if ('kind' in made) records.push(made)
    else lost.push(made)
  }
  const hints = wasCut ? [`only the first ${MOST_CHARACTERS} characters were read`] : []
  if (records.length === 0) hints.push('no sentence names a dish and a wine and advises for or against it')
  return { records, unread: lost, hints }
}

async function openText(
  input: Uint8Array | string,
  { name, knowledge }: SommelierTextOptions,
): Promise<{ open: OpenText; wasCut: boolean }> {
  if (typeof input !== 'string') {
    const format = sniffFormat(input, name)
    if (format === 'pdf') return { open: await openPdf(input, name, printReadersOf(knowledge).print), wasCut: false }
    if (!['html', 'markdown', 'text', 'table', 'json'].includes(format))
      throw unreadable(
        name,
        `is no text but ${format}`,
        'Texts of sommeliers are read from pages, PDF, Markdown and plain text.',
      )
  }
  const whole = typeof input === 'string' ? input : decodeText(input, name)
  const source = whole.slice(0, MOST_CHARACTERS)
  const isPage =
    /\.x?html?$/i.test(name) ||
    /<(?:!doctype html|html|body|article|p|div|h[1-6]|ul|table)[\s>]/i.test(source.slice(0, 20_000))
  const open = isPage && !/\.(?:md|markdown|mdx)$/i.test(name) ? await openHtml(source) : openMarkdown(source)
  return { open, wasCut: whole.length > source.length }
}
