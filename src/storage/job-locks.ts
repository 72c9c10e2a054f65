/**
 * Who works on a job holds a lock of the database for it, on a connection of his own: with the process goes the connection,
 * with the connection the lock. So a job runs once at a time, and one whose worker was killed is known at once.
 */
import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'

export interface JobLocks {
  /** @param onLost called when the connection, and with it the lock, is gone */
  take(jobId: string, onLost: () => void): Promise<boolean>
  release(jobId: string): Promise<void>
  close(): Promise<void>
}

/** A message that a worker took: of which queue, and which try it is. */
export interface TakenMessage {
  name: string
  id: string
  retryCount: number
}

/** Apart from all other advisory locks. */
const SEED = 7_214_002
/** A worker that took a message has its lock after so long. */
const BETWEEN_S = 2
const KEEP_ALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

export function openJobLocks(connectionString: string): JobLocks {
  const held = new Map<string, () => void>()
  let connecting: Promise<pg.Client> | undefined

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString,
      application_name: 'maridaje-jobs',
      connectionTimeoutMillis: 5_000,
      // The server, too, notices a machine that went away without a word.
      options: KEEP_ALIVE,
      keepAlive: true,
    })
    client.on('error', () => undefined)
    client.on('end', () => {
      connecting = undefined
      const lost = [...held.values()]
      held.clear()
      for (const tell of lost) tell()
    })
    await client.connect()
    return client
  }
  const connected = (): Promise<pg.Client> => {
    connecting ??= connect().catch((error: unknown) => {
      connecting = undefined
      throw error
    })
    return connecting
  }

  return {
    take: async (jobId, onLost) => {
      // The same session would be given the same lock twice.
      if (held.has(jobId)) return false
      held.set(jobId, onLost)
      try {
        const { rows } = await (await connected()).query<{ taken: boolean }>(
          `select pg_try_advisory_lock(hashtextextended($1, ${SEED})) as taken`,
          [jobId],
        )
        if (rows[0]?.taken) return true
        held.delete(jobId)
        return false
      } catch (error) {
        held.delete(jobId)
        throw error
      }
    },
    release: async (jobId) => {
      if (!held.delete(jobId)) return
      await (await connecting)?.query(`select pg_advisory_unlock(hashtextextended($1, ${SEED}))`, [jobId])
    },
    close: async () => {
      held.clear()
      await (await connecting?.catch(() => undefined))?.end()
    },
  }
}

/** Messages that were taken by a worker that is gone. */
export async function findOrphans(db: Database, names: readonly string[]): Promise<TakenMessage[]> {
  const { rows } = await sql<{ name: string; id: string; retry_count: number }>`
    with taken as (
      select name, id, retry_count, hashtextextended(data ->> 'jobId', ${sql.lit(SEED)}) as lock
      from queue.job
      where state = 'active' and name = any(${names}) and started_on < now() - make_interval(secs => ${sql.lit(BETWEEN_S)})
    )
    select name, id, retry_count from taken
    where not exists (
      select from pg_locks l
      where l.locktype = 'advisory' and l.objsubid = 1
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid::bigint = (taken.lock >> 32) & 4294967295
        and l.objid::bigint = taken.lock & 4294967295
    )`.execute(db)
  return rows.map(({ name, id, retry_count }) => ({ name, id, retryCount: retry_count }))
}
