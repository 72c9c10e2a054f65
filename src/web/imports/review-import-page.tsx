/** One import: while it is read, when it could not be, what was read, and what became of it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportReview, Published } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { importQuery, isUnderWay } from '../api/imports.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportStopped } from './import-stopped.tsx'
import { ReadingImport } from './reading-import.tsx'
import { ReviewGrid } from './review-grid.tsx'

export function ReviewImportPage() {
  const { slug } = useHouse()
  const { id } = useParams({ from: '/casa/$slug/importar/$id' })
  const review = useQuery(importQuery(slug, id))
  return (
    <Loaded query={review} lines={8}>
      {(data) => <OneImport key={id} review={data} />}
    </Loaded>
  )
}

function OneImport({ review }: { review: ImportReview }) {
  const [published, setPublished] = useState<Published | null>(null)
  if (published || review.state === 'published') return <ImportDone kind={review.kind} published={published} />
  if (isUnderWay(review)) return <ReadingImport review={review} />
  if (review.state === 'failed' || review.state === 'cancelled') return <ImportStopped review={review} />
  return <ReviewGrid review={review} onPublished={setPublished} />
}
