/**
 * The queue of jobs: pg-boss in the schema `queue`. It carries who and which (`Message`) and nothing else; what people see
 * of a job is its row in the table `job`. The owner makes its tables when he migrates, the app only uses them.
 */
import type { ClientBase } from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'
import type { JobKind } from './tables.ts'

export interface Message {
  jobId: string
  /** null: a job of the platform */
  restaurantId: string | null
}

/** Sends; a message that is sent within a transaction is there when that commits, and not before. */
export interface Sender {
  send(rows: Rows | Database, kind: JobKind, message: Message): Promise<void>
  close(): Promise<void>
}

interface Line {
  name: string
  /** of trying again after a failure */
  retryLimit: number
  retryDelay: number
  retryDelayMax: number
  /** however long a job takes, it is at an end then */
  expireInSeconds: number
}

const SCHEMA = 'queue'
/** Jobs that failed for good; a worker writes that into their row. */
export const DEAD = 'dead'
/** What the clock sends: a kind of job to begin. */
export const CLOCK = 'clock'
/** A worker that says nothing for so long is gone, or cannot reach the database: its jobs are taken up again. */
const HEARTBEAT_S = 30
const HOUR_S = 3_600
const PATIENT = { retryLimit: 3, retryDelay: 5, retryDelayMax: 300, expireInSeconds: HOUR_S } as const
const LINES: readonly Line[] = [
  { ...PATIENT, name: 'import', retryDelay: 2 },
  { ...PATIENT, name: 'crawl', expireInSeconds: 6 * HOUR_S },
  { ...PATIENT, name: 'clean' },
  { ...PATIENT, name: 'retrain', expireInSeconds: 20 * HOUR_S },
  { ...PATIENT, name: 'evaluate', expireInSeconds: 20 * HOUR_S },
  { ...PATIENT, name: 'monitor', retryLimit: 2 },
  { ...PATIENT, name: 'backup', retryDelay: 60, retryDelayMax: 900 },
]

/** Makes or updates the tables of the queue, on the owner's connection. */
export async function migrateQueue(owner: ClientBase): Promise<void> {
  const boss = await bossOn(owner)
  try {
    await boss.createQueue(DEAD, { retryLimit: 100, retryDelay: 10, expireInSeconds: 60 })
    await boss.createQueue(CLOCK, { retryLimit: 0, expireInSeconds: 60, notify: true })
    for (const { name, ...times } of LINES) {
      const options = { ...times, retryBackoff: true, heartbeatSeconds: HEARTBEAT_S, deadLetter: DEAD, notify: true }
      await boss.createQueue(name, options)
      await boss.updateQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}

/** After a restoration: the queue as it was is gone, and each job that had not ended gets its message anew. */
export async function resendJobs(owner: ClientBase): Promise<void> {
  const { rows } = await owner.query<{ id: string; kind: JobKind; restaurant_id: string | null }>(
    `select id, kind, restaurant_id from public.job where state in ('queued', 'running')`,
  )
  await owner.query('delete from queue.job where name = any($1)', [[...LINES.map(({ name }) => name), DEAD]])
  if (rows.length === 0) return
  const boss = await bossOn(owner)
  try {
    for (const { id, kind, restaurant_id: restaurantId } of rows)
      await boss.send(kind, { jobId: id, restaurantId } satisfies Message)
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}

/** Opened with the first job: most processes never send one, and the library takes its time to load. */
export function openSender(url: string): Sender {
  let opening: Promise<PgBoss> | undefined
  return {
    send: async (rows, kind, message) => {
      opening ??= openBoss(url, { works: false }).catch((error: unknown) => {
        opening = undefined
        throw error
      })
      const [boss, { fromKysely }] = await Promise.all([opening, import('pg-boss')])
      await boss.send(kind, message, { db: fromKysely(rows) })
    },
    close: async () => (await opening?.catch(() => undefined))?.stop({ graceful: false }),
  }
}

/** Within whatever the owner does on this connection. */
async function bossOn(owner: ClientBase): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: SCHEMA,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', () => undefined)
  return boss.start()
}

/** @param works true: it also keeps the clock, and takes back what workers that are gone had taken */
export async function openBoss(url: string, { works }: { works: boolean }): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    max: works ? 4 : 1,
    connectionTimeoutMillis: 5_000,
    application_name: 'maridaje-queue',
    migrate: false,
    createSchema: false,
    supervise: works,
    schedule: works,
    registerInstance: works,
    useListenNotify: works,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    cronMonitorIntervalSeconds: 15,
    // Those need the owner, or look at the whole server.
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  })
  // A database that goes away for a while: it says so each time it looks, and goes on when it is back.
  boss.on('error', () => undefined)
  return boss.start()
}
