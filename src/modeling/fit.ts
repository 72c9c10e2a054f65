/** Fits the model: popularity prior, rule multipliers and evidence weights by ranking likelihood, then calibration. */

import { fnv1a32 } from '../domain/hash.ts'
import { STYLE_CLASSES } from '../domain/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { fitSoftmaxRanker } from '../learners/softmax-ranker.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import { LEARNED_WEIGHTS, type LearnedWeights } from '../pairing/learned/learned-scorer.ts'
import type { PairingModel } from '../pairing/model.ts'
import type { PriorOptions } from '../pairing/prior-scorer.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import type { FitOptions, LearnedOutOfFold, TaughtDish } from './fit-options.ts'
import type { Subject } from './panel/subjects.ts'
import { groupMaker } from './ranking-groups.ts'

export type FittedWeights = Omit<PairingModel, 'version' | 'calibration' | 'learned' | 'text' | 'bottles'> & {
  learned: LearnedWeights | null
}

/** Where the fit of prior, evidence of classes, of grapes, against begins. */
const EXTRA_START = [0.5, 0.7, 0.4, 0.4] as const

/** @param judged lines of the panel that teach the weights too; without what was learned they do not */
export function fitWeights(
  taught: readonly TaughtDish[],
  wines: WineTable,
  knowledge: Knowledge,
  options: FitOptions,
  learned: LearnedOutOfFold | null = null,
  judged: readonly Subject[] = [],
): FittedWeights {
  const statements = taught.flatMap((dish) => dish.statements)
  const prior = fitPrior(statements, options)
  const maker = groupMaker(statements, prior, wines, knowledge, options, learned)
  const { learnedAt } = maker
  const groups = [...taught.flatMap(maker.taught), ...drawn(judged, options.judged).flatMap(maker.judged)]
  const learnedStart = LEARNED_WEIGHTS.map((name) => (options.without.includes(name) ? 0 : options.learnedStart[name]))
  const start = [...knowledge.rules.map(() => 1), ...EXTRA_START, ...(learned ? learnedStart : [])]
  const fitted = fitSoftmaxRanker(groups, start, {
    penalty: start.map((_, j) => (j < knowledge.rules.length ? options.penalty : options.blendPenalty)),
    rounds: options.rounds,
    learningRate: options.learningRate,
    floor: 0,
  })
  const [priorWeight, classWeight, grapeWeight, againstWeight] = [...fitted.slice(knowledge.rules.length)].map(round3)
  return {
    multipliers: Object.fromEntries(knowledge.rules.map(({ id }, j) => [id, round3(fitted[j]!)])),
    prior,
    evidence: {
      ...options.evidence,
      classWeight: classWeight!,
      grapeWeight: grapeWeight!,
      againstWeight: againstWeight!,
    },
    weights: { prior: priorWeight!, rules: 1, evidence: 1, twin: options.twin },
    learned: learned
      ? (Object.fromEntries(LEARNED_WEIGHTS.map((name, k) => [name, round3(fitted[learnedAt + k]!)])) as LearnedWeights)
      : null,
  }
}

/** As many as asked for, spread evenly by the hash of their ids: the same on every machine. */
function drawn(subjects: readonly Subject[], most: number): Subject[] {
  return subjects
    .map((subject) => ({ subject, place: fnv1a32(subject.id) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, most)
    .map(({ subject }) => subject)
}

/** Log of how often a class and a grape are named, against even shares. */
export function fitPrior(
  statements: readonly Statement[],
  options: Pick<FitOptions, 'priorSmoothing' | 'typicality'>,
): PriorOptions {
  const classes = new Map<string, number>()
  const grapes = new Map<string, number>()
  let total = 0
  for (const { polarity, named } of statements) {
    if (polarity !== 1) continue
    total++
    for (const one of named) {
      const share = 1 / named.length
      for (const styleClass of one.classes) bump(classes, styleClass, share / one.classes.length)
      const key = one.grape || one.style
      if (key !== '') bump(grapes, key, share)
    }
  }
  const even = total / STYLE_CLASSES.length
  const evenGrape = 4
  const log = (n: number, usual: number) =>
    round3(Math.log((n + options.priorSmoothing) / (usual + options.priorSmoothing)))
  return {
    classes: Object.fromEntries(STYLE_CLASSES.map((name) => [name, log(classes.get(name) ?? 0, even)])),
    grapes: Object.fromEntries([...grapes].sort().map(([name, n]) => [name, round3(0.5 * log(n, evenGrape))])),
    otherwise: round3(0.5 * log(0, evenGrape)),
    typicality: options.typicality,
  }
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
