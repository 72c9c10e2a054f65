/** Shared phones: the owner makes a link, the phone opens it once and is known from then on. */
import type { Device, EnrolledDevice } from '../../contract/house/people.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import {
  enrolDevice,
  findDeviceCode,
  insertDevice,
  listDevices,
  revokeDevice,
  type StoredDevice,
} from '../../storage/devices.ts'
import { readHouse } from '../../storage/house-settings.ts'
import { notePeopleChanged } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { requirePerson } from './rights.ts'
import { hashOf, newSecret } from './secrets.ts'

const CODE_OPEN_MS = 3_600_000

export async function listPhones({ storage }: Around, restaurantId: string): Promise<Device[]> {
  return (await storage.read(restaurantId, (rows) => listDevices(rows, restaurantId))).map(toDevice)
}

export async function addDevice(
  { storage, newId, now }: Around,
  who: Who,
  restaurantId: string,
  name: string,
): Promise<{ device: Device; code: string; expiresAt: Date }> {
  const madeBy = requirePerson(who)
  const code = newSecret()
  const expiresAt = new Date(now().getTime() + CODE_OPEN_MS)
  const device = await storage.write(restaurantId, async (rows) => {
    const id = newId()
    await writeAudit(rows, restaurantId, { ...who, action: 'device.added', subject: id })
    return insertDevice(rows, { id, restaurantId, name, codeHash: hashOf(code), codeExpiresAt: expiresAt, madeBy })
  })
  return { device: toDevice(device), code, expiresAt }
}

export async function enrolPhone(
  { storage }: Around,
  code: string,
): Promise<{ device: EnrolledDevice; secret: string }> {
  const codeHash = hashOf(code)
  const found = await storage.across((db) => findDeviceCode(db, codeHash))
  if (!found) throw used()
  const secret = newSecret('md_')
  const { id, name, restaurant_id } = found
  return storage.write(restaurant_id, async (rows) => {
    if (!(await enrolDevice(rows, codeHash, hashOf(secret)))) throw used()
    const house = await readHouse(rows, restaurant_id)
    await writeAudit(rows, restaurant_id, {
      actor: `device:${id}`,
      role: 'nobody',
      action: 'device.enrolled',
      subject: id,
    })
    return { device: { id, name, restaurant_id, house: house?.name ?? '', slug: house?.slug ?? '' }, secret }
  })
}

export async function revokePhone({ storage }: Around, who: Who, restaurantId: string, id: string): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    if (!(await revokeDevice(rows, restaurantId, id))) throw new MaridajeError('not_found', 'There is no such phone')
    await writeAudit(rows, restaurantId, { ...who, action: 'device.revoked', subject: id })
    await notePeopleChanged(rows)
  })
}

function used(): MaridajeError {
  return new MaridajeError('not_found', 'This link was used, or its hour is over', {
    hint: 'The owner makes a new one on the page of the team.',
  })
}

function toDevice({ id, name, madeAt, enrolledAt, seenAt }: StoredDevice): Device {
  return {
    id,
    name,
    made_at: madeAt.toISOString(),
    enrolled_at: enrolledAt?.toISOString() ?? null,
    seen_at: seenAt?.toISOString() ?? null,
  }
}
