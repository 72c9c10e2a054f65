/** Writes that carry a key count once, however often they are sent. */
import { asRestaurant, type Database } from '../../storage/database.ts'
import { findAnswer, keepAnswer, type Reservation, release, reserve } from '../../storage/idempotency.ts'
import type { Rows, Storage } from '../../storage/storage.ts'

export type { Reservation } from '../../storage/idempotency.ts'

/** What to do with a request: answer it, or what to say instead. */
export type Beginning =
  | { kind: 'new' }
  | { kind: 'answered'; status: number; body: string | null }
  /** the same one is being answered just now */
  | { kind: 'under_way' }
  /** the key belongs to another request */
  | { kind: 'other' }

export interface Requests {
  begin(reservation: Reservation): Promise<Beginning>
  /** It was done: this is its answer from now on. */
  keep(reservation: Reservation, answer: { status: number; body: string | null }): Promise<void>
  /** Nothing was done: it may be sent again. */
  release(reservation: Reservation): Promise<void>
}

export function openRequests(storage: Storage): Requests {
  // Not storage.write: nothing of what a house shows changes by it.
  const within = <T>({ restaurantId }: Reservation, work: (rows: Rows | Database) => Promise<T>): Promise<T> =>
    storage.across((db) => (restaurantId === null ? work(db) : asRestaurant(db, restaurantId, work)))
  return {
    begin: (reservation) => within(reservation, (rows) => begin(rows, reservation)),
    keep: (reservation, answer) => within(reservation, (rows) => keepAnswer(rows, reservation, answer)),
    release: (reservation) => within(reservation, (rows) => release(rows, reservation)),
  }
}

async function begin(rows: Rows | Database, reservation: Reservation): Promise<Beginning> {
  if (await reserve(rows, reservation)) return { kind: 'new' }
  const found = await findAnswer(rows, reservation)
  if (!found) return { kind: 'under_way' }
  if (found.requestHash !== reservation.requestHash) return { kind: 'other' }
  if (found.status === null) return { kind: 'under_way' }
  return { kind: 'answered', status: found.status, body: found.body }
}
