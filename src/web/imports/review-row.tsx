/** A line as it was read: its source, its fields, its doubts, and whether it stays. */
import { useId, useState } from 'react'
import type { ImportFields, ImportRow, NewImport } from '../../contract/house/lists.ts'
import { EditCell } from '../lists/edit-cell.tsx'
import { ChevronIcon } from '../shell/icons.tsx'
import { useLang } from '../words/speech.tsx'
import { columnsOf, type FieldName, inputModeOf, moreOf, nameOf, readField, writeField } from './import-fields.ts'
import { SourceLine } from './source-line.tsx'
import { useRowChange } from './use-row-change.ts'
import { useImportsWords } from './words.ts'

interface Props {
  row: ImportRow
  fields: ImportFields
  importId: string
  kind: NewImport['kind']
  hasPages: boolean
}

export function ReviewRow({ row, fields, importId, kind, hasPages }: Props) {
  const words = useImportsWords()
  const lang = useLang()
  const id = useId()
  const change = useRowChange(importId, row.n)
  const [isOpen, setIsOpen] = useState(false)
  const columns = columnsOf(kind)
  const more = moreOf(kind)
  const doubted = new Set(row.doubts.map(({ field }) => field))
  // A doubt about a folded field unfolds it.
  const isUnfolded = isOpen || more.some((field) => doubted.has(field))
  const name = writeField(fields, nameOf(kind)) || row.line
  const isKept = row.decision === 'keep'

  const cell = (field: FieldName) => (
    <EditCell
      key={field}
      column={field}
      label={words.field[field]}
      value={writeField(fields, field)}
      inputMode={inputModeOf(field)}
      isDoubtful={doubted.has(field)}
      voice={field === nameOf(kind) ? 'serif' : 'sans'}
      check={(typed) => {
        const read = readField(field, typed)
        if (typeof read !== 'string') return null
        return { money: words.review.wrongMoney, whole: words.review.wrongWhole, empty: words.review.empty }[read]
      }}
      onSave={async (typed) => {
        const read = readField(field, typed)
        if (typeof read !== 'string') await change(read)
      }}
    />
  )
  return (
    <>
      <div className="review-row-line">
        <input
          type="checkbox"
          className="check"
          checked={isKept}
          aria-label={words.review.keepRow(name)}
          title={isKept ? words.review.keep : words.review.skip}
          onChange={() => void change({ decision: isKept ? 'skip' : 'keep' })}
        />
        <SourceLine row={row} hasPages={hasPages} />
      </div>
      <div className="review-row-cells" data-kind={kind}>
        {columns.map(cell)}
      </div>
      {more.length > 0 && (
        <button
          type="button"
          className="quiet-button review-row-more"
          aria-expanded={isUnfolded}
          aria-controls={id}
          onClick={() => setIsOpen(!isUnfolded)}
        >
          <span>{isUnfolded ? words.review.less : words.review.more}</span>
          <ChevronIcon />
        </button>
      )}
      {isKept && row.doubts.length > 0 && (
        <div className="review-row-doubts">
          {row.doubts.map(({ field, code, text }) => (
            <p key={`${field} ${code}`} className="review-row-doubt">
              <span>{text[lang]}</span>
              <button
                type="button"
                className="quiet-button"
                onClick={() => void change({ confirm: [{ field, code }] })}
              >
                {words.review.isRight}
              </button>
            </p>
          ))}
        </div>
      )}
      <div id={id} className="review-row-more-cells" hidden={!isUnfolded}>
        {isUnfolded && more.map(cell)}
      </div>
    </>
  )
}
