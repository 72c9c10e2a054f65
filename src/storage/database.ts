/** The pool that serves, its tables as types, and the one way into a tenant's rows. */
import { type Generated, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'

export interface Tables {
  restaurant: {
    id: string
    slug: string
    name: string
    city: string
    currency: string
    source_hash: Generated<string>
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  menu: {
    id: string
    restaurant_id: string
    version: number
    state: 'draft' | 'published' | 'archived'
    created_at: Generated<Date>
  }
  dish: {
    id: string
    restaurant_id: string
    menu_id: string
    position: number
    section: string
    dish: string
    description: string
    price_cents: number | null
    currency: string
    house: Generated<unknown>
  }
  wine: {
    id: string
    restaurant_id: string
    position: number
    name: string
    producer: string
    grape: string
    region: string
    country: string
    vintage: string
    type: string
    abv: string
    description: string
    sku: string | null
    price_cents: number | null
    glass_price_cents: number | null
    cost_cents: number | null
    currency: string
    stock: number | null
    open_at: Generated<Date | null>
    house: Generated<unknown>
  }
}

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
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

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
