/** Jobs as people see them. A running job is written by its attempt alone: a worker that was given up changes nothing any more. */
import { type SelectQueryBuilder, sql } from 'kysely'
import { asRestaurant, type Database } from './database.ts'
import type { Rows, Storage } from './storage.ts'
import type { JobKind, JobState, Tables } from './tables.ts'

export type { JobKind, JobState } from './tables.ts'

export interface StoredJob {
  id: string
  restaurantId: string | null
  kind: JobKind
  state: JobState
  input: unknown
  progress: number
  message: string
  result: unknown
  error: string | null
  attempts: number
  madeBy: string
  madeAt: Date
  startedAt: Date | null
  endedAt: Date | null
  isCancelAsked: boolean
}

export interface NewStoredJob {
  id: string
  restaurantId: string | null
  kind: JobKind
  input: unknown
  madeBy: string
}

/** Which attempt of which job: the key to its row while it runs. */
export interface Attempt {
  id: string
  attempts: number
}

/** One transaction in which the jobs of a house are seen, or with null those of the platform. */
export function withJobs<T>(
  storage: Storage,
  restaurantId: string | null,
  work: (rows: Rows) => Promise<T>,
): Promise<T> {
  // Not `write`: what is kept in memory of a house does not hang on its jobs.
  return storage.across((db: Database) =>
    restaurantId === null ? db.transaction().execute(work) : asRestaurant(db, restaurantId, work),
  )
}

export async function insertJob(rows: Rows, { id, restaurantId, kind, input, madeBy }: NewStoredJob): Promise<void> {
  await rows
    .insertInto('job')
    .values({ id, restaurant_id: restaurantId, kind, input: JSON.stringify(input), made_by: madeBy })
    .execute()
}

/** Newest first. @param before the id of the last one of the page before */
export async function listJobs(rows: Rows, { before, most }: { before?: string; most: number }): Promise<StoredJob[]> {
  let query = selected(rows).orderBy('id', 'desc').limit(most)
  if (before !== undefined) query = query.where('id', '<', before)
  return (await query.execute()).map(toJob)
}

export async function findJob(rows: Rows, id: string): Promise<StoredJob | null> {
  const row = await selected(rows).where('id', '=', id).executeTakeFirst()
  return row ? toJob(row) : null
}

