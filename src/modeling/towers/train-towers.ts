/**
 * Trains the towers by TensorFlow.js (wasm, one thread: the same numbers on every run). Per dish a softmax over drawn
 * wines against the shares in which judges and sommeliers name them, a pairwise loss that keeps wines advised against
 * below, and the likelihood of "accepted or not"; weighted by how much the source counts.
 */
import type { Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core'
import { type Random, randomFrom } from '../../domain/random.ts'
import {
  type Sparse,
  sizesOf,
  TOWER_TENSORS,
  type TowerShape,
  type Towers,
  type TowerTensor,
  type TowerWeights,
} from '../../learners/towers/towers.ts'
import { openTensorflow, type Tensorflow } from './tensorflow.ts'

/** What is known of one dish over all wines of the list, each array one number a wine. */
export interface TowerExample {
  features: Sparse
  /** share in which it is named; all 0 where nobody named a wine */
  named: Float32Array
  /** share in which it is advised against */
  against: Float32Array
  /** share that would serve it, NaN where nobody was asked */
  accepted: Float32Array
  weight: number
}

export interface TowerOptions {
  hidden: number
  vector: number
  space: number
  rounds: number
  batch: number
  learningRate: number
  /** pulls every weight towards 0, per step, as a share of the learning rate */
  decay: number
  /** share of the dish's inputs that are left out at random in each step */
  dropout: number
  /** wines drawn for each step's softmax */
  drawn: number
  pairwise: number
  acceptance: number
  /** rounds without a better validation loss before it stops; Infinity trains for all rounds */
  patience: number
}

export interface TowerTraining {
  towers: Towers
  /** mean loss per round, on what was trained on and on what was held out (NaN without) */
  losses: { train: number; held: number }[]
}

export async function trainTowers(
  examples: readonly TowerExample[],
  held: readonly TowerExample[],
  right: Float32Array,
  shape: Omit<TowerShape, 'hidden' | 'vector' | 'space'>,
  options: TowerOptions,
  seed: number,
): Promise<TowerTraining> {
  const tf = await openTensorflow()
  const { hidden, vector, space } = options
  const whole: TowerShape = { ...shape, hidden, vector, space }
  const random = randomFrom(seed)
  const variables = startVariables(tf, whole, random)
  const optimizer = tf.train.adam(options.learningRate)
  const wines = right.length / shape.right
  const losses: TowerTraining['losses'] = []
  let best = { loss: Number.POSITIVE_INFINITY, round: -1, weights: readWeights(variables) }
  for (let round = 0; round < options.rounds; round++) {
    // Falls to a tenth on a cosine: the last rounds settle.
    const progress = round / options.rounds
    setRate(optimizer, options.learningRate * (0.1 + 0.45 * (1 + Math.cos(Math.PI * progress))))
    let sum = 0
    let weight = 0
    for (const batch of batchesOf(examples, options.batch, random)) {
      const rows = drawRows(wines, Math.min(options.drawn, wines), random)
      const inputs = batchTensors(tf, batch, right, rows, whole, options.dropout, random)
      const cost = optimizer.minimize(() => lossOf(tf, variables, inputs, whole, options), true)
      const share = batch.reduce((total, one) => total + one.weight, 0)
      sum += (cost?.dataSync()[0] ?? 0) * share
      weight += share
      cost?.dispose()
      inputs.dispose()
      decayWeights(tf, variables, options.decay * options.learningRate)
    }
    const heldLoss = held.length === 0 ? Number.NaN : evaluateLoss(tf, variables, held, right, whole, options)
    losses.push({ train: sum / weight, held: heldLoss })
    if (held.length === 0) continue
    if (heldLoss < best.loss) best = { loss: heldLoss, round, weights: readWeights(variables) }
    else if (round - best.round >= options.patience) break
  }
  const weights = held.length === 0 ? readWeights(variables) : best.weights
  for (const name of TOWER_TENSORS) variables[name].dispose()
  optimizer.dispose()
  return { towers: { shape: whole, weights }, losses }
}

type Variables = Record<TowerTensor, Variable>

/** Uniform after Glorot & Bengio 2010; biases 0. */
function startVariables(tf: Tensorflow, shape: TowerShape, random: Random): Variables {
  const sizes = sizesOf(shape)
  return Object.fromEntries(
    TOWER_TENSORS.map((name) => {
      const [rows, columns] = sizes[name]
      const limit = rows === 1 ? 0 : Math.sqrt(6 / (Math.min(rows, 256) + columns))
      const values = Float32Array.from({ length: rows * columns }, () => (2 * random.next() - 1) * limit)
      return [name, tf.variable(tf.tensor2d(values, [rows, columns]))]
    }),
  ) as Variables
}

function readWeights(variables: Variables): TowerWeights {
  return Object.fromEntries(
    TOWER_TENSORS.map((name) => [name, Float32Array.from(variables[name].dataSync())]),
  ) as unknown as TowerWeights
}

interface BatchTensors {
  left: Tensor2D
  leftShared: Tensor2D
  right: Tensor2D
  rightShared: Tensor2D
  named: Tensor2D
  against: Tensor2D
  accepted: Tensor2D
  asked: Tensor2D
  weight: Tensor2D
  dispose(): void
}

/** The logits of a batch by TensorFlow: dishes × wines. */
export function towerLogits(tf: Tensorflow, v: Variables, x: BatchTensors): Tensor2D {
  const leftLayer = tf.relu(tf.add(tf.matMul(x.left, v['left.w1'] as Tensor2D), v['left.b1']))
  const left = tf.add(tf.matMul(leftLayer as Tensor2D, v['left.w2'] as Tensor2D), v['left.b2']) as Tensor2D
  const rightLayer = tf.relu(tf.add(tf.matMul(x.right, v['right.w1'] as Tensor2D), v['right.b1'])) as Tensor2D
  const right = tf.add(tf.matMul(rightLayer, v['right.w2'] as Tensor2D), v['right.b2']) as Tensor2D
  const bias = tf.transpose(tf.matMul(rightLayer, v['right.bias'] as Tensor2D))
  const leftSpace = tf.matMul(x.leftShared, v.space as Tensor2D)
  const rightSpace = tf.matMul(x.rightShared, v.space as Tensor2D)
  const own = tf.add(tf.matMul(left, right, false, true), tf.matMul(leftSpace, rightSpace, false, true))
  return tf.add(own, bias) as Tensor2D
}

function lossOf(tf: Tensorflow, variables: Variables, inputs: BatchTensors, _shape: TowerShape, options: TowerOptions) {
  return tf.tidy(() => {
    const logits = towerLogits(tf, variables, inputs)
    const { named, against, accepted, asked, weight } = inputs
    const top = tf.max(logits, 1, true)
    const shifted = tf.sub(logits, top)
    const logTotal = tf.log(tf.sum(tf.exp(shifted), 1, true))
    const logP = tf.sub(shifted, logTotal)
    const said = tf.sum(named, 1, true)
    const target = tf.div(named, tf.maximum(said, tf.scalar(1e-6)))
    const listwise = tf.neg(tf.sum(tf.mul(target, logP), 1, true))
    // Softplus by hand: max(x, 0) + log(1 + exp(-|x|)).
    const softplus = (x: Tensor) =>
      tf.add(tf.relu(x), tf.log(tf.add(tf.exp(tf.neg(tf.abs(x))), tf.scalar(1)))) as Tensor2D
    // A wine advised against lies below the mean of the named ones.
    const mean = tf.sum(tf.mul(target, logits), 1, true)
    const blamed = tf.sum(against, 1, true)
    const pairwise = tf.div(
      tf.sum(tf.mul(against, softplus(tf.sub(logits, mean))), 1, true),
      tf.maximum(blamed, tf.scalar(1e-6)),
    )
    const entropy = tf.sub(softplus(logits), tf.mul(accepted, logits))
    const acceptance = tf.div(tf.sum(tf.mul(asked, entropy), 1, true), tf.maximum(tf.sum(asked, 1, true), tf.scalar(1)))
    const all = tf.add(
      listwise,
      tf.add(tf.mul(pairwise, tf.scalar(options.pairwise)), tf.mul(acceptance, tf.scalar(options.acceptance))),
    )
    return tf.div<Scalar>(tf.sum(tf.mul(all, weight)), tf.sum(weight))
  })
}

function evaluateLoss(
  tf: Tensorflow,
  variables: Variables,
  held: readonly TowerExample[],
  right: Float32Array,
  shape: TowerShape,
  options: TowerOptions,
): number {
  const rows = Array.from({ length: right.length / shape.right }, (_, row) => row)
  const inputs = batchTensors(tf, held, right, rows, shape, 0, randomFrom(0))
  const loss = lossOf(tf, variables, inputs, shape, options)
  const [value = Number.NaN] = loss.dataSync()
  loss.dispose()
  inputs.dispose()
  return value
}

export function batchTensors(
  tf: Tensorflow,
  batch: readonly TowerExample[],
  right: Float32Array,
  rows: readonly number[],
  shape: TowerShape,
  dropout: number,
  random: Random,
): BatchTensors {
  const left = new Float32Array(batch.length * shape.left)
  const leftShared = new Float32Array(batch.length * shape.shared)
  const keep = 1 / (1 - dropout)
  for (const [b, { features }] of batch.entries())
    for (let k = 0; k < features.indices.length; k++) {
      const index = features.indices[k]!
      const value = features.values[k]!
      const shared = index - shape.leftShared
      if (shared >= 0 && shared < shape.shared) leftShared[b * shape.shared + shared] = value
      if (dropout > 0 && random.next() < dropout) continue
      left[b * shape.left + index] = value * keep
    }
  const named = new Float32Array(batch.length * rows.length)
  const against = new Float32Array(named.length)
  const accepted = new Float32Array(named.length)
  const asked = new Float32Array(named.length)
  for (const [b, one] of batch.entries())
    for (let i = 0, at = b * rows.length; i < rows.length; i++, at++) {
      const row = rows[i]!
      named[at] = one.named[row]!
      against[at] = one.against[row]!
      const share = one.accepted[row]!
      // NaN: nobody was asked.
      if (!Number.isNaN(share)) {
        accepted[at] = share
        asked[at] = 1
      }
    }
  const drawn = new Float32Array(rows.length * shape.right)
  const drawnShared = new Float32Array(rows.length * shape.shared)
  for (const [i, row] of rows.entries()) {
    const one = right.subarray(row * shape.right, (row + 1) * shape.right)
    drawn.set(one, i * shape.right)
    drawnShared.set(one.subarray(shape.rightShared, shape.rightShared + shape.shared), i * shape.shared)
  }
  const wide: [number, number] = [batch.length, rows.length]
  const tensors = {
    left: tf.tensor2d(left, [batch.length, shape.left]),
    leftShared: tf.tensor2d(leftShared, [batch.length, shape.shared]),
    right: tf.tensor2d(drawn, [rows.length, shape.right]),
    rightShared: tf.tensor2d(drawnShared, [rows.length, shape.shared]),
    named: tf.tensor2d(named, wide),
    against: tf.tensor2d(against, wide),
    accepted: tf.tensor2d(accepted, wide),
    asked: tf.tensor2d(asked, wide),
    weight: tf.tensor2d(
      Float32Array.from(batch, ({ weight }) => weight),
      [batch.length, 1],
    ),
  }
  return { ...tensors, dispose: () => tf.dispose(Object.values(tensors)) }
}

function* batchesOf<T>(items: readonly T[], size: number, random: Random): Generator<T[]> {
  const order = items.map((_, i) => i)
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  for (let at = 0; at < order.length; at += size) yield order.slice(at, at + size).map((i) => items[i]!)
}

function drawRows(wines: number, drawn: number, random: Random): number[] {
  const rows = Array.from({ length: wines }, (_, row) => row)
  for (let i = 0; i < drawn; i++) {
    const j = i + random.below(wines - i)
    const kept = rows[i]!
    rows[i] = rows[j]!
    rows[j] = kept
  }
  return rows.slice(0, drawn)
}

function decayWeights(tf: Tensorflow, variables: Variables, share: number): void {
  if (share === 0) return
  tf.tidy(() => {
    for (const name of TOWER_TENSORS) variables[name].assign(tf.mul(variables[name], tf.scalar(1 - share)))
  })
}

function setRate(optimizer: object, rate: number): void {
  // The optimizer of TensorFlow.js has no setter; its field is what `minimize` reads.
  Reflect.set(optimizer, 'learningRate', rate)
}
