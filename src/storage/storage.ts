/** What the application reads of restaurants, their menus and lists. Two stores stand behind it: PostgreSQL, and the demo's files. */
import type { WineInput } from '../contract/requests.ts'
import type { Price, Restaurant } from '../contract/restaurant.ts'

export interface StoredDish {
  id: string
  section: string
  dish: string
  description: string
  price: Price | null
}

export interface StoredWine {
  id: string
  /** The line as the restaurant printed it, for the reader. */
  input: WineInput
  price: Price | null
  glassPrice: Price | null
  cost: Price | null
  /** Bottles; null when nobody counts. */
  stock: number | null
}

export interface Storage {
  restaurants(): Promise<readonly Restaurant[]>
  /** The published menu in its printed order. The same array object as long as nothing in it changed: it may serve as a cache key. */
  menuOf(restaurantId: string): Promise<readonly StoredDish[]>
  /** The list in its printed order; the same array object as long as nothing in it changed. */
  winesOf(restaurantId: string): Promise<readonly StoredWine[]>
  /** Whether the database answers now; what is in memory is served either way. */
  isUp(): Promise<boolean>
  close(): Promise<void>
}
