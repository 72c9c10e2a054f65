/** Queries on versions of the wine list: each is the whole list as it was then. */
import { sql } from 'kysely'
import type { Rows } from './storage.ts'
import type { StoredVersion } from './versions-menu.ts'

export interface NewListVersion {
  id: string
  restaurantId: string
  madeBy: string
  note: string
  /** the list as it is to be found again */
  wines: unknown
}

/** The last one is the list that is there now. */
export async function listWineVersions(rows: Rows): Promise<StoredVersion[]> {
  const found = await rows
    .selectFrom('wine_list_version')
    .select(['version', 'made_at', 'made_by', 'note', sql<number>`jsonb_array_length(wines)`.as('items')])
    .orderBy('version', 'desc')
    .execute()
  return found.map((row, i) => ({
    version: row.version,
    state: i === 0 ? 'published' : 'archived',
    items: row.items,
    madeAt: row.made_at,
    madeBy: row.made_by,
    note: row.note,
  }))
}

/** @param version null: the last one */
export async function winesOfVersion(rows: Rows, version: number | null): Promise<unknown> {
  const query = rows.selectFrom('wine_list_version').select('wines')
  const row = await (version === null
    ? query.orderBy('version', 'desc').limit(1)
    : query.where('version', '=', version)
  ).executeTakeFirst()
  return row?.wines ?? null
}

export async function insertWineVersion(
  rows: Rows,
  { id, restaurantId, madeBy, note, wines }: NewListVersion,
): Promise<number> {
  const row = await rows
    .insertInto('wine_list_version')
    .values({
      id,
      restaurant_id: restaurantId,
      version: sql<number>`coalesce((select max(version) from wine_list_version), 0) + 1`,
      made_by: madeBy,
      note,
      wines: JSON.stringify(wines),
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
