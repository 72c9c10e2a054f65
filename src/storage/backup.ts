/**
 * A backup: every table as COPY gives it, all of one moment, with row counts and hashes, and the migration they belong to.
 *
 * ```
 * {"format":1,…}              a line: what it is
 * {"table":"public.wine",…}   a line before each table; its rows in frames of a length and as many bytes, ended by length 0
 * {"rows":120,"sha256":"…"}   a line after each table
 * {"tables":27,"sha256":"…"}  the last line: of all lines of rows and hashes
 * ```
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import type { ClientBase } from 'pg'
import { MaridajeError } from '../errors.ts'
import { seal } from './backup-seal.ts'
import { type BackupTable, PLAIN_TEXT, readBackupTables, selectAll } from './backup-tables.ts'
import { copyOut } from './copy.ts'
import { lastMigration } from './migrate.ts'

export const BACKUP_FORMAT = 1

export interface TableHash {
  table: string
  rows: number
  sha256: string
}

export interface BackupMade {
  madeAt: string
  migration: string
  tables: TableHash[]
  bytes: number
}

/** @param client of the role that reads all @param key null: not sealed @param signal stops it; the file is not there then */
export async function writeBackup(
  client: ClientBase,
  file: string,
  { key, at, signal }: { key: string | null; at: Date; signal?: AbortSignal },
): Promise<BackupMade> {
  await client.query(PLAIN_TEXT)
  await client.query('begin transaction isolation level repeatable read read only')
  const draft = `${file}.${process.pid}.part`
  mkdirSync(dirname(file), { recursive: true })
  try {
    const { id, name } = await lastMigration(client)
    const tables = await readBackupTables(client)
    await requireReadable(client, tables)
    const hashes: TableHash[] = []
    const head = { format: BACKUP_FORMAT, made_at: at.toISOString(), migration: { id, name }, tables: tables.length }
    const plain = Readable.from(contentOf(client, head, tables, hashes, signal))
    const compressed = plain.pipe(createZstdCompress())
    plain.on('error', (error) => compressed.destroy(error))
    // What cannot be written must not leave a COPY half read: the connection would wait for it.
    compressed.on('close', () => plain.destroy())
    const bytes = await writeAll(draft, seal(compressed, key))
    renameSync(draft, file)
    return { madeAt: head.made_at, migration: name, tables: hashes, bytes }
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    await client.query('rollback').catch(() => undefined)
  }
}

/** What is in the database now, by the same measure. The order is that of the tables. */
export async function hashTables(client: ClientBase, tables: readonly BackupTable[]): Promise<TableHash[]> {
  const hashes: TableHash[] = []
  for (const table of tables) {
    const digest = createHash('sha256')
    const out = copyOut(client, selectAll(table))
    let rows = 0
    for await (const chunk of out) {
      digest.update(chunk)
      rows += linesIn(chunk)
    }
    hashes.push({ table: table.name, rows, sha256: digest.digest('hex') })
  }
  return hashes
}

/** @returns of all tables in one */
export function hashOfAll(hashes: readonly TableHash[]): string {
  const digest = createHash('sha256')
  for (const { table, rows, sha256 } of hashes) digest.update(`${table} ${rows} ${sha256}\n`)
  return digest.digest('hex')
}

/** In COPY's text a line's end is the end of a row: within values it is written as `\n`. */
export function linesIn(chunk: Uint8Array): number {
  let lines = 0
  for (const byte of chunk) if (byte === 10) lines++
  return lines
}

async function* contentOf(
  client: ClientBase,
  head: object,
  tables: readonly BackupTable[],
  hashes: TableHash[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  yield line(head)
  for (const table of tables) {
    signal?.throwIfAborted()
    yield line({ table: table.name, columns: table.columns, key: table.key })
    const digest = createHash('sha256')
    let rows = 0
    for await (const chunk of copyOut(client, selectAll(table))) {
      signal?.throwIfAborted()
      digest.update(chunk)
      rows += linesIn(chunk)
      yield Buffer.concat([lengthOf(chunk.length), chunk])
    }
    yield lengthOf(0)
    const hash = { table: table.name, rows, sha256: digest.digest('hex') }
    hashes.push(hash)
    yield line({ rows: hash.rows, sha256: hash.sha256 })
  }
  yield line({ tables: hashes.length, sha256: hashOfAll(hashes) })
}

/** A table that the role may not read would be missing without a word: row security shows it as empty. */
async function requireReadable(client: ClientBase, tables: readonly BackupTable[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind = 'r' and n.nspname || '.' || c.relname = any($1)
       and (not has_table_privilege(c.oid, 'select')
         or (c.relrowsecurity and not exists (
           select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*') and pg_get_expr(p.polqual, c.oid) = 'true'
             and current_user = any(select pg_get_userbyid(role) from unnest(p.polroles) role))))`,
    [tables.map(({ name }) => name)],
  )
  if (rows.length === 0) return
  throw new MaridajeError(
    'bad_configuration',
    `The role of the backup may not read all of ${rows.map(({ name }) => name).join(', ')}`,
    {
      hint: 'DATABASE_BACKUP_URL is the address of maridaje_backup.',
    },
  )
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** On the disk when it returns. @returns how many bytes */
async function writeAll(file: string, source: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0
  async function* counted() {
    for await (const chunk of source) {
      bytes += chunk.length
      yield chunk
    }
  }
  const out = createWriteStream(file, { mode: 0o600, flush: true })
  await pipeline(counted, out)
  if (!out.closed) await once(out, 'close')
  return bytes
}
