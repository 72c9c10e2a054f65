/** The use cases that routes, commands and tools call. One file each beside this one; this is their sum. */

import type { GuestMenu } from '../contract/house/guest-menu.ts'
import type { DishInput, ExplainRequest, Lang, PairingRequest, WineInput } from '../contract/requests.ts'
import type { ListWine, MenuDish } from '../contract/restaurant.ts'
import type { DishLine, ExplainResponse, PairingResponse, WineLine } from '../contract/results.ts'
import type { KnownRestaurant } from '../storage/storage.ts'
import type { House } from './house.ts'
import type { Learning } from './learn/learning.ts'
import type { Vitals } from './monitor/vitals.ts'
import type { People } from './people.ts'

/** What needs no account, and no database while the demo is enough. */
export interface Counter {
  pairDishes(request: PairingRequest): Promise<PairingResponse>
  explainPairing(request: ExplainRequest): Promise<ExplainResponse>
  profileDishes(dishes: readonly (string | DishInput)[]): DishLine[]
  profileWines(wines: readonly (string | WineInput)[]): WineLine[]
  /** All restaurants there are; who may see which is decided above. */
  restaurants(): Promise<KnownRestaurant[]>
  /** @param restaurant id or slug; `demo` is the demo restaurant */
  findRestaurant(restaurant: string): Promise<KnownRestaurant | null>
  menu(restaurant: string): Promise<MenuDish[]>
  wines(restaurant: string): Promise<ListWine[]>
  /** What a guest reads: the dishes that are there today with their wines. Who may see it is decided above. */
  guestMenu(restaurant: string, lang: Lang): Promise<GuestMenu>
  learning: Learning
  /** for the gauges */
  vitals(): Promise<Vitals>
  readiness(): Promise<{ ready: boolean; database: 'up' | 'down'; model: string; knowledge: string }>
  close(): Promise<void>
}

export interface App extends Counter {
  people: People
  /** What a house does with its own, by theme. */
  house: House
}
