/** For `maridaje doctor`: the queue and the last backup, without starting anything. */
import pg from 'pg'
import type { Config } from '../config.ts'
import { inspectCluster } from './embedded/cluster.ts'
import { readKeys, urlFor } from './embedded/keys.ts'

export interface Operations {
  queued: number
  running: number
  failed: number
  lastBackupAt: Date | undefined
}

/** @returns null where the database does not answer */
export async function inspectOperations({
  home,
  databaseUrl,
}: Pick<Config, 'home' | 'databaseUrl'>): Promise<Operations | null> {
  const url = databaseUrl ?? (await embeddedUrl(home))
  if (url === null) return null
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, application_name: 'maridaje' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ state: string; jobs: string }>(
      'select state, sum(jobs) as jobs from job_counts() group by state',
    )
    const backups = await client.query<{ at: Date | null }>(
      `select max(ended_at) as at from job where kind = 'backup' and state = 'done'`,
    )
    const of = (state: string) => Number(rows.find((row) => row.state === state)?.jobs ?? 0)
    return {
      queued: of('queued'),
      running: of('running'),
      failed: of('failed'),
      lastBackupAt: backups.rows[0]?.at ?? undefined,
    }
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function embeddedUrl(home: string): Promise<string | null> {
  const { state, port } = await inspectCluster(home)
  return state === 'running' ? urlFor({ ...readKeys(home), port }, 'maridaje_app') : null
}
