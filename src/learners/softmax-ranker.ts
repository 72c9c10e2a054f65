/**
 * Linear ranking by conditional likelihood: in every group some items are named; the weights maximise the probability
 * that an item drawn by the softmax of the scores is a named one (McFadden 1974), drawn towards a start by a quadratic
 * penalty. Full-batch gradient descent with momentum: deterministic.
 */
export interface RankingGroup {
  /** items × features, row by row */
  features: Float32Array
  /** a score that every item has beside the weighted features */
  offset: Float32Array
  /** who names which items: each list counts with its weight */
  named: readonly { items: readonly number[]; weight: number }[]
  /** items that should lie below: logistic loss against the group's mean named score */
  against: readonly { items: readonly number[]; weight: number }[]
}

export interface RankerOptions {
  /** of every weight, or one for each */
  penalty: number | readonly number[]
  rounds: number
  learningRate: number
  /** no weight falls below this */
  floor: number
}

export function fitSoftmaxRanker(
  groups: readonly RankingGroup[],
  start: readonly number[],
  options: RankerOptions,
): Float64Array {
  const width = start.length
  const { penalty } = options
  const penaltyOf = (j: number) => (typeof penalty === 'number' ? penalty : penalty[j]!)
  const weights = Float64Array.from(start)
  const velocity = new Float64Array(width)
  const gradient = new Float64Array(width)
  const dense = groups.map((group) => withoutEmptyColumns(group, width))
  for (let round = 0; round < options.rounds; round++) {
    gradient.fill(0)
    for (const group of dense) addGradient(group, weights, gradient)
    for (let j = 0; j < width; j++) {
      const pull = penaltyOf(j) * (weights[j]! - start[j]!)
      velocity[j] = 0.9 * velocity[j]! + (gradient[j]! / groups.length - pull)
      weights[j] = Math.max(options.floor, weights[j]! + options.learningRate * velocity[j]!)
    }
  }
  return weights
}

interface DenseGroup extends RankingGroup {
  /** the columns that are not 0 for every item; features holds these alone */
  columns: Int32Array
}

/** Of a hundred columns a group touches some twenty: the others cost nothing. */
function withoutEmptyColumns(group: RankingGroup, width: number): DenseGroup {
  const size = group.offset.length
  const touched = new Uint8Array(width)
  for (let i = 0; i < group.features.length; i++) if (group.features[i] !== 0) touched[i % width] = 1
  const columns = Int32Array.from(touched.keys()).filter((column) => touched[column] === 1)
  const features = new Float32Array(size * columns.length)
  for (let i = 0; i < size; i++)
    for (let k = 0; k < columns.length; k++) features[i * columns.length + k] = group.features[i * width + columns[k]!]!
  return { ...group, features, columns }
}

function addGradient(group: DenseGroup, weights: Float64Array, gradient: Float64Array): void {
  const { columns, features } = group
  const width = columns.length
  const size = group.offset.length
  const score = new Float64Array(size)
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < size; i++) {
    let s = group.offset[i]!
    for (let k = 0; k < width; k++) s += weights[columns[k]!]! * features[i * width + k]!
    score[i] = s
    if (s > top) top = s
  }
  const p = score.map((s) => Math.exp(s - top))
  const total = p.reduce((sum, value) => sum + value, 0)
  const push = new Float64Array(size)
  for (const { items, weight } of group.named) {
    let inside = 0
    for (const i of items) inside += p[i]!
    if (inside === 0) continue
    for (const i of items) push[i]! += (weight * p[i]!) / inside
    for (let i = 0; i < size; i++) push[i]! -= (weight * p[i]!) / total
  }
  for (const { items, weight } of group.against) {
    let inside = 0
    for (const i of items) inside += p[i]!
    const share = inside / total
    if (share <= 0 || share >= 1) continue
    for (const i of items) push[i]! -= (weight * p[i]!) / total / (1 - share)
    for (let i = 0; i < size; i++) push[i]! += (weight * share * p[i]!) / total / (1 - share)
  }
  for (let i = 0; i < size; i++) {
    if (push[i] === 0) continue
    for (let k = 0; k < width; k++) gradient[columns[k]!]! += push[i]! * features[i * width + k]!
  }
}
