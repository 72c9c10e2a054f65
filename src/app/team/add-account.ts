/** An account made on the machine itself: the way back in where nobody can be asked for an invitation. */
import type { HouseRole } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import type { Database } from '../../storage/database.ts'
import type { Rows } from '../../storage/storage.ts'
import { findUserByEmail, insertMember, insertUser, notePeopleChanged, setAdmin, setRole } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { SYSTEM } from '../who.ts'

export interface NewAccount {
  email: string
  name: string
  /** whether it runs the platform */
  isAdmin: boolean
  membership: { restaurantId: string; role: HouseRole } | null
}

export async function addAccount(
  { storage, newId }: Around,
  { email, name, isAdmin, membership }: NewAccount,
): Promise<{ userId: string; isNew: boolean }> {
  if (!isAdmin && !membership)
    throw new MaridajeError('usage', 'The account belongs to no house and does not run the platform', {
      hint: 'Say --restaurant SLUG --role ROLE, or --admin.',
    })
  const make = async (rows: Rows | Database) => {
    const known = await findUserByEmail(rows, email.toLowerCase())
    const userId = known?.id ?? newId()
    if (!known) await insertUser(rows, { id: userId, name, email: email.toLowerCase(), isAdmin })
    else if (isAdmin) await setAdmin(rows, userId)
    return { userId, isNew: !known }
  }
  if (!membership) {
    return storage.across((db) =>
      db.transaction().execute(async (rows) => {
        const made = await make(rows)
        await writeAudit(rows, null, { ...SYSTEM, action: 'account.added', subject: made.userId })
        await notePeopleChanged(rows)
        return made
      }),
    )
  }
  const { restaurantId, role } = membership
  return storage.write(restaurantId, async (rows) => {
    const made = await make(rows)
    const { userId } = made
    const isNew = await insertMember(rows, { id: newId(), restaurantId, userId, role })
    if (!isNew) await setRole(rows, restaurantId, userId, role)
    await writeAudit(rows, restaurantId, { ...SYSTEM, action: 'member.added', subject: userId, details: { role } })
    await notePeopleChanged(rows)
    return made
  })
}
