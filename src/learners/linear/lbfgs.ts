/**
 * Minimises a smooth function, plus an L1 penalty where asked: L-BFGS (Liu and Nocedal 1989), with the orthant rules of
 * OWL-QN (Andrew and Gao 2007). Deterministic.
 */
export interface Minimum {
  point: Float64Array
  value: number
  steps: number
}

export interface MinimiseOptions {
  /** L1 penalty of each variable; none when left out */
  l1?: Float64Array
  maxSteps: number
  /** done when no part of the gradient is larger */
  tolerance: number
}

const MEMORY = 10

/** @param derive writes the gradient at the point and gives the value */
export function minimise(
  derive: (point: Float64Array, gradient: Float64Array) => number,
  start: Float64Array,
  { l1, maxSteps, tolerance }: MinimiseOptions,
): Minimum {
  let point = start.slice()
  let gradient = new Float64Array(start.length)
  let value = derive(point, gradient) + penalty(point, l1)
  const memory: { step: Float64Array; change: Float64Array; inner: number }[] = []
  for (let step = 0; step < maxSteps; step++) {
    const steepest = pseudoGradient(point, gradient, l1)
    if (largest(steepest) <= tolerance) return { point, value, steps: step }
    const direction = descend(steepest, memory)
    if (l1) for (let i = 0; i < direction.length; i++) if (direction[i]! * steepest[i]! >= 0) direction[i] = 0
    const slope = dot(direction, steepest)
    if (!(slope < 0)) return { point, value, steps: step }
    let length = memory.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(steepest, steepest))) : 1
    let accepted: { point: Float64Array<ArrayBuffer>; gradient: Float64Array<ArrayBuffer>; value: number } | null = null
    for (let halving = 0; halving < 40 && !accepted; halving++, length /= 2) {
      const tried = moved(point, direction, length, steepest, l1)
      const own = new Float64Array(start.length)
      const there = derive(tried, own) + penalty(tried, l1)
      if (there <= value + 1e-4 * length * slope) accepted = { point: tried, gradient: own, value: there }
    }
    if (!accepted) return { point, value, steps: step }
    remember(memory, point, gradient, accepted)
    const gained = value - accepted.value
    ;({ point, gradient, value } = accepted)
    if (gained <= 1e-13 * Math.max(1, Math.abs(value))) return { point, value, steps: step + 1 }
  }
  return { point, value, steps: maxSteps }
}

function penalty(point: Float64Array, l1: Float64Array | undefined): number {
  let sum = 0
  if (l1) for (let i = 0; i < point.length; i++) sum += l1[i]! * Math.abs(point[i]!)
  return sum
}

/** The subgradient that is nearest to 0. */
function pseudoGradient(point: Float64Array, gradient: Float64Array, l1: Float64Array | undefined): Float64Array {
  if (!l1) return gradient
  return gradient.map((g, i) => {
    const pull = l1[i]!
    if (point[i]! > 0) return g + pull
    if (point[i]! < 0) return g - pull
    if (g + pull < 0) return g + pull
    return Math.max(g - pull, 0)
  })
}

function descend(
  steepest: Float64Array,
  memory: readonly { step: Float64Array; change: Float64Array; inner: number }[],
): Float64Array {
  const direction = steepest.map((g) => -g)
  const alphas: number[] = []
  for (const { step, change, inner } of memory.toReversed()) {
    const alpha = dot(step, direction) / inner
    alphas.unshift(alpha)
    addScaled(direction, change, -alpha)
  }
  const last = memory.at(-1)
  if (last) {
    const scale = last.inner / dot(last.change, last.change)
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale
  }
  for (const [i, { step, change, inner }] of memory.entries())
    addScaled(direction, step, alphas[i]! - dot(change, direction) / inner)
  return direction
}

/** A variable under L1 stops at 0 instead of changing its sign. */
function moved(
  point: Float64Array,
  direction: Float64Array,
  length: number,
  steepest: Float64Array,
  l1: Float64Array | undefined,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(point, (x, i) => {
    const there = x + length * direction[i]!
    if (!l1 || l1[i] === 0) return there
    const orthant = x !== 0 ? Math.sign(x) : -Math.sign(steepest[i]!)
    return Math.sign(there) === orthant ? there : 0
  })
}

function remember(
  memory: { step: Float64Array; change: Float64Array; inner: number }[],
  point: Float64Array,
  gradient: Float64Array,
  next: { point: Float64Array; gradient: Float64Array },
): void {
  const step = next.point.map((x, i) => x - point[i]!)
  const change = next.gradient.map((g, i) => g - gradient[i]!)
  const inner = dot(step, change)
  if (inner <= 1e-12) return
  memory.push({ step, change, inner })
  if (memory.length > MEMORY) memory.shift()
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function addScaled(into: Float64Array, from: Float64Array, scale: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += scale * from[i]!
}

function largest(values: Float64Array): number {
  let most = 0
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}
