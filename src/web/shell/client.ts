/** The memory of the page: answers stay good for the visit, failures are shown, not hidden by silent retries. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { meQuery } from '../api/me.ts'
import { Trouble } from '../api/trouble.ts'

export const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 5 * 60_000, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({ onError: askWhoIsHere }),
  mutationCache: new MutationCache({ onError: askWhoIsHere }),
})

/** The session ended elsewhere: whoever shows a house finds out by asking again. */
function askWhoIsHere(error: Error): void {
  if (error instanceof Trouble && error.kind === 'signed_out') void client.invalidateQueries(meQuery)
}
