/** Wines for the dishes of a tasting menu, in their order. */
import type { TastingPlan, TastingRequest } from '../../contract/house/planning.ts'
import { quieten } from '../../domain/quiet-lines.ts'
import { WINE_INDEX } from '../../domain/vocabulary.ts'
import { liftPins, scoreAt } from '../../pairing/planners/matrix.ts'
import { offeredWines } from '../../pairing/planners/offers.ts'
import { planTasting } from '../../pairing/planners/tasting.ts'
import { type Boards, findDish, matrixOf, nameOf, pinsOf, storedWine } from './board.ts'
import { priceOf, rounded, titleOf } from './tables.ts'
import { planWords } from './words.ts'

export async function planForTasting(
  boards: Boards,
  restaurant: string,
  request: TastingRequest,
): Promise<TastingPlan> {
  const board = await boards.of(restaurant)
  const { list, offers } = board
  const words = planWords(request.lang)
  const asked = request.dishes.map((dish) => findDish(board, dish))
  const dishes = asked.filter(({ reading }) => reading.kind === 'food')
  const notes = asked
    .filter(({ reading }) => reading.kind !== 'food')
    .map((dish) => ({ code: 'not_food', text: words.notFood(titleOf(dish)) }))
  const { wines, relaxed } = offeredWines(offers, request.constraints)
  const plain = matrixOf(list, dishes)
  const pinned = dishes.map((dish) => pinsOf(list, dish))
  const question = {
    matrix: liftPins(plain, pinned),
    offers,
    body: list.table.columns[WINE_INDEX.body]!,
    sweetness: list.table.columns[WINE_INDEX.sweetness]!,
    wines,
    pours: request.wines ?? null,
  }
  let choice = planTasting({ ...question, budgetCents: request.budget_cents ?? null })
  const given: (keyof typeof words.part)[] = [...relaxed]
  if (!choice && request.budget_cents !== undefined) {
    choice = planTasting({ ...question, budgetCents: null })
    if (choice) given.push('budget')
  }
  if (given.length > 0)
    notes.push({ code: 'relaxed', text: words.relaxed(given.map((name) => words.part[name]).join(', ')) })
  if (!choice) {
    if (dishes.length > 0) notes.push({ code: 'all_filtered', text: words.nothingThere })
    return { steps: [], score: 0, total: null, breaks: [], notes }
  }
  const scores = choice.wineOf.map((wine, dish) => scoreAt(plain, dish, wine) / 255)
  return {
    steps: choice.wineOf.map((wine, dish) => {
      const stored = storedWine(list, wine)
      return {
        dish: titleOf(dishes[dish]!),
        row: list.table.rows[wine]!,
        wine: nameOf(list, wine),
        ...(stored && { wine_id: stored.id }),
        score: rounded(scores[dish]!),
        weight: rounded(question.body[wine]!),
      }
    }),
    score: rounded(scores.reduce((sum, score) => sum + score, 0) / scores.length),
    total: priceOf(board, choice.totalCents),
    breaks: choice.breaks.map(({ step, rule }) => ({
      step,
      text: words.breaks[rule](quieten(titleOf(dishes[step]!))),
    })),
    notes,
  }
}
