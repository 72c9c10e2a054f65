/** Everything that is fitted: weights, priors and calibration over rules and evidence. Data only; the knowledge stays apart. */
import type { TextModel } from '../flavor/dish/text-model.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Calibration } from './calibrate.ts'
import { ensemble } from './ensemble.ts'
import { type EvidenceOptions, type EvidenceScorer, evidenceScorer } from './evidence/evidence-scorer.ts'
import type { Statement } from './evidence/statements.ts'
import type { BottleModel } from './learned/bottle-model.ts'
import { type Learned, type LearnedWeights, learnedScorer } from './learned/learned-scorer.ts'
import { type PriorOptions, priorScorer } from './prior-scorer.ts'
import { type CompiledRule, compileRules } from './rules/compile.ts'
import { ruleScorer } from './rules/rule-scorer.ts'
import type { Scorer } from './scorer.ts'
import { twinScorer } from './twin-scorer.ts'

export interface PairingModel {
  version: string
  /** factor on the effect of each rule; 1 where absent (a rule added after the fit) */
  multipliers: Readonly<Record<string, number>>
  prior: PriorOptions
  evidence: EvidenceOptions
  weights: { prior: number; rules: number; evidence: number; twin: number }
  /** towers and the panel's memory with their weights; null for a model of rules and evidence alone */
  learned: { parts: Learned; weights: LearnedWeights } | null
  /** profiles dishes of which nothing is known; null for a model without it */
  text: TextModel | null
  /** what a public record would say of a bottle; plays no part in a score */
  bottles: BottleModel | null
  calibration: Calibration
}

export interface ModelScorers {
  total: Scorer
  rules: Scorer
  evidence: EvidenceScorer
  compiled: readonly CompiledRule[]
  /** effect of each rule as fitted, by id */
  effects: Readonly<Record<string, number>>
}

/** @param statements the evidence that may be used: all when serving, the training part when evaluating */
export function scorersOf(model: PairingModel, statements: readonly Statement[], knowledge: Knowledge): ModelScorers {
  const compiled = compileRules(knowledge.rules)
  const effects = Object.fromEntries(
    knowledge.rules.map((rule) => [rule.id, rule.effect * (model.multipliers[rule.id] ?? 1)]),
  )
  const rules = ruleScorer(compiled, effects)
  const evidence = evidenceScorer(statements, knowledge, model.evidence)
  const total = ensemble([
    { scorer: priorScorer(model.prior), weight: model.weights.prior },
    { scorer: rules, weight: model.weights.rules },
    { scorer: evidence, weight: model.weights.evidence },
    { scorer: twinScorer, weight: model.weights.twin },
    ...(model.learned
      ? [{ scorer: learnedScorer(model.learned.parts, model.learned.weights, knowledge), weight: 1 }]
      : []),
  ])
  return { total, rules, evidence, compiled, effects }
}
