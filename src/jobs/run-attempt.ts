/** One attempt at a job: taken up, run, and its end written, by whoever holds the job's lock. */
import { setInterval } from 'node:timers'
import type { Around } from '../app/around.ts'
import { type ErrorCode, MaridajeError, systemFailure } from '../errors.ts'
import type { JobLocks } from '../storage/job-locks.ts'
import {
  type Attempt,
  type Ending,
  endAttempt,
  goesOn,
  noteProgress,
  type StoredJob,
  takeUpJob,
  withJobs,
} from '../storage/jobs.ts'
import type { Message } from '../storage/queue.ts'
import type { AnyKind } from './job-kind.ts'

/** Moments at which a test may end the process. */
export type Moment = 'taken' | 'running' | 'ran' | 'noted'

export interface Surroundings {
  around: Around
  locks: JobLocks
  kinds: ReadonlyMap<string, AnyKind>
  /** aborted when the worker has to end */
  ending: AbortSignal
  at(moment: Moment, job: StoredJob): Promise<void> | void
}

/** What the queue shall do with the message. */
export type Outcome = { is: 'over'; state: string } | { is: 'again'; why: string }

const LOOK_EVERY_MS = 1_000
/** What trying again does not mend. */
const FINAL: readonly ErrorCode[] = [
  'usage',
  'bad_input',
  'unreadable_file',
  'too_large',
  'not_found',
  'conflict',
  'forbidden',
  'bad_configuration',
  'bad_knowledge',
  'bad_model',
  'gate_failed',
]
const LONGEST_ERROR = 1_000

export async function runAttempt(
  { around, locks, kinds, ending, at }: Surroundings,
  { jobId, restaurantId }: Message,
  { isLast }: { isLast: boolean },
): Promise<Outcome> {
  const stop = new AbortController()
  const cancel = new AbortController()
  const lost = new AbortController()
  if (!(await locks.take(jobId, () => lost.abort()))) return { is: 'again', why: 'another worker still has it' }
  const inJobs = <T>(work: Parameters<typeof withJobs<T>>[2]) => withJobs(around.storage, restaurantId, work)
  try {
    const job = await inJobs((rows) => takeUpJob(rows, jobId))
    if (!job) return { is: 'over', state: 'ended before' }
    await at('taken', job)
    const kind = kinds.get(job.kind)
    const signal = AbortSignal.any([stop.signal, cancel.signal, lost.signal, ending])
    const notes = keepNotes(job, inJobs, () => cancel.abort())
    let ended: Ending
    try {
      if (!kind) throw new MaridajeError('bad_configuration', `This program has no jobs of the kind ${job.kind}`)
      const running = kind.run(job.input, {
        around,
        jobId,
        restaurantId,
        attempt: job.attempts,
        signal,
        report: notes.report,
      })
      await at('running', job)
      const result = await running
      ended = { state: 'done', result }
    } catch (error) {
      ended = endingOf(error, {
        isCancelled: cancel.signal.aborted,
        isEnding: ending.aborted,
        isLost: lost.signal.aborted,
        isLast,
      })
    } finally {
      await notes.close()
    }
    await at('ran', job)
    if (lost.signal.aborted) return { is: 'again', why: 'the database went away under it' }
    const isOurs = await inJobs(async (rows) => {
      const isEnded = await endAttempt(rows, job, ended)
      // A new message: to be given back is no failure, and counts as none.
      if (isEnded && isGivenBack(ended)) await around.jobs.again(rows, job)
      return isEnded
    })
    await at('noted', job)
    if (!isOurs) return { is: 'over', state: 'taken over' }
    return ended.state === 'queued' && ended.error !== null
      ? { is: 'again', why: ended.error }
      : { is: 'over', state: ended.state }
  } finally {
    stop.abort()
    await locks.release(jobId).catch(() => undefined)
  }
}

interface Notes {
  report(progress: number, message?: string): void
  close(): Promise<void>
}

/** Writes progress at most once a second, and asks as often whether the job was cancelled. */
function keepNotes(
  attempt: Attempt,
  inJobs: <T>(work: Parameters<typeof withJobs<T>>[2]) => Promise<T>,
  onCancel: () => void,
): Notes {
  let said: { progress: number; message: string } | null = null
  let last = { progress: 0, message: '' }
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const news = said
    said = null
    const isWanted = await inJobs((rows) => (news ? noteProgress(rows, attempt, news) : goesOn(rows, attempt)))
    if (!isWanted) onCancel()
  }
  const timer = setInterval(() => {
    // A database that is away: the next look finds out.
    looking = looking.then(look).catch(() => undefined)
  }, LOOK_EVERY_MS)
  return {
    report: (progress, message = last.message) => {
      last = { progress: Math.min(1, Math.max(0, progress)), message }
      said = last
    },
    close: async () => {
      clearInterval(timer)
      await looking
      if (said) await look().catch(() => undefined)
    },
  }
}

interface Circumstances {
  isCancelled: boolean
  isEnding: boolean
  isLost: boolean
  isLast: boolean
}

function endingOf(error: unknown, { isCancelled, isEnding, isLost, isLast }: Circumstances): Ending {
  if (isCancelled) return { state: 'cancelled', error: null }
  if (isEnding || isLost) return { state: 'queued', message: 'given back by a worker that had to end', error: null }
  const told = tell(error)
  if (isLast || isFinal(error)) return { state: 'failed', error: told }
  return { state: 'queued', message: 'will be tried again', error: told }
}

function isGivenBack(ended: Ending): boolean {
  return ended.state === 'queued' && ended.error === null
}

/** Whether the same attempt would fail the same way. */
function isFinal(error: unknown): boolean {
  return error instanceof MaridajeError && FINAL.includes(error.code)
}

function tell(error: unknown): string {
  const known = error instanceof MaridajeError ? error : systemFailure(error)
  if (known) return [known.message.replace(/\.$/, ''), known.hint].filter(Boolean).join('. ').slice(0, LONGEST_ERROR)
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR)
}
