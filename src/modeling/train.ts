/** Makes a model to release: out-of-fold evaluation, calibration on it, then the fit on all that may be learned from. */
import { createHash } from 'node:crypto'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { fitPlatt, type Interval } from '../learners/metrics.ts'
import { readStatements } from '../pairing/evidence/statements.ts'
import type { PairingModel } from '../pairing/model.ts'
import type { Bench } from './bench.ts'
import type { Bottles } from './bottles/read-bottles.ts'
import { testBottles, trainBottles } from './bottles/train-bottles.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { fitWeights } from './fit.ts'
import { type FitOptions, groupTaught } from './fit-options.ts'
import { FINAL_FOLD, tunable } from './folds.ts'
import { selectLearners } from './learned/ablation.ts'
import { type Study, studyWithout } from './learned/study.ts'
import { calibrationLabels } from './probabilities.ts'
import { type StoredModel, type StoredRest, toStored } from './registry.ts'
import { writeTensors } from './safetensors.ts'
import { TEXT_MODEL_DEFAULTS, testTextModel, trainTextModel } from './text-model/train-text-model.ts'

/** A model below one of these is not released. The limits are the targets of the first release (CHANGELOG). */
const GATES: readonly (readonly [metric: string, limit: number])[] = [
  ['agree@1', 0.45],
  ['prec@3', 0.44],
  ['grape@3', 0.42],
  ['auc', 0.79],
  ['avoid@3', 0.8],
  ['mcc', 0.34],
]

export interface Trained {
  model: PairingModel
  stored: StoredModel
  evaluation: Evaluation
}

export async function trainModel(
  bench: Bench,
  study: Study,
  fit: FitOptions,
  seed: number,
  codeVersion: string,
  bottles: Bottles | null = null,
): Promise<Trained> {
  const { knowledge, wines } = bench
  const whole = { split: 'tuning', fit, seed } as const
  const { gains, without, trials } = await selectLearners(bench, whole, study)
  const options = { ...whole, fit: { ...fit, without } }
  const evaluation = await evaluate(bench, options, study, trials)
  const calibration = fitPlatt(calibrationLabels(trials.trials))
  const statements = tunable(readStatements(knowledge), knowledge)
  const { outOfFold, subjects } = await studyWithout(study, [FINAL_FOLD], knowledge)
  const { learned, ...weights } = fitWeights(
    groupTaught(statements, (id) => bench.read(id, 'es')),
    wines,
    knowledge,
    options.fit,
    outOfFold,
    subjects,
  )
  // The weights never saw the final fold; what serves is learned from all that there is, as the evidence is.
  const all = await study.learnWithout([])
  const parts = { ...all, forest: gains.forest?.earned ? all.forest : null }
  const platt = { slope: round(calibration.slope), intercept: round(calibration.intercept) }
  const draft: PairingModel = {
    version: 'draft',
    ...weights,
    text: trainTextModel(knowledge.tables.dishes.rows, TEXT_MODEL_DEFAULTS),
    learned: learned ? { parts, weights: learned } : null,
    bottles: bottles && trainBottles(bottles),
    calibration: platt,
  }
  const gates = GATES.map(([name, limit]) => {
    const value = evaluation.metrics[name]?.value ?? 0
    return { name, value: round(value), limit, ok: value >= limit }
  })
  const rest = {
    created_from: { data: dataHash(knowledge), knowledge: knowledge.version, code: codeVersion },
    seed,
    metrics: Object.fromEntries(
      Object.entries(evaluation.metrics).map(([name, interval]) => [name, rounded(interval)]),
    ),
    gates,
    text: textReport(knowledge),
    bottles: bottles && bottleReport(bottles),
    gains: Object.fromEntries(
      Object.entries(gains).map(([name, { sommeliers, panel, earned }]) => [
        name,
        { sommeliers: rounded(sommeliers), panel: rounded(panel), earned },
      ]),
    ),
  } satisfies StoredRest
  const version = versionOf(toStored(draft, rest))
  const model = { ...draft, version }
  return { model, stored: toStored(model, rest), evaluation }
}

function textReport(knowledge: Knowledge): StoredRest['text'] {
  const { error, meanError, guessed, right } = testTextModel(knowledge, TEXT_MODEL_DEFAULTS)
  return { error: round(error), mean_error: round(meanError), guessed: round(guessed), right: round(right) }
}

function bottleReport(bottles: Bottles): NonNullable<StoredRest['bottles']> {
  const test = testBottles(bottles)
  return {
    ...test,
    food_auc: round(test.food_auc),
    body_exact: round(test.body_exact),
    body_within_one: round(test.body_within_one),
    acidity: round(test.acidity),
  }
}

/** The version is the model's content: the same fit has the same name. */
function versionOf({ manifest, tensors }: StoredModel): string {
  const { learners, calibration } = manifest
  const digest = createHash('sha256')
    .update(JSON.stringify([learners, calibration]))
    .update(writeTensors(tensors))
    .digest('hex')
  return `ensemble-${digest.slice(0, 8)}`
}

/** Hash of what was learned from: the statements and their split. */
function dataHash(knowledge: Knowledge): string {
  const { recommendations, splits } = knowledge.tables
  return createHash('sha256')
    .update(JSON.stringify([recommendations.rows, splits.rows]))
    .digest('hex')
    .slice(0, 12)
}

function rounded({ value, lo, hi }: Interval): Interval {
  return { value: round(value), lo: round(lo), hi: round(hi) }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
