/** Wine lists ready to score, kept as long as the list does not change. */
import type { PairingRequest, WineInput } from '../contract/requests.ts'
import { MaridajeError } from '../errors.ts'
import type { Engine } from '../pairing/engine.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import type { KnownRestaurant, Storage, StoredWine } from '../storage/storage.ts'
import type { Engines } from './around.ts'

export interface PairedList {
  /** the engine that read it */
  engine: Engine
  table: WineTable
  /** the whole list, other drinks included */
  wines: readonly WineInput[]
  name: string
  /** null: sent along with the request */
  restaurantId: string | null
  /** the rows behind `wines`; empty where they were sent along */
  stored: readonly StoredWine[]
}

export interface Lists {
  forRequest(request: Pick<PairingRequest, 'wines' | 'restaurant'>): Promise<PairedList>
  forRestaurant(idOrSlug: string): Promise<PairedList>
  /** Throws `not_found`. */
  restaurant(idOrSlug: string): Promise<KnownRestaurant>
}

export const DEMO = 'demo'

export function openLists(engines: Engines, storage: Storage): Lists {
  // The storage gives the same array as long as nothing changed: the array itself is the version.
  const kept = new WeakMap<Engine, WeakMap<readonly StoredWine[], PairedList>>()
  const restaurant = async (idOrSlug: string) => {
    const found = (await storage.restaurants()).find(({ id, slug }) => id === idOrSlug || slug === idOrSlug)
    if (!found) throw new MaridajeError('not_found', `There is no restaurant "${idOrSlug.slice(0, 80)}"`)
    return found
  }
  const listsOf = (engine: Engine) => {
    const found = kept.get(engine) ?? new WeakMap<readonly StoredWine[], PairedList>()
    kept.set(engine, found)
    return found
  }
  const forRestaurant = async (idOrSlug: string): Promise<PairedList> => {
    const { id, name } = await restaurant(idOrSlug)
    const engine = engines.of(id)
    const stored = await storage.winesOf(id)
    const lists = listsOf(engine)
    const found = lists.get(stored)
    if (found) return found
    const wines = stored.map(toWineInput)
    const list = { engine, table: engine.readList(wines), wines, name, restaurantId: id, stored }
    lists.set(stored, list)
    return list
  }
  return {
    restaurant,
    forRestaurant,
    async forRequest({ wines, restaurant: idOrSlug }) {
      if (!wines) return forRestaurant(idOrSlug ?? DEMO)
      const engine = engines.of(null)
      return { engine, table: engine.readList(wines), wines, name: 'request', restaurantId: null, stored: [] }
    },
  }
}

/** The printed line with the stock as it is now. */
function toWineInput({ input, stock, isSoldOut }: StoredWine): WineInput {
  if (isSoldOut) return { ...input, stock: '0' }
  return stock === null ? input : { ...input, stock: String(stock) }
}
