/** What every use case stands on. */
import type { Engine } from '../pairing/engine.ts'
import type { Storage } from '../storage/storage.ts'
import type { HouseDefaults } from './house-defaults.ts'
import type { Begin } from './jobs/begin-job.ts'
import type { Lists } from './lists.ts'

/** Which engine answers whom: one in production, another for the restaurants of a canary. */
export interface Engines {
  /** @param restaurantId null: a question without a restaurant */
  of(restaurantId: string | null): Engine
  serving(): { production: string; canary: { version: string; share: number } | null }
  /** That model of the register, beside those that serve. Throws where this program cannot use it. */
  tryOut(version: string): Promise<Engine>
}

export interface Around {
  /** the repository's folder */
  root: string
  /** the program's own folder */
  home: string
  defaults: HouseDefaults
  engines: Engines
  lists: Lists
  storage: Storage
  /** begins what runs later, in the transaction of what it is about */
  jobs: Begin
  now(): Date
  /** a uuidv7 */
  newId(): string
}
