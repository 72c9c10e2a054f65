/** Three ways to answer at the table: the safe one, a bold one of another style, one by the glass. */
import { readMoney } from '../domain/money.ts'
import { dishValue } from '../domain/profile.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { WineTable } from './wine-table.ts'

export interface PickRows {
  safe: number | null
  bold: number | null
  glass: number | null
}

/** A bold wine still has to go well: at least this share of the best score. */
const BOLD_SHARE = 0.8

/** @param order rows of the table, best first, constraints applied @param scores calibrated */
export function pickWines(order: readonly number[], scores: ArrayLike<number>, wines: WineTable): PickRows {
  const safe = order[0] ?? null
  if (safe === null) return { safe: null, bold: null, glass: null }
  // What the house pinned comes first whatever its score: the best one says what going well means.
  const best = order.reduce((most, row) => Math.max(most, scores[row]!), 0)
  const enough = BOLD_SHARE * best
  const bold = order.find((row) => wines.styleClass[row] !== wines.styleClass[safe] && scores[row]! >= enough) ?? null
  const byGlass = order.filter((row) => readMoney(wines.readings[row]!.input.glass_price ?? '') !== null)
  const fitting = byGlass.filter((row) => scores[row]! >= 0.6 * best)
  const other = fitting.find((row) => row !== safe && row !== bold && wines.styleClass[row] !== wines.styleClass[safe])
  return { safe, bold, glass: (byGlass[0] === safe ? other : undefined) ?? byGlass[0] ?? null }
}

export function noAlcoholFor({ profile }: DishReading): 'sour' | 'sweet' | 'hot' | 'rich' | 'light' {
  if (profile.course === 'dessert' || dishValue(profile, 'sweet') > 0.6) return 'sweet'
  if (dishValue(profile, 'heat') > 0.3) return 'hot'
  if (dishValue(profile, 'sour') > 0.5) return 'sour'
  return dishValue(profile, 'fat') > 0.45 ? 'rich' : 'light'
}
