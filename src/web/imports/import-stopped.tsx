/** It could not be read, or nobody wanted it: why, and the next way. */
import { Link } from '@tanstack/react-router'
import type { ImportReview } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { Empty } from '../shell/empty.tsx'
import { useLang, usePageTitle } from '../words/speech.tsx'
import { importName } from './import-name.ts'
import { useImportsWords } from './words.ts'

export function ImportStopped({ review }: { review: ImportReview }) {
  const all = useImportsWords()
  const { reading: words } = all
  const { slug } = useHouse()
  const lang = useLang()
  const { failure } = review
  const why = failure ? [failure.text[lang], failure.hint[lang]] : [review.error, review.hint]
  const others = review.notes.map((note) => `${note[lang]}.`)
  const title = review.state === 'failed' ? words.failedTitle : words.cancelledTitle
  usePageTitle(`${title} · Maridaje`)
  return (
    <Empty title={title} text={[`${importName(review, all)}:`, ...why, ...others].filter(Boolean).join(' ')}>
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
