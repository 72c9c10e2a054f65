/** How much nearer each row is to its own cluster than to the next one, -1..1, mean over the rows (Rousseeuw 1987). */
import type { Matrix } from '../matrix.ts'

export function silhouette({ rows, columns, values }: Matrix, labels: ArrayLike<number>): number {
  const clusters = Math.max(...Array.from(labels)) + 1
  const sizes = new Float64Array(clusters)
  for (let row = 0; row < rows; row++) sizes[labels[row]!]!++
  let sum = 0
  for (let row = 0; row < rows; row++) {
    const own = labels[row]!
    // A row alone in its cluster counts 0.
    if (sizes[own]! < 2) continue
    const distances = new Float64Array(clusters)
    for (let other = 0; other < rows; other++) {
      let squares = 0
      for (let j = 0; j < columns; j++) squares += (values[row * columns + j]! - values[other * columns + j]!) ** 2
      distances[labels[other]!]! += Math.sqrt(squares)
    }
    const inside = distances[own]! / (sizes[own]! - 1)
    let outside = Number.POSITIVE_INFINITY
    for (let k = 0; k < clusters; k++)
      if (k !== own && sizes[k]! > 0) outside = Math.min(outside, distances[k]! / sizes[k]!)
    sum += (outside - inside) / Math.max(inside, outside, 1e-300)
  }
  return sum / rows
}
