/**
 * Whether a learner earns its weight: the blend is fitted again without it, and the log-likelihood of what sommeliers
 * named is compared dish by dish, out of fold. It stays when the gain is above 0 with 90 % confidence (paired bootstrap).
 */
import { bootstrapMean, type Interval, mean } from '../../learners/metrics.ts'
import type { LearnedWeight } from '../../pairing/learned/learned-scorer.ts'
import type { WineTable } from '../../pairing/wine-table.ts'
import { type Bench, type EvaluateOptions, runTrials, type System, type Trial } from '../evaluate.ts'
import { agrees, bySommelier, rowsWhere } from '../measure.ts'
import type { Study } from './study.ts'

export const LEARNERS = {
  towers: { weights: ['tower', 'tower_known'], system: 'engine' },
  forest: { weights: ['forest', 'forest_known'], system: 'engine' },
  panel: { weights: ['best', 'accepted', 'forbidden', 'grape'], system: 'known_dish' },
} as const satisfies Record<string, { weights: readonly LearnedWeight[]; system: System }>
export type LearnerName = keyof typeof LEARNERS
export const LEARNER_NAMES = Object.keys(LEARNERS) as LearnerName[]

/** The interval holds 90 % of the resampled gains in nats per dish. */
export type Gains = Readonly<Record<LearnerName, Interval & { earned: boolean }>>

const CONFIDENCE = 0.9

export async function gainsOf(
  bench: Bench,
  options: EvaluateOptions,
  study: Study,
  whole: readonly Trial[],
): Promise<Gains> {
  const gains: Partial<Record<LearnerName, Interval & { earned: boolean }>> = {}
  for (const name of LEARNER_NAMES) {
    const { weights, system } = LEARNERS[name]
    const fit = { ...options.fit, without: [...options.fit.without, ...weights] }
    const { trials } = await runTrials(bench, { ...options, fit }, study)
    const differences = differencesByDish(whole, trials, system, bench.wines)
    const gain = bootstrapMean(differences, options.seed, 2_000, CONFIDENCE)
    gains[name] = { ...gain, earned: gain.lo > 0 }
  }
  return gains as Gains
}

function differencesByDish(whole: readonly Trial[], without: readonly Trial[], system: System, wines: WineTable) {
  const byDish = new Map<string, number[]>()
  for (const [i, trial] of whole.entries()) {
    const gain = likelihoodOf(trial, system, wines) - likelihoodOf(without[i]!, system, wines)
    if (!Number.isNaN(gain)) byDish.set(trial.dishId, [...(byDish.get(trial.dishId) ?? []), gain])
  }
  return [...byDish.values()].map(mean)
}

/** Mean over the sommeliers of the log of the softmax share of the wines each names; NaN where nobody names one. */
function likelihoodOf({ logits, statements }: Trial, system: System, wines: WineTable): number {
  const scores = logits[system]
  const top = Math.max(...scores)
  const p = scores.map((score) => Math.exp(score - top))
  const total = p.reduce((sum, value) => sum + value, 0)
  const positive = statements.filter(({ polarity }) => polarity === 1)
  return mean(
    [...bySommelier(positive).values()].flatMap((said) => {
      const rows = rowsWhere(wines, (row) => said.some((statement) => agrees(statement, wines, row)))
      return rows.length === 0 ? [] : [Math.log(rows.reduce((sum, row) => sum + p[row]!, 0) / total)]
    }),
  )
}
