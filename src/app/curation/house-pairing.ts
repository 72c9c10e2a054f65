/** A dish with its wines as the house sees it: pins, notes, what is left out, and what margin would do to the order. */
import type { HousePairing, MarginEffect } from '../../contract/house/curation.ts'
import type { Lang } from '../../contract/requests.ts'
import { type MarginRow, netMarginCents, type Rates, weighMargin } from '../../pairing/house/margin.ts'
import { isVetoed } from '../../pairing/house/order.ts'
import { answerOf, type Board, type BoardDish, nameOf, orderOf, pinsOf, storedWine } from '../planning/board.ts'

export interface Weighting {
  /** 0..1 */
  weight: number
  rates: Rates
}

/** Glasses of 150 ml in a bottle of 750. */
export const GLASSES = 5

/** @param weighting null: match alone, or who asks may not see money */
export function describePairing(
  board: Board,
  dish: BoardDish,
  { lang, top, weighting }: { lang: Lang; top: number; weighting: Weighting | null },
): HousePairing {
  const result = answerOf(board, dish, lang, top)
  const { stored, house } = dish
  const { list } = board
  return {
    dish_id: stored?.id ?? '',
    dish: stored?.dish ?? result.dish,
    section: stored?.section ?? '',
    result,
    notes: result.recommendations.flatMap(({ row, note }) => (note ? [{ row, ...note }] : [])),
    vetoed: [...list.table.readings.keys()].flatMap((row) =>
      house && isVetoed(row, list.table, house)
        ? [{ row: list.table.rows[row]!, wine: nameOf(list, row), wine_id: storedWine(list, row)?.id ?? '' }]
        : [],
    ),
    weighted: weighting && result.recommendations.length > 0 ? weigh(board, dish, top, weighting) : null,
  }
}

function weigh(board: Board, dish: BoardDish, top: number, { weight, rates }: Weighting): HousePairing['weighted'] {
  const { list } = board
  const pinned = new Set(pinsOf(list, dish))
  const wines = orderOf(list, dish).map(
    (row): MarginRow => ({
      row,
      score: dish.scores[row]!,
      marginCents: marginOf(board, row, rates),
      isPinned: pinned.has(row),
    }),
  )
  const order = weighMargin(wines, weight)
  if (!order) return null
  const rows = order.rows.slice(0, top)
  const effect: MarginEffect = {
    weight,
    moved: order.moved,
    match_lost: Math.round(order.matchLost * 10_000) / 10_000,
    margin_won_cents: order.marginWonCents,
  }
  return {
    rows: rows.map((row) => list.table.rows[row]!),
    wines: rows.map((row) => nameOf(list, row)),
    margins_cents: rows.map((row) => marginOf(board, row, rates)),
    effect,
  }
}

/** Of a bottle; of the glasses of one where it is sold by the glass alone. */
function marginOf({ list }: Board, row: number, rates: Rates): number | null {
  const wine = storedWine(list, row)
  const price = wine?.price?.cents ?? (wine?.glassPrice ? wine.glassPrice.cents * GLASSES : null)
  return price === null || !wine?.cost ? null : netMarginCents(price, wine.cost.cents, rates)
}
