/**
 * Who looks at what just now: said to every process and kept by none of the tables, for it is over before anybody could
 * read it there.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'

const Look = z.object({ restaurantId: z.string(), importId: z.string(), userId: z.string(), name: z.string() })
export type Look = z.infer<typeof Look>

/** A word of PostgreSQL carries at most 8,000 bytes. */
const LONGEST_NAME = 80

export async function sayLook(rows: Database, look: Look): Promise<void> {
  const said = JSON.stringify({ ...look, name: look.name.slice(0, LONGEST_NAME) })
  await sql`select pg_notify('maridaje_look', ${said})`.execute(rows)
}

/** @returns null for what is no word of ours */
export function readLook(said: string): Look | null {
  try {
    return Look.parse(JSON.parse(said))
  } catch {
    return null
  }
}
