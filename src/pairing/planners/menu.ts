/** A whole menu against its list: which dishes are covered, which style would close the gaps, which wine nobody needs. */
import { FORBIDDEN, type ScoreMatrix, scoreAt } from './matrix.ts'
import type { WineOffer } from './offers.ts'

/** A dish is covered when its best available wine scores at least so much. */
export const COVERED_FROM = 0.6
/** Two wines are alike from this cosine of their profiles. */
export const ALIKE_FROM = 0.97
const TOP = 3

export interface DishCover {
  /** 0..1 */
  best: number
  /** place of the best wine that can be had; null without any */
  wine: number | null
  /** 0..1, the best that is sold by the glass; 0 without one */
  byGlass: number
  isCovered: boolean
}

/** For each dish of the matrix. */
export function coverMenu(matrix: ScoreMatrix, offers: readonly WineOffer[]): DishCover[] {
  const there = [...offers.keys()].filter((wine) => !offers[wine]!.isOut)
  const byGlass = there.filter((wine) => offers[wine]!.glassPriceCents !== null)
  return matrix.dishIds.map((_, dish) => {
    const bestOf = (wines: readonly number[]) =>
      wines.reduce<{ score: number; wine: number | null }>(
        (best, wine) => {
          const score = scoreAt(matrix, dish, wine)
          return score > best.score ? { score, wine } : best
        },
        { score: FORBIDDEN, wine: null },
      )
    const { score, wine } = bestOf(there)
    return { best: score / 255, wine, byGlass: bestOf(byGlass).score / 255, isCovered: isCovering(score) }
  })
}

export interface StyleGap {
  /** place of the style in the matrix of styles */
  style: number
  /** places of the dishes that it would cover */
  dishes: number[]
}

/**
 * The styles to buy: each time the one that covers most of the dishes that still want a wine (greedy set cover).
 * @param styles dishes × styles, the same dishes as `covers`
 */
export function findGaps(styles: ScoreMatrix, covers: readonly DishCover[]): StyleGap[] {
  const open = new Set(covers.flatMap(({ isCovered }, dish) => (isCovered ? [] : [dish])))
  const gaps: StyleGap[] = []
  for (;;) {
    let best: StyleGap & { sum: number } = { style: -1, dishes: [], sum: 0 }
    for (let style = 0; style < styles.wineIds.length; style++) {
      const dishes = [...open].filter((dish) => isCovering(scoreAt(styles, dish, style)))
      const sum = dishes.reduce((total, dish) => total + scoreAt(styles, dish, style), 0)
      if (dishes.length > best.dishes.length || (dishes.length === best.dishes.length && sum > best.sum))
        best = { style, dishes, sum }
    }
    if (best.dishes.length === 0) return gaps
    gaps.push({ style: best.style, dishes: best.dishes })
    for (const dish of best.dishes) open.delete(dish)
  }
}

export interface SpareWine {
  wine: number
  like: number
  /** cosine of the two profiles */
  similarity: number
  /** the best place it takes with any dish, from 1 */
  bestRank: number
}

/**
 * Wines in stock that are never among the first three of a dish while another one in stock is much the same. Of two that
 * are alike the better one stays: the other is never redundant for the sake of one that is itself.
 * @param vectors the profile of each wine
 */
export function findRedundant(
  matrix: ScoreMatrix,
  offers: readonly WineOffer[],
  vectors: readonly ArrayLike<number>[],
): SpareWine[] {
  const there = [...offers.keys()].filter((wine) => !offers[wine]!.isOut)
  if (matrix.dishIds.length === 0) return []
  const ranks = bestRanks(matrix, there)
  const staying = new Set(there)
  const spare: SpareWine[] = []
  for (const wine of there.toSorted((a, b) => ranks.get(b)! - ranks.get(a)! || b - a)) {
    const bestRank = ranks.get(wine)!
    if (bestRank <= TOP) break
    const nearest = [...staying]
      .filter((other) => other !== wine)
      .map((like) => ({ wine, like, similarity: cosineOf(vectors[wine]!, vectors[like]!), bestRank }))
      .reduce<SpareWine | null>((a, b) => (a && a.similarity >= b.similarity ? a : b), null)
    if (!nearest || nearest.similarity < ALIKE_FROM) continue
    spare.push(nearest)
    staying.delete(wine)
  }
  return spare.sort((a, b) => a.wine - b.wine)
}

function bestRanks(matrix: ScoreMatrix, there: readonly number[]): Map<number, number> {
  const ranks = new Map(there.map((wine) => [wine, there.length]))
  for (let dish = 0; dish < matrix.dishIds.length; dish++) {
    const order = there.toSorted((a, b) => scoreAt(matrix, dish, b) - scoreAt(matrix, dish, a) || a - b)
    for (const [i, wine] of order.entries()) if (i + 1 < ranks.get(wine)!) ranks.set(wine, i + 1)
  }
  return ranks
}

function isCovering(score: number): boolean {
  return score >= COVERED_FROM * 255
}

function cosineOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let dot = 0
  let lengthA = 0
  let lengthB = 0
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!
    lengthA += a[i]! * a[i]!
    lengthB += b[i]! * b[i]!
  }
  return lengthA === 0 || lengthB === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB)
}
