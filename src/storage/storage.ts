/** What the application reads of restaurants, their menus and lists. Two stores stand behind it: PostgreSQL, and the demo's files. */
import type { Transaction } from 'kysely'
import type { CurationState } from '../contract/house/curation.ts'
import type { WineInput } from '../contract/requests.ts'
import type { Price, Restaurant } from '../contract/restaurant.ts'
import type { Database } from './database.ts'
import type { Look } from './looks.ts'
import type { Tables } from './tables.ts'

/** The rows of one restaurant, within a transaction. */
export type Rows = Transaction<Tables>

/** Something of a restaurant changed; the topic is the table's name. */
export interface Change {
  restaurantId: string
  topic: string
}

export interface StoredDish {
  id: string
  /** the folded name: what the house decided of the dish hangs on it */
  key: string
  section: string
  dish: string
  description: string
  price: Price | null
  isSoldOut: boolean
  /** a special of the day, until then */
  specialUntil: Date | null
}

export interface StoredWine {
  id: string
  /** the folded label without its vintage */
  key: string
  /** The line as the restaurant printed it, for the reader. */
  input: WineInput
  price: Price | null
  glassPrice: Price | null
  cost: Price | null
  /** Bottles; null when nobody counts. */
  stock: number | null
  isSoldOut: boolean
  /** since when a bottle is open for the glass */
  openAt: Date | null
}

export interface StoredCuration {
  dishKey: string
  wineId: string
  /** the folded label: the decision holds when the same wine comes back under another id */
  wineKey: string
  wine: string
  state: CurationState
  /** of a pin: 1 comes first; null: after those that have one */
  position: number | null
  note: { es: string; en: string }
  revision: string
  madeBy: string
  updatedAt: Date
}

export interface StoredHouseProfile {
  about: 'dish' | 'wine'
  /** the folded name of the dish, the folded label of the wine */
  key: string
  /** 0..1 by key of the profile (`tastes.heat`, `structure.body`) */
  values: Readonly<Record<string, number>>
  note: string
  revision: string
  madeBy: string
  updatedAt: Date
}

/** What the house decided and what it knows better: it acts last and always wins. */
export interface StoredDecisions {
  curation: readonly StoredCuration[]
  profiles: readonly StoredHouseProfile[]
}

export const UNDECIDED: StoredDecisions = Object.freeze({ curation: [], profiles: [] })

export interface KnownRestaurant extends Restaurant {
  isPublic: boolean
}

export interface DatabaseUrls {
  app: string
  /** absent where only the app's is configured */
  owner?: string
  backup?: string
}

export interface Storage {
  /** Where the database is, for what brings its own connections (accounts, queue, backup); null without one. */
  readonly urls: DatabaseUrls | null
  /** Stands in for a database that is away: a house that it does not know may exist all the same. */
  readonly standsIn?: true
  /** All of them; who may see which is decided above. */
  restaurants(): Promise<readonly KnownRestaurant[]>
  /** The published menu in its printed order. The same array object as long as nothing in it changed: it may serve as a cache key. */
  menuOf(restaurantId: string): Promise<readonly StoredDish[]>
  /** The list in its printed order; the same array object as long as nothing in it changed. */
  winesOf(restaurantId: string): Promise<readonly StoredWine[]>
  /** The decisions of the house; the same object as long as nothing in it changed. */
  decisionsOf(restaurantId: string): Promise<StoredDecisions>
  /** Whether the database answers now; what is in memory is served either way. */
  isUp(): Promise<boolean>
  /** One transaction that only reads. Throws `database_unavailable` where there is no database now. */
  read<T>(restaurantId: string, work: (rows: Rows) => Promise<T>): Promise<T>
  /** One transaction that writes; what is kept in memory of the restaurant is read anew afterwards. */
  write<T>(restaurantId: string, work: (rows: Rows) => Promise<T>): Promise<T>
  /** What belongs to no restaurant, or is read across them by the functions of the database. */
  across<T>(work: (db: Database) => Promise<T>): Promise<T>
  /** Called in every process soon after a change is committed in any. @returns how to stop listening */
  onChange(listener: (change: Change) => void): () => void
  /** Called when a model was registered, promoted or rolled back in any process. */
  onModel(listener: (version: string) => void): () => void
  /** Called when somebody signed out, or a role, key or device changed, in any process. */
  onPeople(listener: () => void): () => void
  /** Called when somebody looks at a review, in any process. */
  onLook(listener: (look: Look) => void): () => void
  /** How it is doing, as this process sees it. */
  vitals(): StorageVitals
  close(): Promise<void>
}

export interface StorageVitals {
  /** connections to the database: open, unused, and how many wait for one */
  connections: number
  idle: number
  waiting: number
  /** seconds since the database last answered what is kept in memory */
  snapshotAgeS: number
}
