/** What kind of column a table has where, judged from its training rows, and how each becomes numbers. */
import { hashWords } from '../../learners/preprocess/hash.ts'
import { dayOf, isMissing, listOf, numberOf, wordsOf } from './cells.ts'

export type ColumnPlan =
  | { kind: 'number'; name: string }
  | { kind: 'date'; name: string }
  /** one column a value; what is not among them sets none */
  | { kind: 'category'; name: string; values: string[] }
  /** too many values: the frequent ones a column each, all by how frequent they are, and by their words */
  | { kind: 'names'; name: string; values: string[]; counts: Record<string, number> }
  | { kind: 'list'; name: string; items: string[] }
  | { kind: 'numbers'; name: string }
  | { kind: 'text'; name: string }
  | { kind: 'skipped'; name: string; why: string }

/** Share of a column's cells that must be of a kind for the column to be of it. */
const MOSTLY = 0.9
const MOST_VALUES = 40
const MOST_ITEMS = 150
const NAME_COLUMNS = 24
const TEXT_COLUMNS = 128
/** A value or item needs as many rows for a column of its own. */
const MIN_ROWS = 3

export function planColumn(name: string, cells: readonly string[]): ColumnPlan {
  const said = cells.filter((cell) => !isMissing(cell))
  const share = (test: (cell: string) => boolean) => said.filter(test).length / said.length
  if (said.length === 0) return { kind: 'skipped', name, why: 'it is empty' }
  const counts = countOf(said)
  if (counts.size === 1 && said.length === cells.length)
    return { kind: 'skipped', name, why: 'it says the same in every row' }
  if (share((cell) => !Number.isNaN(numberOf(cell))) >= MOSTLY) return { kind: 'number', name }
  if (share((cell) => !Number.isNaN(dayOf(cell))) >= MOSTLY) return { kind: 'date', name }
  if (
    share((cell) => cell.startsWith('[') && cell.endsWith(']')) >= MOSTLY ||
    share((cell) => cell.includes('|')) > 0.2
  ) {
    const items = said.flatMap((cell) => listOf(cell) ?? [cell])
    const numbers = items.filter((item) => !Number.isNaN(numberOf(item))).length
    if (numbers >= MOSTLY * items.length) return { kind: 'numbers', name }
    return { kind: 'list', name, items: frequent(countOf(items), MOST_ITEMS, MIN_ROWS) }
  }
  if (counts.size <= MOST_VALUES) return { kind: 'category', name, values: [...counts.keys()].sort() }
  const words = said.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / said.length
  if (words > 6) return { kind: 'text', name }
  const least = Math.max(MIN_ROWS, said.length / 500)
  const kept = [...counts].filter(([, count]) => count >= 2).sort(([a], [b]) => (a < b ? -1 : 1))
  return { kind: 'names', name, values: frequent(counts, MOST_VALUES, least), counts: Object.fromEntries(kept) }
}

/** Names of the number columns that this column becomes. */
export function columnNames(plan: ColumnPlan): string[] {
  const { name } = plan
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => `${name} words ${i + 1}`)
  switch (plan.kind) {
    case 'number':
      return [name]
    case 'date':
      return [name, `${name} month`, `${name} weekday`]
    case 'category':
      return plan.values.map((value) => `${name} = ${value}`)
    case 'names':
      return [`${name} how frequent`, ...plan.values.map((value) => `${name} = ${value}`), ...numbered(NAME_COLUMNS)]
    case 'list':
      return [`${name} how many`, ...plan.items.map((item) => `${name} has ${item}`)]
    case 'numbers':
      return [`${name} how many`, `${name} least`, `${name} most`, `${name} mean`]
    case 'text':
      return [`${name} length`, ...numbered(TEXT_COLUMNS)]
    case 'skipped':
      return []
  }
}

export type CellReader = (cell: string, into: Float32Array, at: number) => void

/** Writes one cell's numbers; NaN and zeros where it says nothing. */
export function readerOf(plan: ColumnPlan): CellReader {
  switch (plan.kind) {
    case 'number':
      return (cell, into, at) => {
        into[at] = isMissing(cell) ? Number.NaN : numberOf(cell)
      }
    case 'date':
      return (cell, into, at) => {
        const day = dayOf(cell)
        into[at] = day
        into[at + 1] = Number.isNaN(day) ? Number.NaN : new Date(day * 86_400_000).getUTCMonth() + 1
        into[at + 2] = Number.isNaN(day) ? Number.NaN : (Math.floor(day) + 4) % 7
      }
    case 'category':
      return placeReader(plan.values)
    case 'names': {
      const place = placeReader(plan.values)
      const counts = new Map(Object.entries(plan.counts))
      return (cell, into, at) => {
        into[at] = counts.get(cell) ?? (isMissing(cell) ? Number.NaN : 1)
        place(cell, into, at + 1)
        into.set(hashWords([wordsOf(cell)], NAME_COLUMNS).values, at + 1 + plan.values.length)
      }
    }
    case 'list': {
      const places = new Map(plan.items.map((item, i) => [item, i]))
      return (cell, into, at) => {
        const items = isMissing(cell) ? [] : (listOf(cell) ?? [cell])
        into[at] = items.length
        for (const item of items) {
          const place = places.get(item)
          if (place !== undefined) into[at + 1 + place] = 1
        }
      }
    }
    case 'numbers':
      return (cell, into, at) => {
        const items = (listOf(cell) ?? [cell]).map(numberOf).filter((value) => !Number.isNaN(value))
        into[at] = items.length
        into[at + 1] = items.length > 0 ? items.reduce((a, b) => Math.min(a, b)) : Number.NaN
        into[at + 2] = items.length > 0 ? items.reduce((a, b) => Math.max(a, b)) : Number.NaN
        into[at + 3] = items.length > 0 ? items.reduce((a, b) => a + b, 0) / items.length : Number.NaN
      }
    case 'text':
      return (cell, into, at) => {
        into[at] = cell.length
        into.set(hashWords([wordsOf(cell)], TEXT_COLUMNS).values, at + 1)
      }
    case 'skipped':
      return () => {}
  }
}

function placeReader(values: readonly string[]): CellReader {
  const places = new Map(values.map((value, i) => [value, i]))
  return (cell, into, at) => {
    const place = places.get(cell)
    if (place !== undefined) into[at + place] = 1
  }
}

function countOf(cells: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return counts
}

/** The most frequent first in choosing, by name in the result. */
function frequent(counts: ReadonlyMap<string, number>, most: number, least: number): string[] {
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([value]) => value)
    .sort()
}
