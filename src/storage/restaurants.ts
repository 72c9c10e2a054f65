/** Queries on the restaurant itself. */
import { sql, type Transaction } from 'kysely'
import type { Restaurant } from '../contract/restaurant.ts'
import type { Database, Tables } from './database.ts'

/** All of them, first made first; the function in the database is the one reader across tenants. */
export async function listRestaurants(db: Database): Promise<Restaurant[]> {
  return (await sql<Restaurant>`select id, slug, name, city, currency from list_restaurants()`.execute(db)).rows
}

export async function sourceHashOf(rows: Transaction<Tables>, id: string): Promise<string | undefined> {
  const row = await rows.selectFrom('restaurant').select('source_hash').where('id', '=', id).executeTakeFirst()
  return row?.source_hash
}

/** Makes the restaurant or brings it up to date. */
export async function putRestaurant(
  rows: Transaction<Tables>,
  restaurant: Restaurant,
  sourceHash: string,
): Promise<void> {
  const { name, city, currency } = restaurant
  await rows
    .insertInto('restaurant')
    .values({ ...restaurant, source_hash: sourceHash })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name, city, currency, source_hash: sourceHash, updated_at: sql`now()` }),
    )
    .execute()
}
