/** Wine lists ready to score, kept as long as the list does not change. */
import type { PairingRequest, WineInput } from '../contract/requests.ts'
import type { Restaurant } from '../contract/restaurant.ts'
import { MaridajeError } from '../errors.ts'
import type { Engine } from '../pairing/engine.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import type { Storage, StoredWine } from '../storage/storage.ts'

export interface PairedList {
  table: WineTable
  /** the whole list, other drinks included */
  wines: readonly WineInput[]
  name: string
}

export interface Lists {
  forRequest(request: Pick<PairingRequest, 'wines' | 'restaurant'>): Promise<PairedList>
  restaurant(idOrSlug: string): Promise<Restaurant>
}

export const DEMO = 'demo'

export function openLists(engine: Engine, storage: Storage): Lists {
  // The storage gives the same array as long as nothing changed: the array itself is the version.
  const kept = new WeakMap<readonly StoredWine[], PairedList>()
  const restaurant = async (idOrSlug: string) => {
    const found = (await storage.restaurants()).find(({ id, slug }) => id === idOrSlug || slug === idOrSlug)
    if (!found) throw new MaridajeError('not_found', `There is no restaurant "${idOrSlug.slice(0, 80)}"`)
    return found
  }
  return {
    restaurant,
    async forRequest({ wines, restaurant: idOrSlug }) {
      if (wines) return { table: engine.readList(wines), wines, name: 'request' }
      const { id, name } = await restaurant(idOrSlug ?? DEMO)
      const stored = await storage.winesOf(id)
      let list = kept.get(stored)
      if (!list) {
        const inputs = stored.map(toWineInput)
        list = { table: engine.readList(inputs), wines: inputs, name }
        kept.set(stored, list)
      }
      return list
    },
  }
}

/** The printed line with the stock as it is now. */
function toWineInput({ input, stock }: StoredWine): WineInput {
  return stock === null ? input : { ...input, stock: String(stock) }
}
