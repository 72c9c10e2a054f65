/** A new restaurant: its row, its organization and its owner, or nothing. */
import { randomBytes } from 'node:crypto'
import type { HouseSettings, NewRestaurant } from '../../contract/house/restaurants.ts'
import { foldToSlug } from '../../domain/slug.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { insertHouse, readHouse } from '../../storage/house-settings.ts'
import type { Rows } from '../../storage/storage.ts'
import { insertMember, notePeopleChanged } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import { requirePerson } from '../team/rights.ts'
import type { Who } from '../who.ts'
import { toSettings } from './settings.ts'

/** The demo's own, and words that addresses begin with. */
const TAKEN = new Set(['demo', 'en', 'es', 'new', 'nuevo'])
/** `la-mar`, `la-mar-2` … before chance decides. */
const NUMBERED = 9

export async function makeRestaurant(around: Around, who: Who, wanted: NewRestaurant): Promise<HouseSettings> {
  const ownerId = requirePerson(who)
  await requireRoomForRestaurant(around)
  const id = around.newId()
  return around.storage.write(id, async (rows) => {
    await insertRestaurant(around, rows, id, ownerId, wanted)
    const made = await readHouse(rows, id)
    if (!made) throw new MaridajeError('internal', 'The restaurant was not made')
    return toSettings(made, true)
  })
}

/** A server for a single house has room for one, beside the demo. */
export async function requireRoomForRestaurant({ defaults, storage }: Around): Promise<void> {
  if (defaults.mode === 'platform') return
  const there = await storage.restaurants()
  if (there.every(({ slug }) => slug === 'demo')) return
  throw new MaridajeError('conflict', 'This server is for one restaurant, and it is there already', {
    hint: 'MODE=platform serves many.',
  })
}

/** @param rows of the new restaurant */
export async function insertRestaurant(
  { defaults, newId }: Around,
  rows: Rows,
  id: string,
  ownerId: string,
  { name, city = '', currency = defaults.currency }: NewRestaurant,
): Promise<void> {
  const { timeZone, taxRatePct, serviceRatePct } = defaults
  const house = { id, name, city, currency, timeZone, taxRatePct, serviceRatePct }
  for (const slug of slugsFor(name)) {
    if (!(await insertHouse(rows, { ...house, slug }))) continue
    await insertMember(rows, { id: newId(), restaurantId: id, userId: ownerId, role: 'owner' })
    await writeAudit(rows, id, { actor: ownerId, role: 'owner', action: 'restaurant.made', subject: id })
    await notePeopleChanged(rows)
    return
  }
  throw new MaridajeError('conflict', 'No address is free for this name', { place: { field: 'name' } })
}

function slugsFor(name: string): string[] {
  const plain = foldToSlug(name) || 'casa'
  const numbered = Array.from({ length: NUMBERED }, (_, index) => (index === 0 ? plain : `${plain}-${index + 1}`))
  return [...numbered, `${plain}-${randomBytes(4).toString('hex')}`].filter((slug) => !TAKEN.has(slug))
}
