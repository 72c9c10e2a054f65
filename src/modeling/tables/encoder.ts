/** A table's columns of text to columns of numbers, the same for training and for use. */
import type { Matrix } from '../../learners/matrix.ts'
import { isMissing, numberOf } from './cells.ts'
import { type ColumnPlan, columnNames, planColumn, readerOf } from './columns.ts'
import type { RowProblem, Table } from './read-csv.ts'

export interface Encoder {
  plans: ColumnPlan[]
}

/** @param columns those to learn from */
export function fitEncoder(table: Table, columns: readonly string[]): Encoder {
  return {
    plans: columns.map((name) => {
      const at = table.header.indexOf(name)
      return planColumn(
        name,
        table.rows.map((row) => row[at]!),
      )
    }),
  }
}

export function featureNames({ plans }: Encoder): string[] {
  return plans.flatMap(columnNames)
}

export interface Encoded {
  features: Matrix
  problems: RowProblem[]
}

/** Columns that the table lacks are missing in every row; the caller says so. */
export function encodeTable({ plans }: Encoder, table: Table): Encoded {
  const columns = featureNames({ plans }).length
  const values = new Float32Array(table.rows.length * columns)
  const problems: RowProblem[] = []
  let at = 0
  for (const plan of plans) {
    const from = table.header.indexOf(plan.name)
    const read = readerOf(plan)
    const width = columnNames(plan).length
    for (const [i, row] of table.rows.entries()) {
      const cell = row[from] ?? ''
      read(cell, values, i * columns + at)
      if (plan.kind === 'number' && !isMissing(cell) && Number.isNaN(numberOf(cell)))
        problems.push({ ...table.places[i]!, message: `${plan.name}: "${cell}" is no number, taken as missing` })
    }
    at += width
  }
  return { features: { rows: table.rows.length, columns, values }, problems }
}
