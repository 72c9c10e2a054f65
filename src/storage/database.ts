/** The pool that serves, and the one way into a tenant's rows. */
import { channel } from 'node:diagnostics_channel'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

const CONNECTIONS = 8
const CONNECT_LIMIT_MS = 2_000
const STATEMENT_LIMIT_MS = 10_000

export function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
    query_timeout: STATEMENT_LIMIT_MS,
    application_name: 'maridaje',
    allowExitOnIdle: true,
  })
  // A server that goes away under an idle connection: the next query finds out and says so.
  pool.on('error', () => undefined)
  // The same under one that is at work between two queries: without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export function databaseOn(pool: pg.Pool): Database {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query, queryDurationMillis: ms }) => {
      if (QUERIES.hasSubscribers) QUERIES.publish({ ms, verb: query.sql.trimStart().split(/\s/, 1)[0] ?? '' })
    },
  })
}

/** Whoever traces listens here: how long each query took, without its text. */
export interface QueryTaken {
  ms: number
  verb: string
}
const QUERIES = channel('maridaje:query')

/** Runs `work` with the rows of one restaurant in sight, and no others. */
export function asRestaurant<T>(
  db: Database,
  restaurantId: string,
  work: (rows: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('app.restaurant_id', ${restaurantId}, true)`.execute(transaction)
    return work(transaction)
  })
}
