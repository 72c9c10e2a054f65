/**
 * Puts a backup into a database: all of it in one transaction, its hashes compared with what then stands there before
 * anything counts. The owner lifts the forced row security for himself within that transaction and nobody else.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import type { ClientBase } from 'pg'
import pg from 'pg'
import { z } from 'zod'
import { MaridajeError } from '../errors.ts'
import { BACKUP_FORMAT, hashOfAll, hashTables, linesIn, type TableHash } from './backup.ts'
import { type ByteReader, byteReader, unreadable, unseal } from './backup-seal.ts'
import { type BackupTable, columnsOf, PLAIN_TEXT, quoted, readBackupTables } from './backup-tables.ts'
import { copyIn } from './copy.ts'
import { lastMigration } from './migrate.ts'
import { resendJobs } from './queue.ts'

export interface BackupHead {
  madeAt: string
  migration: { id: number; name: string }
  tables: number
}

export interface Restored {
  head: BackupHead
  tables: TableHash[]
  /** what the database has and the backup has not: made by newer migrations */
  empty: string[]
}

const Head = z.object({
  format: z.number(),
  made_at: z.string(),
  migration: z.object({ id: z.int(), name: z.string() }),
  tables: z.int(),
})
const TableLine = z.object({ table: z.string(), columns: z.array(z.string()), key: z.array(z.string()) })
const HashLine = z.object({ rows: z.int(), sha256: z.string() })
const LastLine = z.object({ tables: z.int(), sha256: z.string() })
/** Requests that are under way get so long to end. */
const LOCK_LIMIT = '20s'
const LONGEST_LINE = 100_000
const LONGEST_FRAME = 512 * 1_048_576

