/**
 * Two towers: each side becomes a vector, their product is the logit; aromas of both sides are laid in one space by the
 * same matrix. Covington et al. 2016, Yi et al. 2019. Trained elsewhere (modeling/towers); here only what serving needs.
 */
export interface TowerShape {
  /** width of the left side's sparse features, of the right side's dense features */
  left: number
  right: number
  /** where the shared features (aromas) begin on each side, and how many they are */
  leftShared: number
  rightShared: number
  shared: number
  hidden: number
  vector: number
  space: number
}

/** Row-major matrices by name; the sizes follow from the shape. */
export type TowerWeights = Readonly<Record<TowerTensor, Float32Array>>

export const TOWER_TENSORS = [
  'left.w1',
  'left.b1',
  'left.w2',
  'left.b2',
  'right.w1',
  'right.b1',
  'right.w2',
  'right.b2',
  'right.bias',
  'space',
] as const
export type TowerTensor = (typeof TOWER_TENSORS)[number]

export interface Towers {
  shape: TowerShape
  weights: TowerWeights
}

/** rows × columns of every tensor. */
export function sizesOf(shape: TowerShape): Record<TowerTensor, readonly [number, number]> {
  const { left, right, hidden, vector, shared, space } = shape
  return {
    'left.w1': [left, hidden],
    'left.b1': [1, hidden],
    'left.w2': [hidden, vector],
    'left.b2': [1, vector],
    'right.w1': [right, hidden],
    'right.b1': [1, hidden],
    'right.w2': [hidden, vector],
    'right.b2': [1, vector],
    'right.bias': [hidden, 1],
    space: [shared, space],
  }
}

export interface Sparse {
  indices: ArrayLike<number>
  values: ArrayLike<number>
}

/** The left side as one vector: its own part, a constant for the bias of the right side, its aromas in the shared space. */
export function leftVector({ shape, weights }: Towers, features: Sparse): Float32Array {
  const { hidden, vector, shared, space, leftShared } = shape
  const layer = Float32Array.from(weights['left.b1'])
  const inner = new Float32Array(shared)
  for (let k = 0; k < features.indices.length; k++) {
    const index = features.indices[k]!
    const value = features.values[k]!
    addScaledRow(weights['left.w1'], index, value, layer)
    if (index >= leftShared && index < leftShared + shared) inner[index - leftShared] = value
  }
  const out = new Float32Array(vector + 1 + space)
  out.set(weights['left.b2'])
  for (let j = 0; j < hidden; j++) {
    const value = layer[j]!
    if (value > 0) addScaledRow(weights['left.w2'], j, value, out, vector)
  }
  out[vector] = 1
  projectShared(weights.space, inner, space, out, vector + 1)
  return out
}

/** The right side likewise, row by row. @param features rows × shape.right */
export function rightVectors({ shape, weights }: Towers, features: Float32Array): Float32Array {
  const { right, hidden, vector, shared, space, rightShared } = shape
  const width = vector + 1 + space
  const rows = features.length / right
  const out = new Float32Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const one = features.subarray(row * right, (row + 1) * right)
    const layer = Float32Array.from(weights['right.b1'])
    for (let i = 0; i < right; i++) if (one[i] !== 0) addScaledRow(weights['right.w1'], i, one[i]!, layer)
    const into = out.subarray(row * width, (row + 1) * width)
    into.set(weights['right.b2'])
    for (let j = 0; j < hidden; j++) {
      const value = layer[j]!
      if (value <= 0) continue
      addScaledRow(weights['right.w2'], j, value, into, vector)
      into[vector]! += value * weights['right.bias'][j]!
    }
    projectShared(weights.space, one.subarray(rightShared, rightShared + shared), space, into, vector + 1)
  }
  return out
}

/** The logit of one pair for every row of the right side. */
export function products(left: Float32Array, right: Float32Array): Float32Array {
  const width = left.length
  const rows = right.length / width
  const logits = new Float32Array(rows)
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = 0
    for (let k = 0; k < width; k++) sum += left[k]! * right[at++]!
    logits[row] = sum
  }
  return logits
}

function addScaledRow(matrix: Float32Array, row: number, scale: number, into: Float32Array, width = into.length): void {
  const at = row * width
  for (let j = 0; j < width; j++) into[j]! += scale * matrix[at + j]!
}

function projectShared(
  matrix: Float32Array,
  values: ArrayLike<number>,
  space: number,
  into: Float32Array,
  offset: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value === 0) continue
    for (let j = 0; j < space; j++) into[offset + j]! += value * matrix[i * space + j]!
  }
}
