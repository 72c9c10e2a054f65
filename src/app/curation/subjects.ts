/** What a decision is about: a dish by id of the menu or by its name, a wine by its id on the list. */
import { dishKey } from '../../domain/house-key.ts'
import { MaridajeError } from '../../errors.ts'
import type { StoredDish, StoredWine } from '../../storage/storage.ts'
import type { Around } from '../around.ts'

export interface DishSubject {
  key: string
  /** null: not on the menu now */
  stored: StoredDish | null
}

export async function findDishSubject({ storage }: Around, restaurantId: string, wanted: string): Promise<DishSubject> {
  const menu = await storage.menuOf(restaurantId)
  const byId = menu.find(({ id }) => id === wanted)
  const key = byId?.key ?? dishKey(wanted)
  const stored = byId ?? menu.find((dish) => dish.key === key) ?? null
  if (!stored && (key === '' || UUID.test(wanted)))
    throw new MaridajeError('not_found', 'There is no such dish on the menu')
  return { key, stored }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function findWineSubject({ storage }: Around, restaurantId: string, wanted: string): Promise<StoredWine> {
  const found = (await storage.winesOf(restaurantId)).find(({ id }) => id === wanted)
  if (!found) throw new MaridajeError('not_found', 'There is no such wine on the list')
  return found
}
