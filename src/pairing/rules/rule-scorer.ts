/** The science of pairing: the sum of effect times activation over all rules. */
import type { Part } from '../../contract/results.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Scorer } from '../scorer.ts'
import type { WineTable } from '../wine-table.ts'
import { activateOne, addActivation, type CompiledRule, touches } from './compile.ts'

/** @param effects the effect of each rule in logits; the rule's own where absent */
export function ruleScorer(rules: readonly CompiledRule[], effects: Readonly<Record<string, number>> = {}): Scorer {
  const strength = rules.map(({ rule }) => effects[rule.id] ?? rule.effect)
  // Most rules have nothing to say of a dish; a dish is scored once and then explained wine by wine.
  const touched = new WeakMap<DishReading, readonly number[]>()
  const touchedBy = (dish: DishReading) => {
    let found = touched.get(dish)
    if (!found) {
      found = rules.flatMap((rule, i) => (touches(rule, dish) ? [i] : []))
      touched.set(dish, found)
    }
    return found
  }
  return {
    id: 'rules',
    scoreAll(dish: DishReading, wines: WineTable) {
      const logits = new Float32Array(wines.size)
      for (const i of touchedBy(dish)) addActivation(rules[i]!, dish, wines, strength[i]!, logits)
      return logits
    },
    explain(dish, wines, row) {
      const parts: Part[] = []
      for (const i of touchedBy(dish)) {
        const logit = strength[i]! * activateOne(rules[i]!, dish, wines, row)
        if (logit !== 0) parts.push({ from: 'rule', id: rules[i]!.rule.id, logit })
      }
      return parts
    },
  }
}
