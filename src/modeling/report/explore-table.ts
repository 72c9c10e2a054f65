/** Any table of text explored: what its columns hold, how they hang together, what they say about one of them. */
import { rowsOf, type TrainingSet } from '../../learners/learner.ts'
import { dayOf, isMissing, numberOf } from '../tables/cells.ts'
import { type ColumnPlan, columnNames } from '../tables/columns.ts'
import { encodeTable, fitEncoder } from '../tables/encoder.ts'
import type { RowProblem, Table } from '../tables/read-csv.ts'
import { planTarget, readTarget } from '../tables/target.ts'
import { type Column, correlation, type Information, informationAbout, type Summary, summarise } from './columns.ts'
import { type ColumnGroup, type Importance, importanceOf } from './importance.ts'

export interface TableOverview {
  name: string
  rows: number
  columns: { plan: ColumnPlan['kind']; why?: string; summary: Summary }[]
  /** numbers of the columns that are drawn, without what is missing */
  numbers: { name: string; values: number[] }[]
  correlations: { names: string[]; cells: number[][] }
  target: { name: string; information: Information[]; importance: Importance | null } | null
  problems: RowProblem[]
}

export interface TableExploreOptions {
  target: string | undefined
  trees: number
  seed: number
}

/** More columns than this are no longer a picture. */
const CORRELATED = 16
/** A forest looks at no more rows than this. */
const IMPORTANCE_ROWS = 20_000
/** A category with more values than this share of the rows names rows: it tells everything and nothing. */
const NAMING = 0.5

export function exploreTable(name: string, table: Table, options: TableExploreOptions): TableOverview {
  const { plans } = fitEncoder(table, table.header)
  const columns = plans.map((plan, at) =>
    columnOf(
      plan,
      table.rows.map((row) => row[at]!),
    ),
  )
  const numbers = columns.filter((column) => column.kind === 'number')
  const drawn = numbers.slice(0, CORRELATED)
  return {
    name,
    rows: table.rows.length,
    columns: plans.map((plan, at) => ({
      plan: plan.kind,
      ...(plan.kind === 'skipped' ? { why: plan.why } : {}),
      summary: summarise(columns[at]!),
    })),
    numbers: numbers.map(({ name: column, values }) => ({
      name: column,
      values: [...values].filter((value) => !Number.isNaN(value)),
    })),
    correlations: {
      names: drawn.map(({ name: column }) => column),
      cells: drawn.map((a) => drawn.map((b) => correlation(a.values, b.values))),
    },
    target: options.target === undefined ? null : aboutTarget(table, columns, { ...options, target: options.target }),
    problems: table.problems,
  }
}

function columnOf({ name, kind }: ColumnPlan, cells: readonly string[]): Column {
  const read = kind === 'date' ? dayOf : numberOf
  if (kind === 'number' || kind === 'date')
    return {
      name,
      kind: 'number',
      values: Float64Array.from(cells, (cell) => (isMissing(cell) ? Number.NaN : read(cell))),
    }
  return { name, kind: 'category', values: cells.map((cell) => (isMissing(cell) ? '' : cell)) }
}

function aboutTarget(
  table: Table,
  columns: readonly Column[],
  { target: name, trees, seed }: { target: string; trees: number; seed: number },
): TableOverview['target'] {
  const plan = planTarget(name, table)
  const target = columns.find((column) => column.name === name)!
  // A class that is written as a number is a class.
  const told: Column =
    plan.kind === 'classes'
      ? { name, kind: 'category', values: table.rows.map((row) => row[table.header.indexOf(name)]!) }
      : target
  const telling = columns.filter((column) => column.name !== name && !namesRows(column))
  const information = informationAbout(told, telling)
  const encoder = fitEncoder(
    table,
    telling.map((column) => column.name),
  )
  const groups = groupsOf(encoder.plans)
  const { target: values, rows } = readTarget(plan, table)
  if (groups.length === 0 || rows.length < 30) return { name, information, importance: null }
  const { features } = encodeTable(encoder, { ...table, rows: rows.map((row) => table.rows[row]!) })
  const importance = importanceOf(evenly({ features, target: values }), groups, { trees, seed })
  return { name, information, importance }
}

function namesRows(column: Column): boolean {
  return column.kind === 'category' && new Set(column.values).size > Math.max(10, NAMING * column.values.length)
}

function groupsOf(plans: readonly ColumnPlan[]): ColumnGroup[] {
  let at = 0
  return plans.flatMap((plan) => {
    const from = at
    at += columnNames(plan).length
    return at > from ? [{ name: plan.name, from, to: at }] : []
  })
}

function evenly(train: TrainingSet): TrainingSet {
  const { rows } = train.features
  if (rows <= IMPORTANCE_ROWS) return train
  return rowsOf(
    train,
    Array.from({ length: IMPORTANCE_ROWS }, (_, i) => Math.floor((i * rows) / IMPORTANCE_ROWS)),
  )
}
