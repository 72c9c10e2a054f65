/** A home of its own for a test, and the end of whatever was started in it. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive } from '../../bin/lock.mjs'
import { ROOT } from '../../src/config.ts'
import { type Cluster, startCluster, stopCluster } from '../../src/storage/embedded/cluster.ts'
import { type ADMIN, DATABASE, type Keys, urlFor } from '../../src/storage/embedded/keys.ts'
import { migrate } from '../../src/storage/migrate.ts'
import type { Role } from '../../src/storage/roles.ts'

/** The first start makes a cluster: a second or two where the machine is busy. */
export const SLOW_MS = 60_000

export interface Home {
  folder: string
  start(): Promise<Cluster>
  /** -9 to the postmaster: as hard as a process can end. */
  kill(): Promise<void>
  postmaster(): number
  remove(): Promise<void>
}

/** @param template a home to begin with, its database made and stopped: faster than making one */
export function scratchHome(template?: Home): Home {
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-home-'))
  if (template) cpSync(template.folder, folder, { recursive: true })
  const postmaster = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const kill = async () => {
    const pid = postmaster()
    // A test may have written nonsense into the file; 0 would be all of us.
    if (!(pid > 0) || pid === process.pid) return
    process.kill(pid, 'SIGKILL')
    while (isAlive(pid)) await sleep(5)
  }
  return {
    folder,
    start: () => startCluster(folder, ROOT, () => undefined),
    kill,
    postmaster,
    remove: async () => {
      await kill().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}

export async function templateHome(): Promise<Home> {
  const home = scratchHome()
  await home.start()
  await stopCluster(home.folder)
  return home
}

export async function query(keys: Keys, role: Role | typeof ADMIN, sql: string, database = DATABASE) {
  const client = new pg.Client({ connectionString: urlFor(keys, role, database) })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Runs several statements on one connection, in one transaction. */
export async function inTransaction<T>(keys: Keys, role: Role, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlFor(keys, role) })
  await client.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

export async function migrated(keys: Keys): Promise<string[]> {
  const client = new pg.Client({ connectionString: urlFor(keys, 'maridaje_owner') })
  await client.connect()
  try {
    return await migrate(client)
  } finally {
    await client.end()
  }
}
