import { z } from 'zod'
import type { AuditLine } from '../../contract/house/people.ts'
import { listAudit } from '../../storage/audit.ts'
import { namesOfSubjects } from '../../storage/audit-subjects.ts'
import type { Around } from '../around.ts'

const Details = z.record(z.string(), z.unknown()).catch({})

/** The newest first. */
export async function listAuditLines(
  { storage }: Around,
  restaurantId: string,
  { most, before }: { most: number; before?: string },
): Promise<AuditLine[]> {
  const { found, names } = await storage.read(restaurantId, async (rows) => {
    const lines = await listAudit(rows, restaurantId, most, before)
    return {
      found: lines,
      names: await namesOfSubjects(
        rows,
        lines.map(({ subject }) => subject),
      ),
    }
  })
  return found.map(({ at, actorName, details, ...rest }) => ({
    ...rest,
    at: at.toISOString(),
    actor_name: actorName,
    subject_name: names.get(rest.subject) ?? '',
    details: Details.parse(details),
  }))
}
