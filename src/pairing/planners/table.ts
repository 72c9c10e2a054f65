/** Wines for a table: a bottle for all, several, or a glass for each dish, under a budget. Exact up to two bottles and for glasses. */
import { planGlasses } from './glasses.ts'
import { FORBIDDEN, scoreAt } from './matrix.ts'
import type { Relaxed, WineOffer } from './offers.ts'
import { describeChoice, type TableChoice, type TableQuestion } from './table-choice.ts'

export type { TableChoice, TableQuestion } from './table-choice.ts'

export interface TableAnswer {
  best: TableChoice | null
  /** without any wine of the answers before */
  others: TableChoice[]
  relaxed: Relaxed[]
}

const OTHERS = 2
/** Three bottles and more are built on so many of the best pairs. */
const BEAM = 24

export function planTable(question: TableQuestion): TableAnswer {
  const search = question.byGlass ? planGlasses : planBottles
  const found = search(question)
  const relaxed: Relaxed[] = []
  let asked = question
  let best = found
  if (!best && question.budgetCents !== null) {
    relaxed.push('budget')
    asked = { ...question, budgetCents: cheapest(question) }
    best = search(asked)
  }
  const others: TableChoice[] = []
  const gone = new Set(best?.wines)
  while (best && others.length < OTHERS) {
    const next = search({ ...asked, wines: question.wines.filter((wine) => !gone.has(wine)) })
    if (!next) break
    others.push(next)
    for (const wine of next.wines) gone.add(wine)
  }
  return { best, others, relaxed }
}

/** The least that any plan costs; null where no price is known. */
function cheapest({ wines, offers, byGlass, guests }: TableQuestion): number | null {
  const prices = wines.flatMap((wine) => priceOf(offers[wine]!, byGlass) ?? [])
  if (prices.length === 0) return null
  const least = Math.min(...prices)
  return byGlass ? least * guests.reduce((sum, count) => sum + count, 0) : least
}

function priceOf(offer: WineOffer, byGlass: boolean): number | null {
  return byGlass ? offer.glassPriceCents : offer.priceCents
}

/** Of a wine sold by the glass alone there is no bottle. */
function isBottle({ priceCents, glassPriceCents }: WineOffer): boolean {
  return priceCents !== null || glassPriceCents === null
}

function planBottles(question: TableQuestion): TableChoice | null {
  const { offers, bottles, budgetCents } = question
  const wines = question.wines.filter((wine) => {
    const { priceCents } = offers[wine]!
    return isBottle(offers[wine]!) && (budgetCents === null || (priceCents !== null && priceCents <= budgetCents))
  })
  const totalOf = (set: readonly number[]) => set.reduce((sum, wine) => sum + (offers[wine]!.priceCents ?? 0), 0)
  const fits = (set: readonly number[]) => budgetCents === null || totalOf(set) <= budgetCents
  const ranked = keepBest(question, totalOf, bottles > 2 ? BEAM : 1)
  for (const wine of wines) ranked.offer([wine])
  if (bottles >= 2)
    for (const [i, first] of wines.entries())
      for (let j = i + 1; j < wines.length; j++) {
        const second = wines[j]!
        // Nearly all of 45,000 pairs end here: they are looked at without making anything.
        if (worthOfPair(question, first, second) < ranked.least()) continue
        if (fits([first, second])) ranked.offer([first, second])
      }
  for (let size = 3; size <= bottles; size++)
    for (const { set } of [...ranked.kept])
      for (const wine of wines) {
        if (set.includes(wine) || !fits([...set, wine])) continue
        ranked.offer([...set, wine].sort((a, b) => a - b))
      }
  const best = ranked.kept[0]
  return best ? choiceOf(question, best.set) : null
}

interface Ranked {
  set: readonly number[]
  value: number
  weakest: number
  total: number
}

/** Keeps the best sets so far: by guests who get a wine, by their scores, by the weakest dish, by price, by fewer bottles. */
function keepBest(question: TableQuestion, totalOf: (set: readonly number[]) => number, most: number) {
  const kept: Ranked[] = []
  const offer = (set: readonly number[]): void => {
    const last = kept[most - 1]
    const { value, weakest } = worthOf(question, set)
    if (last && value < last.value) return
    const ranked = { set, value, weakest, total: totalOf(set) }
    const at = kept.findIndex((other) => isBetter(ranked, other))
    if ((at === -1 && kept.length >= most) || kept.some((other) => other.set.join() === set.join())) return
    kept.splice(at === -1 ? kept.length : at, 0, ranked)
    if (kept.length > most) kept.pop()
  }
  const least = () => kept[most - 1]?.value ?? 0
  return { kept, offer, least }
}

function isBetter(a: Ranked, b: Ranked): boolean {
  if (a.value !== b.value) return a.value > b.value
  if (a.weakest !== b.weakest) return a.weakest > b.weakest
  if (a.total !== b.total) return a.total < b.total
  return a.set.length < b.set.length
}

/** More than all scores of a table together: nobody is left without a wine for the sake of another's better one. */
const SERVED = 1e6

function worthOf({ matrix, guests }: TableQuestion, set: readonly number[]): { value: number; weakest: number } {
  let value = 0
  let weakest = 255
  for (let dish = 0; dish < guests.length; dish++) {
    let best = FORBIDDEN
    for (const wine of set) {
      const score = scoreAt(matrix, dish, wine)
      if (score > best) best = score
    }
    if (best < weakest) weakest = best
    if (best !== FORBIDDEN) value += guests[dish]! * (SERVED + best)
  }
  return { value, weakest }
}

function worthOfPair({ matrix, guests }: TableQuestion, first: number, second: number): number {
  const { scores, wineIds } = matrix
  let value = 0
  for (let dish = 0, row = 0; dish < guests.length; dish++, row += wineIds.length) {
    const best = Math.max(scores[row + first]!, scores[row + second]!)
    if (best !== FORBIDDEN) value += guests[dish]! * (SERVED + best)
  }
  return value
}

function choiceOf(question: TableQuestion, set: readonly number[]): TableChoice {
  const { matrix, guests } = question
  const wineOf = guests.map((_, dish) => {
    const best = set.reduce((a, b) => (scoreAt(matrix, dish, b) > scoreAt(matrix, dish, a) ? b : a))
    return scoreAt(matrix, dish, best) === FORBIDDEN ? null : best
  })
  return describeChoice(question, wineOf, set)
}
