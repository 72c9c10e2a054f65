/** What Law 29733 gives a house and its people: all that is kept of them, and its end. */
import type { HouseExport } from '../../contract/house/restaurants.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { deleteAccount } from './delete-account.ts'
import { deleteRestaurant } from './delete-restaurant.ts'
import { exportHouse } from './export-house.ts'

export interface Privacy {
  export(who: Who, restaurantId: string): Promise<HouseExport>
  /** @param confirm the slug, typed by whoever deletes */
  delete(who: Who, restaurantId: string, confirm: string): Promise<void>
  /** @param confirm the address of the account, typed by its person */
  deleteAccount(who: Who, confirm: string): Promise<void>
}

export function openPrivacy(around: Around): Privacy {
  return {
    export: (who, restaurantId) => exportHouse(around, who, restaurantId),
    delete: (who, restaurantId, confirm) => deleteRestaurant(around, who, restaurantId, confirm),
    deleteAccount: (who, confirm) => deleteAccount(around, who, confirm),
  }
}
