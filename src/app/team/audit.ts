import { z } from 'zod'
import type { AuditLine } from '../../contract/house/people.ts'
import { listAudit } from '../../storage/audit.ts'
import type { Around } from '../around.ts'

const Details = z.record(z.string(), z.unknown()).catch({})

/** The newest first. */
export async function listAuditLines(
  { storage }: Around,
  restaurantId: string,
  { most, before }: { most: number; before?: string },
): Promise<AuditLine[]> {
  const found = await storage.read(restaurantId, (rows) => listAudit(rows, restaurantId, most, before))
  return found.map(({ at, actorName, details, ...rest }) => ({
    ...rest,
    at: at.toISOString(),
    actor_name: actorName,
    details: Details.parse(details),
  }))
}
