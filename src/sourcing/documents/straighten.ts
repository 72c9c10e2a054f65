/**
 * Bent and slanted lines of a photo become level. The slope of the lines is a smooth field over the page,
 * s(x, y) = a + b·x + c·y + d·x·y, fitted to the base lines that a first reading found; its integral along x moves each column.
 */
import { median } from './page.ts'
import type { Grey } from './photo.ts'

export interface BaseLine {
  /** middle of the line in pixels */
  x: number
  y: number
  slope: number
  /** how much it counts */
  weight: number
}

export type SlopeField = readonly [number, number, number, number]

const LEAST_LINES = 6
/** Prefers a plain tilt to a wild field where few lines speak. */
const RIDGE = 0.02
const ROUNDS = 4

/** Null where too few lines were found, or the page is level already. */
export function fitSlopes(lines: readonly BaseLine[], { width, height }: Grey): SlopeField | null {
  if (lines.length < LEAST_LINES) return null
  const points = lines.map(({ x, y, slope, weight }) => ({
    terms: termsAt(x / width - 0.5, (y - height / 2) / width),
    slope,
    weight,
  }))
  let field: SlopeField = [0, 0, 0, 0]
  let used = points
  for (let round = 0; round < ROUNDS; round++) {
    const matrix: number[][] = [0, 1, 2, 3].map((i) =>
      [0, 1, 2, 3].map((j) => (i === j && i > 0 ? RIDGE : i === j ? 1e-6 : 0)),
    )
    const right = [0, 0, 0, 0]
    for (const { terms, slope, weight } of used)
      terms.forEach((term, i) => {
        right[i] = (right[i] ?? 0) + weight * term * slope
        const row = matrix[i]
        if (row) for (const [j, other] of terms.entries()) row[j] = (row[j] ?? 0) + weight * term * other
      })
    field = solve(matrix, right)
    const errors = points.map(({ terms, slope }) => Math.abs(slope - at(field, terms)))
    const limit = Math.max(0.01, median(errors) * 2.5)
    used = points.filter((_, i) => (errors[i] ?? 0) < limit)
  }
  return field.every((term) => Math.abs(term) < 0.002) ? null : field
}

export function straighten({ pixels, width, height }: Grey, field: SlopeField): Grey {
  const [a, b, c, d] = field
  const out = new Uint8Array(pixels.length)
  for (let y = 0; y < height; y++) {
    const v = (y - height / 2) / width
    for (let x = 0; x < width; x++) {
      const u = x / width - 0.5
      const from = y + ((a + c * v) * u + ((b + d * v) * u * u) / 2) * width
      const above = Math.floor(from)
      const share = from - above
      const top = pixels[Math.max(0, Math.min(height - 1, above)) * width + x] ?? 0
      const bottom = pixels[Math.max(0, Math.min(height - 1, above + 1)) * width + x] ?? 0
      out[y * width + x] = top + (bottom - top) * share
    }
  }
  return { pixels: out, width, height }
}

function termsAt(u: number, v: number): [number, number, number, number] {
  return [1, u, v, u * v]
}

function at(field: SlopeField, terms: readonly number[]): number {
  return field.reduce((sum, factor, i) => sum + factor * (terms[i] ?? 0), 0)
}

/** Gauss with pivots, four by four. */
function solve(matrix: number[][], right: number[]): SlopeField {
  const m = matrix.map((row, i) => [...row, right[i] ?? 0])
  for (let i = 0; i < 4; i++) {
    let pivot = i
    for (let j = i; j < 4; j++) if (Math.abs(m[j]?.[i] ?? 0) > Math.abs(m[pivot]?.[i] ?? 0)) pivot = j
    const lead = m[pivot]
    const own = m[i]
    if (!lead || !own || Math.abs(lead[i] ?? 0) < 1e-12) continue
    m[pivot] = own
    m[i] = lead
    for (let j = 0; j < 4; j++) {
      const row = m[j]
      if (j === i || !row) continue
      const factor = (row[i] ?? 0) / (lead[i] ?? 1)
      for (let k = i; k < 5; k++) row[k] = (row[k] ?? 0) - factor * (lead[k] ?? 0)
    }
  }
  const value = (i: number) => (m[i]?.[4] ?? 0) / (m[i]?.[i] || 1)
  return [value(0), value(1), value(2), value(3)]
}
