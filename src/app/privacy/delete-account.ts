import { sql } from 'kysely'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { revokeKeysOf } from '../../storage/keys.ts'
import type { Rows } from '../../storage/storage.ts'
import { deleteUser, findUser, housesOf, lockOwners, notePeopleChanged, removeMember } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { requireAnotherOwner, requirePerson } from '../team/rights.ts'
import type { Who } from '../who.ts'

/**
 * Somebody's own account, with his place in every house: all of it, or none where a house would be left without an
 * owner. @param confirm the address of the account, typed by whoever deletes it
 */
export async function deleteAccount({ storage }: Around, who: Who, confirm: string): Promise<void> {
  const userId = requirePerson(who)
  await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      const user = await findUser(rows, userId)
      if (user?.email !== confirm.trim().toLowerCase())
        throw new MaridajeError('precondition_failed', 'The address does not match', {
          place: { field: 'confirm' },
          hint: 'Write the mail address of this account to delete it for good.',
        })
      for (const restaurantId of await housesOf(rows, userId)) await leave(rows, restaurantId, userId)
      await enter(rows, '')
      await deleteUser(rows, userId)
      await writeAudit(rows, null, { actor: userId, role: 'nobody', action: 'account.deleted', subject: userId })
      await notePeopleChanged(rows)
    }),
  )
}

async function leave(rows: Rows, restaurantId: string, userId: string): Promise<void> {
  await enter(rows, restaurantId)
  requireAnotherOwner(await lockOwners(rows, restaurantId), userId, null)
  await revokeKeysOf(rows, restaurantId, userId)
  await removeMember(rows, restaurantId, userId)
  await writeAudit(rows, restaurantId, { actor: userId, role: 'nobody', action: 'member.left', subject: userId })
}

/** One transaction over several houses, one after the other. */
async function enter(rows: Rows, restaurantId: string): Promise<void> {
  await sql`select set_config('app.restaurant_id', ${restaurantId}, true)`.execute(rows)
}
