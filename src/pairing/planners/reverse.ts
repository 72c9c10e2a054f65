/** From a wine to the dishes of the menu. */
import { FORBIDDEN, type ScoreMatrix, scoreAt } from './matrix.ts'

/** Above: worth offering with this wine. Below the second: better not. */
const GOES_FROM = 0.45
const AVOID_BELOW = 0.25
const MOST = 12
const MOST_AVOIDED = 5

export interface DishesForWine {
  /** places of the dishes, best first */
  dishes: number[]
  /** places of the dishes to keep it away from, worst first */
  avoid: number[]
}

export function dishesForWine(matrix: ScoreMatrix, wine: number): DishesForWine {
  const scored = [...matrix.dishIds.keys()].map((dish) => ({ dish, score: scoreAt(matrix, dish, wine) / 255 }))
  const best = scored.toSorted((a, b) => b.score - a.score || a.dish - b.dish)
  const allowed = best.filter(({ score }) => score * 255 !== FORBIDDEN)
  const going = allowed.filter(({ score }) => score >= GOES_FROM)
  return {
    // Of a wine that goes with nothing the least bad are named, so that nobody is left without an answer.
    dishes: (going.length > 0 ? going : allowed.slice(0, 3)).slice(0, MOST).map(({ dish }) => dish),
    avoid: best
      .filter(({ score }) => score < AVOID_BELOW)
      .reverse()
      .slice(0, MOST_AVOIDED)
      .map(({ dish }) => dish),
  }
}
