/** Invitations: the id is the secret of the link, so it is never a counter. */
import { HouseRole } from '../contract/roles.ts'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'

export interface StoredInvitation {
  id: string
  email: string
  role: HouseRole
  expiresAt: Date
}

export interface InvitationSeen extends StoredInvitation {
  restaurantId: string
  house: string
  inviter: string
  isOpen: boolean
}

/** One at a time for an address: a new one takes the place of an older one. */
export async function putInvitation(
  rows: Rows,
  restaurantId: string,
  inviterId: string,
  invitation: StoredInvitation,
): Promise<void> {
  const { id, email, role, expiresAt } = invitation
  await rows
    .deleteFrom('auth.invitation')
    .where('organizationId', '=', restaurantId)
    .where('email', '=', email)
    .where('status', '=', 'pending')
    .execute()
  await rows
    .insertInto('auth.invitation')
    .values({ id, organizationId: restaurantId, email, role, status: 'pending', expiresAt, inviterId })
    .execute()
}

export async function listInvitations(rows: Rows, restaurantId: string): Promise<StoredInvitation[]> {
  const found = await rows
    .selectFrom('auth.invitation')
    .select(['id', 'email', 'role', 'expiresAt'])
    .where('organizationId', '=', restaurantId)
    .where('status', '=', 'pending')
    .where('expiresAt', '>', new Date())
    .orderBy('createdAt')
    .execute()
  return found.map((row) => ({ ...row, role: HouseRole.parse(row.role) }))
}

export async function deleteInvitation(rows: Rows, restaurantId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await rows
    .deleteFrom('auth.invitation')
    .where('organizationId', '=', restaurantId)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** By whoever has the link: before he belongs to any house. */
export async function findInvitation(db: Rows | Database, id: string): Promise<InvitationSeen | null> {
  const found = await db
    .selectFrom('auth.invitation')
    .innerJoin('auth.organization', 'auth.organization.id', 'auth.invitation.organizationId')
    .innerJoin('auth.user', 'auth.user.id', 'auth.invitation.inviterId')
    .select([
      'auth.invitation.id',
      'auth.invitation.email',
      'auth.invitation.role',
      'auth.invitation.status',
      'auth.invitation.expiresAt',
      'auth.organization.id as restaurantId',
      'auth.organization.name as house',
      'auth.user.name as inviter',
    ])
    .where('auth.invitation.id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const { status, ...rest } = found
  const isOpen = status === 'pending' && found.expiresAt.getTime() > Date.now()
  return { ...rest, role: HouseRole.parse(found.role), isOpen }
}

/** @returns false where somebody was quicker, or it ended */
export async function useInvitation(rows: Rows, id: string): Promise<boolean> {
  const { numUpdatedRows } = await rows
    .updateTable('auth.invitation')
    .set({ status: 'accepted' })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('expiresAt', '>', new Date())
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
