/** Menus for guests, kept as long as nothing in them changed: a full house reads the same page, and a database away stops nobody. */
import type { GuestMenu } from '../../contract/house/guest-menu.ts'
import type { Lang } from '../../contract/requests.ts'
import type { StoredDish } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import type { PairedList } from '../lists.ts'
import { type PairDishes, readGuestMenu } from './guest-menu.ts'

export type GuestMenus = (restaurant: string, lang: Lang) => Promise<GuestMenu>

/** Menus held, in both languages. */
const MOST = 400

interface Kept {
  dishes: readonly StoredDish[]
  /** with the engine that read it and what the house decided: another one where any of them changed */
  list: PairedList
  /** ms of the clock: then a special of the day ends */
  until: number
  menu: Promise<GuestMenu>
}

export function openGuestMenus({ lists, storage, now }: Around, pair: PairDishes): GuestMenus {
  const kept = new Map<string, Kept>()
  return async (idOrSlug, lang) => {
    const restaurant = await lists.restaurant(idOrSlug)
    const { id, slug, name, city } = restaurant
    const [dishes, list] = await Promise.all([storage.menuOf(id), lists.forRestaurant(id)])
    const question = JSON.stringify([id, lang, slug, name, city])
    const time = now().getTime()
    const found = kept.get(question)
    if (found?.dishes === dishes && found.list === list && time < found.until) return found.menu
    const there = dishes.filter((dish) => !dish.isSoldOut && endOf(dish) > time)
    // While the database is away the last menu is better than none; the next guest tries again.
    const menu = readGuestMenu(pair, restaurant, there, lang).catch((error: unknown) => {
      kept.delete(question)
      if (!found) throw error
      kept.set(question, found)
      return found.menu
    })
    kept.delete(question)
    kept.set(question, { dishes, list, until: Math.min(...there.map(endOf), Number.POSITIVE_INFINITY), menu })
    const oldest = kept.keys().next().value
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    return menu
  }
}

function endOf({ specialUntil }: StoredDish): number {
  return specialUntil?.getTime() ?? Number.POSITIVE_INFINITY
}
