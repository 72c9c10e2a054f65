/** Signed in: ask who is here, and go where he wanted to or where he works. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { meQuery, startAfresh } from '../api/me.ts'

export function useArrive(): (wanted?: string) => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  return async (wanted) => {
    await startAfresh(client)
    const me = client.getQueryData(meQuery.queryKey)
    const [first, second] = me?.memberships ?? []
    const home = first && !second ? `/casa/${first.slug}` : '/casa'
    router.history.push(isOurs(wanted) ? wanted : home)
  }
}

/** A path of this app; an address of another site in the link leads nowhere. */
function isOurs(wanted: string | undefined): wanted is string {
  return wanted !== undefined && /^\/(?![/\\])/.test(wanted)
}
