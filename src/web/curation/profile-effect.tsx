/** What the numbers would do to the order, asked of the server before anything is saved. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { HousePairing } from '../../contract/house/curation.ts'
import { useHouse } from '../api/house.ts'
import { useDebounced } from '../state/debounced.ts'
import { quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { triedDishQuery } from './questions.ts'
import { useCurationWords } from './words.ts'

const REST_MS = 250
const SHOWN = 5

interface Props {
  pairing: HousePairing
  values: Readonly<Record<string, number | null>>
}

export function ProfileEffect({ pairing, values }: Props) {
  const { profile: words } = useCurationWords()
  const lang = useLang()
  const { slug } = useHouse()
  const tried = useDebounced(values, REST_MS)
  const query = useQuery({
    ...triedDishQuery(slug, pairing.dish_id, lang, tried),
    placeholderData: keepPreviousData,
  })
  const before = pairing.result.recommendations
  const after = query.data?.result.recommendations.slice(0, SHOWN) ?? []
  const placeBefore = (row: number) => before.findIndex((one) => one.row === row)
  const isSame = after.every(({ row }, place) => placeBefore(row) === place)
  return (
    <div className="profile-effect" role="status">
      <h3>{words.effect}</h3>
      {query.isPending && <p>{words.trying}</p>}
      {query.isError && <p>{words.notTried}</p>}
      {query.data && isSame && <p>{words.same}</p>}
      {query.data && !isSame && (
        <ol>
          {after.map(({ row, wine }, place) => {
            const was = placeBefore(row)
            return (
              <li key={row}>
                <span>{place + 1}</span>
                <b>{quietenName(wine)}</b>
                {was !== place && <small>{was < 0 ? words.wasLower : words.was(was + 1)}</small>}
              </li>
            )
          })}
        </ol>
      )}
    </div>
  )
}