/** Whether one of this kind waits or runs. */
export async function hasOpenJob(rows: Rows, kind: JobKind): Promise<boolean> {
  const row = await rows
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface DoneJob {
  endedAt: Date
  result: unknown
}

/** The last one of this kind that came to its end well. */
export function lastDone(rows: Rows, kind: JobKind): Promise<DoneJob | null> {
  return doneBefore(rows, kind, null)
}

/** @param before null: until now */
export async function doneBefore(rows: Rows, kind: JobKind, before: Date | null): Promise<DoneJob | null> {
  let query = rows
    .selectFrom('job')
    .select(['ended_at', 'result'])
    .where('kind', '=', kind)
    .where('state', '=', 'done')
    .orderBy('ended_at', 'desc')
    .limit(1)
  if (before) query = query.where('ended_at', '<', before)
  const row = await query.executeTakeFirst()
  return row?.ended_at ? { endedAt: row.ended_at, result: row.result } : null
}

/** A new attempt. @returns null where there is nothing to do: it ended, was cancelled, or is gone */
export async function takeUpJob(rows: Rows, id: string): Promise<(StoredJob & Attempt) | null> {
  await rows
    .updateTable('job')
    .set({ state: 'cancelled', ended_at: sql`now()`, message: '' })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .where('cancel_asked_at', 'is not', null)
    .execute()
  const row = await rows
    .updateTable('job')
    .set({
      state: 'running',
      attempts: sql`attempts + 1`,
      started_at: sql`coalesce(started_at, now())`,
      error: null,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst()
  return row ? findJob(rows, id) : null
}

/** @returns whether it shall go on: false when it was cancelled, or another attempt has it */
export async function noteProgress(
  rows: Rows,
  { id, attempts }: Attempt,
  { progress, message }: { progress: number; message: string },
): Promise<boolean> {
  const row = await rows
    .updateTable('job')
    .set({ progress, message })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'running')
    .returning('cancel_asked_at')
    .executeTakeFirst()
  return row?.cancel_asked_at === null
}

export async function goesOn(rows: Rows, { id, attempts }: Attempt): Promise<boolean> {
  const row = await rows
    .selectFrom('job')
    .select('cancel_asked_at')
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return row?.cancel_asked_at === null
}

export type Ending =
  | { state: 'done'; result: Record<string, unknown> }
  | { state: 'failed' | 'cancelled'; error: string | null }
  /** given back: to be tried again */
  | { state: 'queued'; message: string; error: string | null }

/** @returns false where another attempt has the job by now */
export async function endAttempt(rows: Rows, { id, attempts }: Attempt, ending: Ending): Promise<boolean> {
  const row = await rows
    .updateTable('job')
    .set(columnsOf(ending))
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What no worker brought to an end in all its tries. @returns false where it had ended already */
export async function giveUpJob(rows: Rows, id: string, error: string): Promise<boolean> {
  const row = await rows
    .updateTable('job')
    .set({ state: 'failed', ended_at: sql`now()`, error })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** One that waits ends at once, one that runs is asked to. @returns false where there is nothing to cancel */
export async function cancelJob(rows: Rows, id: string): Promise<boolean> {
  const row = await rows
    .updateTable('job')
    .set({
      cancel_asked_at: sql`now()`,
      state: sql<JobState>`case state when 'queued' then 'cancelled' else state end`,
      ended_at: sql`case state when 'queued' then now() else ended_at end`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Back into the queue. @returns false where it has not failed or been cancelled */
export async function requeueJob(rows: Rows, id: string): Promise<boolean> {
  const row = await rows
    .updateTable('job')
    .set({ state: 'queued', error: null, ended_at: null, cancel_asked_at: null, progress: 0, message: '' })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export interface JobCount {
  kind: JobKind
  state: JobState
  jobs: number
  oldest: Date | null
}

/** How many jobs of all houses wait and run. */
export async function countJobs(db: Database): Promise<JobCount[]> {
  const { rows } = await sql<{ kind: JobKind; state: JobState; jobs: string; oldest: Date | null }>`
    select kind, state, jobs, oldest from job_counts()`.execute(db)
  return rows.map(({ jobs, ...row }) => ({ ...row, jobs: Number(jobs) }))
}

/** Since when the first message that is due waits for a worker; null: none does. What is to be tried again later is not due. */
export async function waitingSince(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`
    select min(start_after) as since from queue.job
    where state in ('created', 'retry') and start_after <= now() and data ? 'jobId'`.execute(db)
  return rows[0]?.since ?? null
}

const COLUMNS = [
  'id',
  'restaurant_id',
  'kind',
  'state',
  'input',
  'progress',
  'message',
  'result',
  'error',
  'attempts',
  'made_by',
  'made_at',
  'started_at',
  'ended_at',
  'cancel_asked_at',
] as const satisfies readonly (keyof Tables['job'])[]

function selected(rows: Rows) {
  return rows.selectFrom('job').select(COLUMNS)
}

type Row = ReturnType<typeof selected> extends SelectQueryBuilder<Tables, 'job', infer R> ? R : never

function toJob(row: Row): StoredJob {
  return {
    id: row.id,
    restaurantId: row.restaurant_id,
    kind: row.kind,
    state: row.state,
    input: row.input,
    progress: row.progress,
    message: row.message,
    result: row.result,
    error: row.error,
    attempts: row.attempts,
    madeBy: row.made_by,
    madeAt: row.made_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    isCancelAsked: row.cancel_asked_at !== null,
  }
}

function columnsOf(ending: Ending) {
  const ended_at = sql<Date>`now()`
  switch (ending.state) {
    case 'done':
      return {
        state: ending.state,
        progress: 1,
        message: '',
        error: null,
        result: JSON.stringify(ending.result),
        ended_at,
      }
    case 'failed':
    case 'cancelled':
      return { state: ending.state, error: ending.error, ended_at }
    case 'queued':
      return { state: ending.state, message: ending.message, error: ending.error }
  }
}
