/** A document to its lines: the readers of sourcing, and for tables the cells themselves. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { sniffFormat } from '../../sourcing/documents/sniff.ts'
import { readSource } from '../../sourcing/read-source.ts'
import { sayForeign } from './foreign-note.ts'
import { linesOf } from './record-lines.ts'
import type { Contents, SourceDocument } from './source-line.ts'
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
  const contents = { lines: placed.map(({ line }) => line), hints: reading.hints }
  return Object.keys(OF_THE_WHOLE).reduce(saidOnce, contents)
}

/** Doubts that say something of the whole list where nearly all its prices have them. */
const OF_THE_WHOLE: Readonly<Record<string, (about: string) => string>> = {
  other_currency: sayForeign,
  currency_unclear: () => 'The list names no currency: its prices are taken as those of the house.',
  price_off_line: () => 'In the picture the prices stand apart from their lines: compare them with the paper.',
}

/** What would stand on every line is said once: among doubts on every line nobody finds the one that matters. */
function saidOnce({ lines, hints }: Contents, code: string): Contents {
  const priced = lines.filter(({ read }) => typeof read?.price_cents === 'number')
  const doubted = priced.flatMap(({ doubts }) => doubts.filter((doubt) => doubt.code === code))
  const [first] = doubted
  if (!first || doubted.length < priced.length * MOSTLY) return { lines, hints }
  return {
    lines: lines.map((line) => ({
      ...line,
      doubts: line.doubts.filter((doubt) => doubt.code !== code || doubt.about !== first.about),
    })),
    hints: [OF_THE_WHOLE[code]?.(first.about ?? '') ?? '', ...hints],
  }
}

const MOSTLY = 0.8
