/** Who may hand out rights: people, and never more than they have. */
import type { HouseRole, Permission } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import type { Who } from '../who.ts'

/** A program does not make people, keys or phones, whatever its scopes say: it would outlive its own key. */
export function requirePerson(who: Who): string {
  if (who.userId === null)
    throw new MaridajeError('forbidden', 'An API key may not do that', { hint: 'A person with the role owner may.' })
  return who.userId
}

/** What no key may carry: it is for people. */
export const PEOPLE_ONLY: readonly Permission[] = ['team.write', 'tenants.write']

export function requireScopes(who: Who, scopes: readonly Permission[]): void {
  const tooMuch = scopes.filter((scope) => PEOPLE_ONLY.includes(scope) || !who.permissions.has(scope))
  if (tooMuch.length === 0) return
  throw new MaridajeError('forbidden', `This key may not carry ${tooMuch.join(', ')}`, {
    place: { field: 'scopes' },
    hint: 'A key has no more rights than whoever makes it, and none over people.',
  })
}

/** @param owners of the house, their rows locked */
export function requireAnotherOwner(owners: readonly string[], userId: string, role: HouseRole | null): void {
  if (role === 'owner' || !owners.includes(userId) || owners.length > 1) return
  throw new MaridajeError('conflict', 'A house keeps at least one owner', {
    hint: 'Make somebody else owner first, or delete the house.',
  })
}
