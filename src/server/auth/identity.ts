/** Who is behind a request: a session cookie, or an API key (`Authorization: Bearer mk_…`), and what follows from it. */
import type { IncomingHttpHeaders } from 'node:http'
import { fromNodeHeaders } from 'better-auth/node'
import type { People, Person } from '../../app/people.ts'
import { KEY_PREFIX } from '../../app/team/keys.ts'
import { hashOf } from '../../app/team/secrets.ts'
import { NOBODY, type Who } from '../../app/who.ts'
import { GRANTS, Permission } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import type { Accounts } from './accounts.ts'
import { sessionOf } from './cookies.ts'
import { latelyKnown } from './lately-known.ts'

/** On a server for one restaurant the people of the house are those of the platform; on a platform they are not. */
type Reach = { isOnlyHouse: boolean }

export type Identity =
  | { kind: 'nobody' }
  | ({ kind: 'person'; userId: string; phone: Phone | null } & Person & Reach)
  | ({ kind: 'key'; id: string; restaurantId: string; scopes: ReadonlySet<Permission> } & Reach)

/** Where a PIN opened the session: good for the house of that phone, and for the evening's work. */
interface Phone {
  id: string
  restaurantId: string
}

export interface Identities {
  of(headers: IncomingHttpHeaders): Promise<Identity>
  /** After a sign-out, a changed role, a revoked key: what is known is forgotten. */
  forget(): void
}

const ANONYMOUS: Identity = { kind: 'nobody' }

/** Four digits open the evening, not the office. */
const BY_PIN: ReadonlySet<Permission> = new Set<Permission>([
  'house.read',
  'lists.write',
  'service.write',
  'curation.write',
  'money.read',
  'insight.read',
  'jobs.read',
])
/** What the platform's people may read in a house that let them in. */
const BY_SUPPORT: ReadonlySet<Permission> = new Set<Permission>(['house.read', 'insight.read', 'jobs.read'])
/** What somebody of one house among many may do beside it. */
const BESIDE_HOUSES: ReadonlySet<Permission> = new Set<Permission>(['models.read'])

export function openIdentities(
  accounts: Accounts,
  people: People,
  { isOnlyHouse }: Reach,
  now: () => number,
): Identities {
  const known = latelyKnown<Identity>(now)
  people.onChange(known.forget)

  const read = async (headers: IncomingHttpHeaders): Promise<Identity> => {
    const key = bearerOf(headers)
    if (key !== null) return ofKey(people, key, isOnlyHouse)
    const found = await accounts.auth.api.getSession({ headers: fromNodeHeaders(headers) })
    if (!found) return ANONYMOUS
    const { user, session } = found
    const person = await people.person(user.id)
    if (!person) return ANONYMOUS
    const { deviceId, activeOrganizationId } = session
    const phone = deviceId && activeOrganizationId ? { id: deviceId, restaurantId: activeOrganizationId } : null
    return { kind: 'person', userId: user.id, phone, isOnlyHouse, ...person }
  }

  return {
    of: async (headers) => {
      // What else an Authorization header says (a proxy's own password) names nobody: many people send the same.
      const credential = credentialOf(headers)
      if (!credential) return ANONYMOUS
      try {
        return await known.of(credential, () => read(headers))
      } catch (cause) {
        if (cause instanceof MaridajeError) throw cause
        throw new MaridajeError('database_unavailable', 'Who you are cannot be checked now', { cause })
      }
    },
    forget: known.forget,
  }
}

/** What this identity may do in a house; `null` for what belongs to no house. */
export function whoIn(identity: Identity, restaurantId: string | null): Who {
  switch (identity.kind) {
    case 'nobody':
      return NOBODY
    case 'key': {
      // A key has no role of its own: it is held to what its scopes say.
      const { id, isOnlyHouse, scopes } = identity
      const own = { actor: `key:${id}`, userId: null, name: '', role: 'nobody' as const }
      if (restaurantId !== null) return { ...own, permissions: identity.restaurantId === restaurantId ? scopes : NONE }
      return { ...own, permissions: isOnlyHouse ? scopes : both(scopes, BESIDE_HOUSES) }
    }
    case 'person':
      return restaurantId === null ? besideHouses(identity) : inHouse(identity, restaurantId)
  }
}

