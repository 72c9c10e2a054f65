/**
 * Wines for a tasting menu in the order of its dishes: lighter before fuller, drier before sweeter. Dynamic programming
 * over (step, wine, pours), exact; a step against the rule costs match and is named.
 */
import { FORBIDDEN, type ScoreMatrix, scoreAt } from './matrix.ts'
import type { WineOffer } from './offers.ts'

export interface TastingQuestion {
  /** one row a dish, in the order they are served */
  matrix: ScoreMatrix
  offers: readonly WineOffer[]
  /** 0..1 of each wine of the matrix */
  body: ArrayLike<number>
  sweetness: ArrayLike<number>
  /** places of the wines that may be chosen */
  wines: readonly number[]
  /** changes of wine at most, the first included; null: a wine for each dish */
  pours: number | null
  /** for one guest, a glass of each pour; null without a limit */
  budgetCents: number | null
}

export type TastingRule = 'lighter_first' | 'drier_first'

export interface TastingChoice {
  wineOf: number[]
  /** 0..1, mean over the dishes */
  score: number
  /** a glass of each pour; null where a price is not known */
  totalCents: number | null
  /** step: the dish whose wine comes too late or too early, from 0 */
  breaks: { step: number; rule: TastingRule }[]
}

/** A palate does not tell less apart. */
export const TOLERANCE = 0.05
/** What a step against the rule costs: as much as so many hundredths of score, and more the deeper it falls. Judgement. */
const BREAK_COST = 0.12
const DEPTH_COST = 0.5
/** Under a budget the glasses are chosen among so many, those that go best with any dish. */
const MOST_GLASSES = 60
/** Ways kept for each wine and step under a budget. */
const MOST_WAYS = 64

/** @returns null where no wine may be poured with a dish, or the budget is too small */
export function planTasting(question: TastingQuestion): TastingChoice | null {
  const { matrix, pours, budgetCents } = question
  const dishes = matrix.dishIds.length
  const wines = candidates(question)
  if (dishes === 0 || wines.length === 0) return null
  // With a pour for every dish nobody has to count.
  const most = pours === null || pours >= dishes ? null : pours
  const line = budgetCents === null ? planFreely(question, wines, most) : planWithin(question, wines, most, budgetCents)
  return line && choiceOf(question, line)
}

/**
 * Without a budget: worth[pour * wines + wine] of the best line that has come to this wine with so many pours, and for
 * each dish the wine that it came from.
 */
function planFreely(question: TastingQuestion, wines: readonly number[], most: number | null): number[] | null {
  const { matrix } = question
  const size = wines.length
  const layers = most ?? 1
  const costs = wines.map((wine) => Float64Array.from(wines, (before) => breakCost(question, before, wine)))
  let worth = new Float64Array(layers * size).fill(Number.NEGATIVE_INFINITY)
  for (const [i, wine] of wines.entries()) worth[i] = worthAt(matrix, 0, wine)
  const from: Int32Array[] = []
  for (let dish = 1; dish < matrix.dishIds.length; dish++) {
    const next = new Float64Array(layers * size).fill(Number.NEGATIVE_INFINITY)
    const back = new Int32Array(layers * size).fill(-1)
    for (const [i, wine] of wines.entries()) {
      const own = worthAt(matrix, dish, wine)
      if (own === Number.NEGATIVE_INFINITY) continue
      const cost = costs[i]!
      for (let layer = 0; layer < layers; layer++) {
        const here = layer * size + i
        let best = worth[here]!
        let source = here
        // Another wine than before is one pour more, where pours are counted.
        const start = most === null ? 0 : (layer - 1) * size
        for (let j = start < 0 ? size : 0; j < size; j++) {
          const value = j === i ? Number.NEGATIVE_INFINITY : worth[start + j]! - cost[j]!
          if (value > best) {
            best = value
            source = start + j
          }
        }
        next[here] = best + own
        back[here] = source
      }
    }
    from.push(back)
    worth = next
  }
  const best = worth.reduce((a, value, at) => (value > worth[a]! ? at : a), 0)
  if (worth[best] === Number.NEGATIVE_INFINITY) return null
  const line = [best]
  for (const back of from.reverse()) line.unshift(back[line[0]!]!)
  return line.map((at) => wines[at % size]!)
}

function worthAt(matrix: ScoreMatrix, dish: number, wine: number): number {
  const score = scoreAt(matrix, dish, wine)
  return score === FORBIDDEN ? Number.NEGATIVE_INFINITY : score / 255
}

