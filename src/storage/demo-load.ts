/** Brings the demo restaurant into the database, once for each version of its files. */
import { v7 as uuidv7 } from 'uuid'
import { asRestaurant, type Database } from './database.ts'
import type { Demo } from './demo-files.ts'
import { replaceMenu } from './menus.ts'
import { putRestaurant, sourceHashOf } from './restaurants.ts'
import { replaceWines } from './wines.ts'

/** @returns whether there was something to do */
export function loadDemo(db: Database, { restaurant, menu, wines, hash }: Demo): Promise<boolean> {
  return asRestaurant(db, restaurant.id, async (rows) => {
    if ((await sourceHashOf(rows, restaurant.id)) === hash) return false
    // The row lock of the restaurant makes a second start wait here; it then writes the same again.
    await putRestaurant(rows, restaurant, hash)
    await replaceMenu(rows, restaurant, uuidv7(), menu)
    await replaceWines(rows, restaurant, wines)
    return true
  })
}
