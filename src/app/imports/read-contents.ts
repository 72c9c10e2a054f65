/** A document to its lines: the readers of sourcing, and for tables the cells themselves. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { sniffFormat } from '../../sourcing/documents/sniff.ts'
import { readSource } from '../../sourcing/read-source.ts'
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
  return { lines: placed.map(({ line }) => line), hints: reading.hints }
}
