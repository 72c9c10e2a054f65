/** What the panel as a whole says of one dish, and how far its judges agree with one another. */
import { STYLE_CLASSES, type StyleClass } from '../../domain/vocabulary.ts'
import type { Judgement } from '../../knowledge/panel.ts'

/** Shares of the judges, 0..1, in the order of STYLE_CLASSES. */
export interface Opinion {
  /** id of dishes.csv or of the panel's own lines */
  id: string
  judges: number
  best: Float32Array
  accepted: Float32Array
  forbidden: Float32Array
  /** share of the judges who name a grape; the first grape of a judge counts 1, the next 0.7, 0.5, 0.4 */
  grapes: ReadonlyMap<string, number>
}

const GRAPE_PLACE = [1, 0.7, 0.5, 0.4] as const

export function opinionsOf(judgements: readonly Judgement[]): Opinion[] {
  const byId = new Map<string, Judgement[]>()
  for (const judgement of judgements) {
    const group = byId.get(judgement.id)
    if (group) group.push(judgement)
    else byId.set(judgement.id, [judgement])
  }
  return [...byId].map(([id, group]) => opinionOf(id, group))
}

function opinionOf(id: string, group: readonly Judgement[]): Opinion {
  const share = 1 / group.length
  const opinion = {
    id,
    judges: group.length,
    best: new Float32Array(STYLE_CLASSES.length),
    accepted: new Float32Array(STYLE_CLASSES.length),
    forbidden: new Float32Array(STYLE_CLASSES.length),
    grapes: new Map<string, number>(),
  }
  for (const { best, accepted, forbidden, grapes } of group) {
    opinion.best[at(best)]! += share
    for (const one of accepted) opinion.accepted[at(one)]! += share
    for (const one of forbidden) opinion.forbidden[at(one)]! += share
    for (const [place, grape] of grapes.entries())
      opinion.grapes.set(grape, (opinion.grapes.get(grape) ?? 0) + share * (GRAPE_PLACE[place] ?? 0.3))
  }
  return opinion
}

function at(styleClass: StyleClass): number {
  return STYLE_CLASSES.indexOf(styleClass)
}

export interface Agreement {
  pairs: number
  /** share of pairs of judges of one dish who name the same best class */
  best: number
  /** Cohen-like kappa of accepted or not, over classes: (observed - expected) / (1 - expected) */
  acceptedKappa: number
  /** share of best classes that another judge accepts */
  bestAccepted: number
  /** share of best classes that another judge forbids */
  bestForbidden: number
}

/** How far two judges of the same dish agree, over all pairs. */
export function agreementOf(judgements: readonly Judgement[]): Agreement {
  const byId = new Map<string, Judgement[]>()
  for (const one of judgements) byId.set(one.id, [...(byId.get(one.id) ?? []), one])
  let pairs = 0
  let best = 0
  let bestAccepted = 0
  let bestForbidden = 0
  let same = 0
  let cells = 0
  const base = STYLE_CLASSES.map(() => 0)
  for (const { accepted } of judgements) for (const one of accepted) base[at(one)]!++
  for (const group of byId.values())
    for (const a of group)
      for (const b of group) {
        if (a === b) continue
        pairs++
        best += Number(a.best === b.best)
        bestAccepted += Number(b.accepted.includes(a.best))
        bestForbidden += Number(b.forbidden.includes(a.best))
        for (const one of STYLE_CLASSES) same += Number(a.accepted.includes(one) === b.accepted.includes(one))
        cells += STYLE_CLASSES.length
      }
  const expected =
    base.reduce((sum, n) => {
      const p = n / judgements.length
      return sum + p * p + (1 - p) * (1 - p)
    }, 0) / STYLE_CLASSES.length
  return {
    pairs: pairs / 2,
    best: best / pairs,
    acceptedKappa: (same / cells - expected) / (1 - expected),
    bestAccepted: bestAccepted / pairs,
    bestForbidden: bestForbidden / pairs,
  }
}
