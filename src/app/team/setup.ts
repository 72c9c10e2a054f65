/** The first account: by a link that whoever started the program reads on the console. No default password. */
import type { SetupRequest } from '../../contract/house/people.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { putSetupLink, useSetupLink } from '../../storage/people-setup.ts'
import type { Rows } from '../../storage/storage.ts'
import { insertPassword, insertUser } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { insertRestaurant, requireRoomForRestaurant } from '../restaurants/make-restaurant.ts'
import { hashPassword } from './password.ts'
import { hashOf, newSecret } from './secrets.ts'

const OPEN_FOR_MS = 24 * 3_600_000

export async function makeSetupLink({ storage, now }: Around): Promise<string> {
  const token = newSecret()
  await storage.across((db) => putSetupLink(db, hashOf(token), new Date(now().getTime() + OPEN_FOR_MS)))
  return token
}

/** The account runs the platform, and owns the first restaurant where it names one. */
export async function setUp(around: Around, request: SetupRequest): Promise<{ userId: string }> {
  const { storage, newId } = around
  const { token, name, restaurant, city } = request
  const email = request.email.toLowerCase()
  if (restaurant !== undefined) await requireRoomForRestaurant(around)
  const hash = await hashPassword(request.password)
  const userId = newId()
  const makeAccount = async (rows: Rows): Promise<void> => {
    if (!(await useSetupLink(rows, hashOf(token)))) throw used()
    if (!(await insertUser(rows, { id: userId, name, email, isAdmin: true }))) throw taken()
    await insertPassword(rows, newId(), userId, hash)
  }
  const who = { actor: userId, role: 'admin' }
  if (restaurant === undefined) {
    await storage.across((db) =>
      db.transaction().execute(async (rows) => {
        await makeAccount(rows)
        await writeAudit(rows, null, { ...who, action: 'platform.set_up' })
      }),
    )
    return { userId }
  }
  const restaurantId = newId()
  await storage.write(restaurantId, async (rows) => {
    await makeAccount(rows)
    await insertRestaurant(around, rows, restaurantId, userId, {
      name: restaurant,
      ...(city !== undefined && { city }),
    })
    await writeAudit(rows, restaurantId, { ...who, action: 'platform.set_up' })
  })
  return { userId }
}

function used(): MaridajeError {
  return new MaridajeError('not_found', 'This setup link was used, or its day is over', {
    hint: 'Make a new one on the machine: maridaje setup-link',
  })
}

function taken(): MaridajeError {
  return new MaridajeError('conflict', 'This address has an account already', { place: { field: 'email' } })
}
