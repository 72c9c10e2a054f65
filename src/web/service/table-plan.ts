/** Wines for the table that is being served: planned on the phone, with what is there now. */
import type { Bundle } from '../../contract/house/planning.ts'
import { offersOf, planMatrixOf } from '../../pairing/planners/from-bundle.ts'
import { dishesOf } from '../../pairing/planners/matrix.ts'
import { offeredWines } from '../../pairing/planners/offers.ts'
import { planTable, type TableAnswer, type TableChoice } from '../../pairing/planners/table.ts'
import type { Act } from '../offline/slip.ts'

export const WAYS = ['one', 'two', 'glasses'] as const
export type Way = (typeof WAYS)[number]

export interface TableWish {
  way: Way
  budgetCents: number | null
}

/** A dish of the menu with how many eat it. */
export interface TableDish {
  index: number
  guests: number
}

export function planFor(
  bundle: Bundle,
  dishes: readonly TableDish[],
  { way, budgetCents }: TableWish,
  isOut: (wine: number) => boolean,
): TableAnswer {
  const offers = offersOf(bundle).map((offer, wine) => ({ ...offer, isOut: isOut(wine) }))
  return planTable({
    matrix: dishesOf(
      planMatrixOf(bundle),
      dishes.map(({ index }) => index),
    ),
    guests: dishes.map(({ guests }) => guests),
    offers,
    wines: offeredWines(offers).wines,
    bottles: way === 'two' ? 2 : 1,
    byGlass: way === 'glasses',
    budgetCents,
  })
}

/** What the table took, as it is written down: each bottle once, with the first dish it is drunk with; each glass with its dish. */
export function actsFor(
  bundle: Bundle,
  dishes: readonly TableDish[],
  choice: TableChoice,
  way: Way,
  at: string,
): Act[] {
  const written = new Set<number>()
  return choice.wineOf.flatMap((wine, place) => {
    const dish = dishes[place]
    if (wine === null || !dish) return []
    const isGlass = way === 'glasses'
    if (!isGlass && written.has(wine)) return []
    written.add(wine)
    const { id, dish: name } = bundle.dishes[dish.index]!
    const { id: wineId, name: wineName } = bundle.wines[wine]!
    const body = {
      dish: id,
      dish_name: name,
      wine_id: wineId,
      wine: wineName,
      by_glass: isGlass,
      quantity: isGlass ? dish.guests : 1,
      at,
    }
    return [{ type: 'chosen' as const, body }]
  })
}
