/** Queries on what the house knows better about the taste of its dishes and wines. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Rows, StoredHouseProfile } from './storage.ts'

export type NewHouseProfile = Pick<StoredHouseProfile, 'about' | 'key' | 'values' | 'note' | 'madeBy'>

const Values = z.record(z.string(), z.number())

export async function listHouseProfiles(rows: Rows, restaurantId: string): Promise<StoredHouseProfile[]> {
  const found = await rows
    .selectFrom('house_profile')
    .selectAll()
    .where('restaurant_id', '=', restaurantId)
    .orderBy('about')
    .orderBy('key')
    .execute()
  return found.map((row) => ({
    about: row.about,
    key: row.key,
    values: Values.parse(row.values),
    note: row.note,
    revision: String(row.revision),
    madeBy: row.made_by,
    updatedAt: row.updated_at,
  }))
}

/** Locked until the transaction ends. */
export async function findHouseProfile(
  rows: Rows,
  restaurantId: string,
  about: 'dish' | 'wine',
  key: string,
): Promise<Pick<StoredHouseProfile, 'values' | 'note' | 'revision'> | null> {
  const row = await rows
    .selectFrom('house_profile')
    .select(['values', 'note', 'revision'])
    .where('restaurant_id', '=', restaurantId)
    .where('about', '=', about)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  return row ? { values: Values.parse(row.values), note: row.note, revision: String(row.revision) } : null
}

export async function putHouseProfile(rows: Rows, restaurantId: string, profile: NewHouseProfile): Promise<void> {
  const { about, key, values, note, madeBy } = profile
  const said = { values: JSON.stringify(values), note, made_by: madeBy }
  await rows
    .insertInto('house_profile')
    .values({ id: uuidv7(), restaurant_id: restaurantId, about, key, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['restaurant_id', 'about', 'key'])
        .doUpdateSet({ ...said, revision: sql`house_profile.revision + 1`, updated_at: sql`now()` }),
    )
    .execute()
}

export async function deleteHouseProfile(
  rows: Rows,
  restaurantId: string,
  about: 'dish' | 'wine',
  key: string,
): Promise<void> {
  await rows
    .deleteFrom('house_profile')
    .where('restaurant_id', '=', restaurantId)
    .where('about', '=', about)
    .where('key', '=', key)
    .execute()
}
