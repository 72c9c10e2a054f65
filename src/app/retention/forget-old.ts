/** What is kept no longer than it is needed (docs/guides/operations.md says how long, and why). */
import { sql } from 'kysely'
import { writeAudit } from '../../storage/audit.ts'
import type { Around } from '../around.ts'
import { SYSTEM } from '../who.ts'

export const KEPT = {
  changes: '7 days',
  requests: '2 days',
  audits: '2 years',
  feedbacks: '2 years',
  jobs: '90 days',
} as const

export async function forgetOld({ storage }: Pick<Around, 'storage'>): Promise<void> {
  const { changes, requests, audits, feedbacks, jobs } = KEPT
  await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await sql`select forget_old(${changes}::interval, ${requests}::interval, ${audits}::interval, ${feedbacks}::interval, ${jobs}::interval)`.execute(
        rows,
      )
      // Who signed in from where is of use while the session lives, and for a while after a theft.
      await sql`delete from auth."session" where "expiresAt" < now() - interval '30 days'`.execute(rows)
      await sql`delete from auth."verification" where "expiresAt" < now() - interval '7 days'`.execute(rows)
      await writeAudit(rows, null, {
        actor: SYSTEM.actor,
        role: SYSTEM.role,
        action: 'retention.done',
        details: { ...KEPT },
      })
    }),
  )
}
