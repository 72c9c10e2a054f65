/**
 * Columns as at most 255 codes each: trees compare codes, not numbers. As in LightGBM (Ke et al. 2017).
 * Code t means edge[t - 1] < x <= edge[t]; one past the last value code stands for a missing value.
 */
import type { Matrix } from '../matrix.ts'

export const MOST_BINS = 255

export interface Bins {
  readonly columns: number
  /** edges of all columns, one column after another, rising within each */
  readonly edges: Float32Array
  /** where the edges of each column begin; one longer than columns */
  readonly offsets: Uint32Array
}

export function fitBins(features: Matrix, maxBins: number): Bins {
  const most = Math.min(MOST_BINS, Math.max(2, maxBins))
  const perColumn = Array.from({ length: features.columns }, (_, column) =>
    edgesOf(sortedColumn(features, column), most),
  )
  const offsets = new Uint32Array(features.columns + 1)
  for (const [i, edges] of perColumn.entries()) offsets[i + 1] = offsets[i]! + edges.length
  const edges = new Float32Array(offsets[features.columns]!)
  for (const [i, own] of perColumn.entries()) edges.set(own, offsets[i]!)
  return { columns: features.columns, edges, offsets }
}

/** The code that a missing value of this column has. */
export function missingCode({ offsets }: Bins, column: number): number {
  return offsets[column + 1]! - offsets[column]! + 1
}

/** x <= this goes left at a split behind code t; everything that is no missing value does behind the last code. */
export function thresholdOf({ edges, offsets }: Bins, column: number, code: number): number {
  const at = offsets[column]! + code
  return at < offsets[column + 1]! ? edges[at]! : Number.POSITIVE_INFINITY
}

/** Codes row by row, as prediction reads them. */
export function encodeRows(bins: Bins, { rows, columns, values }: Matrix): Uint8Array {
  const codes = new Uint8Array(rows * columns)
  for (let column = 0; column < columns; column++) {
    for (let i = column; i < values.length; i += columns) codes[i] = codeOf(bins, column, values[i]!)
  }
  return codes
}

/** Codes column by column, as growing reads them. */
export function encodeColumns(bins: Bins, { rows, columns, values }: Matrix, into: Uint8Array): Uint8Array {
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++)
      into[column * rows + row] = codeOf(bins, column, values[row * columns + column]!)
  return into
}

/** The code of one value of a column. */
export function codeOf({ edges, offsets }: Bins, column: number, value: number): number {
  let low = offsets[column]!
  let high = offsets[column + 1]!
  const first = low
  if (Number.isNaN(value)) return high - low + 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value <= edges[middle]!) high = middle
    else low = middle + 1
  }
  return low - first
}

function sortedColumn({ rows, columns, values }: Matrix, column: number): Float32Array {
  const own = new Float32Array(rows)
  let kept = 0
  for (let i = column; i < values.length; i += columns) if (!Number.isNaN(values[i])) own[kept++] = values[i]!
  return own.subarray(0, kept).sort()
}

function edgesOf(sorted: Float32Array, maxBins: number): number[] {
  const edges: number[] = []
  let distinct = sorted.length > 0 ? 1 : 0
  for (let i = 1; i < sorted.length && distinct <= maxBins; i++) if (sorted[i]! > sorted[i - 1]!) distinct++
  if (distinct <= maxBins) {
    for (let i = 1; i < sorted.length; i++)
      if (sorted[i]! > sorted[i - 1]!) edges.push(between(sorted[i - 1]!, sorted[i]!))
    return edges
  }
  let last = 0
  for (let bin = 1; bin < maxBins; bin++) {
    let at = Math.floor((bin * sorted.length) / maxBins)
    if (at <= last) continue
    // The edge lies where the value changes, so that equal values share a bin.
    while (at < sorted.length && sorted[at] === sorted[at - 1]) at++
    if (at >= sorted.length) break
    edges.push(between(sorted[at - 1]!, sorted[at]!))
    last = at
  }
  return edges
}

/** Halfway, but never the upper one: a float32 may have no number in between. */
function between(lower: number, upper: number): number {
  const middle = Math.fround(lower + (upper - lower) / 2)
  return middle >= lower && middle < upper ? middle : lower
}
