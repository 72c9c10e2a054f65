/** The pairing forest: boosted trees that tell wines a dish is served with from others, taught by the panel and by sommeliers. */
import { fnv1a32 } from '../../domain/hash.ts'
import { randomFrom } from '../../domain/random.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type BoostingOptions, boosting } from '../../learners/boosting.ts'
import { FOREST_FEATURES, forestMatrix, type PairForest } from '../../pairing/learned/forest-scorer.ts'
import { compileRules } from '../../pairing/rules/compile.ts'
import { ruleScorer } from '../../pairing/rules/rule-scorer.ts'
import type { WineTable } from '../../pairing/wine-table.ts'
import type { TaughtDish } from '../fit-options.ts'
import { agrees, bySommelier, rowsWhere } from '../measure.ts'
import type { Subject } from '../panel/subjects.ts'
import { grapeShare } from '../towers/examples.ts'

export interface ForestOptions {
  boosting: Partial<BoostingOptions>
  /** wines drawn for each subject of the panel */
  drawn: number
  /** how much a dish that sommeliers spoke of counts beside one of the panel */
  statement: number
}

export const FOREST_DEFAULTS: ForestOptions = {
  boosting: { rounds: 60, maxLeaves: 15, learningRate: 0.1, minLeafRows: 40, l2: 5, columnShare: 0.5, maxBins: 63 },
  drawn: 24,
  statement: 2,
}

export function trainForest(
  subjects: readonly Subject[],
  taught: readonly TaughtDish[],
  wines: WineTable,
  knowledge: Knowledge,
  options: ForestOptions,
  seed: number,
): PairForest {
  const rules = ruleScorer(compileRules(knowledge.rules))
  const rows: Float32Array[] = []
  const labels: number[] = []
  const weights: number[] = []
  const add = (dish: DishReading, chosen: readonly number[], share: (row: number) => number, weight: number) => {
    const { values, columns } = forestMatrix(dish, wines, rules.scoreAll(dish, wines))
    for (const row of chosen) {
      const one = values.slice(row * columns, (row + 1) * columns)
      const p = share(row)
      // A share is two rows of one weight in all.
      if (p > 0) push(one, 1, weight * p)
      if (p < 1) push(one, 0, weight * (1 - p))
    }
  }
  const push = (row: Float32Array, label: number, weight: number) => {
    rows.push(row)
    labels.push(label)
    weights.push(weight)
  }
  for (const { id, readings, opinion } of subjects) {
    const chosen = drawRows(wines.size, options.drawn, seed ^ fnv1a32(id))
    const dish = readings[0]!
    add(
      dish,
      chosen,
      (row) => shareOf(opinion.best, opinion.accepted, grapeShare(opinion, wines, row), wines.styleClass[row]!),
      1,
    )
  }
  for (const { reading, statements } of taught) {
    const shares = namedShares(statements, wines)
    const named = rowsWhere(wines, (row) => shares[row]! > 0)
    if (named.length === 0) continue
    const others = drawRows(wines.size, options.drawn, seed ^ fnv1a32(statements[0]!.dishId)).filter(
      (row) => shares[row] === 0,
    )
    add(
      reading,
      [...named, ...others],
      (row) => shares[row]!,
      (options.statement * options.drawn) / (named.length + others.length),
    )
  }
  const values = new Float32Array(rows.length * FOREST_FEATURES.length)
  for (const [i, row] of rows.entries()) values.set(row, i * FOREST_FEATURES.length)
  const model = boosting.fit(
    {
      features: { rows: rows.length, columns: FOREST_FEATURES.length, values },
      target: { kind: 'classes', classes: 2, labels },
      weights,
    },
    options.boosting,
    seed,
  )
  return { trees: model.trees, start: model.start[0]! }
}

/** 0..1: how gladly the panel serves a wine of this class and grape. */
function shareOf(best: Float32Array, accepted: Float32Array, grape: number, c: number): number {
  return Math.min(1, 0.4 * best[c]! + 0.4 * accepted[c]! + 0.2 * grape)
}

function namedShares(statements: TaughtDish['statements'], wines: WineTable): Float32Array {
  const groups = bySommelier(statements.filter(({ polarity }) => polarity === 1))
  const shares = new Float32Array(wines.size)
  for (const said of groups.values())
    for (const row of rowsWhere(wines, (at) => said.some((statement) => agrees(statement, wines, at))))
      shares[row]! += 1 / groups.size
  return shares.map((share) => Math.min(1, share))
}

function drawRows(wines: number, most: number, seed: number): number[] {
  const random = randomFrom(seed)
  const rows = new Set<number>()
  while (rows.size < Math.min(most, wines)) rows.add(random.below(wines))
  return [...rows]
}
