/** The science of pairing: the sum of effect times activation over all rules. */
import type { Part } from '../../contract/results.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Scorer } from '../scorer.ts'
import type { WineTable } from '../wine-table.ts'
import { activateAll, activateOne, type CompiledRule } from './compile.ts'

/** @param effects the effect of each rule in logits; the rule's own where absent */
export function ruleScorer(rules: readonly CompiledRule[], effects: Readonly<Record<string, number>> = {}): Scorer {
  const strength = rules.map(({ rule }) => effects[rule.id] ?? rule.effect)
  return {
    id: 'rules',
    scoreAll(dish: DishReading, wines: WineTable) {
      const logits = new Float32Array(wines.size)
      const activation = new Float32Array(wines.size)
      for (const [i, compiled] of rules.entries()) {
        if (!activateAll(compiled, dish, wines, activation)) continue
        for (let row = 0; row < wines.size; row++) logits[row]! += strength[i]! * activation[row]!
      }
      return logits
    },
    explain(dish, wines, row) {
      const parts: Part[] = []
      for (const [i, compiled] of rules.entries()) {
        const logit = strength[i]! * activateOne(compiled, dish, wines, row)
        if (logit !== 0) parts.push({ from: 'rule', id: compiled.rule.id, logit })
      }
      return parts
    },
  }
}
