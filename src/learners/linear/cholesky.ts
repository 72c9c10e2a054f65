/** Solves (A + ridge · I) x = b for a symmetric A, row-major, that has no negative direction. */
export function solveSymmetric(a: Float64Array, b: Float64Array, ridge: number): Float64Array {
  return solveFactored(factorise(a, b.length, ridge), b)
}

/** The lower triangle L with L L' = A + ridge · I: made once for many right-hand sides. */
export function factorise(a: Float64Array, size: number, ridge: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j]! + (i === j ? ridge : 0)
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * size + j]!
    }
  return lower
}

export function solveFactored(lower: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  const x = b.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!
    x[i]! /= lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!
    x[i]! /= lower[i * size + i]!
  }
  return x
}
