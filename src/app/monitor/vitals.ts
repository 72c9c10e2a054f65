/** How the whole is doing, for the gauges: read at most every few seconds, however often it is asked for. */
import { z } from 'zod'
import type { JobCount } from '../../storage/jobs.ts'
import { countJobs, lastDone, waitingSince, withJobs } from '../../storage/jobs.ts'
import type { StorageVitals } from '../../storage/storage.ts'
import type { Around } from '../around.ts'

export interface Vitals extends StorageVitals {
  isDatabaseUp: boolean
  jobs: JobCount[]
  /** since when the first job that is due waits for a worker */
  waitingSince: Date | null
  lastBackupAt: Date | null
  /** of the last look of the monitor: how far each thing has moved */
  drift: Record<string, number>
  models: { version: string; state: 'production' | 'canary' }[]
}

const FRESH_MS = 10_000
/** Whoever looks at the gauges does not wait for a database that is away. */
const PATIENCE_MS = 1_500
const Drift = z.object({ drift: z.record(z.string(), z.number()) })

type FromDatabase = Pick<Vitals, 'isDatabaseUp' | 'jobs' | 'waitingSince' | 'lastBackupAt' | 'drift'>
const UNKNOWN: FromDatabase = { isDatabaseUp: false, jobs: [], waitingSince: null, lastBackupAt: null, drift: {} }

export function openVitals({ storage, engines }: Around): () => Promise<Vitals> {
  let last: FromDatabase = UNKNOWN
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | null = null
  const read = async (): Promise<void> => {
    try {
      const jobs = await storage.across(countJobs)
      const since = await storage.across(waitingSince)
      const [backup, monitor] = await withJobs(storage, null, async (rows) => [
        await lastDone(rows, 'backup'),
        await lastDone(rows, 'monitor'),
      ])
      const seen = Drift.safeParse(monitor?.result)
      last = {
        isDatabaseUp: true,
        jobs,
        waitingSince: since,
        lastBackupAt: backup?.endedAt ?? null,
        drift: seen.success ? seen.data.drift : {},
      }
    } catch {
      last = { ...last, isDatabaseUp: false }
    }
    readAt = performance.now()
  }
  return async () => {
    if (performance.now() - readAt > FRESH_MS) {
      reading ??= read().finally(() => {
        reading = null
      })
      const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref())
      await Promise.race([reading, late])
    }
    const { production, canary } = engines.serving()
    const models: Vitals['models'] = [{ version: production, state: 'production' }]
    if (canary) models.push({ version: canary.version, state: 'canary' })
    return { ...last, ...storage.vitals(), models }
  }
}
