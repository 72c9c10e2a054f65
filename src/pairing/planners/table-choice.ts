/** What is asked for a table, and one answer to it with its numbers. */
import { type ScoreMatrix, scoreAt } from './matrix.ts'
import type { WineOffer } from './offers.ts'

export interface TableQuestion {
  /** one row a dish of the table */
  matrix: ScoreMatrix
  /** how many eat each dish */
  guests: readonly number[]
  offers: readonly WineOffer[]
  /** places of the wines that may be chosen */
  wines: readonly number[]
  /** different bottles at most */
  bottles: number
  byGlass: boolean
  budgetCents: number | null
}

export interface TableChoice {
  /** places of the wines, in the order of the list */
  wines: number[]
  /** for each dish the wine to drink with it; null where the house forbids all of them */
  wineOf: (number | null)[]
  /** 0..1, mean over the guests */
  score: number
  /** 0..1 of the dish that is served worst */
  weakest: number
  /** null where a price is not known */
  totalCents: number | null
}

/** @param bottles the bottles opened; absent: a glass for each guest */
export function describeChoice(
  { matrix, guests, offers }: TableQuestion,
  wineOf: (number | null)[],
  bottles?: readonly number[],
): TableChoice {
  const scores = wineOf.map((wine, dish) => (wine === null ? 0 : scoreAt(matrix, dish, wine)))
  const all = guests.reduce((sum, count) => sum + count, 0)
  const sum = scores.reduce((total, score, dish) => total + score * guests[dish]!, 0)
  const drunk = new Set(wineOf.filter((wine) => wine !== null))
  const wines = (bottles ?? [...drunk]).toSorted((a, b) => a - b)
  const costs = bottles
    ? wines.map((wine) => offers[wine]!.priceCents)
    : wineOf.map((wine, dish) => (wine === null ? 0 : times(offers[wine]!.glassPriceCents, guests[dish]!)))
  return {
    wines,
    wineOf,
    score: all === 0 ? 0 : sum / all / 255,
    weakest: scores.length === 0 ? 0 : Math.min(...scores) / 255,
    totalCents: costs.reduce<number | null>(
      (total, cost) => (total === null || cost === null ? null : total + cost),
      0,
    ),
  }
}

function times(cents: number | null, count: number): number | null {
  return cents === null ? null : cents * count
}
