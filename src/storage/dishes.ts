/** Queries on single dishes of the published menu. */
import { sql } from 'kysely'
import type { Rows, StoredDish } from './storage.ts'

export interface DishRow {
  section: string
  dish: string
  description: string
  key: string
  priceCents: number | null
}

/** Locked until the transaction ends; null where the published menu has no such dish. */
export async function lockDish(rows: Rows, id: string): Promise<(StoredDish & { menuId: string }) | null> {
  const row = await rows
    .selectFrom('dish')
    .innerJoin('menu', 'menu.id', 'dish.menu_id')
    .select([
      'dish.id',
      'dish.menu_id',
      'dish.key',
      'dish.section',
      'dish.dish',
      'dish.description',
      'dish.price_cents',
      'dish.currency',
      'dish.is_sold_out',
      'dish.special_until',
    ])
    .where('dish.id', '=', id)
    .where('menu.state', '=', 'published')
    .forUpdate('dish')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    menuId: row.menu_id,
    key: row.key,
    section: row.section,
    dish: row.dish,
    description: row.description,
    price: row.price_cents === null ? null : { cents: row.price_cents, currency: row.currency },
    isSoldOut: row.is_sold_out,
    specialUntil: row.special_until,
  }
}

export interface NewDishRow extends DishRow {
  id: string
  restaurantId: string
  menuId: string
  currency: string
  specialUntil: Date | null
}

/** At the end of its section, or of the menu where the section is new. */
export async function insertDish(rows: Rows, dish: NewDishRow): Promise<void> {
  await rows
    .insertInto('dish')
    .values({
      id: dish.id,
      restaurant_id: dish.restaurantId,
      menu_id: dish.menuId,
      position: sql<number>`coalesce((select max(position) + 1 from dish where menu_id = ${dish.menuId}), 0)`,
      section: dish.section,
      dish: dish.dish,
      description: dish.description,
      key: dish.key,
      price_cents: dish.priceCents,
      currency: dish.currency,
      special_until: dish.specialUntil,
    })
    .execute()
}

export async function updateDish(
  rows: Rows,
  id: string,
  change: Partial<DishRow> & { isSoldOut?: boolean | undefined },
): Promise<void> {
  const columns = {
    ...(change.section !== undefined && { section: change.section }),
    ...(change.dish !== undefined && { dish: change.dish }),
    ...(change.description !== undefined && { description: change.description }),
    ...(change.key !== undefined && { key: change.key }),
    ...(change.priceCents !== undefined && { price_cents: change.priceCents }),
    ...(change.isSoldOut !== undefined && { is_sold_out: change.isSoldOut }),
  }
  if (Object.keys(columns).length === 0) return
  await rows.updateTable('dish').set(columns).where('id', '=', id).execute()
}

export async function isDishCalled(rows: Rows, menuId: string, key: string): Promise<boolean> {
  const found = await rows
    .selectFrom('dish')
    .select('id')
    .where('menu_id', '=', menuId)
    .where('key', '=', key)
    .executeTakeFirst()
  return found !== undefined
}

export async function deleteDish(rows: Rows, id: string): Promise<void> {
  await rows.deleteFrom('dish').where('id', '=', id).execute()
}

/** When the day that it is now in the house's time zone ends. */
export async function endOfDay(rows: Rows, restaurantId: string, now: Date): Promise<Date> {
  const { rows: found } = await sql<{ ends: Date }>`
    select (date_trunc('day', ${now}::timestamptz at time zone time_zone) + interval '1 day') at time zone time_zone as ends
    from restaurant where id = ${restaurantId}`.execute(rows)
  return found[0]?.ends ?? now
}
