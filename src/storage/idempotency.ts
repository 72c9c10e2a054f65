/** Answers of writes that carried a key, kept so that the same request sent twice counts once. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'

export interface Reservation {
  /** null: a person's request outside of any house */
  restaurantId: string | null
  /** the house's id, or the account's */
  scope: string
  key: string
  requestHash: string
}

export interface KeptAnswer {
  requestHash: string
  /** null while it is under way */
  status: number | null
  body: string | null
}

/** After this long without an answer whoever began it is taken for dead. */
const TAKEN_OVER_AFTER = sql`interval '1 minute'`

/** @returns true for the one request that goes on; the others find what `findAnswer` says */
export async function reserve(rows: Rows | Database, reservation: Reservation): Promise<boolean> {
  const { restaurantId, scope, key, requestHash } = reservation
  const made = await rows
    .insertInto('idempotency')
    .values({ restaurant_id: restaurantId, scope, key, request_hash: requestHash })
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'key'])
        .doUpdateSet({ made_at: sql`now()` })
        .where('idempotency.status', 'is', null)
        .where('idempotency.request_hash', '=', requestHash)
        .where('idempotency.made_at', '<', sql<Date>`now() - ${TAKEN_OVER_AFTER}`),
    )
    .returning('key')
    .executeTakeFirst()
  return made !== undefined
}

export async function findAnswer(
  rows: Rows | Database,
  { scope, key }: Pick<Reservation, 'scope' | 'key'>,
): Promise<KeptAnswer | null> {
  const found = await rows
    .selectFrom('idempotency')
    .select(['request_hash', 'status', 'body'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
  return found ? { requestHash: found.request_hash, status: found.status, body: found.body } : null
}

export async function keepAnswer(
  rows: Rows | Database,
  { scope, key }: Pick<Reservation, 'scope' | 'key'>,
  answer: { status: number; body: string | null },
): Promise<void> {
  await rows.updateTable('idempotency').set(answer).where('scope', '=', scope).where('key', '=', key).execute()
}

/** Nothing was done: the same key may be tried again. */
export async function release(
  rows: Rows | Database,
  { scope, key }: Pick<Reservation, 'scope' | 'key'>,
): Promise<void> {
  await rows
    .deleteFrom('idempotency')
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute()
}
