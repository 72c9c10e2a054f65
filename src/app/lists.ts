/** Wine lists ready to score, kept as long as the list does not change. */
import type { DishInput, PairingRequest, WineInput } from '../contract/requests.ts'
import { dishKey } from '../domain/house-key.ts'
import { MaridajeError } from '../errors.ts'
import type { Engine } from '../pairing/engine.ts'
import { type DishHouse, type HouseView, viewHouse } from '../pairing/house/house-view.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import type { KnownRestaurant, Storage, StoredDecisions, StoredWine } from '../storage/storage.ts'
import { findRestaurant } from './find-restaurant.ts'

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
  /** what the house decided; null where the wines were sent along */
  house: HouseView | null
}

/** What is kept of one state of a list: its table stays while the house changes nothing about its wines. */
interface Kept {
  table: WineTable
  winesHash: string
  decisions: StoredDecisions
  list: PairedList
}

export interface Lists {
  forRequest(request: Pick<PairingRequest, 'wines' | 'restaurant'>): Promise<PairedList>
  /** @param engine where it is not the one that serves the restaurant */
  forRestaurant(idOrSlug: string, engine?: Engine): Promise<PairedList>
  /** Throws `not_found`. */
  restaurant(idOrSlug: string): Promise<KnownRestaurant>
}

export const DEMO = 'demo'

/** @param engines which engine answers whom; null: a question without a restaurant */
export function openLists(engines: { of(restaurantId: string | null): Engine }, storage: Storage): Lists {
  // The storage gives the same object as long as nothing changed: the object itself is the version.
  const kept = new WeakMap<Engine, WeakMap<readonly StoredWine[], Kept>>()
  const restaurant = async (idOrSlug: string) => {
    const found = await findRestaurant(storage, idOrSlug)
    if (!found) throw new MaridajeError('not_found', `There is no restaurant "${idOrSlug.slice(0, 80)}"`)
    return found
  }
  const listsOf = (engine: Engine) => {
    const found = kept.get(engine) ?? new WeakMap<readonly StoredWine[], Kept>()
    kept.set(engine, found)
    return found
  }
  const forRestaurant = async (idOrSlug: string, other?: Engine): Promise<PairedList> => {
    const { id, name } = await restaurant(idOrSlug)
    const engine = other ?? engines.of(id)
    const [stored, decisions] = await Promise.all([storage.winesOf(id), storage.decisionsOf(id)])
    const lists = listsOf(engine)
    const found = lists.get(stored)
    if (found?.decisions === decisions) return found.list
    const wines = stored.map(toWineInput)
    const house = viewHouse(decisions.curation, decisions.profiles, stored)
    const table = found?.winesHash === house.winesHash ? found.table : engine.readList(wines, house)
    const list = { engine, table, wines, name, restaurantId: id, stored, house }
    lists.set(stored, { table, winesHash: house.winesHash, decisions, list })
    return list
  }
  return {
    restaurant,
    forRestaurant,
    async forRequest({ wines, restaurant: idOrSlug }) {
      if (!wines) return forRestaurant(idOrSlug ?? DEMO)
      const engine = engines.of(null)
      const table = engine.readList(wines)
      return { engine, table, wines, name: 'request', restaurantId: null, stored: [], house: null }
    },
  }
}

/** What the house says of a dish by its printed name. */
export function houseOf({ house }: PairedList, dish: string | DishInput): DishHouse | undefined {
  return house?.ofDish(dishKey(typeof dish === 'string' ? dish : dish.dish))
}

/** The printed line with the stock as it is now. */
function toWineInput({ input, stock, isSoldOut }: StoredWine): WineInput {
  if (isSoldOut) return { ...input, stock: '0' }
  return stock === null ? input : { ...input, stock: String(stock) }
}
