/** Menus for guests, kept as long as nothing in them changed: a full house reads the same page, and a database away stops nobody. */
import type { GuestMenu } from '../../contract/house/guest-menu.ts'
import type { Lang } from '../../contract/requests.ts'
import type { Engine } from '../../pairing/engine.ts'
import type { StoredDecisions, StoredDish, StoredWine } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import { type PairDishes, readGuestMenu } from './guest-menu.ts'

export type GuestMenus = (restaurant: string, lang: Lang) => Promise<GuestMenu>

/** Menus held, in both languages. */
const MOST = 400

interface Kept {
  dishes: readonly StoredDish[]
  wines: readonly StoredWine[]
  decisions: StoredDecisions
  engine: Engine
  changes: number
  /** ms of the clock: then a special of the day ends */
  until: number
  menu: Promise<GuestMenu>
}

export function openGuestMenus({ engines, lists, storage, now }: Around, pair: PairDishes): GuestMenus {
  const kept = new Map<string, Kept>()
  const changes = new Map<string, number>()
  storage.onChange(({ restaurantId }) => changes.set(restaurantId, (changes.get(restaurantId) ?? 0) + 1))

  return async (idOrSlug, lang) => {
    const restaurant = await lists.restaurant(idOrSlug)
    const { id } = restaurant
    const [dishes, wines, decisions] = await Promise.all([
      storage.menuOf(id),
      storage.winesOf(id),
      storage.decisionsOf(id),
    ])
    const state = { dishes, wines, decisions, engine: engines.of(id), changes: changes.get(id) ?? 0 }
    const question = `${id} ${lang}`
    const time = now().getTime()
    const found = kept.get(question)
    if (found && time < found.until && isSame(found, state)) return found.menu
    const there = dishes.filter((dish) => !dish.isSoldOut && (dish.specialUntil?.getTime() ?? Infinity) > time)
    const until = Math.min(...there.map(({ specialUntil }) => specialUntil?.getTime() ?? Infinity), Infinity)
    // While the database is away the last menu is better than none; the next guest tries again.
    const menu = readGuestMenu(pair, restaurant, there, lang).catch((error: unknown) => {
      kept.delete(question)
      if (!found) throw error
      kept.set(question, found)
      return found.menu
    })
    kept.delete(question)
    kept.set(question, { ...state, until, menu })
    const oldest = kept.keys().next().value
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    return menu
  }
}

function isSame(one: Omit<Kept, 'menu' | 'until'>, other: Omit<Kept, 'menu' | 'until'>): boolean {
  return (
    one.dishes === other.dishes &&
    one.wines === other.wines &&
    one.decisions === other.decisions &&
    one.engine === other.engine &&
    one.changes === other.changes
  )
}
