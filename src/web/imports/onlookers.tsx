/** Who else has this review open: his changes appear here by themselves. */
import { useQuery } from '@tanstack/react-query'
import { useHouse } from '../api/house.ts'
import { onlookersQuery } from '../api/imports.ts'
import { useImportsWords } from './words.ts'

export function OthersLooking({ importId }: { importId: string }) {
  const { review: words } = useImportsWords()
  const { slug } = useHouse()
  const { data } = useQuery(onlookersQuery(slug, importId))
  const others = data?.others ?? []
  return (
    <p role="status" className="review-grid-about">
      {others.length > 0 && words.others(others)}
    </p>
  )
}
