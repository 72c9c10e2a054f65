/** API keys: what is stored of them opens nothing. */
import { sql } from 'kysely'
import type { Permission } from '../contract/roles.ts'
import type { Rows } from './storage.ts'

export interface StoredKey {
  id: string
  name: string
  prefix: string
  scopes: string[]
  madeAt: Date
  expiresAt: Date | null
  usedAt: Date | null
}

export interface NewKey {
  id: string
  restaurantId: string
  name: string
  prefix: string
  hash: string
  scopes: readonly Permission[]
  madeBy: string
  expiresAt: Date | null
}

export async function insertKey(rows: Rows, key: NewKey): Promise<StoredKey> {
  const { id, restaurantId, name, prefix, hash, scopes, madeBy, expiresAt } = key
  return rows
    .insertInto('api_key')
    .values({
      id,
      restaurant_id: restaurantId,
      name,
      prefix,
      hash,
      scopes: [...scopes],
      made_by: madeBy,
      expires_at: expiresAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

export async function listKeys(rows: Rows, restaurantId: string): Promise<StoredKey[]> {
  return rows
    .selectFrom('api_key')
    .select(COLUMNS)
    .where('restaurant_id', '=', restaurantId)
    .where('revoked_at', 'is', null)
    .orderBy('made_at')
    .execute()
}

export async function revokeKey(rows: Rows, restaurantId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await rows
    .updateTable('api_key')
    .set({ revoked_at: sql`now()` })
    .where('restaurant_id', '=', restaurantId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** A key lives no longer than the rights of whoever made it. */
export async function revokeKeysOf(rows: Rows, restaurantId: string, userId: string): Promise<void> {
  await rows
    .updateTable('api_key')
    .set({ revoked_at: sql`now()` })
    .where('restaurant_id', '=', restaurantId)
    .where('made_by', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** To the hour: every request would be a write otherwise. */
export async function noteKeyUsed(rows: Rows, id: string): Promise<void> {
  await rows
    .updateTable('api_key')
    .set({ used_at: sql`now()` })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('used_at', 'is', null), eb('used_at', '<', sql<Date>`now() - interval '1 hour'`)]))
    .execute()
}

const COLUMNS = [
  'id',
  'name',
  'prefix',
  'scopes',
  'made_at as madeAt',
  'expires_at as expiresAt',
  'used_at as usedAt',
] as const
