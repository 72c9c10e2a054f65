/** A document to its lines: the readers of sourcing, and for tables the cells themselves. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { sniffFormat } from '../../sourcing/documents/sniff.ts'
import { readSource } from '../../sourcing/read-source.ts'
import { linesOf } from './record-lines.ts'
import type { Contents, SourceDocument, SourceLine } from './source-line.ts'
import { withCells } from './table-fields.ts'

export async function readContents(
  document: SourceDocument,
  knowledge: Knowledge,
  onPage: (page: number, pages: number) => void,
): Promise<Contents> {
  const { bytes, name, url, kind } = document
  const reading = await readSource(bytes, {
    name,
    ...(url === null ? {} : { url: new URL(url) }),
    kind: kind === 'menu' ? 'menu' : 'wine',
    knowledge,
    fetchedAt: new Date(0).toISOString(),
    onPage,
  })
  const lines = linesOf(reading, document)
  const format = sniffFormat(bytes, name)
  const isTable = format === 'table' || format === 'workbook'
  const placed = isTable ? await withCells(lines, document, format, knowledge) : lines
  return inOneCurrency(
    placed.map(({ line }) => line),
    reading.hints,
  )
}

/** A whole list in another currency is said once, not on every line. */
function inOneCurrency(lines: SourceLine[], hints: string[]): Contents {
  const priced = lines.filter(({ read }) => typeof read?.price_cents === 'number')
  const foreign = priced.flatMap(({ doubts }) => doubts.filter(({ code }) => code === 'other_currency'))
  const [first] = foreign
  if (!first || foreign.length < priced.length * MOSTLY) return { lines, hints }
  return {
    lines: lines.map((line) => ({
      ...line,
      doubts: line.doubts.filter((doubt) => doubt.code !== first.code || doubt.about !== first.about),
    })),
    hints: [
      `The prices are in ${first.about ?? ''}, not in the currency of the house: correct them before publishing.`,
      ...hints,
    ],
  }
}

const MOSTLY = 0.8
