/** It could not be read, or nobody wanted it: why, and the next way. */
import { Link } from '@tanstack/react-router'
import type { ImportReview } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { Empty } from '../shell/empty.tsx'
import { usePageTitle } from '../words/speech.tsx'
import { useImportsWords } from './words.ts'

export function ImportStopped({ review }: { review: ImportReview }) {
  const { reading: words } = useImportsWords()
  const { slug } = useHouse()
  const title = review.state === 'failed' ? words.failedTitle : words.cancelledTitle
  usePageTitle(`${title} · Maridaje`)
  return (
    <Empty title={title} text={[review.name, review.error, review.hint].filter(Boolean).join(' · ')}>
      <Link
        className="button button-strong"
        to="/casa/$slug/importar"
        params={{ slug }}
        search={review.kind === 'wines' ? { que: 'vinos' } : {}}
      >
        {words.retry}
      </Link>
    </Empty>
  )
}
