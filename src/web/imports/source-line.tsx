/** The line as it stands in the document, and what the house knows of it. */
import type { ImportRow } from '../../contract/house/lists.ts'
import { useImportsWords } from './words.ts'

export function SourceLine({ row, hasPages }: { row: ImportRow; hasPages: boolean }) {
  const { review: words, rowKind } = useImportsWords()
  const notes = [
    row.page === null || !hasPages ? '' : words.page(row.page),
    row.kind === 'food' || row.kind === 'wine' ? '' : (rowKind[row.kind] ?? row.kind),
    row.matches === null ? '' : words.known,
    row.changed.length > 0 ? words.changed : '',
  ].filter((note) => note !== '')
  return (
    <p className="source-line">
      <q>{row.line}</q>
      {notes.length > 0 && <span className="source-line-notes">{notes.join(' · ')}</span>}
    </p>
  )
}
