/** What was read, each field beside its line: doubts and unread lines can be looked at alone; then it is published. */
import { useState } from 'react'
import type { ImportReview, ImportRow, Published } from '../../contract/house/lists.ts'
import { Empty } from '../shell/empty.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { useLang } from '../words/speech.tsx'
import { ConvertPrices } from './convert-prices.tsx'
import { FilterChips } from './filter-chips.tsx'
import { columnsOf } from './import-fields.ts'
import { importName } from './import-name.ts'
import { OthersLooking } from './onlookers.tsx'
import { PublishBar } from './publish-bar.tsx'
import './review-grid.css'
import { ReviewRow } from './review-row.tsx'
import type { Shown } from './shown.ts'
import { UnreadRow } from './unread-row.tsx'
import { useImportsWords } from './words.ts'

const IS_SHOWN: Readonly<Record<Shown, (row: ImportRow) => boolean>> = {
  all: () => true,
  doubts: ({ doubts, decision }) => doubts.length > 0 && decision === 'keep',
  unread: ({ fields }) => fields === null,
  skipped: ({ fields, decision }) => fields !== null && decision === 'skip',
}

interface Props {
  review: ImportReview
  onPublished: (published: Published) => void
}

export function ReviewGrid({ review, onPublished }: Props) {
  const all = useImportsWords()
  const { review: words, field } = all
  const lang = useLang()
  const [shown, setShown] = useState<Shown>('all')
  // A row that was mended stays in sight until another view is chosen: nothing jumps away under the finger.
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set())
  const { rows, kind } = review
  const choose = (next: Shown) => {
    setShown(next)
    setKept(new Set(rows.filter(IS_SHOWN[next]).map(({ n }) => n)))
  }
  // The number of the page tells nothing where there is one.
  const hasPages = rows.some(({ page }) => page !== null && page > 1)
  const inSight = shown === 'all' ? rows : rows.filter((row) => IS_SHOWN[shown](row) || kept.has(row.n))
  const counts: Record<Shown, number> = {
    all: rows.length,
    doubts: rows.filter(IS_SHOWN.doubts).length,
    unread: rows.filter(IS_SHOWN.unread).length,
    skipped: rows.filter(IS_SHOWN.skipped).length,
  }
  if (rows.length === 0) return <Empty title={words.nothing} text={words.nothingText} />
  return (
    <>
      <PageHead
        title={kind === 'menu' ? words.menuTitle : words.winesTitle}
        about={words.about(importName(review, all))}
      />
      <OthersLooking importId={review.id} />
      {review.notes.map((note) => (
        <p key={note.es} className="review-grid-about">
          {note[lang]}
        </p>
      ))}
      {review.foreign_currency !== null && <ConvertPrices importId={review.id} currency={review.foreign_currency} />}
      <FilterChips counts={counts} shown={shown} onShow={choose} />
      {shown === 'unread' && <p className="review-grid-about">{words.unreadAbout}</p>}
      <div className="review-grid">
        <div className="review-grid-head" aria-hidden="true">
          <span>{words.line}</span>
          <div className="review-row-cells" data-kind={kind}>
            {columnsOf(kind).map((column) => (
              <span key={column}>{field[column]}</span>
            ))}
          </div>
        </div>
        {inSight.length === 0 && <p className="review-grid-about">{words.noneOfThese}</p>}
        <ul>
          {inSight.map((row) => (
            <li key={row.n} className="review-row" data-decision={row.decision} data-unread={row.fields === null}>
              {row.fields === null ? (
                <UnreadRow row={row} importId={review.id} kind={kind} hasPages={hasPages} />
              ) : (
                <ReviewRow row={row} fields={row.fields} importId={review.id} kind={kind} hasPages={hasPages} />
              )}
            </li>
          ))}
        </ul>
      </div>
      <PublishBar review={review} onPublished={onPublished} />
    </>
  )
}
