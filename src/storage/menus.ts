/** Queries on menus and their dishes. */
import { sql, type Transaction } from 'kysely'
import type { Restaurant } from '../contract/restaurant.ts'
import { dishKey } from '../domain/house-key.ts'
import type { StoredDish } from './storage.ts'
import type { Tables } from './tables.ts'

/** The dishes of the published menu, as printed. */
export async function publishedDishes(rows: Transaction<Tables>, restaurantId: string): Promise<StoredDish[]> {
  const found = await rows
    .selectFrom('dish')
    .innerJoin('menu', 'menu.id', 'dish.menu_id')
    .select([
      'dish.id',
      'dish.key',
      'dish.section',
      'dish.dish',
      'dish.description',
      'dish.price_cents',
      'dish.currency',
      'dish.is_sold_out',
      'dish.special_until',
    ])
    .where('menu.restaurant_id', '=', restaurantId)
    .where('menu.state', '=', 'published')
    // A special of the day that is over is on the menu no more.
    .where((eb) => eb.or([eb('dish.special_until', 'is', null), eb('dish.special_until', '>', sql<Date>`now()`)]))
    .orderBy('dish.position')
    .execute()
  return found.map(
    ({ price_cents: cents, currency, is_sold_out: isSoldOut, special_until: specialUntil, ...dish }) => ({
      ...dish,
      // The demo of an older program has no key yet.
      key: dish.key || dishKey(dish.dish),
      price: cents === null ? null : { cents, currency },
      isSoldOut,
      specialUntil,
    }),
  )
}

/** Puts these dishes in the place of whatever menu was published before. */
export async function replaceMenu(
  rows: Transaction<Tables>,
  restaurant: Restaurant,
  menuId: string,
  dishes: readonly StoredDish[],
): Promise<void> {
  await rows.deleteFrom('menu').where('restaurant_id', '=', restaurant.id).execute()
  await rows
    .insertInto('menu')
    .values({ id: menuId, restaurant_id: restaurant.id, version: 1, state: 'published' })
    .execute()
  if (dishes.length === 0) return
  const values = dishes.map(({ id, key, section, dish, description, price }, position) => ({
    id,
    key,
    restaurant_id: restaurant.id,
    menu_id: menuId,
    position,
    section,
    dish,
    description,
    price_cents: price?.cents ?? null,
    currency: price?.currency ?? restaurant.currency,
  }))
  await rows.insertInto('dish').values(values).execute()
}
