/** Signing in with a PIN, on an enrolled phone alone. Wrong tries are counted in the row itself, one after the other. */
import type { PinSignIn, Staff } from '../../contract/house/people.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { noteDeviceSeen } from '../../storage/devices.ts'
import type { FoundDevice } from '../../storage/people.ts'
import type { Rows } from '../../storage/storage.ts'
import { findMember, listMembers, lockPin, notePinTry } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { hashPin, isPin, lockMs } from './pin.ts'

type Outcome = { kind: 'right' } | { kind: 'wrong' } | { kind: 'locked'; until: Date }

export async function staffOf({ storage }: Around, { restaurant_id }: FoundDevice): Promise<Staff[]> {
  const all = await storage.read(restaurant_id, (rows) => listMembers(rows, restaurant_id))
  return all.filter(({ hasPin }) => hasPin).map(({ userId, name, role }) => ({ user_id: userId, name, role }))
}

export async function pinSignIn(around: Around, device: FoundDevice, { user_id, pin }: PinSignIn): Promise<string> {
  const { storage } = around
  const outcome = await storage.write(device.restaurant_id, async (rows) => {
    const result = await tryPin(around, rows, device.restaurant_id, user_id, pin)
    const entry = { actor: `device:${device.id}`, role: 'nobody', subject: user_id }
    if (result.kind === 'right') await noteDeviceSeen(rows, device.id)
    if (result.kind === 'right') await writeAudit(rows, device.restaurant_id, { ...entry, action: 'pin.signed_in' })
    if (result.kind === 'wrong') await writeAudit(rows, device.restaurant_id, { ...entry, action: 'pin.wrong' })
    return result
  })
  if (outcome.kind === 'right') return user_id
  throw outcome.kind === 'wrong' ? wrong() : lockedOut(around, outcome.until)
}

async function tryPin(
  { now }: Around,
  rows: Rows,
  restaurantId: string,
  userId: string,
  pin: string,
): Promise<Outcome> {
  const kept = await lockPin(rows, restaurantId, userId)
  if (!kept || !(await findMember(rows, restaurantId, userId))) {
    // As long as a real one takes.
    await hashPin(pin)
    return { kind: 'wrong' }
  }
  const at = now()
  if (kept.lockedUntil && kept.lockedUntil > at) return { kind: 'locked', until: kept.lockedUntil }
  if (await isPin(pin, kept.pinHash)) {
    if (kept.failures > 0) await notePinTry(rows, restaurantId, userId, { failures: 0, lockedUntil: null })
    return { kind: 'right' }
  }
  const failures = kept.failures + 1
  const locked = lockMs(failures)
  const lockedUntil = locked > 0 ? new Date(at.getTime() + locked) : null
  await notePinTry(rows, restaurantId, userId, { failures, lockedUntil })
  return { kind: 'wrong' }
}

function wrong(): MaridajeError {
  return new MaridajeError('unauthenticated', 'That is not the PIN', { place: { field: 'pin' } })
}

function lockedOut({ now }: Around, until: Date): MaridajeError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1_000))
  return new MaridajeError('locked_out', `Too many wrong PINs; again in ${Math.ceil(seconds / 60)} min`, {
    retryAfterS: seconds,
    hint: 'The owner can set a new PIN on the page of the team.',
  })
}
