/** Queries on the wines of a house as it works on them, archived ones included. */
import { type Selectable, sql, type Updateable } from 'kysely'
import { LABEL_FIELDS } from '../domain/label-fields.ts'
import type { Rows } from './storage.ts'
import type { Tables } from './tables.ts'

/** What a list says of a wine: goes into versions, and comes back with them. */
export interface ListedWine {
  name: string
  producer: string
  grape: string
  region: string
  country: string
  vintage: string
  type: string
  abv: string
  description: string
  sku: string | null
  sizeMl: number | null
  priceCents: number | null
  glassPriceCents: number | null
  costCents: number | null
}

export interface CellarWine extends ListedWine {
  id: string
  key: string
  currency: string
  /** what the row was at when it was read */
  revision: string
  position: number
  stock: number | null
  isSoldOut: boolean
  openAt: Date | null
  isArchived: boolean
}

/** All that ever were on the list. @param lock until the transaction ends nobody else changes them */
export async function cellarOf(rows: Rows, { lock }: { lock: boolean }): Promise<CellarWine[]> {
  const query = selected(rows).orderBy('position').orderBy('id')
  return (await (lock ? query.forUpdate() : query).execute()).map(toWine)
}

/** One page of the list in its printed order. @param after the position and id of the last one of the page before */
export async function pageOfWines(
  rows: Rows,
  { after, most }: { after?: { position: number; id: string } | undefined; most: number },
): Promise<CellarWine[]> {
  let query = selected(rows).where('archived_at', 'is', null).orderBy('position').orderBy('id').limit(most)
  if (after) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id}::uuid)`)
  return (await query.execute()).map(toWine)
}

export async function findWine(rows: Rows, id: string): Promise<CellarWine | null> {
  const row = await selected(rows).where('id', '=', id).where('archived_at', 'is', null).executeTakeFirst()
  return row ? toWine(row) : null
}

export async function lockWine(rows: Rows, id: string): Promise<CellarWine | null> {
  const row = await selected(rows).where('id', '=', id).where('archived_at', 'is', null).forUpdate().executeTakeFirst()
  return row ? toWine(row) : null
}

/** The id of the wine that has this code, on the list or archived. */
export async function wineWithSku(rows: Rows, sku: string): Promise<string | null> {
  const row = await rows.selectFrom('wine').select('id').where('sku', '=', sku).executeTakeFirst()
  return row?.id ?? null
}

export async function isWineCalled(rows: Rows, key: string): Promise<boolean> {
  const found = await rows
    .selectFrom('wine')
    .select('id')
    .where('key', '=', key)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

export interface NewCellarWine extends ListedWine {
  id: string
  key: string
  restaurantId: string
  currency: string
  position: number
  stock: number | null
  isSoldOut: boolean
}

export async function insertWine(rows: Rows, wine: NewCellarWine): Promise<void> {
  await rows.insertInto('wine').values(valuesOf(wine)).execute()
}

export type WineUpdate = Updateable<Tables['wine']>

export async function updateWine(rows: Rows, id: string, change: WineUpdate): Promise<void> {
  await rows
    .updateTable('wine')
    .set({ ...change, updated_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

const AT_ONCE = 500

/** Writes whole wines, new ones and known ones alike; a code may go from one to another among them. */
export async function putWines(rows: Rows, wines: readonly NewCellarWine[]): Promise<void> {
  if (wines.length === 0) return
  const ids = wines.map(({ id }) => id)
  // Codes are unique: those that change hands are let go first.
  await rows.updateTable('wine').set({ sku: null }).where('id', 'in', ids).where('sku', 'is not', null).execute()
  for (let from = 0; from < wines.length; from += AT_ONCE)
    await rows
      .insertInto('wine')
      .values(wines.slice(from, from + AT_ONCE).map(valuesOf))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          ...Object.fromEntries(PUT.map((column) => [column, eb.ref(`excluded.${column}`)])),
          archived_at: null,
          updated_at: sql`clock_timestamp()`,
        })),
      )
      .execute()
}

export async function archiveWines(rows: Rows, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await rows
    .updateTable('wine')
    .set({ archived_at: sql`now()`, updated_at: sql`clock_timestamp()`, open_at: null })
    .where('id', 'in', [...ids])
    .where('archived_at', 'is', null)
    .execute()
}

export async function moveWines(rows: Rows, places: readonly { id: string; position: number }[]): Promise<void> {
  if (places.length === 0) return
  await sql`update wine set position = moved.position
    from unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ position }) => position)}::integer[]) as moved (id, position)
    where wine.id = moved.id and wine.position <> moved.position`.execute(rows)
}

export async function lastPosition(rows: Rows): Promise<number> {
  const row = await rows.selectFrom('wine').select(sql<number | null>`max(position)`.as('last')).executeTakeFirst()
  return row?.last ?? -1
}

const PUT = [
  'key',
  'position',
  'name',
  ...LABEL_FIELDS,
  'sku',
  'size_ml',
  'price_cents',
  'glass_price_cents',
  'cost_cents',
  'currency',
  'stock',
  'is_sold_out',
] as const

function valuesOf(wine: NewCellarWine) {
  return {
    id: wine.id,
    restaurant_id: wine.restaurantId,
    key: wine.key,
    position: wine.position,
    name: wine.name,
    producer: wine.producer,
    grape: wine.grape,
    region: wine.region,
    country: wine.country,
    vintage: wine.vintage,
    type: wine.type,
    abv: wine.abv,
    description: wine.description,
    sku: wine.sku,
    size_ml: wine.sizeMl,
    price_cents: wine.priceCents,
    glass_price_cents: wine.glassPriceCents,
    cost_cents: wine.costCents,
    currency: wine.currency,
    stock: wine.stock,
    is_sold_out: wine.isSoldOut,
  }
}

function selected(rows: Rows) {
  return rows
    .selectFrom('wine')
    .selectAll()
    .select(sql<string>`(extract(epoch from updated_at) * 1000000)::bigint::text`.as('revision'))
}

function toWine(row: Selectable<Tables['wine']> & { revision: string }): CellarWine {
  return {
    id: row.id,
    key: row.key,
    currency: row.currency,
    revision: row.revision,
    position: row.position,
    name: row.name,
    producer: row.producer,
    grape: row.grape,
    region: row.region,
    country: row.country,
    vintage: row.vintage,
    type: row.type,
    abv: row.abv,
    description: row.description,
    sku: row.sku,
    sizeMl: row.size_ml,
    priceCents: row.price_cents,
    glassPriceCents: row.glass_price_cents,
    costCents: row.cost_cents,
    stock: row.stock,
    isSoldOut: row.is_sold_out,
    openAt: row.open_at,
    isArchived: row.archived_at !== null,
  }
}
