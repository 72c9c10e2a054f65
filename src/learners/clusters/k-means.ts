/** k-means with k-means++ starts (Lloyd 1982; Arthur and Vassilvitskii 2007). Columns as they are: scale them before. */
import { type Random, randomFrom } from '../../domain/random.ts'
import { seedOf } from '../learner.ts'
import type { Matrix } from '../matrix.ts'

export interface KMeansOptions {
  clusters: number
  /** the best of as many starts */
  starts: number
  maxSteps: number
}

export interface KMeans {
  /** clusters × columns */
  readonly centres: Float64Array
  readonly columns: number
  /** cluster of each training row */
  readonly labels: Int32Array
  /** sum of squared distances to the centres */
  readonly inertia: number
}

export const K_MEANS_DEFAULTS: KMeansOptions = { clusters: 8, starts: 5, maxSteps: 100 }

export function kMeans(features: Matrix, given: Partial<KMeansOptions>, seed: number): KMeans {
  const options = { ...K_MEANS_DEFAULTS, ...given }
  const clusters = Math.min(options.clusters, features.rows)
  let best: KMeans | null = null
  for (let start = 0; start < options.starts; start++) {
    const found = settle(features, firstCentres(features, clusters, randomFrom(seedOf(seed, start))), options.maxSteps)
    if (!best || found.inertia < best.inertia) best = found
  }
  return Object.freeze(best!)
}

/** The cluster whose centre is nearest, for each row. */
export function assign({ centres, columns }: Pick<KMeans, 'centres' | 'columns'>, features: Matrix): Int32Array {
  return Int32Array.from({ length: features.rows }, (_, row) => nearest(features, row, centres, columns).cluster)
}

/** The first centre by lot, each next one with a chance that grows with the square of its distance to those there. */
function firstCentres(features: Matrix, clusters: number, random: Random): Float64Array {
  const { rows, columns, values } = features
  const centres = new Float64Array(clusters * columns)
  const distances = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  let chosen = random.below(rows)
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let j = 0; j < columns; j++) centres[cluster * columns + j] = valueAt(values, chosen * columns + j)
    let total = 0
    for (let row = 0; row < rows; row++) {
      distances[row] = Math.min(distances[row]!, distance(features, row, centres, cluster * columns))
      total += distances[row]!
    }
    let rest = random.next() * total
    chosen = rows - 1
    for (let row = 0; row < rows; row++) {
      rest -= distances[row]!
      if (rest < 0) {
        chosen = row
        break
      }
    }
  }
  return centres
}

function settle(features: Matrix, centres: Float64Array, maxSteps: number): KMeans {
  const { rows, columns, values } = features
  const clusters = centres.length / columns
  const labels = new Int32Array(rows).fill(-1)
  let inertia = 0
  for (let step = 0; step <= maxSteps; step++) {
    let moved = 0
    inertia = 0
    for (let row = 0; row < rows; row++) {
      const found = nearest(features, row, centres, columns)
      inertia += found.distance
      if (labels[row] !== found.cluster) moved++
      labels[row] = found.cluster
    }
    if (moved === 0 || step === maxSteps) break
    const sizes = new Float64Array(clusters)
    const sums = new Float64Array(centres.length)
    for (let row = 0; row < rows; row++) {
      const cluster = labels[row]!
      sizes[cluster]!++
      for (let j = 0; j < columns; j++) sums[cluster * columns + j]! += valueAt(values, row * columns + j)
    }
    // A centre that lost its rows stays where it is.
    for (let i = 0; i < sums.length; i++) {
      const size = sizes[Math.floor(i / columns)]!
      if (size > 0) centres[i] = sums[i]! / size
    }
  }
  return { centres, columns, labels, inertia }
}

function nearest(features: Matrix, row: number, centres: Float64Array, columns: number) {
  let cluster = 0
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < centres.length; at += columns) {
    const own = distance(features, row, centres, at)
    if (own < least) {
      least = own
      cluster = at / columns
    }
  }
  return { cluster, distance: least }
}

function distance({ columns, values }: Matrix, row: number, centres: Float64Array, at: number): number {
  let sum = 0
  for (let j = 0; j < columns; j++) {
    const gap = valueAt(values, row * columns + j) - centres[at + j]!
    sum += gap * gap
  }
  return sum
}

/** What is missing counts as 0: impute before. */
function valueAt(values: Float32Array, at: number): number {
  const value = values[at]!
  return Number.isNaN(value) ? 0 : value
}
