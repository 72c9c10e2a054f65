import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import { forest, outOfBag, planFor } from '../../src/learners/forest.ts'
import { checkerboard, classesOf, hitRate, linear, numbersOf, squareTruth } from './truths.ts'

test('out-of-bag answers score like fresh rows', () => {
  const train = classesOf(squareTruth(1_500, 1, checkerboard))
  const fresh = squareTruth(1_500, 2, checkerboard)
  const options = { trees: 60 }
  const model = forest.fit(train, options, 4)
  const said = outOfBag(model, planFor(train, options, 4), train.features)
  const labels = squareTruth(1_500, 1, checkerboard).labels
  const inBag = labels.filter((y, i) => said[2 * i + y]! > 0.5).length / labels.length
  expect(Math.abs(inBag - hitRate(model.predict(fresh.features), fresh.labels))).toBeLessThan(0.03)
  expect(said[0]! + said[1]!).toBeCloseTo(1, 9)
})

test('out-of-bag works for numbers', () => {
  const train = numbersOf(squareTruth(800, 1, (x) => x))
  const said = outOfBag(forest.fit(train, { trees: 50 }, 4), planFor(train, { trees: 50 }, 4), train.features)
  const labels = squareTruth(800, 1, (x) => x).labels
  expect(Math.max(...labels.map((y, i) => Math.abs(y - said[i]!)))).toBeLessThan(0.3)
})

test('balanced classes find what is rare', () => {
  const random = randomFrom(3)
  const truth = squareTruth(2_000, 5, (x) => (x > 0.9 && random.next() < 0.4 ? 1 : 0))
  const rareHits = (weights: 'none' | 'balanced') => {
    const model = forest.fit(classesOf(truth), { trees: 40, minLeafRows: 10, classWeights: weights }, 1)
    const predicted = model.predict(truth.features)
    const rare = truth.labels.flatMap((y, i) => (y === 1 ? [i] : []))
    return rare.filter((i) => predicted[i] === 1).length / rare.length
  }
  expect(rareHits('balanced')).toBeGreaterThan(0.9)
  expect(rareHits('none')).toBeLessThan(0.7)
})

test('a larger leaf makes a smaller model', () => {
  const train = classesOf(squareTruth(2_000, 1, linear))
  const nodes = (minLeafRows: number) =>
    forest.fit(train, { trees: 10, minLeafRows }, 1).toTensors()['trees.nodes']!.length
  expect(nodes(50)).toBeLessThan(nodes(1) / 2)
})

test('depth is kept', () => {
  const model = forest.fit(classesOf(squareTruth(500, 1, checkerboard)), { trees: 3, maxDepth: 2 }, 1)
  for (let tree = 0; tree < 3; tree++)
    expect(model.trees.starts[tree + 1]! - model.trees.starts[tree]!).toBeLessThanOrEqual(7)
})
