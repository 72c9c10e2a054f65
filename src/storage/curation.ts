/** Queries on what the house decided of a dish and a wine. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { CurationState } from '../contract/house/curation.ts'
import { wineKey } from '../domain/house-key.ts'
import type { Rows, StoredCuration } from './storage.ts'

export type NewCuration = Pick<StoredCuration, 'dishKey' | 'wineId' | 'state' | 'position' | 'note' | 'madeBy'>

/** All of a house, in an order that hangs on nothing but what was decided. */
export async function listCuration(rows: Rows, restaurantId: string): Promise<StoredCuration[]> {
  const found = await rows
    .selectFrom('curation')
    .innerJoin('wine', 'wine.id', 'curation.wine_id')
    .select([
      'curation.dish_key',
      'curation.wine_id',
      'curation.state',
      'curation.position',
      'curation.note_es',
      'curation.note_en',
      'curation.revision',
      'curation.made_by',
      'curation.updated_at',
      'wine.key',
      'wine.name',
    ])
    .where('curation.restaurant_id', '=', restaurantId)
    .orderBy('curation.dish_key')
    .orderBy(sql`curation.position nulls last`)
    .orderBy('curation.id')
    .execute()
  return found.map((row) => ({
    dishKey: row.dish_key,
    wineId: row.wine_id,
    wineKey: row.key || wineKey(row.name),
    wine: row.name,
    state: row.state,
    position: row.position,
    note: { es: row.note_es, en: row.note_en },
    revision: String(row.revision),
    madeBy: row.made_by,
    updatedAt: row.updated_at,
  }))
}

/** The decision on one pair, locked until the transaction ends: who writes next sees what came before. */
export async function findCuration(
  rows: Rows,
  restaurantId: string,
  dishKey: string,
  wineId: string,
): Promise<{ state: CurationState; revision: string; note: { es: string; en: string } } | null> {
  const row = await rows
    .selectFrom('curation')
    .select(['state', 'revision', 'note_es', 'note_en'])
    .where('restaurant_id', '=', restaurantId)
    .where('dish_key', '=', dishKey)
    .where('wine_id', '=', wineId)
    .forUpdate()
    .executeTakeFirst()
  return row ? { state: row.state, revision: String(row.revision), note: { es: row.note_es, en: row.note_en } } : null
}

export async function putCuration(rows: Rows, restaurantId: string, decision: NewCuration): Promise<void> {
  const { dishKey, wineId, state, position, note, madeBy } = decision
  const values = { state, position, note_es: note.es, note_en: note.en, made_by: madeBy }
  await rows
    .insertInto('curation')
    .values({ id: uuidv7(), restaurant_id: restaurantId, dish_key: dishKey, wine_id: wineId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['restaurant_id', 'dish_key', 'wine_id'])
        .doUpdateSet({ ...values, revision: sql`curation.revision + 1`, updated_at: sql`now()` }),
    )
    .execute()
}

/** @returns whether there was one */
export async function deleteCuration(
  rows: Rows,
  restaurantId: string,
  dishKey: string,
  wineId: string,
): Promise<boolean> {
  const { numDeletedRows } = await rows
    .deleteFrom('curation')
    .where('restaurant_id', '=', restaurantId)
    .where('dish_key', '=', dishKey)
    .where('wine_id', '=', wineId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Pins of a dish that are not of these wines. */
export async function unpinOthers(
  rows: Rows,
  restaurantId: string,
  dishKey: string,
  wineIds: readonly string[],
): Promise<void> {
  const pins = rows
    .deleteFrom('curation')
    .where('restaurant_id', '=', restaurantId)
    .where('dish_key', '=', dishKey)
    .where('state', '=', 'pin')
  await (wineIds.length > 0 ? pins.where('wine_id', 'not in', wineIds) : pins).execute()
}
