/** Invitations: whoever has the link joins, with a new account or with the one that is signed in. */
import { randomBytes } from 'node:crypto'
import type { InvitationAnswer, InvitationCard, NewInvitation } from '../../contract/house/people.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import type { Rows } from '../../storage/storage.ts'
import {
  findMember,
  findUserByEmail,
  insertMember,
  insertPassword,
  insertUser,
  notePeopleChanged,
} from '../../storage/team.ts'
import {
  deleteInvitation,
  findInvitation,
  type InvitationSeen,
  listInvitations,
  putInvitation,
  type StoredInvitation,
  useInvitation,
} from '../../storage/team-invitations.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { hashPassword } from './password.ts'
import { requirePerson } from './rights.ts'

const OPEN_FOR_MS = 7 * 24 * 3_600_000
const ID_BYTES = 24

export type MadeInvitation = StoredInvitation

export async function openInvitations({ storage }: Around, restaurantId: string): Promise<MadeInvitation[]> {
  return storage.read(restaurantId, (rows) => listInvitations(rows, restaurantId))
}

export async function invite(
  { storage, now }: Around,
  who: Who,
  restaurantId: string,
  { email, role }: NewInvitation,
): Promise<MadeInvitation & { house: string }> {
  const inviterId = requirePerson(who)
  const address = email.toLowerCase()
  const id = randomBytes(ID_BYTES).toString('base64url')
  const invitation = { id, email: address, role, expiresAt: new Date(now().getTime() + OPEN_FOR_MS) }
  return storage.write(restaurantId, async (rows) => {
    const user = await findUserByEmail(rows, address)
    if (user && (await findMember(rows, restaurantId, user.id)))
      throw new MaridajeError('conflict', 'They belong to this house already', { place: { field: 'email' } })
    await putInvitation(rows, restaurantId, inviterId, invitation)
    await writeAudit(rows, restaurantId, { ...who, action: 'member.invited', details: { role } })
    const seen = await findInvitation(rows, id)
    return { ...invitation, house: seen?.house ?? '' }
  })
}

export async function withdraw({ storage }: Around, who: Who, restaurantId: string, id: string): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    if (!(await deleteInvitation(rows, restaurantId, id))) throw unknown()
    await writeAudit(rows, restaurantId, { ...who, action: 'invitation.withdrawn' })
  })
}

export async function invitationCard({ storage }: Around, id: string): Promise<InvitationCard> {
  const { house, inviter, email, role, isOpen } = await requireInvitation(storage, id)
  return { house, inviter, email, role, is_open: isOpen }
}

export async function acceptInvitation(
  around: Around,
  id: string,
  answer: InvitationAnswer,
  signedIn: string | null,
): Promise<{ userId: string; isNew: boolean }> {
  const { storage, newId } = around
  const invitation = await requireInvitation(storage, id)
  if (!invitation.isOpen) throw closed()
  const { restaurantId, role, email } = invitation
  const isNew = answer.password !== undefined
  const hash = answer.password === undefined ? null : await hashPassword(answer.password)
  if (hash === null && signedIn === null) throw nobodyThere()
  return storage.write(restaurantId, async (rows) => {
    if (!(await useInvitation(rows, id))) throw closed()
    const userId = hash === null ? (signedIn ?? '') : newId()
    if (hash !== null) await makeAccount(rows, { id: userId, name: answer.name, email, hash, accountId: newId() })
    if (!(await insertMember(rows, { id: newId(), restaurantId, userId, role })))
      throw new MaridajeError('conflict', 'You belong to this house already')
    await writeAudit(rows, restaurantId, {
      actor: userId,
      role,
      action: 'member.joined',
      subject: userId,
      details: { role },
    })
    await notePeopleChanged(rows)
    return { userId, isNew }
  })
}

async function makeAccount(
  rows: Rows,
  account: { id: string; name: string | undefined; email: string; hash: string; accountId: string },
): Promise<void> {
  const { id, email, hash, accountId } = account
  const name = account.name ?? email.split('@')[0] ?? email
  if (!(await insertUser(rows, { id, name, email, isAdmin: false })))
    throw new MaridajeError('conflict', 'This address has an account already', {
      hint: 'Sign in with it, then open the link again.',
    })
  await insertPassword(rows, accountId, id, hash)
}

async function requireInvitation(storage: Around['storage'], id: string): Promise<InvitationSeen> {
  const found = await storage.across((db) => findInvitation(db, id))
  if (!found) throw unknown()
  return found
}

function unknown(): MaridajeError {
  return new MaridajeError('not_found', 'There is no such invitation', { hint: 'Ask for a new one.' })
}

function closed(): MaridajeError {
  return new MaridajeError('conflict', 'This invitation was used, withdrawn, or its time is over', {
    hint: 'Ask for a new one.',
  })
}

function nobodyThere(): MaridajeError {
  return new MaridajeError('unauthenticated', 'Choose a password, or sign in with the account you have', {
    place: { field: 'password' },
  })
}
