/** One trial of the pairing model: fitted and tested fold by fold on the tuning folds; the final fold is never touched. */
import { mean } from '../../learners/metrics.ts'
import { LEARNED_WEIGHTS } from '../../pairing/learned/learned-scorer.ts'
import type { Bench } from '../bench.ts'
import { runTrials } from '../evaluate.ts'
import { FIT_DEFAULTS, type FitOptions } from '../fit-options.ts'
import type { Study } from '../learned/study.ts'
import { LEARN_DEFAULTS, type LearnOptions } from '../learned/train-learned.ts'
import { measureTrials } from '../report/trial-measures.ts'
import type { PairingLearner } from './experiment.ts'
import { withChanges } from './options.ts'
import type { Measure } from './search.ts'

export type PairingOptions = LearnOptions & { fit: FitOptions }

export interface PairingTask {
  bench: Bench
  learner: PairingLearner
  seed: number
  /** null: nothing is learned but the blend of rules and evidence */
  open: ((options: LearnOptions) => Study) | null
}

/** The score is the mean of what the ranking is judged by. */
export function pairingMeasure({ bench, learner, seed, open }: PairingTask): Measure {
  return async (trial, budget) => {
    const { fit, ...learn } = withChanges(baseFor(learner), trial)
    const options = scaled({ ...learn, fit }, learner, budget)
    const study = open?.(options) ?? null
    const { trials } = await runTrials(bench, { split: 'tuning', fit: options.fit, seed }, study)
    const metrics = measureTrials(trials, bench.wines)
    return { score: mean([metrics['agree@1'], metrics['prec@3'], metrics['grape@3'], metrics.auc]), metrics }
  }
}

/** A learner is tuned beside rules, evidence and panel: the other one is out, and costs next to nothing. */
function baseFor(learner: PairingLearner): PairingOptions {
  const base = { ...LEARN_DEFAULTS, fit: FIT_DEFAULTS }
  const without = (other: 'tower' | 'forest') => {
    const names = LEARNED_WEIGHTS.filter((name) => name === other || name.startsWith(`${other}_`))
    return { ...FIT_DEFAULTS, without: [...FIT_DEFAULTS.without, ...names] }
  }
  if (learner === 'towers') return { ...base, fit: without('forest'), forest: null }
  if (learner === 'forest') return { ...base, fit: without('tower'), towers: { ...base.towers, rounds: 1 } }
  return base
}

/** A part of the budget is a part of the rounds of what is tuned. */
function scaled(options: PairingOptions, learner: PairingLearner, budget: number): PairingOptions {
  const share = (rounds: number | undefined) => Math.max(1, Math.round((rounds ?? 1) * budget))
  const { towers, forest, fit } = options
  switch (learner) {
    case 'towers':
      return { ...options, towers: { ...towers, rounds: share(towers.rounds) } }
    case 'forest':
      return {
        ...options,
        forest: forest && {
          ...forest,
          boosting: { ...forest.boosting, rounds: share(forest.boosting.rounds) },
        },
      }
    case 'rules':
    case 'blend':
      return { ...options, fit: { ...fit, rounds: share(fit.rounds) } }
  }
}
