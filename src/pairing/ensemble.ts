/** The sum of the scorers: linear in logits, so that the parts of a score add up to the whole. */
import type { Part } from '../contract/results.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { Scorer } from './scorer.ts'
import type { WineTable } from './wine-table.ts'

export interface Member {
  scorer: Scorer
  weight: number
}

export function ensemble(members: readonly Member[]): Scorer {
  const used = members.filter(({ weight }) => weight !== 0)
  return {
    id: 'ensemble',
    scoreAll(dish: DishReading, wines: WineTable) {
      const total = new Float32Array(wines.size)
      for (const { scorer, weight } of used) {
        const logits = scorer.scoreAll(dish, wines)
        for (let row = 0; row < wines.size; row++) total[row]! += weight * logits[row]!
      }
      return total
    },
    explain(dish, wines, row) {
      return used.flatMap(({ scorer, weight }) =>
        scorer.explain(dish, wines, row).map((part): Part => ({ ...part, logit: part.logit * weight })),
      )
    },
  }
}
