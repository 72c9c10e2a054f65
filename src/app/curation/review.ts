/** The dishes that somebody should look at, those with most reasons first. */
import type { ReviewItem } from '../../contract/house/curation.ts'
import { FITS_FROM, SURE_FROM } from '../../pairing/engine.ts'
import { recentlyDisliked } from '../../storage/feedback.ts'
import type { Around } from '../around.ts'
import { type Board, type BoardDish, type Boards, isOnMenu, nameOf, orderOf, storedWine } from '../planning/board.ts'

type Reason = ReviewItem['reasons'][number]

/** What weighs most stands first. */
const WEIGHTS: Record<Reason, number> = {
  pinned_wine_gone: 8,
  disliked: 6,
  nothing_fits: 4,
  low_confidence: 3,
  unread_words: 2,
  never_reviewed: 1,
}
const DISLIKED_FOR_DAYS = 60

export async function reviewQueue(around: Around, boards: Boards, restaurantId: string): Promise<ReviewItem[]> {
  const since = new Date(around.now().getTime() - DISLIKED_FOR_DAYS * 86_400_000)
  const [board, { curation }, disliked] = await Promise.all([
    boards.of(restaurantId),
    around.storage.decisionsOf(restaurantId),
    around.storage.read(restaurantId, (rows) => recentlyDisliked(rows, restaurantId, since)),
  ])
  const decisions = Map.groupBy(curation, ({ dishKey }) => dishKey)
  return board.dishes
    .filter((dish) => isOnMenu(dish, around.now()))
    .map((dish) => reviewDish(board, dish, decisions.get(dish.key) ?? [], disliked))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a))
}

function weightOf({ reasons }: ReviewItem): number {
  return reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0)
}

function reviewDish(
  board: Board,
  dish: BoardDish,
  decisions: readonly { wineId: string; state: string }[],
  disliked: readonly { dishKey: string; wineId: string }[],
): ReviewItem {
  const { list } = board
  const { stored, reading, scores, house } = dish
  const first = orderOf(list, dish)[0]
  const there = new Set(board.offers.flatMap(({ isOut }, row) => (isOut ? [] : [storedWine(list, row)?.id])))
  const decided = new Set(decisions.map(({ wineId }) => wineId))
  const pinsGone = decisions.some(({ state, wineId }) => state === 'pin' && !there.has(wineId))
  const isPinned = first !== undefined && (house?.pins.includes(list.table.rows[first]!) ?? false)
  // A dislike counts until the house has decided about that wine.
  const isDisliked = disliked.some(({ dishKey, wineId }) => dishKey === dish.key && !decided.has(wineId))
  const found: Record<Reason, boolean> = {
    pinned_wine_gone: pinsGone,
    disliked: isDisliked,
    nothing_fits: !isPinned && (first === undefined || scores[first]! < FITS_FROM),
    low_confidence: reading.confidence < SURE_FROM,
    unread_words: reading.unknown.length > 0,
    never_reviewed: decisions.length === 0,
  }
  return {
    dish_id: stored?.id ?? '',
    dish: stored?.dish ?? '',
    section: stored?.section ?? '',
    reasons: REASONS.filter((reason) => found[reason]),
    unread: [...reading.unknown],
    best:
      first === undefined
        ? null
        : {
            wine: nameOf(list, first),
            wine_id: storedWine(list, first)?.id ?? '',
            score: Math.round(scores[first]! * 10_000) / 10_000,
          },
    decided: decisions.length,
  }
}

const REASONS: readonly Reason[] = [
  'pinned_wine_gone',
  'disliked',
  'nothing_fits',
  'low_confidence',
  'unread_words',
  'never_reviewed',
]
