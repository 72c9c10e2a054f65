/** Fits the model: popularity prior, rule multipliers and evidence weights by ranking likelihood, then calibration. */

import { STYLE_CLASSES } from '../domain/vocabulary.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { fitSoftmaxRanker, type RankingGroup } from '../learners/softmax-ranker.ts'
import { type EvidenceOptions, evidenceScorer } from '../pairing/evidence/evidence-scorer.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import {
  LEARNED_WEIGHTS,
  type LearnedView,
  type LearnedWeight,
  type LearnedWeights,
} from '../pairing/learned/learned-scorer.ts'
import type { PairingModel } from '../pairing/model.ts'
import { type PriorOptions, priorScorer } from '../pairing/prior-scorer.ts'
import { activateAll, compileRules } from '../pairing/rules/compile.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { advisedAgainst, agrees, bySommelier, rowsWhere } from './measure.ts'

export interface FitOptions {
  penalty: number
  rounds: number
  learningRate: number
  evidence: Omit<EvidenceOptions, 'classWeight' | 'grapeWeight' | 'againstWeight'>
  /** pseudo-count of a grape nobody named */
  priorSmoothing: number
  /** how strongly wines that are advised against are pushed down, beside one statement for */
  againstWeight: number
  /** logits, before the weight of the prior */
  typicality: number
  /** learned columns that stay out: what did not earn its weight */
  without: readonly LearnedWeight[]
}

export type FittedWeights = Omit<PairingModel, 'version' | 'calibration' | 'learned'> & {
  learned: LearnedWeights | null
}

export const FIT_DEFAULTS: FitOptions = {
  penalty: 1,
  rounds: 150,
  learningRate: 0.04,
  evidence: { family: 0.85, width: 0.45, likeness: 0.6, prior: 2 },
  priorSmoothing: 0.5,
  againstWeight: 0.5,
  typicality: 2.6,
  without: [],
}

/** A dish to learn from: how it is read, and who said what. */
export interface TaughtDish {
  reading: DishReading
  statements: readonly Statement[]
}

export function groupTaught(
  statements: readonly Statement[],
  read: (dishId: string) => DishReading | null,
): TaughtDish[] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    const group = groups.get(statement.dishId)
    if (group) group.push(statement)
    else groups.set(statement.dishId, [statement])
  }
  return [...groups].flatMap(([id, group]) => {
    const reading = read(id)
    return reading ? [{ reading, statements: group }] : []
  })
}

/** Extra columns behind the rules: prior, evidence of classes, of grapes, against. */
const EXTRA_START = [0.5, 0.7, 0.4, 0.4] as const

/** What was learned without the fold of a family: how that family's dishes look to a learner that never met them. */
export type LearnedOutOfFold = (family: string) => LearnedView

/** Where the fit of the learned weights begins. */
const LEARNED_START: LearnedWeights = {
  tower: 0.5,
  tower_known: 0.3,
  best: 0.5,
  accepted: 0.5,
  forbidden: 0.5,
  grape: 0.5,
}

export function fitWeights(
  taught: readonly TaughtDish[],
  wines: WineTable,
  knowledge: Knowledge,
  options: FitOptions,
  learned: LearnedOutOfFold | null = null,
): FittedWeights {
  const statements = taught.flatMap((dish) => dish.statements)
  const prior = fitPrior(statements, options)
  const compiled = compileRules(knowledge.rules)
  const learnedStart = learned
    ? LEARNED_WEIGHTS.map((name) => (options.without.includes(name) ? 0 : LEARNED_START[name]))
    : []
  const learnedAt = compiled.length + EXTRA_START.length
  const width = learnedAt + learnedStart.length
  const priorLogits = priorScorer(prior).scoreAll(taught[0]!.reading, wines)
  const groups = taught.flatMap(({ reading, statements: said }): RankingGroup[] => {
    const features = new Float32Array(wines.size * width)
    const activation = new Float32Array(wines.size)
    for (const [j, rule] of compiled.entries()) {
      if (!activateAll(rule, reading, wines, activation)) continue
      for (let row = 0; row < wines.size; row++) features[row * width + j] = rule.rule.effect * activation[row]!
    }
    // Evidence as it is for a dish nobody spoke of yet: this family's statements are left out.
    const others = statements.filter((statement) => statement.family !== said[0]!.family)
    const unit = { classWeight: 0, grapeWeight: 0, againstWeight: 0 }
    for (const [k, part] of (['classWeight', 'grapeWeight', 'againstWeight'] as const).entries()) {
      const scorer = evidenceScorer(others, knowledge, { ...options.evidence, ...unit, [part]: 1 })
      const logits = scorer.scoreAll(reading, wines)
      for (let row = 0; row < wines.size; row++) features[row * width + compiled.length + 1 + k] = logits[row]!
    }
    for (let row = 0; row < wines.size; row++) features[row * width + compiled.length] = priorLogits[row]!
    const group = { offset: new Float32Array(wines.size), ...labels(said, wines, options) }
    if (!learned) return [{ features, ...group }]
    // Once as a text the panel never saw, once with its own word where it judged the dish: both are served.
    const view = learned(said[0]!.family)
    return [0, undefined].map((known) => {
      const own = features.slice()
      const columns = view.columns(reading, wines, known)
      for (const [k, name] of LEARNED_WEIGHTS.entries())
        if (!options.without.includes(name))
          for (let row = 0; row < wines.size; row++) own[row * width + learnedAt + k] = columns[name][row]!
      return { features: own, ...group }
    })
  })
  const start = [...compiled.map(() => 1), ...EXTRA_START, ...learnedStart]
  const fitted = fitSoftmaxRanker(groups, start, {
    penalty: options.penalty,
    rounds: options.rounds,
    learningRate: options.learningRate,
    floor: 0,
  })
  const [priorWeight, classWeight, grapeWeight, againstWeight] = [...fitted.slice(compiled.length)].map(round3)
  return {
    multipliers: Object.fromEntries(compiled.map(({ rule }, j) => [rule.id, round3(fitted[j]!)])),
    prior,
    evidence: {
      ...options.evidence,
      classWeight: classWeight!,
      grapeWeight: grapeWeight!,
      againstWeight: againstWeight!,
    },
    weights: { prior: priorWeight!, rules: 1, evidence: 1 },
    learned: learned
      ? (Object.fromEntries(LEARNED_WEIGHTS.map((name, k) => [name, round3(fitted[learnedAt + k]!)])) as LearnedWeights)
      : null,
  }
}

function labels(
  said: readonly Statement[],
  wines: WineTable,
  options: FitOptions,
): Pick<RankingGroup, 'named' | 'against'> {
  const positive = bySommelier(said.filter(({ polarity }) => polarity === 1))
  const negative = said.filter(({ polarity }) => polarity === -1)
  const named = [...positive.values()].map((group) => ({
    items: rowsWhere(wines, (row) => group.some((statement) => agrees(statement, wines, row))),
    weight: 1 / positive.size,
  }))
  const against = negative.map((statement) => ({
    items: rowsWhere(wines, (row) => advisedAgainst(statement, wines, row)),
    weight: options.againstWeight / negative.length,
  }))
  return { named, against }
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
