/**
 * Who is behind a request: a session cookie, or an API key (`Authorization: Bearer mk_…`). Known for seconds, so that a
 * page that asks ten times reads once; while the database is away what was known lately still counts for reading.
 */
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { fromNodeHeaders } from 'better-auth/node'
import type { People, Person } from '../../app/people.ts'
import { NOBODY, type Who } from '../../app/who.ts'
import { GRANTS, Permission } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import type { Accounts } from './accounts.ts'

export type Identity =
  | { kind: 'nobody' }
  | ({ kind: 'person'; userId: string } & Person)
  | { kind: 'key'; id: string; restaurantId: string; scopes: ReadonlySet<Permission> }

export interface Identities {
  of(headers: IncomingHttpHeaders): Promise<Identity>
  /** After a sign-out, a changed role, a revoked key: what is known is forgotten. */
  forget(): void
}

const FRESH_MS = 5_000
const STALE_MS = 10 * 60_000
const MOST = 5_000
export const KEY_PREFIX = 'mk_'
const ANONYMOUS: Identity = { kind: 'nobody' }

export function openIdentities(accounts: Accounts, people: People, now: () => number): Identities {
  const known = new Map<string, { identity: Identity; at: number }>()

  const read = async (headers: IncomingHttpHeaders): Promise<Identity> => {
    const key = bearerOf(headers)
    if (key !== null) return ofKey(people, key)
    const session = await accounts.auth.api.getSession({ headers: fromNodeHeaders(headers) })
    if (!session) return ANONYMOUS
    const person = await people.person(session.user.id)
    return person ? { kind: 'person', userId: session.user.id, ...person } : ANONYMOUS
  }

  return {
    of: async (headers) => {
      const credential = headers.authorization ?? sessionOf(headers.cookie)
      if (!credential) return ANONYMOUS
      const found = known.get(credential)
      if (found && now() - found.at < FRESH_MS) return found.identity
      try {
        const identity = await read(headers)
        known.delete(credential)
        known.set(credential, { identity, at: now() })
        const oldest = known.keys().next().value
        if (known.size > MOST && oldest !== undefined) known.delete(oldest)
        return identity
      } catch (cause) {
        if (found && now() - found.at < STALE_MS) return found.identity
        if (cause instanceof MaridajeError) throw cause
        throw new MaridajeError('database_unavailable', 'Who you are cannot be checked now', { cause })
      }
    },
    forget: () => known.clear(),
  }
}

/** What this identity may do in a house; `null` for what belongs to no house. */
export function whoIn(identity: Identity, restaurantId: string | null): Who {
  switch (identity.kind) {
    case 'nobody':
      return NOBODY
    case 'key': {
      const isHere = restaurantId === null || identity.restaurantId === restaurantId
      const permissions = isHere ? identity.scopes : new Set<Permission>()
      // A key has no role of its own: it is held to what its scopes say.
      return { actor: `key:${identity.id}`, userId: null, name: '', role: 'nobody', permissions }
    }
    case 'person': {
      const { userId, name, isAdmin, roles } = identity
      const role = (restaurantId === null ? null : roles.get(restaurantId)) ?? (isAdmin ? 'admin' : 'nobody')
      const granted = restaurantId === null ? [...roles.values()].flatMap((one) => GRANTS[one]) : []
      return { actor: userId, userId, name, role, permissions: new Set([...GRANTS[role], ...granted]) }
    }
  }
}

async function ofKey(people: People, key: string): Promise<Identity> {
  const found = await people.key(hashOf(key))
  if (!found) return ANONYMOUS
  const scopes = found.scopes.flatMap((scope) => {
    const known = Permission.safeParse(scope)
    return known.success ? [known.data] : []
  })
  return { kind: 'key', id: found.id, restaurantId: found.restaurant_id, scopes: new Set(scopes) }
}

/** Keys are 256 bits of chance: a plain hash of them cannot be guessed back. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function bearerOf({ authorization = '' }: IncomingHttpHeaders): string | null {
  const match = /^Bearer\s+(\S+)$/i.exec(authorization)
  return match?.[1]?.startsWith(KEY_PREFIX) ? match[1] : null
}

function sessionOf(cookies = ''): string | undefined {
  return /(?:^|;\s*)(?:__Secure-)?maridaje\.session_token=([^;]+)/.exec(cookies)?.[1]
}
