/**
 * A second example of a style stands a step below the list's surest one, so that a guest's first three are three ideas.
 * The one part of a score that hangs on the list; its weight is the step in logits.
 */
import type { Scorer } from './scorer.ts'
import type { WineTable } from './wine-table.ts'

export const twinScorer: Scorer = {
  id: 'twin',
  scoreAll: (_dish, wines: WineTable) => Float32Array.from(wines.twin, (isTwin) => -isTwin),
  explain: (_dish, wines, row) => (wines.twin[row] === 1 ? [{ from: 'bias', id: 'twin', logit: -1 }] : []),
}
