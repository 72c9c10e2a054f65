/** Runs a heavy kind in a process of its own: the server goes on answering, and a cancelled job ends at once with it. */
import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { z } from 'zod'
import { ERRORS, type ErrorCode, MaridajeError } from '../errors.ts'
import type { DatabaseUrls } from '../storage/storage.ts'
import type { AnyKind, JobContext } from './job-kind.ts'

/** What the child is told to do. */
export interface Order {
  kind: string
  input: unknown
  urls: DatabaseUrls
  root: string
  home: string
  jobId: string
  restaurantId: string | null
  attempt: number
}

/** What the child says. */
export type Word =
  | { is: 'progress'; progress: number; message: string | undefined }
  | { is: 'done'; result: Record<string, unknown> }
  | { is: 'failed'; code: ErrorCode | null; message: string; hint: string }

const WordSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('progress'), progress: z.number(), message: z.string().optional() }),
  z.object({ is: z.literal('done'), result: z.record(z.string(), z.unknown()) }),
  z.object({ is: z.literal('failed'), code: z.string().nullable(), message: z.string(), hint: z.string() }),
])

/** A child that was asked to end gets so long. */
const GRACE_MS = 3_000
/** Answers to guests come before learning. */
const NICE = 10

/** @param childFile the program of the child: `child.ts`, or one that knows other kinds */
export function inChild(kind: AnyKind, childFile: URL): AnyKind {
  return { ...kind, run: (input, job) => runInChild(kind, input, job, childFile) }
}

function runInChild(kind: AnyKind, input: unknown, job: JobContext, childFile: URL): Promise<Record<string, unknown>> {
  const { around, jobId, restaurantId, attempt, signal } = job
  const { urls } = around.storage
  if (!urls) throw new MaridajeError('database_unavailable', 'Without a database there are no jobs')
  const child = fork(childFile, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  lowerPriority(child)
  const order: Order = {
    kind: kind.name,
    input,
    urls,
    root: around.root,
    home: around.home,
    jobId,
    restaurantId,
    attempt,
  }
  return new Promise((resolve, reject) => {
    let hasSpoken = false
    const end = () => {
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
    }
    signal.addEventListener('abort', end, { once: true })
    child.on('message', (said) => {
      const word = WordSchema.safeParse(said)
      if (!word.success) return
      if (word.data.is === 'progress') return job.report(word.data.progress, word.data.message)
      hasSpoken = true
      if (word.data.is === 'done') resolve(word.data.result)
      else reject(asError(word.data))
      child.disconnect()
    })
    child.on('error', reject)
    child.on('exit', (code, killedBy) => {
      signal.removeEventListener('abort', end)
      if (hasSpoken) return
      reject(new MaridajeError('internal', `The process of the job ended without a word (${killedBy ?? code})`))
    })
    child.send(order)
    if (signal.aborted) end()
  })
}

function asError({ code, message, hint }: { code: string | null; message: string; hint: string }): Error {
  return code !== null && isCode(code) ? new MaridajeError(code, message, { hint }) : new Error(message)
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}

function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICE)
  } catch {
    // Where that is not allowed it works beside the server as any other.
  }
}
