/** Makes a backup, and tells whether one is good by restoring it beside the database. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { MaridajeError } from '../../errors.ts'
import { type BackupMade, writeBackup } from '../../storage/backup.ts'
import type { DatabaseUrls } from '../../storage/storage.ts'

/** Where the nightly ones lie, below the program's own folder. */
export const BACKUPS = 'backups'
const SUFFIX = '.backup'

interface Order {
  /** a file, or a folder for one named by its time */
  out: string
  key: string | null
  at: Date
  signal?: AbortSignal
}

export interface Backup extends BackupMade {
  file: string
  isSealed: boolean
}

export async function makeBackup(urls: DatabaseUrls | null, { out, key, at, signal }: Order): Promise<Backup> {
  const url = urls?.backup
  if (!url)
    throw new MaridajeError('bad_configuration', 'The address of the role that reads all is not known', {
      hint: 'DATABASE_BACKUP_URL=postgres://maridaje_backup:…@host/database',
    })
  const file = isFolder(out) ? join(out, nameOf(at)) : out
  const made = await withClient(url, (client) => writeBackup(client, file, { key, at, ...(signal && { signal }) }))
  return { ...made, file, isSealed: key !== null }
}

/** Newest first. */
export function listBackups(folder: string): { file: string; at: Date; bytes: number }[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => {
        const file = join(folder, name)
        const { mtime, size } = statSync(file)
        return { file, at: mtime, bytes: size }
      })
      .sort((a, b) => b.at.getTime() - a.at.getTime())
  } catch {
    // None was made yet.
    return []
  }
}

/** @returns the files that went */
export function keepNewest(folder: string, most: number): string[] {
  const old = listBackups(folder).slice(most)
  for (const { file } of old) rmSync(file, { force: true })
  return old.map(({ file }) => file)
}

export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5_000,
    application_name: 'maridaje-backup',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw new MaridajeError('database_unavailable', 'The database cannot be reached', { cause })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function isFolder(out: string): boolean {
  if (out.endsWith('/')) return true
  try {
    return statSync(out).isDirectory()
  } catch {
    return false
  }
}

/** `maridaje-20261126T043000Z.backup`: in the order of time. */
function nameOf(at: Date): string {
  return `maridaje-${at.toISOString().replace(/[-:]|\.\d+/g, '')}${SUFFIX}`
}
