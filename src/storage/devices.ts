/** Shared phones of a house: enrolled once by a code, known by a secret of their own afterwards. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'

export interface StoredDevice {
  id: string
  name: string
  madeAt: Date
  enrolledAt: Date | null
  seenAt: Date | null
}

export interface NewDevice {
  id: string
  restaurantId: string
  name: string
  codeHash: string
  codeExpiresAt: Date
  madeBy: string
}

export async function insertDevice(rows: Rows, device: NewDevice): Promise<StoredDevice> {
  const { id, restaurantId, name, codeHash, codeExpiresAt, madeBy } = device
  return rows
    .insertInto('device')
    .values({
      id,
      restaurant_id: restaurantId,
      name,
      code_hash: codeHash,
      code_expires_at: codeExpiresAt,
      made_by: madeBy,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

/** Those in use, and those whose code can still be used. */
export async function listDevices(rows: Rows, restaurantId: string): Promise<StoredDevice[]> {
  return rows
    .selectFrom('device')
    .select(COLUMNS)
    .where('restaurant_id', '=', restaurantId)
    .where('revoked_at', 'is', null)
    .where(({ or, eb }) => or([eb('enrolled_at', 'is not', null), eb('code_expires_at', '>', new Date())]))
    .orderBy('made_at')
    .execute()
}

/** Whose code this is, while it can be used. */
export async function findDeviceCode(
  db: Database,
  codeHash: string,
): Promise<{ id: string; restaurant_id: string; name: string } | null> {
  const found = await sql<{ id: string; restaurant_id: string; name: string }>`
    select id, restaurant_id, name from find_device_code(${codeHash})`.execute(db)
  return found.rows[0] ?? null
}

/** @returns false where the code was used meanwhile */
export async function enrolDevice(rows: Rows, codeHash: string, secretHash: string): Promise<boolean> {
  const { numUpdatedRows } = await rows
    .updateTable('device')
    .set({
      secret_hash: secretHash,
      code_hash: null,
      code_expires_at: null,
      enrolled_at: sql`now()`,
      seen_at: sql`now()`,
    })
    .where('code_hash', '=', codeHash)
    .where('code_expires_at', '>', new Date())
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function noteDeviceSeen(rows: Rows, id: string): Promise<void> {
  await rows.updateTable('device').set({ seen_at: sql`now()` }).where('id', '=', id).execute()
}

/** Ends it and every session that a PIN opened on it. */
export async function revokeDevice(rows: Rows, restaurantId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await rows
    .updateTable('device')
    .set({ revoked_at: sql`now()`, secret_hash: null, code_hash: null })
    .where('restaurant_id', '=', restaurantId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  await rows.deleteFrom('auth.session').where('deviceId', '=', id).execute()
  return numUpdatedRows > 0n
}

const COLUMNS = ['id', 'name', 'made_at as madeAt', 'enrolled_at as enrolledAt', 'seen_at as seenAt'] as const
