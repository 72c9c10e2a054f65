/** Before the dish is known: how often sommeliers name a class and a grape at all, how surely a wine is what its style promises, and whether the list has a surer one. */
import type { Scorer } from './scorer.ts'
import { styleClassOf, type WineTable } from './wine-table.ts'

/** Logits per style class and per grape or, where there is none, named style; absent means `otherwise`. */
export interface PriorOptions {
  classes: Readonly<Record<string, number>>
  grapes: Readonly<Record<string, number>>
  otherwise: number
  /** logits between a wine that is surely typical of its style and one of which little is known */
  typicality: number
}

export function priorScorer(options: PriorOptions): Scorer {
  const logitOf = (wines: WineTable, row: number) => {
    const grape = wines.grapes[row]![0] ?? wines.style[row]!
    return (options.classes[styleClassOf(wines, row)] ?? 0) + (options.grapes[grape] ?? options.otherwise)
  }
  const typicalOf = (wines: WineTable, row: number) => options.typicality * wines.typicality[row]!
  // The dish plays no part: one column serves every dish.
  const columns = new WeakMap<WineTable, Float32Array>()
  return {
    id: 'prior',
    scoreAll(_dish, wines) {
      let column = columns.get(wines)
      if (!column) {
        column = Float32Array.from({ length: wines.size }, (_, row) => logitOf(wines, row) + typicalOf(wines, row))
        columns.set(wines, column)
      }
      return column
    },
    explain: (_dish, wines, row) => [
      { from: 'bias', id: styleClassOf(wines, row), logit: logitOf(wines, row) },
      { from: 'bias', id: 'typical', logit: typicalOf(wines, row) },
    ],
  }
}
