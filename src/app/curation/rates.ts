/** What the house pays on a price, and how much it lets margin weigh. */
import { readHouse } from '../../storage/house-settings.ts'
import type { Around } from '../around.ts'
import { may, type Who } from '../who.ts'
import type { Weighting } from './house-pairing.ts'

/** @param asked another weight than the one of the house @returns null for who may not see money, and without a weight */
export async function weightingFor(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  asked: number | undefined,
): Promise<Weighting | null> {
  if (!may(who, 'money.read') || asked === 0) return null
  const house = await storage.read(restaurantId, (rows) => readHouse(rows, restaurantId))
  const weight = asked ?? house?.marginWeight ?? 0
  if (!house || weight === 0) return null
  return { weight, rates: { taxPct: house.taxRatePct, servicePct: house.serviceRatePct } }
}
