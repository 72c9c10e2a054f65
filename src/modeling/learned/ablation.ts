/**
 * Whether a learner earns its weight: the blend is fitted again without it and compared, out of fold and paired. Two
 * gains are looked at: what it takes off the log loss of the calibrated score, by dish, on wines that sommeliers name and
 * wines they do not; and how many more judges of the panel accept the first wine, by dish and line. It stays when either
 * is above 0 with 90 % confidence and large enough to be worth its time, and the sommeliers' is not below 0. Learners that know the same earn nothing beside
 * one another, so the one that earns least goes first, and the others are looked at again.
 */
import { bootstrapMean, fitPlatt, type Interval, mean } from '../../learners/metrics.ts'
import { calibrate } from '../../pairing/calibrate.ts'
import type { LearnedWeight } from '../../pairing/learned/learned-scorer.ts'
import type { Bench } from '../bench.ts'
import { type EvaluateOptions, runTrials } from '../evaluate.ts'
import type { Trial, Trials } from '../trial.ts'
import type { Study } from './study.ts'

/** The panel's memory acts where the dish was judged; towers and forest have to help where it was not. */
export const LEARNERS = {
  towers: { weights: ['tower', 'tower_known'], labels: 'labelled', judged: 'engine' },
  forest: { weights: ['forest', 'forest_known'], labels: 'labelled', judged: 'engine' },
  panel: { weights: ['best', 'accepted', 'forbidden', 'grape'], labels: 'known', judged: 'known_dish' },
} as const satisfies Record<
  string,
  { weights: readonly LearnedWeight[]; labels: 'labelled' | 'known'; judged: keyof Trials['judged'] }
>
type LearnerName = keyof typeof LEARNERS

/** Each interval holds 90 % of the resampled gains. */
export interface Gain {
  /** nats per dish */
  sommeliers: Interval
  /** share of judges who accept the first wine */
  panel: Interval
  earned: boolean
}

export interface Selection {
  /** of every learner, beside those that were still there when it was looked at last */
  gains: Readonly<Record<string, Gain>>
  /** weights that stay out */
  without: readonly LearnedWeight[]
  /** of the blend that is left */
  trials: Trials
}

const CONFIDENCE = 0.9
/** What less than this adds nobody notices, and every answer would wait for it: nats per dish, share of the judges. */
const WORTH = { sommeliers: 0.005, panel: 0.01 }

/** The weights of learners that did not earn theirs. @param gains those of a model's manifest */
export function unearnedWeights(gains: Readonly<Record<string, { earned: boolean }>>): LearnedWeight[] {
  return Object.entries(LEARNERS).flatMap(([name, { weights }]) => (gains[name]?.earned === false ? [...weights] : []))
}

export async function selectLearners(bench: Bench, options: EvaluateOptions, study: Study): Promise<Selection> {
  const gains: Record<string, Gain> = {}
  let left = Object.keys(LEARNERS) as LearnerName[]
  let without = options.fit.without
  let trials = await runTrials(bench, options, study)
  for (;;) {
    for (const name of left) {
      const poorer = await runTrials(bench, withFit(options, [...without, ...LEARNERS[name].weights]), study)
      gains[name] = gainOf(trials, poorer, name, options.seed)
    }
    const worst = left
      .filter((name) => !gains[name]!.earned)
      .sort((a, b) => gains[a]!.sommeliers.lo - gains[b]!.sommeliers.lo)[0]
    if (worst === undefined) return { gains, without, trials }
    left = left.filter((name) => name !== worst)
    without = [...without, ...LEARNERS[worst].weights]
    trials = await runTrials(bench, withFit(options, without), study)
  }
}

function gainOf(whole: Trials, poorer: Trials, name: LearnerName, seed: number): Gain {
  const { labels, judged } = LEARNERS[name]
  const over = (differences: readonly number[]) => bootstrapMean(differences, seed, 2_000, CONFIDENCE)
  const sommeliers = over(differencesByDish(whole.trials, poorer.trials, labels))
  const panel = over(whole.judged[judged].map(({ accepted }, i) => accepted - poorer.judged[judged][i]!.accepted))
  const bySommeliers = sommeliers.lo > 0 && sommeliers.value >= WORTH.sommeliers
  const byPanel = panel.lo > 0 && panel.value >= WORTH.panel && sommeliers.hi > 0
  return { sommeliers, panel, earned: bySommeliers || byPanel }
}

function withFit(options: EvaluateOptions, without: readonly LearnedWeight[]): EvaluateOptions {
  return { ...options, fit: { ...options.fit, without } }
}

function differencesByDish(whole: readonly Trial[], poorer: readonly Trial[], labels: 'labelled' | 'known'): number[] {
  const better = lossByDish(whole, labels)
  return [...lossByDish(poorer, labels)].map(([dish, loss]) => loss - better.get(dish)!)
}

/** Mean log loss of a dish; each fold is calibrated on the others. */
function lossByDish(trials: readonly Trial[], labels: 'labelled' | 'known'): Map<string, number> {
  const losses = new Map<string, number[]>()
  for (const fold of new Set(trials.map((trial) => trial.fold))) {
    const calibration = fitPlatt(trials.filter((trial) => trial.fold !== fold).flatMap((trial) => trial[labels]))
    for (const trial of trials.filter((one) => one.fold === fold)) {
      const own = losses.get(trial.dishId) ?? []
      for (const { x, y } of trial[labels])
        own.push(-Math.log(y === 1 ? calibrate(x, calibration) : 1 - calibrate(x, calibration)))
      losses.set(trial.dishId, own)
    }
  }
  return new Map([...losses].filter(([, own]) => own.length > 0).map(([dish, own]) => [dish, mean(own)]))
}