type PersonIdentity = Extract<Identity, { kind: 'person' }>

const NONE: ReadonlySet<Permission> = new Set()
const OF_ADMIN_IN_A_HOUSE: ReadonlySet<Permission> = new Set<Permission>(['tenants.write'])

function inHouse(identity: PersonIdentity, restaurantId: string): Who {
  const { userId, name, isAdmin, roles, phone, supports } = identity
  const own = { actor: userId, userId, name }
  const role = roles.get(restaurantId)
  if (phone) {
    if (!role || phone.restaurantId !== restaurantId) return { ...own, role: 'nobody', permissions: NONE }
    return { ...own, role, permissions: both(new Set(GRANTS[role]), BY_PIN) }
  }
  if (role) return { ...own, role, permissions: new Set(GRANTS[role]) }
  if (!isAdmin) return { ...own, role: 'nobody', permissions: NONE }
  return { ...own, role: 'admin', permissions: isLetIn(supports, restaurantId) ? OF_ADMIN_LET_IN : OF_ADMIN_IN_A_HOUSE }
}

const OF_ADMIN_LET_IN = new Set([...OF_ADMIN_IN_A_HOUSE, ...BY_SUPPORT])

/** Whether it is only the owner's grant that lets this person in. */
export function isSupport(identity: Identity, restaurantId: string): boolean {
  return (
    identity.kind === 'person' &&
    !identity.roles.has(restaurantId) &&
    identity.isAdmin &&
    isLetIn(identity.supports, restaurantId)
  )
}

/** For what belongs to a person and to no house. */
export function refusePin(identity: Identity): void {
  if (identity.kind === 'person' && identity.phone)
    throw new MaridajeError('forbidden', 'A PIN does not open that', { hint: 'Sign in with mail and password.' })
}

function isLetIn(supports: ReadonlyMap<string, Date>, restaurantId: string): boolean {
  const until = supports.get(restaurantId)
  return until !== undefined && until.getTime() > Date.now()
}

function besideHouses({ userId, name, isAdmin, roles, phone, isOnlyHouse }: PersonIdentity): Who {
  const own = { actor: userId, userId, name, role: isAdmin ? ('admin' as const) : ('nobody' as const) }
  if (phone) return { ...own, role: 'nobody', permissions: NONE }
  const ofHouses = new Set([...roles.values()].flatMap((role) => GRANTS[role]))
  const granted = isOnlyHouse ? ofHouses : both(ofHouses, BESIDE_HOUSES)
  return { ...own, permissions: isAdmin ? new Set([...granted, ...GRANTS.admin]) : granted }
}

function both(some: ReadonlySet<Permission>, others: ReadonlySet<Permission>): ReadonlySet<Permission> {
  return new Set([...some].filter((one) => others.has(one)))
}

async function ofKey(people: People, key: string, isOnlyHouse: boolean): Promise<Identity> {
  const found = await people.key(hashOf(key))
  if (!found) return ANONYMOUS
  // Nobody waits for it, and nothing is lost without it.
  people.noteKeyUsed(found).catch(() => undefined)
  const scopes = found.scopes.flatMap((scope) => {
    const known = Permission.safeParse(scope)
    return known.success ? [known.data] : []
  })
  return { kind: 'key', id: found.id, restaurantId: found.restaurant_id, scopes: new Set(scopes), isOnlyHouse }
}

/** What a request shows of itself, whether it is good or not. */
export function credentialOf(headers: IncomingHttpHeaders): string | undefined {
  return bearerOf(headers) ?? sessionOf(headers.cookie) ?? undefined
}

function bearerOf({ authorization = '' }: IncomingHttpHeaders): string | null {
  const match = /^Bearer\s+(\S+)$/i.exec(authorization)
  return match?.[1]?.startsWith(KEY_PREFIX) ? match[1] : null
}
