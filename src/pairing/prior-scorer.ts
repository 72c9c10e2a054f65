/** How often sommeliers name a class and a grape at all: the start before the dish is known. */
import type { Scorer } from './scorer.ts'
import { styleClassOf, type WineTable } from './wine-table.ts'

/** Logits per style class and per grape or, where there is none, named style; absent means `otherwise`. */
export interface PriorOptions {
  classes: Readonly<Record<string, number>>
  grapes: Readonly<Record<string, number>>
  otherwise: number
}

export function priorScorer(options: PriorOptions): Scorer {
  const logitOf = (wines: WineTable, row: number) => {
    const grape = wines.grapes[row]![0] ?? wines.style[row]!
    return (options.classes[styleClassOf(wines, row)] ?? 0) + (options.grapes[grape] ?? options.otherwise)
  }
  return {
    id: 'prior',
    scoreAll: (_dish, wines) => Float32Array.from({ length: wines.size }, (_, row) => logitOf(wines, row)),
    explain: (_dish, wines, row) => [{ from: 'bias', id: styleClassOf(wines, row), logit: logitOf(wines, row) }],
  }
}
