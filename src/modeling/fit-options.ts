/** What the fit of the blend is told, and the shapes it works on. */
import type { DishReading } from '../flavor/readings.ts'
import type { EvidenceOptions } from '../pairing/evidence/evidence-scorer.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import type { LearnedView, LearnedWeight, LearnedWeights } from '../pairing/learned/learned-scorer.ts'

export interface FitOptions {
  /** draws the multipliers of the rules to 1 */
  penalty: number
  /** draws the weights of prior, evidence and learners to where they start */
  blendPenalty: number
  rounds: number
  learningRate: number
  evidence: Omit<EvidenceOptions, 'classWeight' | 'grapeWeight' | 'againstWeight'>
  /** pseudo-count of a grape nobody named */
  priorSmoothing: number
  /** how strongly wines that are advised against are pushed down, beside one statement for */
  againstWeight: number
  /** logits, before the weight of the prior */
  typicality: number
  /** logits that a second example of a style stands below the list's surest */
  twin: number
  /** where the fit of the learned weights begins */
  learnedStart: LearnedWeights
  /** learned columns that stay out: what did not earn its weight */
  without: readonly LearnedWeight[]
  /** how many of the panel's subjects teach the weights, and how much each counts beside a dish of the statements */
  judged: number
  panelWeight: number
}

export const FIT_DEFAULTS: FitOptions = {
  penalty: 1,
  blendPenalty: 1,
  rounds: 150,
  learningRate: 0.04,
  evidence: { family: 0.85, width: 0.55, likeness: 0.6, prior: 2 },
  priorSmoothing: 0.5,
  againstWeight: 0.5,
  typicality: 1,
  twin: 0.85,
  learnedStart: {
    tower: 0.5,
    tower_known: 0.4,
    forest: 0.3,
    forest_known: 0.2,
    best: 0.7,
    accepted: 0.7,
    forbidden: 0.7,
    grape: 0.7,
  },
  without: [],
  judged: 160,
  panelWeight: 0.3,
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

/** What was learned without the fold of a family: how that family's dishes look to a learner that never met them. */
export type LearnedOutOfFold = (family: string) => LearnedView
