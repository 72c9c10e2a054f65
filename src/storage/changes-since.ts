/** The feed of changes of all houses, in the order of their ids; only what no open transaction can still precede. */
import { sql } from 'kysely'
import type { Database } from './database.ts'

export interface NotedChange {
  id: number
  restaurantId: string
  topic: string
}

export async function changesSince(db: Database, after: number, most: number): Promise<NotedChange[]> {
  const { rows } = await sql<{ id: string; restaurant_id: string; topic: string }>`
    select id, restaurant_id, topic from changes_since(${after}::bigint, ${most}::integer)`.execute(db)
  return rows.map(({ id, restaurant_id: restaurantId, topic }) => ({ id: Number(id), restaurantId, topic }))
}

/** Where a reader of what is to come begins. */
export async function lastChange(db: Database): Promise<number> {
  const { rows } = await sql<{ last: string }>`select last_change() as last`.execute(db)
  return Number(rows[0]?.last ?? 0)
}
