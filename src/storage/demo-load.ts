/** Brings the demo restaurant into the database, once for each version of its files and of the tables: a new column wants its values. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { asRestaurant, type Database } from './database.ts'
import type { Demo } from './demo-files.ts'
import { replaceMenu } from './menus.ts'
import { readMigrations } from './migrate.ts'
import { putRestaurant, sourceHashOf } from './restaurants.ts'
import { replaceWines } from './wines.ts'

/** Beside the one of the migrations: any number that nobody else takes. */
const ADVISORY_LOCK = 7_214_002

/** @returns whether there was something to do */
export function loadDemo(db: Database, { restaurant, menu, wines, hash }: Demo): Promise<boolean> {
  const mark = `${hash}.${readMigrations().length}`
  return asRestaurant(db, restaurant.id, async (rows) => {
    // One loads, a second start waits here and then finds it loaded.
    await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(rows)
    if ((await sourceHashOf(rows, restaurant.id)) === mark) return false
    await putRestaurant(rows, restaurant, mark)
    await replaceMenu(rows, restaurant, uuidv7(), menu)
    await replaceWines(rows, restaurant, wines)
    return true
  })
}
