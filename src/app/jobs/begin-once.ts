/** A job of the platform that somebody else's clock asks for: at most one in a while, and none while one waits or runs. */
import { hasOpenJob, type JobKind, listJobs, withJobs } from '../../storage/jobs.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'

export const PERIODS_MS = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const
export type Period = keyof typeof PERIODS_MS

/** Two clocks for the same job are never exactly a period apart. */
const SLACK = 0.9
const LOOKED_AT = 100

/** @returns the job's id; null when one is there already */
export function beginOnce(
  { storage, jobs, now }: Around,
  who: Who,
  kind: JobKind,
  input: Record<string, unknown>,
  period: Period | null,
): Promise<string | null> {
  return withJobs(storage, null, async (rows) => {
    if (await hasOpenJob(rows, kind)) return null
    if (period !== null) {
      const since = now().getTime() - SLACK * PERIODS_MS[period]
      const lately = await listJobs(rows, { most: LOOKED_AT })
      if (lately.some((job) => job.kind === kind && job.state === 'done' && job.madeAt.getTime() > since)) return null
    }
    return jobs.begin(rows, { kind, restaurantId: null, input, madeBy: who.actor })
  })
}
