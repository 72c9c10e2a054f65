/** Queries on versions of the menu: each publication is a new one, the last before stays as it was. */
import { sql } from 'kysely'
import type { DishRow } from './dishes.ts'
import type { Rows } from './storage.ts'

export interface VersionDish extends DishRow {
  isSoldOut: boolean
  specialUntil: Date | null
}

export interface StoredVersion {
  version: number
  state: 'draft' | 'published' | 'archived'
  items: number
  madeAt: Date
  madeBy: string
  note: string
}

export interface NewVersion {
  restaurantId: string
  currency: string
  madeBy: string
  note: string
  newId: () => string
}

const AT_ONCE = 1_000

/** One publication or restoration of a house after the other. */
export async function lockLists(rows: Rows, restaurantId: string): Promise<{ currency: string }> {
  return rows
    .selectFrom('restaurant')
    .select('currency')
    .where('id', '=', restaurantId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

export async function listMenuVersions(rows: Rows): Promise<StoredVersion[]> {
  const found = await rows
    .selectFrom('menu')
    .select((eb) => [
      'version',
      'state',
      'created_at',
      'published_at',
      'made_by',
      'note',
      eb.selectFrom('dish').whereRef('dish.menu_id', '=', 'menu.id').select(sql<string>`count(*)`.as('n')).as('items'),
    ])
    .orderBy('version', 'desc')
    .execute()
  return found.map((row) => ({
    version: row.version,
    state: row.state,
    items: Number(row.items ?? 0),
    madeAt: row.published_at ?? row.created_at,
    madeBy: row.made_by,
    note: row.note,
  }))
}

/** The dishes of a version; of the published one without a number. Null where there is no such version. */
export async function dishesOfVersion(rows: Rows, version: number | null): Promise<VersionDish[] | null> {
  const query = rows.selectFrom('menu').select('id')
  const menu = await (version === null
    ? query.where('state', '=', 'published')
    : query.where('version', '=', version)
  ).executeTakeFirst()
  if (!menu) return null
  const found = await rows
    .selectFrom('dish')
    .select(['section', 'dish', 'description', 'key', 'price_cents', 'is_sold_out', 'special_until'])
    .where('menu_id', '=', menu.id)
    .orderBy('position')
    .execute()
  return found.map((row) => ({
    section: row.section,
    dish: row.dish,
    description: row.description,
    key: row.key,
    priceCents: row.price_cents,
    isSoldOut: row.is_sold_out,
    specialUntil: row.special_until,
  }))
}

/** The published menu, made empty where the house has none yet. */
export async function publishedMenuId(rows: Rows, version: NewVersion): Promise<string> {
  const menu = await rows.selectFrom('menu').select('id').where('state', '=', 'published').executeTakeFirst()
  return menu?.id ?? (await insertMenu(rows, version, 1)).id
}

/** These dishes are the menu from now on. @returns the number of the new version */
export async function publishDishes(rows: Rows, version: NewVersion, dishes: readonly VersionDish[]): Promise<number> {
  const { restaurantId, currency, newId } = version
  const last = await rows.selectFrom('menu').select(sql<number | null>`max(version)`.as('version')).executeTakeFirst()
  await rows.updateTable('menu').set({ state: 'archived' }).where('state', '=', 'published').execute()
  const menu = await insertMenu(rows, version, (last?.version ?? 0) + 1)
  const values = dishes.map((dish, position) => ({
    id: newId(),
    restaurant_id: restaurantId,
    menu_id: menu.id,
    position,
    section: dish.section,
    dish: dish.dish,
    description: dish.description,
    key: dish.key,
    price_cents: dish.priceCents,
    currency,
    is_sold_out: dish.isSoldOut,
    special_until: dish.specialUntil,
  }))
  for (let from = 0; from < values.length; from += AT_ONCE)
    await rows
      .insertInto('dish')
      .values(values.slice(from, from + AT_ONCE))
      .execute()
  return menu.version
}

async function insertMenu(
  rows: Rows,
  { restaurantId, madeBy, note, newId }: NewVersion,
  version: number,
): Promise<{ id: string; version: number }> {
  const id = newId()
  await rows
    .insertInto('menu')
    .values({
      id,
      restaurant_id: restaurantId,
      version,
      state: 'published',
      published_at: sql`now()`,
      made_by: madeBy,
      note,
    })
    .execute()
  return { id, version }
}
