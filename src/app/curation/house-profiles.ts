/** What the house knows better: the numbers of its own dish or wine. They act before the score, from the next question on. */
import type { HouseProfile, HouseProfileRequest } from '../../contract/house/curation.ts'
import { MaridajeError } from '../../errors.ts'
import { unknownKey } from '../../pairing/house/house-keys.ts'
import { writeAudit } from '../../storage/audit.ts'
import {
  deleteHouseProfile,
  findHouseProfile,
  listHouseProfiles,
  putHouseProfile,
} from '../../storage/house-profiles.ts'
import type { StoredHouseProfile } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import type { RequireMatch } from '../revision.ts'
import type { Who } from '../who.ts'
import { findDishSubject, findWineSubject } from './subjects.ts'

export async function listProfiles({ storage }: Around, restaurantId: string): Promise<HouseProfile[]> {
  return (await storage.decisionsOf(restaurantId)).profiles.map(toProfile)
}

export async function setDishProfile(
  around: Around,
  who: Who,
  restaurantId: string,
  wanted: string,
  request: HouseProfileRequest,
  requireMatch: RequireMatch,
): Promise<HouseProfile> {
  const { key } = await findDishSubject(around, restaurantId, wanted)
  return setProfile(around, who, restaurantId, { about: 'dish', key }, request, requireMatch)
}

export async function setWineProfile(
  around: Around,
  who: Who,
  restaurantId: string,
  wanted: string,
  request: HouseProfileRequest,
  requireMatch: RequireMatch,
): Promise<HouseProfile> {
  const { key } = await findWineSubject(around, restaurantId, wanted)
  return setProfile(around, who, restaurantId, { about: 'wine', key }, request, requireMatch)
}

async function setProfile(
  { storage, now }: Around,
  who: Who,
  restaurantId: string,
  { about, key }: Pick<StoredHouseProfile, 'about' | 'key'>,
  { values: asked, note }: HouseProfileRequest,
  requireMatch: RequireMatch,
): Promise<HouseProfile> {
  requireKnownNumbers(about, asked)
  return storage.write(restaurantId, async (rows) => {
    const before = await findHouseProfile(rows, restaurantId, about, key)
    requireMatch(before?.revision ?? null)
    const values = mergeValues(before?.values ?? {}, asked)
    const said = { about, key, values, note: note ?? before?.note ?? '', madeBy: who.actor }
    const isEmpty = Object.keys(values).length === 0 && said.note === ''
    if (isEmpty) await deleteHouseProfile(rows, restaurantId, about, key)
    else await putHouseProfile(rows, restaurantId, said)
    const details = { about, key, numbers: Object.keys(asked) }
    await writeAudit(rows, restaurantId, { ...who, action: 'house_profile.set', details })
    const kept = (await listHouseProfiles(rows, restaurantId)).find((one) => one.about === about && one.key === key)
    return toProfile(kept ?? { ...said, revision: '0', updatedAt: now() })
  })
}

export function requireKnownNumbers(about: 'dish' | 'wine', asked: HouseProfileRequest['values']): void {
  const wrong = unknownKey(about, Object.keys(asked))
  if (wrong !== null)
    throw new MaridajeError('bad_input', `A ${about} has no number "${wrong}"`, {
      place: { field: `values.${wrong}` },
      hint:
        about === 'dish' ? 'As in tastes.heat, texture.crisp, aromas.smoky.' : 'As in structure.body, aromas.smoky.',
    })
}

/** What is asked goes over what was said before; null takes a number back. */
export function mergeValues(
  before: Readonly<Record<string, number>>,
  asked: HouseProfileRequest['values'],
): Record<string, number> {
  const merged = Object.entries({ ...before, ...asked })
  return Object.fromEntries(merged.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

function toProfile({ about, key, values, note, revision, madeBy, updatedAt }: StoredHouseProfile): HouseProfile {
  return { about, key, values: { ...values }, note, revision, made_by: madeBy, updated_at: updatedAt.toISOString() }
}
