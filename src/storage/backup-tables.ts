/** Which tables a backup holds, in an order in which none comes before what it refers to. */
import type { ClientBase } from 'pg'
import pg from 'pg'

export interface BackupTable {
  /** `public.wine`, `auth.user` */
  name: string
  columns: string[]
  key: string[]
}

/** What is known of each migration is in the head; which transaction made a change means nothing in another database. */
const LEFT_OUT = ['public.migration']
const COLUMNS_LEFT_OUT = ['public.change.transaction_id']

export async function readBackupTables(client: ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { needs: string[] }>(CATALOGUE)
  const tables = rows
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .map((row) => ({
      ...row,
      columns: row.columns.filter((column) => !COLUMNS_LEFT_OUT.includes(`${row.name}.${column}`)),
    }))
  return inOrder(tables)
}

export function quoted({ name }: Pick<BackupTable, 'name'>): string {
  return name
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')
}

export function columnsOf({ columns }: Pick<BackupTable, 'columns'>): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}

/** All rows, always in the same order, so that the same rows have the same hash. */
export function selectAll(table: BackupTable): string {
  const by = table.key.map((column) => `${pg.escapeIdentifier(column)}::text collate "C"`).join(', ')
  return `select ${columnsOf(table)} from ${quoted(table)}${by ? ` order by ${by}` : ''}`
}

/** Text that means the same on every server and in every time zone. */
export const PLAIN_TEXT = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 3; set client_encoding = 'UTF8'`

function inOrder(tables: readonly (BackupTable & { needs: string[] })[]): BackupTable[] {
  const ordered: BackupTable[] = []
  const placed = new Set<string>()
  const known = new Set(tables.map(({ name }) => name))
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name, needs }) =>
      needs.every((other) => other === name || placed.has(other) || !known.has(other)),
    )
    // Tables that refer to each other in a ring: as they come.
    for (const { needs: _, ...table } of ready.length > 0 ? ready : waiting) {
      ordered.push(table)
      placed.add(table.name)
    }
    waiting = waiting.filter(({ name }) => !placed.has(name))
  }
  return ordered
}

const CATALOGUE = `
select n.nspname || '.' || c.relname as name,
  (select json_agg(a.attname order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  coalesce((select json_agg(a.attname order by array_position(i.indkey::int[], a.attnum::int)) from pg_index i
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where i.indrelid = c.oid and i.indisprimary), '[]') as key,
  coalesce((select json_agg(distinct fn.nspname || '.' || fc.relname) from pg_constraint k
    join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
    where k.conrelid = c.oid and k.contype = 'f'), '[]') as needs
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'auth') and c.relkind = 'r'
order by 1`
