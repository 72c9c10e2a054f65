/** A dish's answers on the phone: the house's own picks, and where one is gone, the next best of its kind in its place. */
import type { Bundle } from '../../contract/house/planning.ts'
import { FORBIDDEN, type ScoreMatrix, scoreAt } from '../../pairing/planners/matrix.ts'

export type AnswerKind = 'safe' | 'bold' | 'glass'

export interface Answer {
  kind: AnswerKind | 'other'
  wine: number
  score: number
  /** place in the order of the dish, from 1 */
  rank: number
  /** index into the bundle's sentences; -1 for none */
  reason: number
  isPinned: boolean
  /** the wine of the house's pick that is gone; null where this is the pick itself */
  insteadOf: number | null
}

export interface DishAnswers {
  picks: Answer[]
  others: Answer[]
}

interface Question {
  bundle: Bundle
  matrix: ScoreMatrix
  dish: number
  isOut: (wine: number) => boolean
  /** the order of what fits the guest's words, best first; null: nothing was asked */
  asked: readonly number[] | null
}

/** A bold or glass answer still has to go well: this share of the best score at least (as the engine picks them). */
const BOLD_SHARE = 0.8
const GLASS_SHARE = 0.6
const MOST_OTHERS = 5

export function answerDish({ bundle, matrix, dish, isOut, asked }: Question): DishAnswers {
  const kept = bundle.answers[dish]
  if (!kept) return { picks: [], others: [] }
  const order = orderOf(bundle, matrix, dish)
  const scoreOf = (wine: number) => scoreAt(matrix, dish, wine) / 255
  const rankOf = new Map(order.map((wine, index) => [wine, index + 1]))
  const available = (asked ?? order).filter((wine) => !isOut(wine) && rankOf.has(wine))
  const answer = (kind: Answer['kind'], wine: number, insteadOf: number | null): Answer => {
    const place = kept.order.indexOf(wine)
    return {
      kind,
      wine,
      score: scoreOf(wine),
      rank: rankOf.get(wine) ?? 1,
      reason: place < 0 ? -1 : (kept.reasons[place] ?? -1),
      isPinned: place >= 0 && place < kept.pinned,
      insteadOf,
    }
  }
  if (asked !== null) {
    const near = available.map((wine) => answer('other', wine, null))
    return { picks: near.slice(0, 3), others: near.slice(3, 3 + MOST_OTHERS) }
  }
  const picks: Answer[] = []
  const isTaken = (wine: number) => picks.some((one) => one.wine === wine)
  const choose = (kind: AnswerKind, own: number | null, next: () => number | undefined) => {
    const isFree = own !== null && available.includes(own) && !isTaken(own)
    const wine = isFree ? own : next()
    if (wine === undefined) return
    picks.push(answer(kind, wine, own !== null && own !== wine && isOut(own) ? own : null))
  }
  const classOf = (wine: number) => bundle.wines[wine]?.style_class ?? null
  choose('safe', kept.safe, () => available[0])
  const safe = picks[0]
  if (!safe) return { picks: [], others: [] }
  choose('bold', kept.bold, () =>
    available.find((wine) => classOf(wine) !== classOf(safe.wine) && scoreOf(wine) >= BOLD_SHARE * safe.score),
  )
  choose('glass', kept.glass, () =>
    available.find((wine) => isByGlass(bundle, wine) && !isTaken(wine) && scoreOf(wine) >= GLASS_SHARE * safe.score),
  )
  const others = available.filter((wine) => !isTaken(wine)).slice(0, MOST_OTHERS)
  return { picks, others: others.map((wine) => answer('other', wine, null)) }
}

/** All wines for a dish, best first: the house's own order, then the rest by score. What the house forbids is not among them. */
export function orderOf(bundle: Bundle, matrix: ScoreMatrix, dish: number): number[] {
  const first = bundle.answers[dish]?.order ?? []
  const known = new Set(first)
  const rest = bundle.wines
    .map((_, wine) => wine)
    .filter((wine) => !known.has(wine) && scoreAt(matrix, dish, wine) !== FORBIDDEN)
    .sort((a, b) => scoreAt(matrix, dish, b) - scoreAt(matrix, dish, a) || a - b)
  return [...first, ...rest]
}

function isByGlass(bundle: Bundle, wine: number): boolean {
  return bundle.wines[wine]?.glass_price_cents != null
}
