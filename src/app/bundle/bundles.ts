/** The bundle of a house, made once for each state of its menu, list and decisions. */
import type { Briefing, Bundle } from '../../contract/house/planning.ts'
import type { Around } from '../around.ts'
import { type Board, type Boards, isOnMenu } from '../planning/board.ts'
import { readBriefing } from './briefing.ts'
import { makeBundle } from './make-bundle.ts'

export interface Bundles {
  /** @param restaurant id or slug */
  of(restaurant: string): Promise<Bundle>
  briefing(restaurantId: string): Promise<Briefing>
}

interface Kept {
  bundle: Promise<Bundle>
  /** ms of the clock: then a special of the day ends */
  until: number
}

export function openBundles(around: Around, boards: Boards): Bundles {
  const { lists, now } = around
  const kept = new WeakMap<Board, Kept>()
  return {
    of: async (idOrSlug) => {
      const [restaurant, board] = await Promise.all([lists.restaurant(idOrSlug), boards.of(idOrSlug)])
      const time = now().getTime()
      const found = kept.get(board)
      if (found && time < found.until) return found.bundle
      const endOf = (dish: Board['dishes'][number]) => dish.stored?.specialUntil?.getTime() ?? Number.POSITIVE_INFINITY
      const dishes = board.dishes.filter((dish) => isOnMenu(dish, now()))
      const until = Math.min(Number.POSITIVE_INFINITY, ...dishes.map(endOf))
      const bundle = makeBundle(board, dishes, restaurant, now())
      kept.set(board, { bundle, until })
      return bundle
    },
    briefing: (restaurantId) => readBriefing(around, boards, restaurantId),
  }
}