/** Under a budget the ways to a wine differ in cost as well: ways[wine][pours] are those that no cheaper and better one beats. */
function planWithin(
  question: TastingQuestion,
  wines: readonly number[],
  most: number | null,
  budgetCents: number,
): number[] | null {
  const { matrix } = question
  let ways = wines.map((wine) => at(most === null ? 0 : 1, begin(question, wine)))
  for (let dish = 1; dish < matrix.dishIds.length; dish++) {
    ways = wines.map((wine, i) => {
      const own = worthAt(matrix, dish, wine)
      const here: Way[][] = []
      if (own === Number.NEGATIVE_INFINITY) return here
      const glass = glassCents(question, wine)
      for (const [j, known] of ways.entries()) {
        const gain = i === j ? own : own - breakCost(question, wines[j]!, wine)
        const poured = i === j || most === null ? 0 : 1
        for (const [pour, some] of known.entries()) {
          if (!some || pour + poured > (most ?? 0)) continue
          const mine = here[pour + poured] ?? []
          here[pour + poured] = mine
          for (const before of some)
            keepWay(
              mine,
              { value: before.value + gain, cents: before.cents + (i === j ? 0 : glass), wine, before },
              budgetCents,
            )
        }
      }
      return here
    })
  }
  const last = ways.flat(2).filter((way) => way !== undefined)
  return last.length === 0 ? null : pathTo(last.reduce((a, b) => (b.value > a.value ? b : a)))
}

interface Way {
  value: number
  cents: number
  wine: number
  before: Way | null
}

function candidates({ matrix, offers, wines, budgetCents }: TastingQuestion): number[] {
  if (budgetCents === null) return [...wines]
  const bestOf = (wine: number) => Math.max(...matrix.dishIds.map((_, dish) => scoreAt(matrix, dish, wine)))
  return wines
    .filter((wine) => (offers[wine]!.glassPriceCents ?? Number.POSITIVE_INFINITY) <= budgetCents)
    .map((wine) => ({ wine, best: bestOf(wine) }))
    .sort((a, b) => b.best - a.best || a.wine - b.wine)
    .slice(0, MOST_GLASSES)
    .map(({ wine }) => wine)
}

function begin(question: TastingQuestion, wine: number): Way[] {
  const score = scoreAt(question.matrix, 0, wine)
  const way = { value: score / 255, cents: glassCents(question, wine), wine, before: null }
  return score === FORBIDDEN ? [] : [way]
}

function at(count: number, known: Way[]): Way[][] {
  const ways: Way[][] = []
  ways[count] = known
  return ways
}

function keepWay(ways: Way[], way: Way, budgetCents: number): void {
  if (way.cents > budgetCents || ways.some(({ cents, value }) => cents <= way.cents && value >= way.value)) return
  const kept = ways.filter(({ cents, value }) => cents < way.cents || value > way.value)
  kept.push(way)
  kept.sort((a, b) => b.value - a.value)
  ways.splice(0, ways.length, ...kept.slice(0, MOST_WAYS))
}

function glassCents({ offers }: TastingQuestion, wine: number): number {
  return offers[wine]!.glassPriceCents ?? 0
}

function breakCost({ body, sweetness }: TastingQuestion, before: number, wine: number): number {
  return costOf(drop(body, before, wine)) + costOf(drop(sweetness, before, wine))
}

function costOf(fall: number): number {
  return fall > 0 ? BREAK_COST + DEPTH_COST * fall : 0
}

/** How far beyond what a palate tells apart the number falls. */
function drop(numbers: ArrayLike<number>, before: number, wine: number): number {
  return Math.max(0, numbers[before]! - numbers[wine]! - TOLERANCE)
}

function breaksBetween({ body, sweetness }: TastingQuestion, before: number, wine: number): TastingRule[] {
  const rules: TastingRule[] = []
  if (drop(body, before, wine) > 0) rules.push('lighter_first')
  if (drop(sweetness, before, wine) > 0) rules.push('drier_first')
  return rules
}

function pathTo(last: Way): number[] {
  const path: number[] = []
  for (let way: Way | null = last; way; way = way.before) path.unshift(way.wine)
  return path
}

/** What a line of wines is worth: its scores less what its breaks cost. The plan is the line that is worth most. */
export function worthOfTasting(question: TastingQuestion, wineOf: readonly number[]): number {
  return wineOf.reduce((worth, wine, dish) => {
    const before = wineOf[dish - 1]
    const cost = before === undefined || before === wine ? 0 : breakCost(question, before, wine)
    return worth + scoreAt(question.matrix, dish, wine) / 255 - cost
  }, 0)
}

function choiceOf(question: TastingQuestion, wineOf: number[]): TastingChoice {
  const { matrix, offers } = question
  const poured = wineOf.filter((wine, step) => wine !== wineOf[step - 1])
  const prices = poured.map((wine) => offers[wine]!.glassPriceCents)
  const sum = wineOf.reduce((total, wine, dish) => total + scoreAt(matrix, dish, wine), 0)
  return {
    wineOf,
    score: sum / wineOf.length / 255,
    totalCents: prices.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0),
    breaks: wineOf.flatMap((wine, step) => {
      const before = wineOf[step - 1]
      return before === undefined || before === wine
        ? []
        : breaksBetween(question, before, wine).map((rule) => ({ step, rule }))
    }),
  }
}
