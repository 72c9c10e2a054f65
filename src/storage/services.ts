/** Queries on how many people were served. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Rows } from './storage.ts'

export type Shift = 'lunch' | 'dinner' | 'all'

export async function putService(
  rows: Rows,
  restaurantId: string,
  { day, shift, covers }: { day: string; shift: Shift; covers: number },
): Promise<void> {
  await rows
    .insertInto('service')
    .values({ id: uuidv7(), restaurant_id: restaurantId, day, shift, covers })
    .onConflict((conflict) =>
      conflict.columns(['restaurant_id', 'day', 'shift']).doUpdateSet({ covers, updated_at: sql`now()` }),
    )
    .execute()
}

/** Covers of each day, both ends included; a number for the whole day counts before those of its shifts. */
export async function coversByDay(
  rows: Rows,
  restaurantId: string,
  from: string,
  to: string,
): Promise<{ day: string; covers: number }[]> {
  const { rows: days } = await sql<{ day: string; covers: string }>`
    select to_char(day, 'YYYY-MM-DD') as day,
      coalesce(sum(covers) filter (where shift = 'all'), sum(covers)) as covers
    from service where restaurant_id = ${restaurantId} and day between ${from}::date and ${to}::date
    group by 1 order by 1`.execute(rows)
  return days.map(({ day, covers }) => ({ day, covers: Number(covers) }))
}
