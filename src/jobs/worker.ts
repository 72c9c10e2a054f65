/** A worker: takes messages from the queue, one attempt at a time a kind, keeps the clock, and takes up what killed workers left. */
import { setInterval } from 'node:timers'
import type { JobWithMetadata } from 'pg-boss'
import type { Around } from '../app/around.ts'
import { MaridajeError } from '../errors.ts'
import { findOrphans, openJobLocks } from '../storage/job-locks.ts'
import { giveUpJob, withJobs } from '../storage/jobs.ts'
import { CLOCK, DEAD, type Message, openBoss } from '../storage/queue.ts'
import { inChild } from './in-child.ts'
import type { AnyKind } from './job-kind.ts'
import { runAttempt, type Surroundings } from './run-attempt.ts'
import { scheduleAll, strike, type Tick } from './schedule.ts'

export interface Worker {
  /** Takes nothing more, gives back what runs, and ends. */
  close(): Promise<void>
}

interface Options {
  around: Around
  kinds: ReadonlyMap<string, AnyKind>
  /** the program of the processes of heavy jobs, where it knows other kinds than `child.ts` does */
  childFile?: URL
  timeZone: string
  /** one line about a job; no personal data */
  log(fields: Record<string, unknown>, message: string): void
  /** an attempt came to an end, for the counters */
  ended?(kind: string, state: string): void
  at?: Surroundings['at']
  /** Between two looks where the database said no word: what is to be tried again waits for that. */
  lookEveryS?: number
}

const CHILD = new URL('./child.ts', import.meta.url)
const SWEEP_EVERY_MS = 1_000
/** How long a job gets to heed the signal before the process goes. */
const GRACE_MS = 8_000
/** Jobs of one kind that a worker runs side by side. */
const SIDE_BY_SIDE: Record<string, number> = { import: 2 }

export async function openWorker(options: Options): Promise<Worker> {
  const { around, kinds: own, childFile = CHILD, timeZone, log, at = () => undefined, lookEveryS = 10, ended } = options
  const url = around.storage.urls?.app
  if (!url) throw new MaridajeError('database_unavailable', 'Without a database there is nothing to work on')
  const boss = await openBoss(url, { works: true })
  const locks = openJobLocks(url)
  const ending = new AbortController()
  const kinds = new Map([...own].map(([name, kind]) => [name, kind.isHeavy ? inChild(kind, childFile) : kind]))
  const surroundings: Surroundings = { around, locks, kinds, ending: ending.signal, at }

  const handle = async ([message]: JobWithMetadata<Message>[]) => {
    if (!message) return
    const begun = performance.now()
    const outcome = await runAttempt(surroundings, message.data, { isLast: message.retryCount >= message.retryLimit })
    const fields = { job: message.data.jobId, kind: message.name, ms: Math.round(performance.now() - begun) }
    log({ ...fields, ...outcome }, 'a job came to an end')
    ended?.(message.name, outcome.is === 'over' ? outcome.state : 'again')
    if (outcome.is === 'again') throw new Error(outcome.why)
  }
  const lines = new Map<string, string[]>()
  /** Looks at once: by itself a line waits for the next word of the database, or for its turn. */
  const look = (name: string) => {
    for (const id of lines.get(name) ?? []) boss.notifyWorker(id)
  }
  for (const name of kinds.keys()) {
    const line = () =>
      boss.work(
        name,
        {
          includeMetadata: true as const,
          pollingIntervalSeconds: Math.min(2, lookEveryS),
          notifyPollingIntervalSeconds: lookEveryS,
        },
        (messages: JobWithMetadata<Message>[]) => handle(messages).finally(() => look(name)),
      )
    lines.set(name, await Promise.all(Array.from({ length: SIDE_BY_SIDE[name] ?? 1 }, line)))
  }
  await boss.work<Message>(DEAD, { pollingIntervalSeconds: 2 }, async ([message]) => {
    if (!message) return
    const { jobId, restaurantId } = message.data
    const why = 'It was tried as often as it may be, and its worker ended each time.'
    if (await withJobs(around.storage, restaurantId, (rows) => giveUpJob(rows, jobId, why)))
      log({ job: jobId }, 'a job was given up')
  })
  await boss.work<Tick>(CLOCK, { pollingIntervalSeconds: 2 }, async ([message]) => {
    if (message) await strike(around, message.data)
  })
  await scheduleAll(boss, timeZone)

  let sweeping = Promise.resolve()
  const sweep = async () => {
    for (const { name, ...attempt } of await around.storage.across((db) => findOrphans(db, [...kinds.keys()]))) {
      await boss.fail(name, attempt, { message: 'its worker is gone' })
      // It failed of nothing of its own: no waiting.
      await boss.update(name, undefined, { id: attempt.id, startAfter: new Date() })
      look(name)
      log({ kind: name }, 'a job whose worker is gone is taken up again')
    }
  }
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep).catch(() => undefined)
  }, SWEEP_EVERY_MS)

  return {
    close: async () => {
      clearInterval(timer)
      ending.abort()
      await sweeping
      await boss.stop({ graceful: true, timeout: GRACE_MS })
      await locks.close()
    },
  }
}
