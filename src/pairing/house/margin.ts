/**
 * What the house earns with a wine, and an order that weighs it. It stands beside the order by match and is never mixed
 * into a score: the page shows what it costs.
 */

export interface Rates {
  taxPct: number
  servicePct: number
}

export interface MarginRow {
  row: number
  /** 0..1 */
  score: number
  /** net of tax and service; null where price or cost is not known */
  marginCents: number | null
  isPinned: boolean
}

export interface MarginOrder {
  rows: number[]
  moved: number
  matchLost: number
  marginWonCents: number | null
}

/** With all its weight the dearest margin of the list is worth so much score: a wine that goes badly never leads. */
const MOST_SCORE = 0.3
const LOOKED_AT = 5
const COUNTED = 3

/** Menus print prices with tax and service in them; both are shares of the net price. Costs are without tax. */
export function netMarginCents(priceCents: number, costCents: number, { taxPct, servicePct }: Rates): number {
  return Math.round(netPriceCents(priceCents, { taxPct, servicePct }) - costCents)
}

export function netPriceCents(priceCents: number, { taxPct, servicePct }: Rates): number {
  return priceCents / (1 + (taxPct + servicePct) / 100)
}

/**
 * @param wines in the order of the house: pins, then by match
 * @param weight 0..1 @returns null without a weight or where no margin is known
 */
export function weighMargin(wines: readonly MarginRow[], weight: number): MarginOrder | null {
  const margins = wines.flatMap(({ marginCents }) => marginCents ?? [])
  const most = Math.max(0, ...margins)
  if (weight <= 0 || margins.length === 0 || most <= 0) return null
  // Of a wine whose cost nobody told, the mean is the fairest guess.
  const mean = margins.reduce((sum, cents) => sum + cents, 0) / margins.length
  const worth = ({ score, marginCents }: MarginRow) =>
    score + weight * MOST_SCORE * Math.max(0, (marginCents ?? mean) / most)
  const place = new Map(wines.map((wine, i) => [wine, i]))
  const order = [
    ...wines.filter(({ isPinned }) => isPinned),
    ...wines.filter(({ isPinned }) => !isPinned).sort((a, b) => worth(b) - worth(a) || place.get(a)! - place.get(b)!),
  ]
  return {
    rows: order.map(({ row }) => row),
    moved: order.slice(0, LOOKED_AT).filter((wine, i) => wines[i] !== wine).length,
    matchLost:
      meanOf(wines.slice(0, COUNTED).map(({ score }) => score)) -
      meanOf(order.slice(0, COUNTED).map(({ score }) => score)),
    marginWonCents: difference(marginOf(order), marginOf(wines)),
  }
}

function marginOf(wines: readonly MarginRow[]): number | null {
  const known = wines.slice(0, COUNTED).flatMap(({ marginCents }) => marginCents ?? [])
  return known.length === 0 ? null : meanOf(known)
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.round(a - b)
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
