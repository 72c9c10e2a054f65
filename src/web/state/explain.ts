/** "Why not this one?" and "what if?": asked when chosen, remembered for the visit. */
import { skipToken, useQuery } from '@tanstack/react-query'
import type { ExplainResponse } from '../../contract/results.ts'
import { type ExplainQuestion, explainPairing } from '../api/client.ts'

export interface Explanation {
  answer: ExplainResponse | null
  asking: boolean
  lost: boolean
}

/** @param question null: nothing is asked yet */
export function useExplain(question: ExplainQuestion | null): Explanation {
  const query = useQuery({
    queryKey: ['explain', question],
    queryFn: question === null ? skipToken : ({ signal }) => explainPairing(question, signal),
  })
  return { answer: query.data ?? null, asking: query.fetchStatus === 'fetching', lost: query.isError }
}
