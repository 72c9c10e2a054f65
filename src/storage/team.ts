/** Accounts, members and PINs. The account library reads the same tables; what joins a person to a house is written here. */
import { sql } from 'kysely'
import { HouseRole } from '../contract/roles.ts'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'

export interface NewUser {
  id: string
  name: string
  /** in lower case */
  email: string
  isAdmin: boolean
}

export interface StoredMember {
  userId: string
  name: string
  email: string
  role: HouseRole
  hasPin: boolean
  joinedAt: Date
}

export interface StoredPin {
  pinHash: string
  failures: number
  lockedUntil: Date | null
}

/** @returns false where the address has an account already */
export async function insertUser(rows: Rows | Database, user: NewUser): Promise<boolean> {
  const made = await rows
    .insertInto('auth.user')
    .values({ ...user, emailVerified: true })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function insertPassword(rows: Rows | Database, id: string, userId: string, hash: string): Promise<void> {
  await rows
    .insertInto('auth.account')
    .values({ id, accountId: userId, providerId: 'credential', userId, password: hash, updatedAt: new Date() })
    .execute()
}

export async function findUserByEmail(rows: Rows | Database, email: string): Promise<{ id: string } | undefined> {
  return rows.selectFrom('auth.user').select('id').where('email', '=', email).executeTakeFirst()
}

export async function findUser(rows: Rows | Database, id: string): Promise<{ email: string } | undefined> {
  return rows.selectFrom('auth.user').select('email').where('id', '=', id).executeTakeFirst()
}

/** With its sessions and passwords. */
export async function deleteUser(rows: Rows | Database, id: string): Promise<void> {
  await rows.deleteFrom('auth.user').where('id', '=', id).execute()
  await rows.deleteFrom('idempotency').where('scope', '=', id).execute()
}

export async function housesOf(rows: Rows | Database, userId: string): Promise<string[]> {
  const found = await rows.selectFrom('auth.member').select('organizationId').where('userId', '=', userId).execute()
  return found.map(({ organizationId }) => organizationId)
}

export async function setAdmin(rows: Rows | Database, userId: string): Promise<void> {
  await rows.updateTable('auth.user').set({ isAdmin: true }).where('id', '=', userId).execute()
}

/** @returns false where he is one already */
export async function insertMember(
  rows: Rows,
  member: { id: string; restaurantId: string; userId: string; role: HouseRole },
): Promise<boolean> {
  const { id, restaurantId, userId, role } = member
  const made = await rows
    .insertInto('auth.member')
    .values({ id, organizationId: restaurantId, userId, role, createdAt: new Date() })
    .onConflict((conflict) => conflict.columns(['organizationId', 'userId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function listMembers(rows: Rows, restaurantId: string): Promise<StoredMember[]> {
  const found = await members(rows, restaurantId).orderBy('auth.member.createdAt').orderBy('auth.member.id').execute()
  return found.map(toMember)
}

export async function findMember(rows: Rows, restaurantId: string, userId: string): Promise<StoredMember | null> {
  const found = await members(rows, restaurantId).where('auth.member.userId', '=', userId).executeTakeFirst()
  return found ? toMember(found) : null
}

/** Their rows stay locked, so that two owners cannot step down at once. */
export async function lockOwners(rows: Rows, restaurantId: string): Promise<string[]> {
  const found = await rows
    .selectFrom('auth.member')
    .select('userId')
    .where('organizationId', '=', restaurantId)
    .where('role', '=', 'owner')
    .orderBy('id')
    .forUpdate()
    .execute()
  return found.map(({ userId }) => userId)
}

export async function setRole(rows: Rows, restaurantId: string, userId: string, role: HouseRole): Promise<void> {
  await rows
    .updateTable('auth.member')
    .set({ role })
    .where('organizationId', '=', restaurantId)
    .where('userId', '=', userId)
    .execute()
}

/** With the PIN and the sessions on the house's phones; the account goes too where it is good for nothing else. */
export async function removeMember(rows: Rows, restaurantId: string, userId: string): Promise<void> {
  await rows.deleteFrom('auth.member').where('organizationId', '=', restaurantId).where('userId', '=', userId).execute()
  await deletePin(rows, restaurantId, userId)
  await rows
    .deleteFrom('auth.user')
    .where('id', '=', userId)
    .where('email', 'like', `%@${PIN_DOMAIN}`)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('auth.member').select('id').where('userId', '=', userId))),
    )
    .execute()
}

/** People without mail have an address below here: nothing can be sent to it, nobody can sign up with it. */
export const PIN_DOMAIN = 'pin.invalid'

export async function putPin(rows: Rows, restaurantId: string, userId: string, hash: string): Promise<void> {
  await endPinSessions(rows, restaurantId, userId)
  const fresh = { pin_hash: hash, failures: 0, locked_until: null, updated_at: sql<Date>`now()` }
  await rows
    .insertInto('staff_pin')
    .values({ restaurant_id: restaurantId, user_id: userId, ...fresh })
    .onConflict((conflict) => conflict.columns(['restaurant_id', 'user_id']).doUpdateSet(fresh))
    .execute()
}

export async function deletePin(rows: Rows, restaurantId: string, userId: string): Promise<void> {
  await endPinSessions(rows, restaurantId, userId)
  await rows.deleteFrom('staff_pin').where('restaurant_id', '=', restaurantId).where('user_id', '=', userId).execute()
}

/** Locked until the transaction ends: tries are counted one by one. */
export async function lockPin(rows: Rows, restaurantId: string, userId: string): Promise<StoredPin | null> {
  const found = await rows
    .selectFrom('staff_pin')
    .select(['pin_hash', 'failures', 'locked_until'])
    .where('restaurant_id', '=', restaurantId)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
  return found ? { pinHash: found.pin_hash, failures: found.failures, lockedUntil: found.locked_until } : null
}

export async function notePinTry(
  rows: Rows,
  restaurantId: string,
  userId: string,
  { failures, lockedUntil }: Omit<StoredPin, 'pinHash'>,
): Promise<void> {
  await rows
    .updateTable('staff_pin')
    .set({ failures, locked_until: lockedUntil })
    .where('restaurant_id', '=', restaurantId)
    .where('user_id', '=', userId)
    .execute()
}

/** On this house's phones alone; what a password opened goes on. */
async function endPinSessions(rows: Rows, restaurantId: string, userId: string): Promise<void> {
  await rows
    .deleteFrom('auth.session')
    .where('userId', '=', userId)
    .where('activeOrganizationId', '=', restaurantId)
    .where('deviceId', 'is not', null)
    .execute()
}

/** Every server forgets whom it knew. */
export async function notePeopleChanged(rows: Rows | Database): Promise<void> {
  await sql`select pg_notify('maridaje_people', '')`.execute(rows)
}

function members(rows: Rows, restaurantId: string) {
  return rows
    .selectFrom('auth.member')
    .innerJoin('auth.user', 'auth.user.id', 'auth.member.userId')
    .leftJoin('staff_pin', (join) =>
      join.onRef('staff_pin.user_id', '=', 'auth.member.userId').on('staff_pin.restaurant_id', '=', restaurantId),
    )
    .select([
      'auth.member.userId as userId',
      'auth.user.name as name',
      'auth.user.email as email',
      'auth.member.role as role',
      'auth.member.createdAt as joinedAt',
      'staff_pin.user_id as pinOf',
    ])
    .where('auth.member.organizationId', '=', restaurantId)
}

function toMember(row: {
  userId: string
  name: string
  email: string
  role: string
  joinedAt: Date
  pinOf: string | null
}): StoredMember {
  const { pinOf, role, ...rest } = row
  return { ...rest, role: HouseRole.parse(role), hasPin: pinOf !== null }
}
