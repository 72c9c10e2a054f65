/** Dishes of the menu for a wine of the list. */
import type { ReverseResult } from '../../contract/house/planning.ts'
import type { Lang } from '../../contract/requests.ts'
import { MaridajeError } from '../../errors.ts'
import { dishesForWine } from '../../pairing/planners/reverse.ts'
import { type Board, type BoardDish, type Boards, nameOf, storedWine } from './board.ts'
import { rounded } from './tables.ts'

export async function findDishes(
  boards: Boards,
  restaurant: string,
  wineId: string,
  lang: Lang,
): Promise<ReverseResult> {
  const board = await boards.of(restaurant)
  const row = rowOf(board, wineId)
  const { dishes, avoid } = dishesForWine(board.matrix, row)
  const describe = (dish: BoardDish) => ({
    dish_id: dish.stored?.id ?? '',
    dish: dish.stored?.dish ?? dish.reading.text,
    section: dish.stored?.section ?? '',
    score: rounded(dish.scores[row]!),
  })
  return {
    wine: nameOf(board.list, row),
    wine_id: wineId,
    // The planner counts in bytes: of two in one byte the scores themselves decide.
    dishes: dishes
      .map((i) => board.dishes[i]!)
      .sort((a, b) => b.scores[row]! - a.scores[row]!)
      .map((dish) => ({ ...describe(dish), reason: sayWhy(board, dish, row, lang).reason })),
    avoid: avoid
      .map((i) => board.dishes[i]!)
      .map((dish) => ({ ...describe(dish), caution: sayWhy(board, dish, row, lang).caution })),
  }
}

/** The row of the table; throws where the list has no such wine, or it is one that is never paired. */
export function rowOf({ list }: Board, wineId: string): number {
  const row = [...list.table.readings.keys()].find((one) => storedWine(list, one)?.id === wineId)
  if (row === undefined) throw new MaridajeError('not_found', 'There is no such wine on the list')
  return row
}

/** The first thing for it and the first against it, as the engine says them. */
export function sayWhy({ list }: Board, dish: BoardDish, row: number, lang: Lang) {
  const { reasons, cautions } = list.engine.explainPair(dish.reading, list.table, row)[lang]
  const note = dish.house?.notes.get(list.table.rows[row]!)
  return { reason: note?.[lang] || reasons[0]?.text || null, caution: note?.[lang] || cautions[0]?.text || null }
}
