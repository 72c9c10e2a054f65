/** Restaurants as a whole: made, set, let in, and gone. */
import type { HouseChange, HouseSettings, NewRestaurant, Support } from '../../contract/house/restaurants.ts'
import type { Around } from '../around.ts'
import type { RequireMatch } from '../revision.ts'
import type { Who } from '../who.ts'
import { makeRestaurant } from './make-restaurant.ts'
import { changeSettings, readSettings } from './settings.ts'
import { letSupportIn, noteSupport, sendSupportAway, supportOf } from './support.ts'

export interface Restaurants {
  make(who: Who, restaurant: NewRestaurant): Promise<HouseSettings>
  settings(who: Who, restaurantId: string): Promise<HouseSettings>
  change(who: Who, restaurantId: string, change: HouseChange, requireMatch: RequireMatch): Promise<HouseSettings>
  support(restaurantId: string): Promise<Support>
  letSupportIn(who: Who, restaurantId: string, hours: number): Promise<Support>
  sendSupportAway(who: Who, restaurantId: string): Promise<void>
  noteSupport(who: Who, restaurantId: string): Promise<void>
}

export function openRestaurants(around: Around): Restaurants {
  return {
    make: (who, restaurant) => makeRestaurant(around, who, restaurant),
    settings: (who, restaurantId) => readSettings(around, who, restaurantId),
    change: (who, restaurantId, change, requireMatch) =>
      changeSettings(around, who, restaurantId, change, requireMatch),
    support: (restaurantId) => supportOf(around, restaurantId),
    letSupportIn: (who, restaurantId, hours) => letSupportIn(around, who, restaurantId, hours),
    sendSupportAway: (who, restaurantId) => sendSupportAway(around, who, restaurantId),
    noteSupport: (who, restaurantId) => noteSupport(around, who, restaurantId),
  }
}
