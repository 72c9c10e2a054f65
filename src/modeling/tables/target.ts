/** What a table is to be learned for: classes or numbers, by what its cells say. */
import { MaridajeError } from '../../errors.ts'
import type { Target } from '../../learners/learner.ts'
import { isMissing, numberOf } from './cells.ts'
import type { RowProblem, Table } from './read-csv.ts'

export type TargetPlan = { name: string } & ({ kind: 'classes'; classes: string[] } | { kind: 'numbers' })

/** Whole numbers with as few values as this are classes. */
const MOST_NUMBERED_CLASSES = 20
const MOST_CLASSES = 1_000

export function planTarget(name: string, table: Table): TargetPlan {
  const cells = cellsOf(table, name).filter((cell) => !isMissing(cell))
  const values = new Set(cells)
  if (values.size < 2)
    throw new MaridajeError(
      'bad_input',
      `The column "${name}" says ${values.size === 0 ? 'nothing' : 'the same in every row'}`,
      {
        place: { field: name },
        hint: 'There is nothing to learn. Name another column with --target.',
      },
    )
  const numbers = cells.map(numberOf)
  const areNumbers = numbers.filter((value) => !Number.isNaN(value)).length >= 0.9 * cells.length
  const areFew = values.size <= MOST_NUMBERED_CLASSES && numbers.every(Number.isInteger)
  if (areNumbers && !areFew) return { kind: 'numbers', name }
  if (values.size > MOST_CLASSES)
    throw new MaridajeError('bad_input', `The column "${name}" has ${values.size} different values`, {
      place: { field: name },
      hint: `At most ${MOST_CLASSES} classes can be learned.`,
    })
  const byNumber = areNumbers ? (a: string, b: string) => numberOf(a) - numberOf(b) : undefined
  return { kind: 'classes', name, classes: [...values].sort(byNumber) }
}

export interface ReadTarget {
  target: Target
  /** rows that say what the target is; the others cannot be learned from */
  rows: number[]
  problems: RowProblem[]
}

export function readTarget(plan: TargetPlan, table: Table): ReadTarget {
  const places = plan.kind === 'classes' ? new Map(plan.classes.map((value, i) => [value, i])) : null
  const rows: number[] = []
  const found: number[] = []
  const problems: RowProblem[] = []
  for (const [i, cell] of cellsOf(table, plan.name).entries()) {
    const value = places ? (places.get(cell) ?? Number.NaN) : isMissing(cell) ? Number.NaN : numberOf(cell)
    if (Number.isNaN(value)) {
      const what = isMissing(cell) ? 'is empty' : `"${cell}" was never learned`
      problems.push({ ...table.places[i]!, message: `${plan.name} ${what}, left out` })
      continue
    }
    rows.push(i)
    found.push(value)
  }
  const target: Target =
    plan.kind === 'classes'
      ? { kind: 'classes', classes: plan.classes.length, labels: found }
      : { kind: 'numbers', values: found }
  return { target, rows, problems }
}

function cellsOf(table: Table, name: string): string[] {
  const at = table.header.indexOf(name)
  if (at < 0)
    throw new MaridajeError('usage', `There is no column "${name}"`, {
      hint: `The columns are ${table.header.join(', ')}.`,
    })
  return table.rows.map((row) => row[at]!)
}
