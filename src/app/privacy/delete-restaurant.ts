import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { deleteHouse, readHouse } from '../../storage/house-settings.ts'
import { notePeopleChanged } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { requirePerson } from '../team/rights.ts'
import type { Who } from '../who.ts'

/** For good: nothing of it stays but the line in the platform's log that it is gone. */
export async function deleteRestaurant(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  confirm: string,
): Promise<void> {
  requirePerson(who)
  await storage.write(restaurantId, async (rows) => {
    const house = await readHouse(rows, restaurantId, 'for update')
    if (!house) throw new MaridajeError('not_found', 'There is no such restaurant')
    if (confirm !== house.slug)
      throw new MaridajeError('precondition_failed', 'The name does not match', {
        place: { field: 'confirm' },
        hint: `Write "${house.slug}" to delete this house for good.`,
      })
    await deleteHouse(rows, restaurantId)
    // The account may be gone with the house: the log keeps no name.
    await writeAudit(rows, null, {
      actor: 'owner',
      role: who.role,
      action: 'restaurant.deleted',
      subject: restaurantId,
    })
    await notePeopleChanged(rows)
  })
}
