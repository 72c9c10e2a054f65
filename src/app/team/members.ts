/** Members: those with an account, and colleagues who only have a name and a PIN. */
import type { Member, MemberChange, NewMember } from '../../contract/house/people.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { revokeKeysOf } from '../../storage/keys.ts'
import {
  deletePin,
  findMember,
  insertMember,
  insertUser,
  listMembers,
  lockOwners,
  notePeopleChanged,
  PIN_DOMAIN,
  putPin,
  removeMember,
  type StoredMember,
  setRole,
} from '../../storage/team.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { hashPin } from './pin.ts'
import { requireAnotherOwner, requirePerson } from './rights.ts'

export async function members({ storage }: Around, restaurantId: string): Promise<Member[]> {
  return (await storage.read(restaurantId, (rows) => listMembers(rows, restaurantId))).map(toMember)
}

export async function addMember(
  { storage, newId }: Around,
  who: Who,
  restaurantId: string,
  { name, role, pin }: NewMember,
): Promise<Member> {
  requirePerson(who)
  const hash = await hashPin(pin)
  const userId = newId()
  return storage.write(restaurantId, async (rows) => {
    await insertUser(rows, { id: userId, name, email: `${userId}@${PIN_DOMAIN}`, isAdmin: false })
    await insertMember(rows, { id: newId(), restaurantId, userId, role })
    await putPin(rows, restaurantId, userId, hash)
    await writeAudit(rows, restaurantId, { ...who, action: 'member.added', subject: userId, details: { role } })
    return toMember(await requireMember(await findMember(rows, restaurantId, userId)))
  })
}

/** Another role, another PIN, or none. */
export async function changeMember(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  userId: string,
  { role, pin }: MemberChange,
): Promise<Member> {
  requirePerson(who)
  const hash = typeof pin === 'string' ? await hashPin(pin) : null
  return storage.write(restaurantId, async (rows) => {
    const owners = await lockOwners(rows, restaurantId)
    const member = requireMember(await findMember(rows, restaurantId, userId))
    if (role !== undefined && role !== member.role) {
      requireAnotherOwner(owners, userId, role)
      if (role === 'owner') requireAddress(member)
      await setRole(rows, restaurantId, userId, role)
      if (member.role === 'owner') await revokeKeysOf(rows, restaurantId, userId)
      const details = { from: member.role, to: role }
      await writeAudit(rows, restaurantId, { ...who, action: 'member.role_changed', subject: userId, details })
    }
    if (pin !== undefined) {
      if (hash === null) await deletePin(rows, restaurantId, userId)
      else await putPin(rows, restaurantId, userId, hash)
      const action = hash === null ? 'member.pin_removed' : 'member.pin_set'
      await writeAudit(rows, restaurantId, { ...who, action, subject: userId })
    }
    await notePeopleChanged(rows)
    return toMember(requireMember(await findMember(rows, restaurantId, userId)))
  })
}

export async function leaveHouse({ storage }: Around, who: Who, restaurantId: string, userId: string): Promise<void> {
  requirePerson(who)
  await storage.write(restaurantId, async (rows) => {
    requireAnotherOwner(await lockOwners(rows, restaurantId), userId, null)
    requireMember(await findMember(rows, restaurantId, userId))
    await revokeKeysOf(rows, restaurantId, userId)
    await removeMember(rows, restaurantId, userId)
    await writeAudit(rows, restaurantId, { ...who, action: 'member.removed', subject: userId })
    await notePeopleChanged(rows)
  })
}

function requireMember(member: StoredMember | null): StoredMember {
  if (!member) throw new MaridajeError('not_found', 'Nobody of this house has that id')
  return member
}

/** An owner gets a new password by mail; a PIN alone opens no office. */
function requireAddress({ email }: StoredMember): void {
  if (!isPinOnly(email)) return
  throw new MaridajeError('conflict', 'Whoever has only a PIN cannot be owner', { hint: 'Invite them by mail first.' })
}

function isPinOnly(email: string): boolean {
  return email.endsWith(`@${PIN_DOMAIN}`)
}

function toMember({ userId, name, email, role, hasPin, joinedAt }: StoredMember): Member {
  return {
    user_id: userId,
    name,
    email: isPinOnly(email) ? null : email,
    role,
    has_pin: hasPin,
    joined_at: joinedAt.toISOString(),
  }
}
