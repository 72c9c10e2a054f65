/** Which restaurant is meant, by id or slug. */
import { MaridajeError } from '../errors.ts'
import type { KnownRestaurant, Storage } from '../storage/storage.ts'

/** @returns null where there is none; throws `database_unavailable` where only the database could say */
export async function findRestaurant(storage: Storage, wanted: string): Promise<KnownRestaurant | null> {
  const found = (await storage.restaurants()).find(({ id, slug }) => id === wanted || slug === wanted)
  if (found) return found
  if (storage.standsIn)
    throw new MaridajeError('database_unavailable', 'The database is away, and this restaurant was not read before', {
      hint: 'Try again in a few seconds.',
    })
  return null
}
