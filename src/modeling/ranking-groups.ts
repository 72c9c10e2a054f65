/** Dishes as groups of a ranking: every wine with its columns (rules, prior, evidence, what was learned), and who names which. */
import { STYLE_CLASSES } from '../domain/vocabulary.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { RankingGroup } from '../learners/softmax-ranker.ts'
import { evidenceScorer } from '../pairing/evidence/evidence-scorer.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import { LEARNED_WEIGHTS, type LearnedView } from '../pairing/learned/learned-scorer.ts'
import type { PriorOptions } from '../pairing/prior-scorer.ts'
import { priorScorer } from '../pairing/prior-scorer.ts'
import { activateAll, compileRules } from '../pairing/rules/compile.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import type { FitOptions, LearnedOutOfFold, TaughtDish } from './fit-options.ts'
import { advisedAgainst, agrees, bySommelier, rowsWhere } from './measure.ts'
import type { Opinion } from './panel/opinions.ts'
import type { Subject } from './panel/subjects.ts'

/** Columns between the rules and what was learned: prior, evidence of classes, of grapes, against. */
export const EXTRA_COLUMNS = 4

export interface GroupMaker {
  /** number of columns of a wine */
  width: number
  /** where the learned columns begin */
  learnedAt: number
  /** of a dish that sommeliers spoke of; two groups where something was learned: as a text never seen and as a known dish */
  taught(dish: TaughtDish): RankingGroup[]
  /** of a line that the panel judged, as a text never seen */
  judged(subject: Subject): RankingGroup[]
}

export function groupMaker(
  statements: readonly Statement[],
  prior: PriorOptions,
  wines: WineTable,
  knowledge: Knowledge,
  options: FitOptions,
  learned: LearnedOutOfFold | null,
): GroupMaker {
  const compiled = compileRules(knowledge.rules)
  const learnedAt = compiled.length + EXTRA_COLUMNS
  const width = learnedAt + (learned ? LEARNED_WEIGHTS.length : 0)
  const priorLogits = (dish: DishReading) => priorScorer(prior).scoreAll(dish, wines)
  const put = (features: Float32Array, column: number, values: Float32Array, factor = 1) => {
    for (let row = 0; row < wines.size; row++) features[row * width + column] = factor * values[row]!
  }
  /** Evidence as it is for a dish nobody spoke of yet: its family's statements are left out. */
  const columnsOf = (reading: DishReading, family: string | null) => {
    const features = new Float32Array(wines.size * width)
    const activation = new Float32Array(wines.size)
    for (const [j, rule] of compiled.entries())
      if (activateAll(rule, reading, wines, activation)) put(features, j, activation, rule.rule.effect)
    put(features, compiled.length, priorLogits(reading))
    const others = statements.filter((statement) => statement.family !== family)
    const unit = { classWeight: 0, grapeWeight: 0, againstWeight: 0 }
    for (const [k, part] of (['classWeight', 'grapeWeight', 'againstWeight'] as const).entries()) {
      const scorer = evidenceScorer(others, knowledge, { ...options.evidence, ...unit, [part]: 1 })
      put(features, compiled.length + 1 + k, scorer.scoreAll(reading, wines))
    }
    return features
  }
  const withLearned = (features: Float32Array, reading: DishReading, view: LearnedView, known?: number) => {
    const own = features.slice()
    const columns = view.columns(reading, wines, known)
    for (const [k, name] of LEARNED_WEIGHTS.entries())
      if (!options.without.includes(name)) put(own, learnedAt + k, columns[name])
    return own
  }
  const offset = new Float32Array(wines.size)
  return {
    width,
    learnedAt,
    taught({ reading, statements: said }) {
      const family = said[0]!.family
      const features = columnsOf(reading, family)
      const labels = { offset, ...labelsOf(said, wines, options) }
      if (!learned) return [{ features, ...labels }]
      const view = learned(family)
      return [0, undefined].map((known) => ({ features: withLearned(features, reading, view, known), ...labels }))
    },
    judged({ readings: [reading], family, id, opinion }) {
      if (!learned || !reading) return []
      const features = withLearned(columnsOf(reading, family), reading, learned(family ?? id), 0)
      return [{ features, offset, ...opinionLabels(opinion, wines, options.panelWeight) }]
    },
  }
}

function labelsOf(
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

/** The panel's best classes are named, its forbidden ones warned of; where a named grape is in a class, it is meant. */
function opinionLabels(opinion: Opinion, wines: WineTable, weight: number): Pick<RankingGroup, 'named' | 'against'> {
  const rowsOf = (c: number) => rowsWhere(wines, (row) => wines.styleClass[row] === c)
  const named = STYLE_CLASSES.flatMap((_, c) => {
    const rows = rowsOf(c)
    if (opinion.best[c] === 0 || rows.length === 0) return []
    const meant = rows.filter((row) => opinion.grapes.has(wines.grapes[row]![0] ?? ''))
    return [{ items: meant.length > 0 ? meant : rows, weight: weight * opinion.best[c]! }]
  })
  const forbidden = STYLE_CLASSES.flatMap((_, c) => {
    const rows = rowsOf(c)
    return opinion.forbidden[c] === 0 || rows.length === 0 ? [] : [{ items: rows, share: opinion.forbidden[c]! }]
  })
  const against = forbidden.map(({ items, share }) => ({ items, weight: (weight * share) / forbidden.length }))
  return { named, against }
}
