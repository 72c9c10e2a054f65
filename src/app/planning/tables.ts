/** Wines for a table: of a house, or of the demo. */
import type { TablePlan, TableRequest } from '../../contract/house/planning.ts'
import type { Constraints } from '../../contract/requests.ts'
import type { Price } from '../../contract/restaurant.ts'
import { liftPins, scoreAt } from '../../pairing/planners/matrix.ts'
import { offeredWines } from '../../pairing/planners/offers.ts'
import { planTable, type TableChoice } from '../../pairing/planners/table.ts'
import { DEMO } from '../lists.ts'
import { type Board, type BoardDish, type Boards, findDish, matrixOf, nameOf, pinsOf, storedWine } from './board.ts'
import { planWords, sayDishes, spoken } from './words.ts'

type Request = Omit<TableRequest, 'restaurant'>

export async function planForTable(
  boards: Boards,
  restaurant: string | undefined,
  request: Request,
): Promise<TablePlan> {
  const board = await boards.of(restaurant ?? DEMO)
  const { lang, budget_cents: budget, bottles, by_glass: byGlass } = request
  const words = planWords(lang)
  const asked = request.dishes.map(({ dish, guests }) => ({ dish: findDish(board, dish), guests }))
  const food = asked.filter(({ dish }) => dish.reading.kind === 'food')
  const notes: TablePlan['notes'] = asked
    .filter(({ dish }) => dish.reading.kind !== 'food')
    .map(({ dish }) => ({ code: 'not_food', text: words.notFood(titleOf(dish)) }))
  const { wines, relaxed: wishes } = offeredWines(board.offers, wishesOf(request.constraints, byGlass))
  if (food.length === 0 || wines.length === 0)
    return nothing([...notes, ...(food.length > 0 ? [{ code: 'all_filtered', text: words.nothingThere }] : [])])
  const dishes = food.map(({ dish }) => dish)
  const plain = matrixOf(board.list, dishes)
  const matrix = liftPins(
    plain,
    dishes.map((dish) => pinsOf(board.list, dish)),
  )
  const question = { guests: food.map(({ guests }) => guests), offers: board.offers, wines, bottles, byGlass }
  const answer = planTable({ ...question, matrix, budgetCents: budget ?? null })
  const { best, others } = answer
  const relaxed = [...wishes, ...answer.relaxed]
  if (relaxed.length > 0)
    notes.push({ code: 'relaxed', text: words.relaxed(relaxed.map((name) => words.part[name]).join(', ')) })
  if (!best) return nothing([...notes, { code: 'all_filtered', text: words.nothingThere }])
  const scoreOf = (dish: number, wine: number | null) => (wine === null ? 0 : scoreAt(plain, dish, wine) / 255)
  // Shown are the scores as they are, not as the pins lifted them.
  const scores = best.wineOf.map((wine, dish) => scoreOf(dish, wine))
  return {
    wines: describe(board, best),
    dishes: best.wineOf.map((wine, dish) => ({
      dish: titleOf(dishes[dish]!),
      wine_row: wine === null ? null : board.list.table.rows[wine]!,
      score: rounded(scores[dish]!),
      note: wine === null ? words.nothingWith : (noteOf(board, dishes[dish]!, wine, lang) ?? null),
    })),
    score: rounded(meanOver(question.guests, scores)),
    weakest: rounded(Math.min(...scores)),
    total: priceOf(board, best.totalCents),
    others: others.map((other) => ({
      wines: describe(board, other),
      score: rounded(
        meanOver(
          question.guests,
          other.wineOf.map((wine, dish) => scoreOf(dish, wine)),
        ),
      ),
      total: priceOf(board, other.totalCents),
    })),
    notes,
    say: { es: sayPlan(board, dishes, best, 'es'), en: sayPlan(board, dishes, best, 'en') },
  }
}

function wishesOf(constraints: Constraints | undefined, byGlass: boolean): Constraints {
  return byGlass ? { ...constraints, by_glass: true } : (constraints ?? {})
}

function nothing(notes: TablePlan['notes']): TablePlan {
  const say = { es: planWords('es').nothingThere, en: planWords('en').nothingThere }
  return { wines: [], dishes: [], score: 0, weakest: 0, total: null, others: [], notes, say }
}

function describe(board: Board, { wines }: TableChoice): TablePlan['wines'] {
  return wines.map((row) => {
    const wine = storedWine(board.list, row)
    return {
      row: board.list.table.rows[row]!,
      ...(wine && { wine_id: wine.id }),
      wine: nameOf(board.list, row),
      price: wine?.price ?? null,
      glass_price: wine?.glassPrice ?? null,
    }
  })
}

/** One sentence a wine: with which dishes it goes. */
function sayPlan(
  board: Board,
  dishes: readonly BoardDish[],
  { wines, wineOf }: TableChoice,
  lang: 'es' | 'en',
): string {
  const words = planWords(lang)
  const sentences = wines.flatMap((wine) => {
    const own = dishes.filter((_, dish) => wineOf[dish] === wine).map(titleOf)
    if (own.length === 0) return []
    return [words.withDishes(sayDishes([...new Set(own)], lang), spoken(nameOf(board.list, wine)))]
  })
  return sentences.join(' ')
}

function noteOf({ list }: Board, { house }: BoardDish, wine: number, lang: 'es' | 'en'): string | undefined {
  const note = house?.notes.get(list.table.rows[wine]!)
  return note && (note[lang] || note.es || note.en)
}

export function titleOf({ stored, reading }: BoardDish): string {
  return stored?.dish ?? reading.text
}

export function priceOf({ list }: Board, cents: number | null): Price | null {
  return cents === null ? null : { cents, currency: currencyOf(list.stored) }
}

function currencyOf(wines: Board['list']['stored']): string {
  const priced = wines.find(({ price, glassPrice }) => price !== null || glassPrice !== null)
  return priced?.price?.currency ?? priced?.glassPrice?.currency ?? 'PEN'
}

function meanOver(guests: readonly number[], scores: readonly number[]): number {
  const all = guests.reduce((sum, count) => sum + count, 0)
  return guests.reduce((sum, count, dish) => sum + count * scores[dish]!, 0) / all
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
