/** Tables of numbers as learners see them: row after row in one Float32Array, NaN where a value is missing. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  /** row-major; NaN is a missing value */
  readonly values: Float32Array
}

export function matrixOf(rows: readonly ArrayLike<number>[], columns = rows[0]?.length ?? 0): Matrix {
  const values = new Float32Array(rows.length * columns)
  for (const [i, row] of rows.entries()) values.set(Array.from(row), i * columns)
  return { rows: rows.length, columns, values }
}

/** The rows of these numbers, in their order. */
export function takeRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const { columns } = matrix
  const values = new Float32Array(rows.length * columns)
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * columns
    values.set(matrix.values.subarray(from, from + columns), i * columns)
  }
  return { rows: rows.length, columns, values }
}

export function rowOf(matrix: Matrix, row: number): Float32Array {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns)
}

/** The columns of all, side by side. */
export function joinColumns(parts: readonly Matrix[]): Matrix {
  const rows = parts[0]?.rows ?? 0
  const columns = parts.reduce((sum, part) => sum + part.columns, 0)
  const values = new Float32Array(rows * columns)
  for (let i = 0; i < rows; i++) {
    let at = i * columns
    for (const part of parts) {
      values.set(rowOf(part, i), at)
      at += part.columns
    }
  }
  return { rows, columns, values }
}
