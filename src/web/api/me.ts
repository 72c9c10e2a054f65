/** Who is here, in which houses, and what the server can do. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Me, Membership } from '../../contract/house/people.ts'
import { forgetMe, recallMe, rememberMe } from './remembered-me.ts'
import { call, read } from './send.ts'
import { Trouble } from './trouble.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchMe(signal),
  staleTime: 60_000,
})

/** Without a server: whoever was here some hours ago is still here, so that a phone works on in the dead corner of the room. */
async function fetchMe(signal: AbortSignal): Promise<Me> {
  try {
    const me = await read<Me>('/me', signal)
    rememberMe(me)
    return me
  } catch (error) {
    const known = error instanceof Trouble && error.kind === 'lost' ? recallMe() : null
    if (known) return known
    throw error
  }
}

/** @returns null while it is on its way, and where the server is lost (`trouble` says so) */
export function useMe(): { me: Me | null; trouble: Error | null; retry: () => void } {
  const { data, error, refetch } = useQuery(meQuery)
  return { me: data ?? null, trouble: data ? null : error, retry: () => void refetch() }
}

export function membershipIn(me: Me, slug: string): Membership | null {
  return me.memberships.find((one) => one.slug === slug) ?? null
}

/** Another person from here on: nothing of the last one stays. */
export async function startAfresh(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  await client.fetchQuery({ ...meQuery, staleTime: 0 })
}

export async function signOut(client: QueryClient): Promise<void> {
  forgetMe()
  await call('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  await startAfresh(client)
}
