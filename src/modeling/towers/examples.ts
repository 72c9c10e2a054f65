/** Statements and opinions as training examples of the towers: over all wines, who names, accepts, warns. */
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Statement } from '../../pairing/evidence/statements.ts'
import { dishFeatures } from '../../pairing/features/dish-features.ts'
import type { Scorer } from '../../pairing/scorer.ts'
import type { WineTable } from '../../pairing/wine-table.ts'
import type { TaughtDish } from '../fit-options.ts'
import { advisedAgainst, agrees, bySommelier, rowsWhere } from '../measure.ts'
import type { Opinion } from '../panel/opinions.ts'
import type { Subject } from '../panel/subjects.ts'
import type { TowerExample } from './train-towers.ts'

/** How much a source counts in the loss, and within a class how much the named grape does. */
export interface ExampleOptions {
  panel: number
  statement: number
  /** share of a class that is accepted but not the best */
  accepted: number
  /** factor on a wine whose grape all judges name first: 1 + grape */
  grape: number
  /** a category of food of X-Wines, and a dish as the rules alone see it, beside a dish of the panel; 0: not taught */
  xwines: number
  rules: number
}

export function panelExamples(subjects: readonly Subject[], wines: WineTable, options: ExampleOptions): TowerExample[] {
  return subjects.flatMap(({ readings, opinion }) => {
    const columns = columnsOf(opinion, wines, options)
    return readings.map((reading) => ({
      features: dishFeatures(reading),
      ...columns,
      weight: options.panel / readings.length,
    }))
  })
}

function columnsOf(opinion: Opinion, wines: WineTable, options: ExampleOptions) {
  const named = new Float32Array(wines.size)
  const against = new Float32Array(wines.size)
  const accepted = new Float32Array(wines.size)
  for (let row = 0; row < wines.size; row++) {
    const c = wines.styleClass[row]!
    const grape = grapeShare(opinion, wines, row)
    named[row] = (opinion.best[c]! + options.accepted * opinion.accepted[c]!) * (1 + options.grape * grape)
    against[row] = opinion.forbidden[c]!
    accepted[row] = opinion.accepted[c]!
  }
  return { named: evenOut(named, wines), against, accepted }
}

/** 0..1: how many of the judges name this wine's grape, as the leading one. */
export function grapeShare({ grapes }: Opinion, wines: WineTable, row: number): number {
  return grapes.get(wines.grapes[row]![0] ?? '') ?? 0
}

/** A class with many wines on the list is not named more for it: each class's sum is divided by the root of its size. */
function evenOut(named: Float32Array, wines: WineTable): Float32Array {
  const sizes = new Float32Array(STYLE_CLASSES.length)
  for (const c of wines.styleClass) sizes[c]!++
  return named.map((value, row) => value / Math.sqrt(sizes[wines.styleClass[row]!]!))
}

export function statementExamples(
  taught: readonly TaughtDish[],
  wines: WineTable,
  options: ExampleOptions,
): TowerExample[] {
  return taught.map(({ reading, statements }) => ({
    features: dishFeatures(reading),
    ...namedBy(statements, wines),
    accepted: new Float32Array(wines.size).fill(Number.NaN),
    weight: options.statement * Math.sqrt(bySommelier(statements).size),
  }))
}

/** What is known to go with a dish, or not, by something else than an opinion: it teaches acceptance alone. */
export function acceptanceExamples(
  known: readonly { reading: DishReading; accepted: Float32Array }[],
  weight: number,
): TowerExample[] {
  if (weight === 0) return []
  return known.map(({ reading, accepted }) => ({
    features: dishFeatures(reading),
    named: new Float32Array(accepted.length),
    against: new Float32Array(accepted.length),
    accepted,
    weight,
  }))
}

/** Logits from which on the rules are sure of a wine. */
const SURE = 1

/** Dishes with the wines that the rules speak for or against; the others are left open. */
export function ruleLabels(
  readings: readonly DishReading[],
  wines: WineTable,
  rules: Scorer,
): { reading: DishReading; accepted: Float32Array }[] {
  return readings.map((reading) => ({
    reading,
    accepted: rules.scoreAll(reading, wines).map((logit) => (logit >= SURE ? 1 : logit <= -SURE ? 0 : Number.NaN)),
  }))
}

function namedBy(statements: readonly Statement[], wines: WineTable) {
  const named = new Float32Array(wines.size)
  const against = new Float32Array(wines.size)
  for (const said of bySommelier(statements.filter(({ polarity }) => polarity === 1)).values()) {
    const rows = rowsWhere(wines, (row) => said.some((statement) => agrees(statement, wines, row)))
    for (const row of rows) named[row]! += 1 / rows.length
  }
  for (const statement of statements.filter(({ polarity }) => polarity === -1))
    for (const row of rowsWhere(wines, (at) => advisedAgainst(statement, wines, at))) against[row] = 1
  return { named, against }
}
