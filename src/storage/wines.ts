/** Queries on the wine list. */
import type { Selectable, Transaction } from 'kysely'
import type { WineInput } from '../contract/requests.ts'
import type { Price, Restaurant } from '../contract/restaurant.ts'
import { wineKey } from '../domain/house-key.ts'
import { pricesAsText } from './demo-files.ts'
import type { StoredWine } from './storage.ts'
import type { Tables } from './tables.ts'

const WORDS = ['producer', 'grape', 'region', 'country', 'vintage', 'type', 'abv', 'description'] as const

/** The list as printed. */
export async function listWines(rows: Transaction<Tables>, restaurantId: string): Promise<StoredWine[]> {
  const found = await rows
    .selectFrom('wine')
    .selectAll()
    .where('restaurant_id', '=', restaurantId)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .execute()
  return found.map(storedWine)
}

/** Puts this list in the place of the one before: what is on both keeps its row, and with it what the house knows of it. */
export async function replaceWines(
  rows: Transaction<Tables>,
  restaurant: Restaurant,
  wines: readonly StoredWine[],
): Promise<void> {
  const ids = wines.map(({ id }) => id)
  const gone = rows.deleteFrom('wine').where('restaurant_id', '=', restaurant.id)
  await (ids.length > 0 ? gone.where('id', 'not in', ids) : gone).execute()
  if (wines.length === 0) return
  await rows
    .insertInto('wine')
    .values(wines.map((wine, position) => rowOf(wine, position, restaurant)))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => {
        const fresh = <C extends (typeof REPLACED)[number]>(column: C) => eb.ref(`excluded.${column}`)
        return Object.fromEntries(REPLACED.map((column) => [column, fresh(column)]))
      }),
    )
    .execute()
}

const REPLACED = [
  'key',
  ...WORDS,
  'position',
  'name',
  'sku',
  'price_cents',
  'glass_price_cents',
  'cost_cents',
  'currency',
  'stock',
] as const

function rowOf(
  { id, key, input, price, glassPrice, cost, stock }: StoredWine,
  position: number,
  restaurant: Restaurant,
) {
  const words = Object.fromEntries(WORDS.map((key) => [key, input[key] ?? ''])) as Record<
    (typeof WORDS)[number],
    string
  >
  return {
    id,
    key,
    restaurant_id: restaurant.id,
    position,
    name: input.name,
    ...words,
    sku: input.sku ?? null,
    price_cents: price?.cents ?? null,
    glass_price_cents: glassPrice?.cents ?? null,
    cost_cents: cost?.cents ?? null,
    currency: price?.currency ?? glassPrice?.currency ?? restaurant.currency,
    stock,
  }
}

function storedWine(row: Selectable<Tables['wine']>): StoredWine {
  const money = (cents: number | null): Price | null => (cents === null ? null : { cents, currency: row.currency })
  const price = money(row.price_cents)
  const glassPrice = money(row.glass_price_cents)
  const input: WineInput = { name: row.name, ...pricesAsText(price, glassPrice) }
  for (const key of WORDS) if (row[key]) input[key] = row[key]
  if (row.sku) input.sku = row.sku
  return {
    id: row.id,
    key: row.key || wineKey(row.name),
    input,
    price,
    glassPrice,
    cost: money(row.cost_cents),
    stock: row.stock,
    isSoldOut: row.is_sold_out,
    openAt: row.open_at,
  }
}
