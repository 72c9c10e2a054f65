/**
 * What a kind of job is. One file each in `kinds/`, one line in `kinds.ts`; begun with `around.jobs.begin(rows, …)` in the
 * transaction that makes what it is about. A job may be killed at any moment and is then taken up again from its start:
 * what it has done already it finds by looking, and does not do twice.
 */
import type { z } from 'zod'
import type { Around } from '../app/around.ts'
import { readJobInput } from '../contract/house/job-inputs.ts'
import type { JobKind as KindName } from '../storage/jobs.ts'

export interface JobContext {
  around: Around
  jobId: string
  /** null: a job of the platform */
  restaurantId: string | null
  /** 1 for the first try */
  attempt: number
  /** Aborted when somebody cancels it, and when the worker has to end. Long work asks it between two steps. */
  signal: AbortSignal
  /** @param progress 0..1 @param message what it does now, for people; no personal data */
  report(progress: number, message?: string): void
}

export interface JobKind<Input = unknown> {
  name: KindName
  input: z.ZodType<Input>
  /** Takes a processor for long: runs in a process of its own, so that answers do not wait for it. */
  isHeavy: boolean
  /** @returns what is kept with the job. A MaridajeError of a kind that no retry mends (`isFinal`) ends it at once. */
  run(input: Input, job: JobContext): Promise<Record<string, unknown>>
}

/** A kind with its input forgotten, as the table of kinds holds it. */
export interface AnyKind {
  name: KindName
  isHeavy: boolean
  run(input: unknown, job: JobContext): Promise<Record<string, unknown>>
}

export function jobKind<Input>({ name, input, isHeavy, run }: JobKind<Input>): AnyKind {
  return { name, isHeavy, run: (given, job) => run(readJobInput(name, input, given), job) }
}
