/** The owner lets the platform's people read his house, for some hours; each look leaves a line in the log. */
import type { Support } from '../../contract/house/restaurants.ts'
import { writeAudit, writeAuditHourly } from '../../storage/audit.ts'
import { asRestaurant } from '../../storage/database.ts'
import { endSupport, grantSupport, readSupport } from '../../storage/house-settings.ts'
import { notePeopleChanged } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { requirePerson } from '../team/rights.ts'
import type { Who } from '../who.ts'

const HOUR_MS = 3_600_000

export async function supportOf({ storage }: Around, restaurantId: string): Promise<Support> {
  const expiresAt = await storage.read(restaurantId, (rows) => readSupport(rows, restaurantId))
  return { expires_at: expiresAt?.toISOString() ?? null }
}

export async function letSupportIn(
  { storage, newId, now }: Around,
  who: Who,
  restaurantId: string,
  hours: number,
): Promise<Support> {
  const madeBy = requirePerson(who)
  const expiresAt = new Date(now().getTime() + hours * HOUR_MS)
  await storage.write(restaurantId, async (rows) => {
    await grantSupport(rows, { id: newId(), restaurantId, madeBy, expiresAt })
    await writeAudit(rows, restaurantId, { ...who, action: 'support.granted', details: { hours } })
    await notePeopleChanged(rows)
  })
  return { expires_at: expiresAt.toISOString() }
}

export async function sendSupportAway({ storage }: Around, who: Who, restaurantId: string): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    await endSupport(rows, restaurantId)
    await writeAudit(rows, restaurantId, { ...who, action: 'support.ended' })
    await notePeopleChanged(rows)
  })
}

/** The platform's people were here. */
export async function noteSupport({ storage }: Around, who: Who, restaurantId: string): Promise<void> {
  await storage.across((db) =>
    asRestaurant(db, restaurantId, (rows) =>
      writeAuditHourly(rows, restaurantId, { ...who, action: 'support.looked_in' }),
    ),
  )
}
