import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import { boostInRounds, boosting } from '../../src/learners/boosting.ts'
import type { GrownTree } from '../../src/learners/trees/tree-set.ts'
import { checkerboard, classesOf, numbersOf, squareTruth } from './truths.ts'

test('it stops early when held-out rows gain nothing more', () => {
  const random = randomFrom(8)
  const noisy = squareTruth(1_000, 1, (x) => (x > 0.5 !== random.next() < 0.3 ? 1 : 0))
  const model = boosting.fit(classesOf(noisy), { rounds: 400, patience: 10 }, 1)
  expect(model.trees.starts.length - 1).toBeLessThan(100)
  expect(model.trees.starts.length - 1).toBeGreaterThan(3)
})

test('groups are held out whole: a model of groups alone learns nothing and stops', () => {
  const random = randomFrom(8)
  const groupOf = Array.from({ length: 1_000 }, (_, i) => i % 50)
  const side = Array.from({ length: 50 }, () => (random.next() < 0.5 ? 0 : 1))
  const features = {
    rows: 1_000,
    columns: 1,
    values: Float32Array.from(groupOf),
  }
  const target = { kind: 'classes', classes: 2, labels: groupOf.map((g) => side[g]!) } as const
  const rounds = (groups?: number[]) =>
    boosting.fit(
      { features, target, ...(groups ? { groups } : {}) },
      { rounds: 60, patience: 5, minLeafRows: 5, heldOutShare: 0.3 },
      2,
    ).trees.starts.length - 1
  expect(rounds(groupOf)).toBeLessThan(20)
  expect(rounds()).toBe(60)
})

test.each([
  ['all rows', {}],
  ['shares of rows and columns, stopping early', { rowShare: 0.6, columnShare: 0.7, patience: 8 }],
])('stopped after any round and resumed it gives the same model: %s', (_, more) => {
  const train = classesOf({ ...squareTruth(500, 1, (x, y) => Math.floor(3 * x * y)) }, 3)
  const options = { rounds: 12, minLeafRows: 5, ...more }
  const whole = boosting.fit(train, options, 3).toTensors()
  const rounds: (readonly GrownTree[])[] = []
  for (const grown of { [Symbol.iterator]: () => boostInRounds(train, options, 3) }) rounds.push(grown)
  for (const kept of [0, 1, 5, rounds.length]) {
    const rest = boostInRounds(train, options, 3, rounds.slice(0, kept))
    let step = rest.next()
    while (!step.done) step = rest.next()
    expect(step.value.toTensors()).toEqual(whole)
  }
})

test('more rounds at a lower rate fit numbers better', () => {
  const truth = squareTruth(1_500, 1, (x, y) => Math.sin(6 * x) + checkerboard(x, y))
  const error = (rounds: number) => {
    const predicted = boosting.fit(numbersOf(truth), { rounds }, 1).predict(truth.features)
    return truth.labels.reduce((sum, y, i) => sum + (y - predicted[i]!) ** 2, 0)
  }
  expect(error(100)).toBeLessThan(error(20) / 2)
})
