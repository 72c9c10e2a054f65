/** The use cases that routes, commands and tools call. One file each beside this one; this is their sum. */
import type { DishInput, ExplainRequest, PairingRequest, WineInput } from '../contract/requests.ts'
import type { ListWine, MenuDish, Restaurant } from '../contract/restaurant.ts'
import type { DishLine, ExplainResponse, PairingResponse, WineLine } from '../contract/results.ts'

export interface App {
  pairDishes(request: PairingRequest): Promise<PairingResponse>
  explainPairing(request: ExplainRequest): Promise<ExplainResponse>
  profileDishes(dishes: readonly (string | DishInput)[]): DishLine[]
  profileWines(wines: readonly (string | WineInput)[]): WineLine[]
  restaurants(): Promise<Restaurant[]>
  /** @param restaurant id or slug; `demo` is the demo restaurant */
  menu(restaurant: string): Promise<MenuDish[]>
  wines(restaurant: string): Promise<ListWine[]>
  readiness(): Promise<{ ready: boolean; database: 'up' | 'down'; model: string; knowledge: string }>
  close(): Promise<void>
}
