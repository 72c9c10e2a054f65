/** The server process of a home: found through its pid file, believed only where the process table agrees. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { isAlive } from '../../../bin/lock.mjs'
import { dataOf } from './home.ts'
import { ADMIN, type Keys, urlFor } from './keys.ts'

const CONNECT_LIMIT_MS = 2_000

/** Alive, and at work in our data folder (where the system tells; else, a server at all). */
export function isOurs(pid: number, home: string): boolean {
  if (!isAlive(pid)) return false
  if (hasProc()) return folderOf(pid) === realpathSync(dataOf(home))
  return process.platform === 'win32' || spawnSync('ps', ['-o', 'comm=', '-p', String(pid)]).stdout.includes('postgres')
}

export function processesIn(folder: string): number[] {
  if (!hasProc() || !existsSync(folder)) return []
  const real = realpathSync(folder)
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
  return pids.filter((pid) => folderOf(pid) === real && isAlive(pid))
}

function hasProc(): boolean {
  return existsSync('/proc/self/cwd')
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

export function readPostmaster(home: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(dataOf(home), 'postmaster.pid'), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : null
  } catch {
    return null
  }
}

/** `later`: it starts, stops, or cannot be reached yet. `refused`: another server, or one that does not know us. */
export async function ask(connectionString: string): Promise<'ready' | 'later' | 'refused'> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_LIMIT_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === '28P01' || code === '28000' ? 'refused' : 'later'
  } finally {
    await client.end().catch(() => undefined)
  }
}

export async function othersConnected(keys: Keys): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlFor(keys, ADMIN, 'postgres'),
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    return (rowCount ?? 0) > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
