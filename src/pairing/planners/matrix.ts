/** Scores of a menu against a list: what every planner plans on, in the program and on a phone without a network. */

/** scores[d * wineIds.length + w]: score × 255, at least 1; 0 is what the house forbids. */
export interface ScoreMatrix {
  dishIds: readonly string[]
  wineIds: readonly string[]
  scores: Uint8Array
}

export const FORBIDDEN = 0

/** Rounded down, so that a byte of 0.60 is a score of 0.60. @param score 0..1 */
export function toByte(score: number): number {
  return Math.min(255, Math.max(1, Math.floor(score * 255 + 1e-9)))
}

export function scoreAt({ wineIds, scores }: ScoreMatrix, dish: number, wine: number): number {
  return scores[dish * wineIds.length + wine] ?? FORBIDDEN
}

/** The rows of some dishes alone, in the order asked for. */
export function dishesOf({ dishIds, wineIds, scores }: ScoreMatrix, dishes: readonly number[]): ScoreMatrix {
  const width = wineIds.length
  const chosen = new Uint8Array(dishes.length * width)
  for (const [i, dish] of dishes.entries()) chosen.set(scores.subarray(dish * width, (dish + 1) * width), i * width)
  return { dishIds: dishes.map((dish) => dishIds[dish] ?? ''), wineIds, scores: chosen }
}

/**
 * What the house put first counts as better than all the rest, in its order, so that a plan follows the house.
 * @param pins for each dish the wines, first one first
 */
export function liftPins(matrix: ScoreMatrix, pins: readonly (readonly number[])[]): ScoreMatrix {
  const width = matrix.wineIds.length
  const scores = Uint8Array.from(matrix.scores)
  for (const [dish, wines] of pins.entries()) {
    if (wines.length === 0) continue
    const best = Math.max(...matrix.scores.subarray(dish * width, (dish + 1) * width))
    for (const [i, wine] of wines.entries()) scores[dish * width + wine] = Math.min(255, best + wines.length - i)
  }
  return { ...matrix, scores }
}

/** The matrix as it travels in a bundle. */
export function readScores(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

export function writeScores(scores: Uint8Array): string {
  let text = ''
  for (const score of scores) text += String.fromCharCode(score)
  return btoa(text)
}
