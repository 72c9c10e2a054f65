/** The answers for the dishes on the table. A newer question aborts the older; the last good answer stays in sight. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PairingResponse } from '../../contract/results.ts'
import { type PairingQuestion, pairDishes } from '../api/client.ts'
import { passes, Trouble } from '../api/trouble.ts'

export interface Answers {
  response: PairingResponse | null
  /** the shown answer belongs to an earlier question */
  stale: boolean
  trouble: Trouble | null
  asking: boolean
  retry: () => void
}

export function usePairing(question: PairingQuestion): Answers {
  const asked = question.dishes.length > 0
  const query = useQuery({
    queryKey: ['pairing', question],
    queryFn: ({ signal }) => pairDishes(question, signal),
    enabled: asked,
    refetchInterval: ({ state }) =>
      state.error instanceof Trouble && passes(state.error) ? state.error.waitMs : false,
  })
  const [last, setLast] = useState<PairingResponse | null>(null)
  useEffect(() => {
    if (query.data) setLast(query.data)
    else if (!asked) setLast(null)
  }, [query.data, asked])
  const response = asked ? (query.data ?? last) : null
  return {
    response,
    stale: response !== null && query.data === undefined,
    trouble: asked && query.error instanceof Trouble ? query.error : null,
    asking: query.fetchStatus === 'fetching',
    retry: () => void query.refetch(),
  }
}
