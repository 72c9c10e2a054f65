/** While it is read: how far, and what is being done. */
import { useQuery } from '@tanstack/react-query'
import type { ImportReview } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { importJobQuery } from '../api/imports.ts'
import '../shell/button.css'
import { PageHead } from '../shell/page-head.tsx'
import './reading-import.css'
import { useImportsWords } from './words.ts'

export function ReadingImport({ review }: { review: ImportReview }) {
  const { reading: words } = useImportsWords()
  const { slug } = useHouse()
  const { data: job } = useQuery({ ...importJobQuery(slug, review.job_id ?? ''), enabled: review.job_id !== null })
  const cancel = useHouseWrite(['import', 'job'])
  const done = Math.round((job?.progress ?? 0) * 100)
  return (
    <>
      <PageHead title={words.title(review.name)} about={words.about} />
      <div className="reading-import sheet">
        <progress max={100} value={job ? done : undefined} aria-label={words.title(review.name)} />
        <p role="status">{job?.message || (review.state === 'queued' ? words.queued : `${done} %`)}</p>
        <button
          type="button"
          className="button"
          onClick={() => cancel.mutate({ path: `/imports/${review.id}`, method: 'DELETE' })}
        >
          {words.cancel}
        </button>
      </div>
    </>
  )
}
