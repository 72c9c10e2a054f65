/** What lies where in MARIDAJE_HOME. */
import { join } from 'node:path'

/** The data; a link where PostgreSQL's user cannot reach the home. */
export function dataOf(home: string): string {
  return join(home, 'postgres')
}

export function logOf(home: string): string {
  return join(home, 'postgres.log')
}

export function lockOf(home: string): string {
  return join(home, 'database.lock')
}

/** What a person can do when the database cannot come up here. */
export const ADVICE =
  'Set MARIDAJE_HOME to a folder on a local disk that you may write to, or DATABASE_URL to a PostgreSQL of your own.'
