/** Sums of gradients in each bin of each column: what boosting looks at instead of rows. */
export interface HistogramShape {
  /** where each column's bins begin; its last bin is that of missing values; one longer than columns */
  starts: Int32Array
}

/** Three numbers a bin: sum of gradients, of hessians, rows. */
export const PER_BIN = 3

export interface CodedTable {
  rows: number
  /** column-major */
  codes: Uint8Array
  shape: HistogramShape
}

/** The rows in the order of the leaves, with their derivatives in the same order. */
export interface OrderedRows {
  row: Int32Array
  /** gradient and hessian side by side */
  ordered: Float64Array
}

export function addToHistogram(
  into: Float64Array,
  { rows, codes, shape }: CodedTable,
  columns: Int32Array,
  { row, ordered }: OrderedRows,
  from: number,
  to: number,
): void {
  for (const column of columns) {
    const base = PER_BIN * shape.starts[column]!
    const at = column * rows
    into.fill(0, base, PER_BIN * shape.starts[column + 1]!)
    for (let i = from; i < to; i++) {
      const bin = base + PER_BIN * codes[at + row[i]!]!
      into[bin]! += ordered[2 * i]!
      into[bin + 1]! += ordered[2 * i + 1]!
      into[bin + 2]!++
    }
  }
}

/** The sibling's histogram without looking at its rows: parent minus child, written over the parent. */
export function subtractHistogram(
  parent: Float64Array,
  child: Float64Array,
  shape: HistogramShape,
  columns: Int32Array,
): void {
  for (const column of columns) {
    const end = PER_BIN * shape.starts[column + 1]!
    for (let i = PER_BIN * shape.starts[column]!; i < end; i++) parent[i]! -= child[i]!
  }
}
