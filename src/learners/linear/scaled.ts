/** Columns about their mean in units of their spread; what is missing stands at the mean. */
import type { Matrix } from '../matrix.ts'

export interface Scaling {
  readonly centre: Float64Array
  readonly spread: Float64Array
}

export function fitScaling({ rows, columns, values }: Matrix, weights?: ArrayLike<number>): Scaling {
  const centre = new Float64Array(columns)
  const spread = new Float64Array(columns).fill(1)
  for (let column = 0; column < columns; column++) {
    let total = 0
    let sum = 0
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns + column]!
      const weight = weights?.[row] ?? 1
      if (!Number.isFinite(value)) continue
      total += weight
      sum += weight * value
    }
    const mean = total > 0 ? sum / total : 0
    let squares = 0
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns + column]!
      if (Number.isFinite(value)) squares += (weights?.[row] ?? 1) * (value - mean) ** 2
    }
    centre[column] = mean
    if (squares > 1e-12 * total) spread[column] = Math.sqrt(squares / total)
  }
  return { centre, spread }
}

export function scaled({ rows, columns, values }: Matrix, { centre, spread }: Scaling): Float64Array {
  const into = new Float64Array(rows * columns)
  for (let i = 0, column = 0; i < into.length; i++) {
    const value = values[i]!
    into[i] = Number.isFinite(value) ? (value - centre[column]!) / spread[column]! : 0
    if (++column === columns) column = 0
  }
  return into
}
