/** A publication of a menu or list, and what it did. */
import type { Published } from '../../contract/house/lists.ts'

export interface Publication {
  restaurantId: string
  currency: string
  madeBy: string
  note: string
  newId: () => string
  /** `replace`: what is not in it leaves the list; `add`: it comes to what is there */
  mode: 'replace' | 'add'
  now: Date
}

export type { Published }
