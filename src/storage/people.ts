/** Who belongs to which house; read before there is a restaurant, so outside its seal. */
import { sql } from 'kysely'
import { HouseRole } from '../contract/roles.ts'
import type { Database } from './database.ts'

export interface Person {
  name: string
  isAdmin: boolean
  /** by restaurant */
  roles: ReadonlyMap<string, HouseRole>
  /** houses that let him look in, until then; only for who runs the platform */
  supports: ReadonlyMap<string, Date>
}

/** @returns null for an account that is gone */
export async function findPerson(db: Database, userId: string): Promise<Person | null> {
  const user = await db.selectFrom('auth.user').select(['name', 'isAdmin']).where('id', '=', userId).executeTakeFirst()
  if (!user) return null
  const members = await db
    .selectFrom('auth.member')
    .select(['organizationId', 'role'])
    .where('userId', '=', userId)
    .execute()
  const roles = members.flatMap(({ organizationId, role }) => {
    const known = HouseRole.safeParse(role)
    return known.success ? [[organizationId, known.data] as const] : []
  })
  const supports = user.isAdmin ? await openSupport(db) : new Map<string, Date>()
  return { ...user, roles: new Map(roles), supports }
}

/** Houses that let the platform's people in now. */
async function openSupport(db: Database): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ restaurant_id: string; expires_at: Date }>`
    select restaurant_id, expires_at from open_support()`.execute(db)
  return new Map(rows.map(({ restaurant_id, expires_at }) => [restaurant_id, expires_at]))
}

export interface FoundKey {
  id: string
  restaurant_id: string
  scopes: string[]
}

export async function findApiKey(db: Database, hash: string): Promise<FoundKey | null> {
  return (await sql<FoundKey>`select id, restaurant_id, scopes from find_api_key(${hash})`.execute(db)).rows[0] ?? null
}

export interface FoundDevice {
  id: string
  restaurant_id: string
  name: string
}

export async function findDevice(db: Database, secretHash: string): Promise<FoundDevice | null> {
  return (
    (await sql<FoundDevice>`select id, restaurant_id, name from find_device(${secretHash})`.execute(db)).rows[0] ?? null
  )
}

/** Whether there is any account yet: before, the setup link makes the first. */
export async function hasAnybody(db: Database): Promise<boolean> {
  return (await db.selectFrom('auth.user').select('id').limit(1).executeTakeFirst()) !== undefined
}
