/** All rows of one house as they are kept, without what opens something. */
import { sql } from 'kysely'
import type { Rows } from './storage.ts'

type Row = Record<string, unknown>

/** Table by table; a test compares the list with the database. */
const TABLES: Record<string, readonly string[]> = {
  menu: [],
  dish: [],
  wine: [],
  wine_list_version: [],
  import: ['content'],
  import_row: [],
  curation: [],
  house_profile: [],
  feedback: [],
  service: [],
  job: [],
  device: ['code_hash', 'secret_hash'],
  staff_pin: ['pin_hash'],
  api_key: ['hash'],
  support_grant: [],
  audit: [],
}

/** Of no meaning to a person: what was sent twice, and what is to be read again. */
export const NOT_EXPORTED: readonly string[] = ['idempotency', 'change']

export const EXPORTED: readonly string[] = Object.keys(TABLES)

export async function exportRows(
  rows: Rows,
  restaurantId: string,
): Promise<{ restaurant: Row; tables: Record<string, Row[]> }> {
  const [restaurant] = await readAll(rows, 'restaurant', ['source_hash'], sql`id = ${restaurantId}`)
  const tables: Record<string, Row[]> = {}
  for (const [table, secrets] of Object.entries(TABLES))
    tables[table] = await readAll(rows, table, secrets, sql`restaurant_id = ${restaurantId}`)
  const ofHouse = sql`"organizationId" = ${restaurantId}`
  tables.member = await readAll(rows, 'auth.member', [], ofHouse)
  tables.person = await readAll(
    rows,
    'auth.user',
    [],
    sql`id in (select "userId" from auth.member where "organizationId" = ${restaurantId})`,
  )
  // The id of an invitation is its link.
  tables.invitation = await readAll(rows, 'auth.invitation', ['id'], ofHouse)
  return { restaurant: restaurant ?? {}, tables }
}

async function readAll(
  rows: Rows,
  table: string,
  secrets: readonly string[],
  condition: ReturnType<typeof sql>,
): Promise<Row[]> {
  const found = await sql<{ row: Row }>`
    select to_jsonb(t) - ${[...secrets]}::text[] as row from ${sql.table(table)} t where ${condition}`.execute(rows)
  return found.rows.map(({ row }) => row)
}
