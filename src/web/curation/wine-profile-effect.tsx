/** With which dishes a wine would change its place, asked of the server before anything is saved. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { WineProfileEffect as Effect } from '../../contract/house/curation.ts'
import { useHouse } from '../api/house.ts'
import { call } from '../api/send.ts'
import { useDebounced } from '../state/debounced.ts'
import { quieten } from '../words/plain.ts'
import type { Draft } from './profile-form.tsx'
import { useCurationWords } from './words.ts'

const REST_MS = 250

export function WineProfileEffect({ wine, values }: { wine: string; values: Draft }) {
  const { profile: words, wine: own } = useCurationWords()
  const { slug } = useHouse()
  const tried = useDebounced(values, REST_MS)
  const query = useQuery({
    queryKey: ['house', slug, 'try-wine', wine, tried],
    queryFn: ({ signal }) =>
      call<Effect>(`/api/v1/restaurants/${slug}/wines/${encodeURIComponent(wine)}/profile/try`, {
        method: 'POST',
        body: JSON.stringify({ values: tried }),
        headers: { 'content-type': 'application/json' },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
  const { moves = [], moved = 0 } = query.data ?? {}
  return (
    <div className="profile-effect" role="status">
      <h3>{own.effect}</h3>
      {query.isPending && <p>{words.trying}</p>}
      {query.isError && <p>{words.notTried}</p>}
      {query.data && moves.length === 0 && <p>{own.same}</p>}
      {moves.length > 0 && (
        <ol>
          {moves.map(({ dish_id, dish, before, after }) => (
            <li key={dish_id}>
              <span>{after}</span>
              <b>{quieten(dish)}</b>
              <small>{words.was(before)}</small>
            </li>
          ))}
        </ol>
      )}
      {moved > moves.length && <p>{own.more(moved - moves.length)}</p>}
    </div>
  )
}
