/** What a menu asks of its list: coverage, gaps to buy, wines that nobody needs. */
import { setImmediate } from 'node:timers/promises'
import type { Coverage, Gap, Insight, Redundancy } from '../../contract/house/planning.ts'
import { dishesOf, liftPins, type ScoreMatrix, toByte } from '../../pairing/planners/matrix.ts'
import { coverMenu, type DishCover, findGaps, findRedundant } from '../../pairing/planners/menu.ts'
import type { Around } from '../around.ts'
import { type Board, type BoardDish, type Boards, isOnMenu, nameOf, pinsOf, storedWine } from '../planning/board.ts'
import { rounded } from '../planning/tables.ts'
import { may, type Who } from '../who.ts'

export interface Insights {
  coverage(restaurantId: string): Promise<Coverage>
  gaps(restaurantId: string): Promise<Gap[]>
  redundant(who: Who, restaurantId: string): Promise<Redundancy[]>
  all(who: Who, restaurantId: string): Promise<Insight>
}

/** A board without the specials whose day is over. */
interface View {
  board: Board
  dishes: readonly BoardDish[]
  matrix: ScoreMatrix
  covers: readonly DishCover[]
}

const EXAMPLES = 3
const AT_ONCE = 10

export function openInsights({ now }: Around, boards: Boards): Insights {
  const current = async (restaurantId: string): Promise<View> => {
    const board = await boards.of(restaurantId)
    const there = [...board.dishes.keys()].filter((i) => isOnMenu(board.dishes[i]!, now()))
    const dishes = there.map((i) => board.dishes[i]!)
    const plain = dishesOf(board.matrix, there)
    const matrix = liftPins(
      plain,
      dishes.map((dish) => pinsOf(board.list, dish)),
    )
    return { board, dishes, matrix, covers: coverMenu(plain, board.offers) }
  }
  return {
    coverage: async (restaurantId) => describeCoverage(await current(restaurantId)),
    gaps: async (restaurantId) => describeGaps(await current(restaurantId)),
    redundant: async (who, restaurantId) => describeRedundant(await current(restaurantId), may(who, 'money.read')),
    all: async (who, restaurantId) => {
      const seen = await current(restaurantId)
      return {
        coverage: describeCoverage(seen),
        gaps: await describeGaps(seen),
        redundant: describeRedundant(seen, may(who, 'money.read')),
      }
    },
  }
}

function describeCoverage({ board, dishes, covers }: View): Coverage {
  const items = dishes.map((dish, i): Coverage['items'][number] => {
    const { best, wine, byGlass, isCovered } = covers[i]!
    return {
      ...naming(dish),
      section: dish.stored?.section ?? '',
      best: wine === null ? rounded(best) : rounded(dish.scores[wine]!),
      wine: wine === null ? null : nameOf(board.list, wine),
      wine_id: wine === null ? null : (storedWine(board.list, wine)?.id ?? null),
      by_glass: rounded(byGlass),
      is_covered: isCovered,
    }
  })
  const counts = (some: readonly (typeof items)[number][]) => ({
    covered: some.filter(({ is_covered: isCovered }) => isCovered).length,
    dishes: some.length,
  })
  return {
    ...counts(items),
    by_section: [...Map.groupBy(items, ({ section }) => section)].map(([section, own]) => ({
      section,
      ...counts(own),
    })),
    items,
  }
}

/** Each named style is scored as if it were a wine of the list. */
async function describeGaps({ board, dishes, covers }: View): Promise<Gap[]> {
  const { engine } = board.list
  const styles = engine.styleTable()
  const scores = new Uint8Array(dishes.length * styles.size)
  const exact: Float32Array[] = []
  for (const [i, { reading }] of dishes.entries()) {
    if (covers[i]!.isCovered) continue
    const own = engine.scoreWines(reading, styles)
    exact[i] = own
    for (let style = 0; style < styles.size; style++) scores[i * styles.size + style] = toByte(own[style]!)
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
  }
  const matrix = { dishIds: dishes.map(({ key }) => key), wineIds: styles.style, scores }
  const { styles: named, 'reference-wines': references } = engine.knowledge.tables
  return findGaps(matrix, covers).flatMap(({ style, dishes: lifted }) => {
    const known = named.byId.get(styles.style[style]!)
    if (!known) return []
    return [
      {
        style: known.id,
        style_name: { es: known.es, en: known.en },
        style_class: known.class,
        dishes: lifted.map((i) => ({
          ...naming(dishes[i]!),
          best: rounded(covers[i]!.best),
          would_be: rounded(exact[i]?.[style] ?? 0),
        })),
        examples: references.rows
          .filter(({ style_id: id }) => id === known.id)
          .slice(0, EXAMPLES)
          .map(({ name }) => name),
      },
    ]
  })
}

function describeRedundant({ board, matrix }: View, showsMoney: boolean): Redundancy[] {
  const { list, offers } = board
  const vectors = list.table.readings.map(({ profile }) => profile.values)
  return findRedundant(matrix, offers, vectors).map(({ wine, like, similarity, bestRank }) => {
    const stored = storedWine(list, wine)
    const { cost = null, stock = null } = stored ?? {}
    return {
      wine_id: stored?.id ?? '',
      wine: nameOf(list, wine),
      like: { wine_id: storedWine(list, like)?.id ?? '', wine: nameOf(list, like), similarity: rounded(similarity) },
      best_rank: bestRank,
      tied_up: showsMoney && cost && stock !== null ? { cents: cost.cents * stock, currency: cost.currency } : null,
    }
  })
}

function naming({ stored, reading }: BoardDish): { dish_id: string; dish: string } {
  return { dish_id: stored?.id ?? '', dish: stored?.dish ?? reading.text }
}
