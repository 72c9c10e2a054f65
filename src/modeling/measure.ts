/** The protocol's measures for one ranking of one dish (docs/architecture.md, "Evaluation"). */
import { rocAuc } from '../learners/metrics.ts'
import { matches, matchesGrape } from '../pairing/evidence/evidence-scorer.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { styleClassOf } from '../pairing/wine-table.ts'

/** Each is the mean over the dish's sommeliers; null where it does not apply. */
export interface DishMeasures {
  agree1: number
  prec3: number
  grape3: number
  auc: number | null
  avoid3: number | null
  style1: number
  style3: number
}

/** The measures of a dish, and how the protocol writes them. */
export const MEASURES = ['agree1', 'prec3', 'grape3', 'auc', 'avoid3', 'style1', 'style3'] as const
export type Measure = (typeof MEASURES)[number]
export const PRINTED: Record<Measure, string> = {
  agree1: 'agree@1',
  prec3: 'prec@3',
  grape3: 'grape@3',
  auc: 'auc',
  avoid3: 'avoid@3',
  style1: 'style@1',
  style3: 'style@3',
}

export function bySommelier(statements: readonly Statement[]): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    const group = groups.get(statement.sommelier)
    if (group) group.push(statement)
    else groups.set(statement.sommelier, [statement])
  }
  return groups
}

/** @param order rows of the table, best first @param scores one per row, higher is better */
export function measureDish(
  order: readonly number[],
  scores: ArrayLike<number>,
  statements: readonly Statement[],
  wines: WineTable,
): DishMeasures | null {
  const positive = statements.filter(({ polarity }) => polarity === 1)
  if (positive.length === 0) return null
  const groups = bySommelier(positive)
  const first = order[0]!
  const three = order.slice(0, 3)
  const nobody = rowsWhere(wines, (row) => !positive.some((statement) => agrees(statement, wines, row)))
  const sums = { agree1: 0, prec3: 0, grape3: 0 }
  const aucs: number[] = []
  for (const said of groups.values()) {
    const names = (row: number) => said.some((statement) => agrees(statement, wines, row))
    sums.agree1 += names(first) ? 1 : 0
    sums.prec3 += three.filter(names).length / three.length
    sums.grape3 += three.some((row) => said.some((statement) => agreesOnGrape(statement, wines, row))) ? 1 : 0
    const named = rowsWhere(wines, names)
    if (named.length > 0 && nobody.length > 0)
      aucs.push(
        rocAuc(
          named.map((row) => scores[row]!),
          nobody.map((row) => scores[row]!),
        ),
      )
  }
  const advised = statements.filter(({ polarity }) => polarity === -1)
  const classes = new Set(positive.flatMap(({ named }) => named.flatMap((one) => one.classes)))
  return {
    agree1: sums.agree1 / groups.size,
    prec3: sums.prec3 / groups.size,
    grape3: sums.grape3 / groups.size,
    auc: aucs.length === 0 ? null : aucs.reduce((sum, value) => sum + value, 0) / aucs.length,
    avoid3:
      advised.length === 0
        ? null
        : three.some((row) => advised.some((statement) => advisedAgainst(statement, wines, row)))
          ? 0
          : 1,
    style1: classes.has(styleClassOf(wines, first)) ? 1 : 0,
    style3: three.some((row) => classes.has(styleClassOf(wines, row))) ? 1 : 0,
  }
}

/** He names the class or the grape of this wine. */
export function agrees(statement: Statement, wines: WineTable, row: number): boolean {
  return statement.named.some((named) => matches(named, wines, row))
}

function agreesOnGrape(statement: Statement, wines: WineTable, row: number): boolean {
  return statement.named.some((named) => matchesGrape(named, wines, row))
}

/** A grape that is advised against is meant in its class; without a grape the whole class is. */
export function advisedAgainst(statement: Statement, wines: WineTable, row: number): boolean {
  return statement.named.some((named) => {
    const inClass = named.classes.includes(styleClassOf(wines, row))
    return named.grape === '' ? inClass : inClass && matchesGrape(named, wines, row)
  })
}

export function rowsWhere(wines: WineTable, test: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < wines.size; row++) if (test(row)) rows.push(row)
  return rows
}

/** Rows by falling score; equal scores keep the list's order. */
export function rankRows(scores: ArrayLike<number>): number[] {
  return Array.from({ length: scores.length }, (_, row) => row).sort((a, b) => scores[b]! - scores[a]! || a - b)
}
