/** Numbered SQL files, applied once each and in order; a file that was applied never changes again. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { MaridajeError } from '../errors.ts'
import { migrateQueue } from './queue.ts'

export interface Migration {
  id: number
  name: string
  sql: string
  hash: string
  /** says so in its first lines; all others only add, so that the release before goes on serving while this one comes */
  breaksOlder: boolean
}

const FOLDER = join(import.meta.dirname, 'migrations')
const BREAKS_OLDER = /^-- Breaks older programs\b/m
/** Any number that nobody else takes: one migrates, the others wait. */
const ADVISORY_LOCK = 7_214_001

export function readMigrations(folder = FOLDER): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.sort().map((file, index) => {
    const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file)
    if (!match || Number(match[1]) !== index + 1)
      throw new MaridajeError('internal', `${file} is not migration number ${index + 1}`)
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return {
      id: index + 1,
      name: match[2] ?? '',
      sql,
      hash: createHash('sha256').update(sql).digest('hex').slice(0, 16),
      breaksOlder: BREAKS_OLDER.test(sql),
    }
  })
}

/** Applies what is missing, as the owner. @returns the names of what it applied */
export async function migrate(owner: ClientBase, migrations = readMigrations()): Promise<string[]> {
  await owner.query(`select pg_advisory_lock(${ADVISORY_LOCK})`)
  try {
    await owner.query(
      `create table if not exists migration (id integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`,
    )
    await owner.query('alter table migration add column if not exists breaks_older boolean not null default false')
    const missing = missingOf(await appliedTo(owner), migrations)
    for (const migration of missing) await apply(owner, migration)
    await migrateQueue(owner)
    return missing.map(({ name }) => name)
  } finally {
    // Where a transaction was left in pieces this fails too, and must not hide why; the end of the connection unlocks.
    await owner.query(`select pg_advisory_unlock(${ADVISORY_LOCK})`).catch(() => undefined)
  }
}

/** What the database lacks; throws where it is not made of these files, or of newer ones that break what is older. */
export async function missingMigrations(client: ClientBase, migrations = readMigrations()): Promise<Migration[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`)
  return missingOf(rows[0]?.there ? await appliedTo(client) : [], migrations)
}

/** The newest that the database has. */
export async function lastMigration(client: ClientBase): Promise<Pick<Migration, 'id' | 'name'>> {
  const last = (await appliedTo(client)).at(-1)
  if (!last)
    throw new MaridajeError('database_unavailable', 'The database was never migrated', {
      hint: 'Run "maridaje migrate".',
    })
  return { id: last.id, name: last.name }
}

type Applied = Pick<Migration, 'id' | 'name' | 'hash' | 'breaksOlder'>

async function appliedTo(client: ClientBase): Promise<Applied[]> {
  // A database that an earlier release migrated lacks the column.
  const { rows } = await client.query<Applied>(
    `select id, name, hash, coalesce((to_jsonb(m) ->> 'breaks_older')::boolean, false) as "breaksOlder"
     from public.migration m order by id`,
  )
  return rows
}

function missingOf(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  for (const { id, name, hash, breaksOlder } of applied) {
    const known = migrations[id - 1]
    // A newer release that only added: this one serves on, so that a release can be taken back.
    if (known ? known.hash === hash : !breaksOlder) continue
    throw new MaridajeError(
      'database_unavailable',
      known
        ? `Migration ${id} (${name}) is not the one that the database was made with`
        : `The database is newer than this program (migration ${id}, ${name})`,
      { hint: 'Run the version of Maridaje that made it, or a newer one.' },
    )
  }
  return migrations.slice(applied.length)
}

async function apply(owner: ClientBase, { id, name, sql, hash, breaksOlder }: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(sql)
    await owner.query('insert into migration (id, name, hash, breaks_older) values ($1, $2, $3, $4)', [
      id,
      name,
      hash,
      breaksOlder,
    ])
    await owner.query('commit')
  } catch (cause) {
    await owner.query('rollback')
    throw new MaridajeError('database_unavailable', `Migration ${id} (${name}) failed: ${messageOf(cause)}`, { cause })
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
