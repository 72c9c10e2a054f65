/** Queries on the restaurant itself. */
import { sql, type Transaction } from 'kysely'
import type { Restaurant } from '../contract/restaurant.ts'
import type { Database } from './database.ts'
import type { KnownRestaurant } from './storage.ts'
import type { Tables } from './tables.ts'

/** All of them, first made first; the function in the database is the one reader across tenants. */
export async function listRestaurants(db: Database): Promise<KnownRestaurant[]> {
  return (
    await sql<KnownRestaurant>`select id, slug, name, city, currency, is_public as "isPublic" from list_restaurants()`.execute(
      db,
    )
  ).rows
}

export async function sourceHashOf(rows: Transaction<Tables>, id: string): Promise<string | undefined> {
  const row = await rows.selectFrom('restaurant').select('source_hash').where('id', '=', id).executeTakeFirst()
  return row?.source_hash
}

/** Makes the demo restaurant or brings it up to date; everybody may see it. */
export async function putRestaurant(
  rows: Transaction<Tables>,
  restaurant: Restaurant,
  sourceHash: string,
): Promise<void> {
  const { id, slug, name, city, currency } = restaurant
  await rows
    .insertInto('restaurant')
    .values({ id, slug, name, city, currency, source_hash: sourceHash, is_public: true })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name, city, currency, is_public: true, source_hash: sourceHash, updated_at: sql`now()` }),
    )
    .execute()
}
