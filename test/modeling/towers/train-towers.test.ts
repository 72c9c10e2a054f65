import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { leftVector, products, rightVectors, sizesOf, TOWER_TENSORS } from '../../../src/learners/towers/towers.ts'
import { openTensorflow } from '../../../src/modeling/towers/tensorflow.ts'
import {
  batchTensors,
  type TowerExample,
  type TowerOptions,
  towerLogits,
  trainTowers,
} from '../../../src/modeling/towers/train-towers.ts'

const OPTIONS: TowerOptions = {
  hidden: 16,
  vector: 8,
  space: 3,
  rounds: 40,
  batch: 16,
  learningRate: 0.02,
  decay: 0,
  dropout: 0,
  drawn: 12,
  pairwise: 0.3,
  acceptance: 0.3,
  patience: Number.POSITIVE_INFINITY,
}
const SHAPE = { left: 20, right: 12, leftShared: 4, rightShared: 2, shared: 4 }
const WINES = 24

/** Dishes of four kinds; each kind names the wines of its own quarter and is warned of the next. */
function planted(n: number, seed: number): { examples: TowerExample[]; right: Float32Array } {
  const random = randomFrom(seed)
  const right = new Float32Array(WINES * SHAPE.right)
  for (let row = 0; row < WINES; row++) {
    right[row * SHAPE.right + (row % 4)] = 1
    for (let k = 4; k < SHAPE.right; k++) right[row * SHAPE.right + k] = random.next() * 0.3
  }
  const examples = Array.from({ length: n }, (): TowerExample => {
    const kind = random.below(4)
    const of = (wanted: number) => Float32Array.from({ length: WINES }, (_, row) => Number(row % 4 === wanted))
    const named = of(kind)
    return {
      features: {
        indices: Uint16Array.of(kind, 4 + random.below(4), 8 + random.below(12)),
        values: Float32Array.of(1, random.next(), random.next()),
      },
      named,
      against: of((kind + 1) % 4),
      accepted: random.next() < 0.5 ? named : new Float32Array(WINES).fill(Number.NaN),
      weight: 1,
    }
  })
  return { examples, right }
}

test('the planted taste is learned: held-out dishes rank the wines of their kind first', async () => {
  const { examples, right } = planted(240, 1)
  const { towers, losses } = await trainTowers(examples.slice(0, 160), examples.slice(160), right, SHAPE, OPTIONS, 3)
  expect(losses.at(-1)!.train).toBeLessThan(losses[0]!.train * 0.7)
  const wines = rightVectors(towers, right)
  for (const { features, named } of examples.slice(160)) {
    const logits = products(leftVector(towers, features), wines)
    const first = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, 6)
    expect(first.every((row) => named[row] === 1)).toBe(true)
  }
})

test('the same seed gives the same weights, another seed others', async () => {
  const { examples, right } = planted(60, 2)
  const options = { ...OPTIONS, rounds: 3, dropout: 0.2 }
  const one = await trainTowers(examples, [], right, SHAPE, options, 5)
  const again = await trainTowers(examples, [], right, SHAPE, options, 5)
  const other = await trainTowers(examples, [], right, SHAPE, options, 6)
  for (const name of TOWER_TENSORS) expect(again.towers.weights[name]).toEqual(one.towers.weights[name])
  expect(other.towers.weights['left.w1']).not.toEqual(one.towers.weights['left.w1'])
})

test('training stops early on what is held out', async () => {
  const { examples, right } = planted(40, 4)
  const noise = planted(40, 9).examples.map((one, i) => ({ ...one, features: examples[i]!.features }))
  const options = { ...OPTIONS, rounds: 60, patience: 3 }
  const { losses } = await trainTowers(examples, noise, right, SHAPE, options, 1)
  expect(losses.length).toBeLessThan(60)
})

test('our few lines give what TensorFlow gives, within 1e-5', async () => {
  const { examples, right } = planted(30, 7)
  const { towers } = await trainTowers(examples, [], right, SHAPE, { ...OPTIONS, rounds: 4 }, 2)
  const tf = await openTensorflow()
  const sizes = sizesOf(towers.shape)
  const variables = variablesOf(TOWER_TENSORS, (name) =>
    tf.variable(tf.tensor2d(towers.weights[name], [...sizes[name]] as [number, number])),
  )
  const rows = Array.from({ length: WINES }, (_, row) => row)
  const inputs = batchTensors(tf, examples, right, rows, towers.shape, 0, randomFrom(1))
  const theirs = towerLogits(tf, variables, inputs).dataSync()
  const wines = rightVectors(towers, right)
  const ours = examples.flatMap(({ features }) => [...products(leftVector(towers, features), wines)])
  expect(ours.length).toBe(theirs.length)
  for (const [i, logit] of ours.entries()) expect(Math.abs(logit - theirs[i]!)).toBeLessThan(1e-5)
})

function variablesOf<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>
}
