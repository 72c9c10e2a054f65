/** What comes back by the clock, in the house's time: each tick begins a job, once among all workers. */
import type { PgBoss } from 'pg-boss'
import type { Around } from '../app/around.ts'
import { forgetOld } from '../app/retention/forget-old.ts'
import { SYSTEM } from '../app/who.ts'
import { hasOpenJob, type JobKind, withJobs } from '../storage/jobs.ts'
import { CLOCK } from '../storage/queue.ts'

export type Tick = { begin: JobKind; input: Record<string, unknown> } | { forget: true }

/** What the clock and the monitor learn anew with: not from less feedback, and tried on a tenth of the houses. */
export const RETRAIN_BY_ITSELF = { least: 200, canary: 0.1 }

const SCHEDULES: readonly { key: string; cron: string; tick: Tick }[] = [
  { key: 'backup', cron: '30 4 * * *', tick: { begin: 'backup', input: {} } },
  { key: 'forget', cron: '10 5 * * *', tick: { forget: true } },
  { key: 'monitor', cron: '7 * * * *', tick: { begin: 'monitor', input: {} } },
  { key: 'retrain', cron: '0 3 * * 1', tick: { begin: 'retrain', input: RETRAIN_BY_ITSELF } },
]

export async function scheduleAll(boss: PgBoss, timeZone: string): Promise<void> {
  for (const { key, cron, tick } of SCHEDULES) await boss.schedule(CLOCK, cron, tick, { tz: timeZone, key })
}

export async function strike(around: Around, tick: Tick): Promise<void> {
  if ('forget' in tick) {
    await forgetOld(around)
    return
  }
  await withJobs(around.storage, null, async (rows) => {
    // One that still waits or runs will do.
    if (await hasOpenJob(rows, tick.begin)) return
    await around.jobs.begin(rows, { kind: tick.begin, restaurantId: null, input: tick.input, madeBy: SYSTEM.actor })
  })
}
