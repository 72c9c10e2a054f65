/** Jobs as pages and programs see them: of a house, or with null of the platform. */
import { JOB_INPUTS, readJobInput } from '../../contract/house/job-inputs.ts'
import type { Job, NewJob } from '../../contract/house/operations.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { cancelJob, findJob, listJobs, requeueJob, type StoredJob, withJobs } from '../../storage/jobs.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'

export interface Jobs {
  list(restaurantId: string | null, page: { before?: string; most: number }): Promise<Job[]>
  find(restaurantId: string | null, id: string): Promise<Job>
  begin(who: Who, job: NewJob): Promise<Job>
  /** One that waits ends at once; one that runs ends soon. */
  cancel(who: Who, restaurantId: string | null, id: string): Promise<Job>
  retry(who: Who, restaurantId: string | null, id: string): Promise<Job>
}

export function openJobs(around: Around): Jobs {
  const { storage, jobs } = around
  const read = (restaurantId: string | null, id: string) =>
    withJobs(storage, restaurantId, async (rows) => toJob(await required(findJob(rows, id), id)))
  return {
    list: (restaurantId, page) =>
      withJobs(storage, restaurantId, async (rows) => (await listJobs(rows, page)).map(toJob)),
    find: read,
    begin: async (who, { kind, input: given }) => {
      const input = readJobInput<Record<string, unknown>>(kind, JOB_INPUTS[kind], given)
      const id = await withJobs(storage, null, async (rows) => {
        const begun = await jobs.begin(rows, { kind, restaurantId: null, input, madeBy: who.actor })
        await writeAudit(rows, null, { ...actorOf(who), action: 'job.begun', subject: begun, details: { kind } })
        return begun
      })
      return read(null, id)
    },
    cancel: async (who, restaurantId, id) => {
      await withJobs(storage, restaurantId, async (rows) => {
        const { kind, state } = await required(findJob(rows, id), id)
        if (!(await cancelJob(rows, id))) throw new MaridajeError('conflict', `The job has ended already: ${state}`)
        await writeAudit(rows, restaurantId, {
          ...actorOf(who),
          action: 'job.cancelled',
          subject: id,
          details: { kind },
        })
      })
      return read(restaurantId, id)
    },
    retry: (who, restaurantId, id) =>
      withJobs(storage, restaurantId, async (rows) => {
        const job = await required(findJob(rows, id), id)
        if (!(await requeueJob(rows, id)))
          throw new MaridajeError(
            'conflict',
            `Only a job that failed or was cancelled is tried again; this one is ${job.state}`,
          )
        await jobs.again(rows, job)
        await writeAudit(rows, restaurantId, {
          ...actorOf(who),
          action: 'job.retried',
          subject: id,
          details: { kind: job.kind },
        })
        // As it was left here: a quick worker may have ended it again by the time of another look.
        return toJob(await required(findJob(rows, id), id))
      }),
  }
}

function actorOf({ actor, role }: Who): { actor: string; role: string } {
  return { actor, role }
}

async function required(found: Promise<StoredJob | null>, id: string): Promise<StoredJob> {
  const job = await found
  if (!job) throw new MaridajeError('not_found', `There is no job ${id}`)
  return job
}

function toJob(job: StoredJob): Job {
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    progress: Math.round(job.progress * 1000) / 1000,
    message: job.message,
    result: isRecord(job.result) ? job.result : null,
    error: job.error,
    attempts: job.attempts,
    made_by: job.madeBy,
    made_at: job.madeAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    ended_at: job.endedAt?.toISOString() ?? null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
