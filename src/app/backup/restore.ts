/** Puts a backup back, or tries it out in a database that is made for it and goes again. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type pg from 'pg'
import { MaridajeError } from '../../errors.ts'
import { type Restored, restoreBackup } from '../../storage/backup-restore.ts'
import { migrate } from '../../storage/migrate.ts'
import type { DatabaseUrls } from '../../storage/storage.ts'
import { withClient } from './make-backup.ts'

interface Order {
  key: string | null
  /** what is in the database may go */
  mayEmpty: boolean
}

export async function restore(urls: DatabaseUrls | null, file: string, order: Order): Promise<Restored> {
  // What is in the database is no question before there is something to put in its place.
  if (!existsSync(file)) throw new MaridajeError('unreadable_file', `There is no file ${file}`, { place: { file } })
  return withClient(ownerOf(urls), (client) => restoreBackup(client, file, order))
}

/**
 * Restores it into a database of its own on the same server: what it says of itself is one thing, that it can be put back
 * another. @param admin who may make databases; the owner where nobody else is known
 */
export async function verifyBackup(
  urls: DatabaseUrls | null,
  file: string,
  { key, admin }: { key: string | null; admin?: string },
): Promise<Restored> {
  const owner = ownerOf(urls)
  const name = `maridaje_verify_${randomBytes(6).toString('hex')}`
  return withClient(admin ?? owner, async (maker) => {
    await makeDatabase(maker, name)
    try {
      return await withClient(inDatabase(owner, name), async (client) => {
        await migrate(client)
        return restoreBackup(client, file, { key, mayEmpty: true })
      })
    } finally {
      await maker.query(`drop database ${name}`)
    }
  })
}

function ownerOf(urls: DatabaseUrls | null): string {
  if (urls?.owner) return urls.owner
  throw new MaridajeError('bad_configuration', 'The address of the database’s owner is not known', {
    hint: 'DATABASE_OWNER_URL=postgres://maridaje_owner:…@host/database',
  })
}

async function makeDatabase(maker: pg.Client, name: string): Promise<void> {
  try {
    await maker.query(`create database ${name} owner maridaje_owner`)
  } catch (cause) {
    throw new MaridajeError('bad_configuration', 'A database to try the backup in cannot be made', {
      hint: 'Give the owner the right to: alter role maridaje_owner createdb. Or restore the file elsewhere.',
      cause,
    })
  }
}

function inDatabase(address: string, name: string): string {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.toString()
}
