/** While it is read: how far, and what is being done. */
import { useQuery } from '@tanstack/react-query'
import type { ImportReview } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { importJobQuery } from '../api/imports.ts'
import { sayMessage } from '../jobs/say-message.ts'
import { useJobsWords } from '../jobs/words.ts'
import '../shell/button.css'
import { PageHead } from '../shell/page-head.tsx'
import { importName } from './import-name.ts'
import './reading-import.css'
import { useImportsWords } from './words.ts'

export function ReadingImport({ review }: { review: ImportReview }) {
  const all = useImportsWords()
  const { reading: words } = all
  const { jobs } = useJobsWords()
  const { slug } = useHouse()
  const { data: job } = useQuery({ ...importJobQuery(slug, review.job_id ?? ''), enabled: review.job_id !== null })
  const cancel = useHouseWrite(['import', 'job'])
  const name = importName(review, all)
  const done = Math.round((job?.progress ?? 0) * 100)
  return (
    <>
      <PageHead title={words.title(name)} about={words.about} />
      <div className="reading-import sheet">
        <progress max={100} value={job ? done : undefined} aria-label={words.title(name)} />
        <p role="status">
          {sayMessage(job?.message ?? '', jobs) || (review.state === 'queued' ? words.queued : `${done} %`)}
        </p>
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
