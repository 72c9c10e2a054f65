/** The search itself: the options as they are, then trials drawn by lot; the better part goes on with a larger budget. */
import { runTrials, successiveHalving, type TrialRecord } from '../../learners/search/run.ts'
import { gridTrials, randomTrials, type Space, type Trial } from '../../learners/search/space.ts'
import type { MeasuredLog, Metrics } from './trial-log.ts'

export const SEARCHES = ['halving', 'random', 'grid'] as const
export type SearchName = (typeof SEARCHES)[number]

export interface SearchPlan {
  space: Space
  search: SearchName
  trials: number
  seed: number
  /** what the options are without a change: the first trial, so that a gain is a gain over it */
  preset: Trial
}

export interface Measured {
  /** higher is better */
  score: number
  metrics: Metrics
}

/** @param budget share of the full effort, up to 1 */
export type Measure = (trial: Trial, budget: number) => Measured | Promise<Measured>

const FACTOR = 3
const POINTS = 3

/** Gives the trials that had the full budget, best first. */
export async function search(plan: SearchPlan, measure: Measure, log: MeasuredLog): Promise<TrialRecord[]> {
  const drawn =
    plan.search === 'grid' ? gridTrials(plan.space, POINTS) : randomTrials(plan.space, plan.trials, plan.seed)
  const trials = [plan.preset, ...drawn.slice(0, plan.trials).map(readable)]
  const evaluate = async (trial: Trial, budget: number) => {
    const { score, metrics } = await measure(trial, budget)
    log.measured(metrics)
    return score
  }
  if (plan.search !== 'halving') return runTrials(trials, 1, evaluate, log)
  const rounds = 1 + Math.min(2, Math.floor(Math.log(trials.length) / Math.log(FACTOR) + 1e-9))
  const best = await successiveHalving(trials, { start: FACTOR ** (1 - rounds), factor: FACTOR, rounds }, evaluate, log)
  // Nobody is better than the preset without having stood beside it.
  const preset = await runTrials([plan.preset], 1, evaluate, log)
  const others = best.filter(({ trial }) => JSON.stringify(trial) !== JSON.stringify(plan.preset))
  return [...others, ...preset].sort((a, b) => (b.score ?? -1e9) - (a.score ?? -1e9))
}

/** Four digits are as good as sixteen, and can be copied by hand. */
function readable(trial: Trial): Trial {
  return Object.fromEntries(
    Object.entries(trial).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ]),
  )
}
