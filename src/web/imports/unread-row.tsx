/** A line that nobody understood: left out, unless it is said to be a dish or a wine. */
import { useState } from 'react'
import type { ImportRow, NewImport } from '../../contract/house/lists.ts'
import '../shell/button.css'
import { Said } from '../shell/said.tsx'
import { nameOf } from './import-fields.ts'
import { SourceLine } from './source-line.tsx'
import { useRowChange } from './use-row-change.ts'
import { useImportsWords } from './words.ts'

interface Props {
  row: ImportRow
  importId: string
  kind: NewImport['kind']
  hasPages: boolean
}

export function UnreadRow({ row, importId, kind, hasPages }: Props) {
  const { review: words } = useImportsWords()
  const change = useRowChange(importId, row.n)
  const [error, setError] = useState<Error | null>(null)
  const become = async () => {
    try {
      await change({ fields: { [nameOf(kind)]: row.line.trim() }, decision: 'keep' })
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  return (
    <div className="unread-row">
      <SourceLine row={row} hasPages={hasPages} />
      <button type="button" className="button" onClick={() => void become()}>
        {words.becomes[kind]}
      </button>
      <Said error={error} />
    </div>
  )
}
