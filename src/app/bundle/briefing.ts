/** Before service: what is new, what is gone and what stands ready instead, which bottles are open, three dishes with their sentence. */
import type { Briefing } from '../../contract/house/planning.ts'
import { dishesSince } from '../../storage/briefing.ts'
import { readHouse } from '../../storage/house-settings.ts'
import type { StoredWine } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import { dayIn } from '../feedback/days.ts'
import {
  answerOf,
  type Board,
  type BoardDish,
  type Boards,
  isOnMenu,
  nameOf,
  orderOf,
  storedWine,
} from '../planning/board.ts'

const NEW_FOR_DAYS = 7
const DISHES = 3
const WITH = 3
const NAMED = 12
/** A list of which more than that is new was just made: nothing on it is news. */
const NEWS_UP_TO = 0.5

export async function readBriefing(around: Around, boards: Boards, restaurantId: string): Promise<Briefing> {
  const now = around.now()
  const since = new Date(now.getTime() - NEW_FOR_DAYS * 86_400_000)
  const board = await boards.of(restaurantId)
  const { house, known } = await around.storage.read(restaurantId, async (rows) => ({
    house: await readHouse(rows, restaurantId),
    known: await dishesSince(rows, restaurantId, since),
  }))
  const there = board.dishes.filter((dish) => !dish.stored?.isSoldOut && isOnMenu(dish, now))
  return {
    day: dayIn(house?.timeZone ?? 'America/Lima', now),
    new_dishes: newDishes(there, known),
    new_wines: newWines(board, since),
    sold_out: soldOut(board, there),
    open_bottles: openBottles(board, there),
    dishes: spokenDishes(board, there, known),
  }
}

/** @param known keys of the menus before that time; null: there was none */
function isNew({ stored, key }: BoardDish, known: ReadonlySet<string> | null): boolean {
  return stored?.specialUntil != null || (known !== null && !known.has(key))
}

function newDishes(dishes: readonly BoardDish[], known: ReadonlySet<string> | null): Briefing['new_dishes'] {
  return dishes
    .filter((dish) => isNew(dish, known))
    .slice(0, NAMED)
    .map(({ stored }) => ({ dish: stored?.dish ?? '', section: stored?.section ?? '' }))
}

function newWines({ list }: Board, since: Date): Briefing['new_wines'] {
  const fresh = list.stored.filter(({ id }) => (madeAt(id)?.getTime() ?? 0) >= since.getTime())
  if (fresh.length > NEWS_UP_TO * list.stored.length) return []
  return fresh.slice(0, NAMED).map(({ id, input }) => ({ wine_id: id, wine: input.name }))
}

/** An id of ours (uuidv7) tells when it was made. */
function madeAt(id: string): Date | null {
  return id[14] === '7' ? new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)) : null
}

/** Missed most first; the next best of the dish it goes best with stands ready. */
function soldOut(board: Board, dishes: readonly BoardDish[]): Briefing['sold_out'] {
  const { list, offers } = board
  return [...offers.keys()]
    .filter((row) => offers[row]!.isOut)
    .map((row) => {
      const [best] = dishes.toSorted((a, b) => b.scores[row]! - a.scores[row]!)
      const next = best && orderOf(list, best)[0]
      return {
        score: best?.scores[row] ?? 0,
        wine_id: storedWine(list, row)?.id ?? '',
        wine: nameOf(list, row),
        instead: next === undefined ? null : nameOf(list, next),
      }
    })
    .sort((a, b) => b.score - a.score)
    .map(({ score: _, ...wine }) => wine)
}

function openBottles(board: Board, dishes: readonly BoardDish[]): Briefing['open_bottles'] {
  const { list, offers } = board
  return [...offers.keys()].flatMap((row) => {
    const wine: StoredWine | undefined = storedWine(list, row)
    if (!wine?.openAt || offers[row]!.isOut) return []
    const best = dishes
      .filter(({ house }) => !house?.vetoed.has(list.table.rows[row]!))
      .toSorted((a, b) => b.scores[row]! - a.scores[row]!)
      .slice(0, WITH)
    const names = best.map(({ stored }) => stored?.dish ?? '')
    return [{ wine_id: wine.id, wine: wine.input.name, open_at: wine.openAt.toISOString(), with: names }]
  })
}

/** New ones first, then those the house has something to say about, then those with the surest answer. */
function spokenDishes(
  board: Board,
  dishes: readonly BoardDish[],
  known: ReadonlySet<string> | null,
): Briefing['dishes'] {
  const weight = (dish: BoardDish) => {
    const first = orderOf(board.list, dish)[0]
    const score = first === undefined ? 0 : dish.scores[first]!
    return (isNew(dish, known) ? 4 : 0) + (dish.house && dish.house.pins.length > 0 ? 2 : 0) + score
  }
  return dishes
    .map((dish) => ({ dish, weight: weight(dish) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, DISHES)
    .flatMap(({ dish }) => {
      const [first] = answerOf(board, dish, 'es', 1).recommendations
      if (!first) return []
      return [{ dish_id: dish.stored?.id ?? '', dish: dish.stored?.dish ?? '', wine: first.wine, say: first.serve.say }]
    })
}
