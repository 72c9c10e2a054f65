/** The settings of a house: those of money need a right of their own. */
import type { HouseChange, HouseSettings } from '../../contract/house/restaurants.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { readHouse, type StoredHouse, updateHouse } from '../../storage/house-settings.ts'
import type { Rows } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import type { RequireMatch } from '../revision.ts'
import { may, type Who } from '../who.ts'

const OF_MONEY = ['margin_weight', 'tax_rate_pct', 'service_rate_pct'] as const

export async function readSettings({ storage }: Around, who: Who, restaurantId: string): Promise<HouseSettings> {
  const house = await storage.read(restaurantId, (rows) => readHouse(rows, restaurantId))
  return toSettings(requireHouse(house), may(who, 'money.read'))
}

export async function changeSettings(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  change: HouseChange,
  requireMatch: RequireMatch,
): Promise<HouseSettings> {
  const money = OF_MONEY.filter((field) => change[field] !== undefined)
  if (money.length > 0 && !may(who, 'money.write'))
    throw new MaridajeError('forbidden', `${money.join(', ')} need the right "money.write"`, {
      place: { field: money[0] ?? '' },
    })
  if (change.time_zone !== undefined) requireTimeZone(change.time_zone)
  return storage.write(restaurantId, async (rows: Rows) => {
    const before = requireHouse(await readHouse(rows, restaurantId, 'for update'))
    requireMatch(toRevision(before))
    await updateHouse(rows, restaurantId, {
      ...(change.name !== undefined && { name: change.name }),
      ...(change.city !== undefined && { city: change.city }),
      ...(change.time_zone !== undefined && { timeZone: change.time_zone }),
      ...(change.is_public !== undefined && { isPublic: change.is_public }),
      ...(change.tax_rate_pct !== undefined && { taxRatePct: change.tax_rate_pct }),
      ...(change.service_rate_pct !== undefined && { serviceRatePct: change.service_rate_pct }),
      ...(change.margin_weight !== undefined && { marginWeight: change.margin_weight }),
      ...(change.shares_feedback !== undefined && { sharesFeedback: change.shares_feedback }),
    })
    const details = { fields: Object.keys(change) }
    await writeAudit(rows, restaurantId, { ...who, action: 'restaurant.changed', subject: restaurantId, details })
    return toSettings(requireHouse(await readHouse(rows, restaurantId)), may(who, 'money.read'))
  })
}

export function toRevision({ updatedAt }: StoredHouse): string {
  return updatedAt.getTime().toString(36)
}

/** @param seesMoney whether the weight of margin is for these eyes */
export function toSettings(house: StoredHouse, seesMoney: boolean): HouseSettings {
  return {
    id: house.id,
    slug: house.slug,
    name: house.name,
    city: house.city,
    currency: house.currency,
    time_zone: house.timeZone,
    is_public: house.isPublic,
    public_url: `/r/${house.slug}`,
    tax_rate_pct: house.taxRatePct,
    service_rate_pct: house.serviceRatePct,
    margin_weight: seesMoney ? house.marginWeight : null,
    shares_feedback: house.sharesFeedback,
    revision: toRevision(house),
  }
}

function requireHouse(house: StoredHouse | null): StoredHouse {
  if (!house) throw new MaridajeError('not_found', 'There is no such restaurant')
  return house
}

function requireTimeZone(zone: string): void {
  if (Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC') return
  throw new MaridajeError('bad_input', `"${zone.slice(0, 60)}" is no time zone`, {
    place: { field: 'time_zone' },
    hint: 'For example America/Lima.',
  })
}
