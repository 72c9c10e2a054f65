/** Wines for a table and for a tasting menu, dishes for a wine. */
import type {
  ReverseResult,
  TablePlan,
  TableRequest,
  TastingPlan,
  TastingRequest,
} from '../../contract/house/planning.ts'
import type { Lang } from '../../contract/requests.ts'
import type { Boards } from './board.ts'
import { findDishes } from './reverse.ts'
import { planForTable } from './tables.ts'
import { planForTasting } from './tastings.ts'

/** Restaurants by id or slug. */
export interface Plans {
  /** @param restaurant absent: the demo */
  table(restaurant: string | undefined, request: Omit<TableRequest, 'restaurant'>): Promise<TablePlan>
  tasting(restaurant: string, request: TastingRequest): Promise<TastingPlan>
  dishesFor(restaurant: string, wineId: string, lang: Lang): Promise<ReverseResult>
}

export function openPlans(boards: Boards): Plans {
  return {
    table: (restaurant, request) => planForTable(boards, restaurant, request),
    tasting: (restaurant, request) => planForTasting(boards, restaurant, request),
    dishesFor: (restaurant, wineId, lang) => findDishes(boards, restaurant, wineId, lang),
  }
}
