/** Wines that are right or wrong for a dish, balanced: for calibration and for the yes-or-no measures. */
import { randomFrom } from '../domain/random.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import type { PriorOptions } from '../pairing/prior-scorer.ts'
import { styleClassOf, type WineTable } from '../pairing/wine-table.ts'
import { advisedAgainst, agrees, rowsWhere } from './measure.ts'

export interface LabelledRow {
  row: number
  y: 0 | 1
}

/**
 * Named wines are right; wrong are those advised against, filled up to the same number by wines of classes nobody named,
 * drawn by the popularity of their class.
 */
export function balancedRows(
  statements: readonly Statement[],
  wines: WineTable,
  prior: PriorOptions,
  seed: number,
): LabelledRow[] {
  const positive = statements.filter(({ polarity }) => polarity === 1)
  const negative = statements.filter(({ polarity }) => polarity === -1)
  const named = rowsWhere(wines, (row) => positive.some((statement) => agrees(statement, wines, row)))
  const isNamed = new Set(named)
  const wrong = rowsWhere(
    wines,
    (row) => !isNamed.has(row) && negative.some((statement) => advisedAgainst(statement, wines, row)),
  )
  const classes = new Set(positive.flatMap((statement) => statement.named.flatMap((one) => one.classes)))
  const isWrong = new Set(wrong)
  const pool = rowsWhere(
    wines,
    (row) => !isNamed.has(row) && !isWrong.has(row) && !classes.has(styleClassOf(wines, row)),
  )
  const random = randomFrom(seed)
  const weights = pool.map((row) => Math.exp(prior.classes[styleClassOf(wines, row)] ?? 0))
  while (wrong.length < named.length && pool.length > 0) {
    const at = draw(weights, random.next())
    wrong.push(pool[at]!)
    pool.splice(at, 1)
    weights.splice(at, 1)
  }
  return [
    ...named.map((row): LabelledRow => ({ row, y: 1 })),
    ...wrong.slice(0, Math.max(named.length, 1)).map((row): LabelledRow => ({ row, y: 0 })),
  ]
}

function draw(weights: readonly number[], u: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let rest = u * total
  for (const [i, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return i
  }
  return weights.length - 1
}
