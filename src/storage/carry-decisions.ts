/**
 * What the house said goes along when a dish or a wine is renamed by hand: it hangs on the name, and the name is another
 * now. Where the new name has something of its own already, that holds and nothing is carried.
 */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Rows } from './storage.ts'

interface Renaming {
  restaurantId: string
  /** keys of the name before and after */
  from: string
  to: string
  /** another dish or wine is still called as before: it keeps what was said, the renamed one has the same */
  isShared: boolean
}

/** Pins, vetoes, approvals, notes and the numbers of a dish. */
export async function carryDishDecisions(rows: Rows, renaming: Renaming): Promise<void> {
  await carryCuration(rows, renaming)
  await carryProfile(rows, 'dish', renaming)
}

/** Of a wine its numbers alone hang on the name; what was decided hangs on its id. */
export async function carryWineProfile(rows: Rows, renaming: Renaming): Promise<void> {
  await carryProfile(rows, 'wine', renaming)
}

async function carryCuration(rows: Rows, { restaurantId, from, to, isShared }: Renaming): Promise<void> {
  const of = (key: string) =>
    rows.selectFrom('curation').where('restaurant_id', '=', restaurantId).where('dish_key', '=', key).selectAll()
  if (await of(to).executeTakeFirst()) return
  if (!isShared) {
    await rows
      .updateTable('curation')
      .set({ dish_key: to, revision: sql`revision + 1`, updated_at: sql`now()` })
      .where('restaurant_id', '=', restaurantId)
      .where('dish_key', '=', from)
      .execute()
    return
  }
  const copies = (await of(from).execute()).map(({ updated_at: _, revision: __, ...kept }) => ({
    ...kept,
    id: uuidv7(),
    dish_key: to,
  }))
  if (copies.length > 0) await rows.insertInto('curation').values(copies).execute()
}

async function carryProfile(
  rows: Rows,
  about: 'dish' | 'wine',
  { restaurantId, from, to, isShared }: Renaming,
): Promise<void> {
  const of = (key: string) =>
    rows
      .selectFrom('house_profile')
      .where('restaurant_id', '=', restaurantId)
      .where('about', '=', about)
      .where('key', '=', key)
      .selectAll()
  if (await of(to).executeTakeFirst()) return
  if (!isShared) {
    await rows
      .updateTable('house_profile')
      .set({ key: to, revision: sql`revision + 1`, updated_at: sql`now()` })
      .where('restaurant_id', '=', restaurantId)
      .where('about', '=', about)
      .where('key', '=', from)
      .execute()
    return
  }
  const before = await of(from).executeTakeFirst()
  if (!before) return
  const { updated_at: _, revision: __, values, ...kept } = before
  await rows
    .insertInto('house_profile')
    .values({ ...kept, id: uuidv7(), key: to, values: JSON.stringify(values) })
    .execute()
}