interface Visitor {
  table(table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void>
}

/** Reads it through without a database. @throws where it is cut off, changed or sealed with another key */
export async function readBackup(file: string, key: string | null): Promise<{ head: BackupHead; tables: TableHash[] }> {
  return readThrough(file, key, () => ({
    table: async (_table, rows) => {
      for await (const _ of rows);
    },
  }))
}

/** @param client of the owner, in a database that was migrated @param mayEmpty whether what is there may go */
export async function restoreBackup(
  client: ClientBase,
  file: string,
  { key, mayEmpty }: { key: string | null; mayEmpty: boolean },
): Promise<Restored> {
  await client.query(PLAIN_TEXT)
  await client.query(`set lock_timeout = '${LOCK_LIMIT}'`)
  await client.query('begin')
  try {
    const there = await readBackupTables(client)
    await openTables(client, there)
    if (!mayEmpty) await requireEmpty(client)
    await client.query(`truncate ${there.map(quoted).join(', ')} cascade`)
    const known = new Map(there.map((table) => [table.name, table]))
    const restored: BackupTable[] = []
    const { id } = await lastMigration(client)
    const read = await readThrough(file, key, (head) => {
      requireOlder(head, id, file)
      return {
        table: async (table, rows) => {
          requireColumns(table, known.get(table.name), file)
          restored.push(table)
          // What is wrong with the file says more than that the database got half a row.
          const poured = keepFailure(rows)
          await copyIn(client, `${quoted(table)} (${columnsOf(table)})`, poured.rows).catch((error: unknown) => {
            throw poured.failure() ?? error
          })
        },
      }
    })
    const now = await hashTables(client, restored)
    for (const [i, hash] of now.entries())
      if (hash.sha256 !== read.tables[i]?.sha256)
        throw new MaridajeError('internal', `${hash.table} came out of the database otherwise than it went in`)
    await setIdentities(client, there)
    await resendJobs(client)
    await sealTables(client, there)
    // Whoever serves from memory reads everything anew.
    await client.query(`select pg_notify('maridaje_model', '')`)
    await client.query('commit')
    const names = new Set(restored.map(({ name }) => name))
    return { ...read, empty: there.map(({ name }) => name).filter((name) => !names.has(name)) }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function readThrough(file: string, key: string | null, visit: (head: BackupHead) => Visitor) {
  const opened = unseal(createReadStream(file), key, file)
  const plain = Readable.from(opened)
  const expanded = plain.pipe(createZstdDecompress())
  plain.on('error', (error) => expanded.destroy(error))
  try {
    return await readContent(byteReader(expanded), file, visit)
  } catch (error) {
    throw readable(error, file)
  } finally {
    plain.destroy()
    expanded.destroy()
  }
}

async function readContent(reader: ByteReader, file: string, visit: (head: BackupHead) => Visitor) {
  const first = await jsonLine(reader, Head, file)
  if (first.format !== BACKUP_FORMAT) throw unreadable(file, 'is a backup of a newer Maridaje')
  const head = { madeAt: first.made_at, migration: first.migration, tables: first.tables }
  const visitor = visit(head)
  const hashes: TableHash[] = []
  for (let i = 0; i < head.tables; i++) {
    const { table, columns, key } = await jsonLine(reader, TableLine, file)
    const digest = createHash('sha256')
    let rows = 0
    const frames = async function* () {
      for await (const frame of framesOf(reader, file)) {
        digest.update(frame)
        rows += linesIn(frame)
        yield frame
      }
    }
    await visitor.table({ name: table, columns, key }, frames())
    const told = await jsonLine(reader, HashLine, file)
    const sha256 = digest.digest('hex')
    if (told.rows !== rows || told.sha256 !== sha256)
      throw unreadable(file, `holds other rows of ${table} than were written`)
    hashes.push({ table, rows, sha256 })
  }
  const last = await jsonLine(reader, LastLine, file)
  if (last.tables !== hashes.length || last.sha256 !== hashOfAll(hashes) || !(await reader.isAtEnd()))
    throw unreadable(file, 'was changed after it was made')
  return { head, tables: hashes }
}

async function* framesOf(reader: ByteReader, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const length = (await reader.read(4))?.readUInt32BE()
    if (length === undefined) throw unreadable(file, 'is cut off')
    if (length === 0) return
    if (length > LONGEST_FRAME) throw unreadable(file, 'was changed after it was made')
    const frame = await reader.read(length)
    if (!frame) throw unreadable(file, 'is cut off')
    yield frame
  }
}

async function jsonLine<T>(reader: ByteReader, schema: z.ZodType<T>, file: string): Promise<T> {
  const text = await reader.line(LONGEST_LINE)
  if (text === null) throw unreadable(file, 'is cut off')
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw unreadable(file, 'was changed after it was made')
  }
}

/** What the machine says of a broken file, in a sentence. */
function readable(error: unknown, file: string): unknown {
  if (error instanceof MaridajeError || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new MaridajeError('unreadable_file', `There is no file ${file}`, { place: { file } })
  if (code.startsWith('ZSTD') || code.startsWith('Z_') || /zstd|unexpected end/i.test(error.message))
    return unreadable(file, 'is cut off or was changed after it was made')
  return error
}

function requireOlder({ migration }: BackupHead, id: number, file: string): void {
  if (migration.id <= id) return
  throw new MaridajeError('bad_input', `${file} is of a newer program (migration ${migration.name})`, {
    hint: 'Restore it with the version of Maridaje that made it, or a newer one.',
  })
}

function keepFailure(rows: AsyncIterable<Buffer>): { rows: AsyncIterable<Buffer>; failure(): unknown } {
  let failure: unknown
  const kept = async function* () {
    try {
      yield* rows
    } catch (error) {
      failure = error
      throw error
    }
  }
  return { rows: kept(), failure: () => failure }
}

function requireColumns(table: BackupTable, there: BackupTable | undefined, file: string): void {
  const missing = there ? table.columns.filter((column) => !there.columns.includes(column)) : [table.name]
  if (missing.length === 0) return
  throw new MaridajeError(
    'bad_input',
    `${file} holds ${table.name} with ${missing.join(', ')}, which this database has not`,
    {
      hint: 'Restore it with the version of Maridaje that made it; its database can then be migrated.',
    },
  )
}

/** The demo and the registered models come back by themselves: they are nobody's work. */
async function requireEmpty(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ restaurants: string; people: string }>(
    `select (select count(*) from public.restaurant where slug <> 'demo') as restaurants, (select count(*) from auth."user") as people`,
  )
  const { restaurants = '0', people = '0' } = rows[0] ?? {}
  if (restaurants === '0' && people === '0') return
  throw new MaridajeError('conflict', `The database is not empty: restaurants ${restaurants}, people ${people}`, {
    hint: 'With --yes all of it goes, and what the backup holds takes its place. Make a backup of it first.',
  })
}

/** For this transaction: the owner sees all rows, and what is put in leaves no line of change. */
async function openTables(client: ClientBase, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables) {
    await client.query(`alter table ${quoted(table)} no force row level security`)
    await client.query(`alter table ${quoted(table)} disable trigger user`)
  }
}

async function sealTables(client: ClientBase, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables) {
    await client.query(`alter table ${quoted(table)} enable trigger user`)
    // The account library's tables have no row security: what is not enabled is not forced either.
    if (table.name.startsWith('public.')) await client.query(`alter table ${quoted(table)} force row level security`)
  }
}

async function setIdentities(client: ClientBase, tables: readonly BackupTable[]): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select n.nspname || '.' || c.relname as name, a.attname as column from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attidentity <> '' and n.nspname || '.' || c.relname = any($1)`,
    [tables.map(({ name }) => name)],
  )
  for (const { name, column } of rows) {
    const identifier = pg.escapeIdentifier(column)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest((select max(${identifier}) from ${quoted({ name })}), 1))`,
      [quoted({ name }), column],
    )
  }
}
