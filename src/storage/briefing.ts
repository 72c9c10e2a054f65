/** What a house had before: to tell what is new. */
import { dishKey } from '../domain/house-key.ts'
import type { Rows } from './storage.ts'

/** Keys of the dishes on menus published before that time; null where there was none yet. */
export async function dishesSince(rows: Rows, restaurantId: string, since: Date): Promise<ReadonlySet<string> | null> {
  const found = await rows
    .selectFrom('dish')
    .innerJoin('menu', 'menu.id', 'dish.menu_id')
    .select(['dish.key', 'dish.dish'])
    .distinct()
    .where('menu.restaurant_id', '=', restaurantId)
    .where('menu.state', '!=', 'draft')
    .where((eb) => eb(eb.fn.coalesce('menu.published_at', 'menu.created_at'), '<', since))
    .execute()
  return found.length === 0 ? null : new Set(found.map(({ key, dish }) => key || dishKey(dish)))
}
