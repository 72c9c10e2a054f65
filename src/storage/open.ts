/** Opens the store that the configuration asks for: the embedded PostgreSQL, or the one behind DATABASE_URL. */
import pg from 'pg'
import type { Config } from '../config.ts'
import { MaridajeError } from '../errors.ts'
import { readDemo } from './demo-files.ts'
import { inspectCluster, startCluster, stopCluster, type Talk } from './embedded/cluster.ts'
import { ADMIN, urlFor } from './embedded/keys.ts'
import { migrate, missingMigrations } from './migrate.ts'
import { postgresStorage } from './postgres-storage.ts'
import { requireRoles } from './roles.ts'
import type { DatabaseUrls, Storage } from './storage.ts'

type Settings = Pick<Config, 'root' | 'home' | 'databaseUrl' | 'databaseOwnerUrl' | 'demo'> &
  Partial<Pick<Config, 'databaseBackupUrl'>>

const CONNECT_LIMIT_MS = 5_000
/** Between two tries to bring the embedded database back. */
const REVIVE_EVERY_MS = 5_000

export async function openStorage(config: Settings, talk: Talk = () => undefined): Promise<Storage> {
  const demo = config.demo ? readDemo(config.root) : null
  if (config.databaseUrl) {
    await requireSchema(config.databaseUrl)
    const { databaseUrl: app, databaseOwnerUrl: owner, databaseBackupUrl: backup } = config
    return postgresStorage(
      { app, ...(owner && { owner }), ...(backup && { backup }) },
      { demo, onDown: () => undefined, onClose: async () => undefined },
    )
  }
  const { keys } = await startCluster(config.home, config.root, talk)
  await asOwner(urlFor(keys, 'maridaje_owner'), (owner) => migrate(owner))
  const urls = {
    app: urlFor(keys, 'maridaje_app'),
    owner: urlFor(keys, 'maridaje_owner'),
    backup: urlFor(keys, 'maridaje_backup'),
  }
  return postgresStorage(urls, {
    demo,
    onDown: reviver(config, talk),
    onClose: () => stopCluster(config.home),
  })
}

/** What `maridaje migrate` does. @returns the names of the migrations it applied */
export async function migrateDatabase(config: Settings, talk: Talk): Promise<string[]> {
  if (config.databaseUrl && !config.databaseOwnerUrl) {
    throw new MaridajeError('bad_configuration', 'DATABASE_URL is set, but not the owner’s DATABASE_OWNER_URL', {
      hint: 'DATABASE_OWNER_URL=postgres://maridaje_owner:…@host/database maridaje migrate',
    })
  }
  if (config.databaseOwnerUrl) {
    return asOwner(config.databaseOwnerUrl, async (owner) => {
      await requireRoles(owner)
      return migrate(owner)
    })
  }
  const { keys } = await startCluster(config.home, config.root, talk)
  const applied = await asOwner(urlFor(keys, 'maridaje_owner'), (owner) => migrate(owner))
  await stopCluster(config.home)
  return applied
}

export interface Reached {
  urls: DatabaseUrls
  /** who may make databases, where that is known */
  admin: string | undefined
  close(): Promise<void>
}

/** The database as it is, for what works on the whole of it: backup, restoration, check. Brought up to this version where the owner is known. */
export async function reachDatabase(config: Settings, talk: Talk = () => undefined): Promise<Reached> {
  if (config.databaseUrl) {
    const { databaseUrl: app, databaseOwnerUrl: owner, databaseBackupUrl: backup } = config
    return {
      urls: { app, ...(owner && { owner }), ...(backup && { backup }) },
      admin: undefined,
      close: async () => undefined,
    }
  }
  const { keys } = await startCluster(config.home, config.root, talk)
  const owner = urlFor(keys, 'maridaje_owner')
  await asOwner(owner, (client) => migrate(client))
  return {
    urls: { app: urlFor(keys, 'maridaje_app'), owner, backup: urlFor(keys, 'maridaje_backup') },
    admin: urlFor(keys, ADMIN, 'postgres'),
    close: () => stopCluster(config.home),
  }
}

/** For `maridaje doctor`: the state of the database in a few words, without starting or changing anything. */
export async function describeDatabase(
  config: Settings,
): Promise<{ kind: 'embedded' | 'external'; state: string; port?: number }> {
  if (!config.databaseUrl) return { kind: 'embedded', ...(await inspectCluster(config.home)) }
  try {
    await requireSchema(config.databaseUrl)
    return { kind: 'external', state: 'running' }
  } catch (error) {
    return { kind: 'external', state: error instanceof Error ? error.message : String(error) }
  }
}

/** With DATABASE_URL the program never migrates: it says what is missing. */
async function requireSchema(url: string): Promise<void> {
  const missing = await asOwner(url, (client) => missingMigrations(client))
  if (missing.length === 0) return
  throw new MaridajeError('database_unavailable', `The database lacks ${missing.map(({ name }) => name).join(', ')}`, {
    hint: 'Run "maridaje migrate" with DATABASE_OWNER_URL set.',
  })
}

async function asOwner<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: 'maridaje',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : String(cause)
    throw new MaridajeError('database_unavailable', `The database cannot be reached: ${why}`, { cause })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Starts the embedded server again where it went away under us; one try at a time. */
function reviver(config: Settings, talk: Talk): () => void {
  let triedAt = Number.NEGATIVE_INFINITY
  return () => {
    if (performance.now() - triedAt < REVIVE_EVERY_MS) return
    triedAt = performance.now()
    startCluster(config.home, config.root, talk).catch((error: Error) =>
      talk(`the database does not come back: ${error.message}`),
    )
  }
}
