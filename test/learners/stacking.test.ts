import { expect, test } from 'vitest'
import { boosting } from '../../src/learners/boosting.ts'
import { logLoss } from '../../src/learners/classification.ts'
import { groupedFolds, plainFolds } from '../../src/learners/folds.ts'
import { logistic } from '../../src/learners/linear/logistic.ts'
import { neighbours } from '../../src/learners/neighbours.ts'
import { blendShares, fitStack, fitWith, outOfFold, stackInputs } from '../../src/learners/stacking.ts'
import { classesOf, hitRate, linear, squareTruth } from './truths.ts'

const truth = squareTruth(600, 2, (x, y) => (linear(x, y) === 1 || x < 0.2 ? 1 : 0))
const train = classesOf(truth)
const folds = plainFolds(600, 5, 1)
const predictions = [
  outOfFold(fitWith(boosting, { rounds: 40 }), train, folds, 1),
  outOfFold(fitWith(logistic, {}), train, folds, 1),
]

test('a row is told only by a model that has not seen its fold', () => {
  // Each row its own neighbour: seen, it would be told without error.
  const noise = { ...truth, labels: truth.labels.map((_, i) => (i * 7919) % 2) }
  const groups = groupedFolds(
    truth.labels.map((_, i) => i >> 1),
    5,
    1,
  )
  const said = outOfFold(fitWith(neighbours, { neighbours: 1 }), classesOf(noise), groups, 1)
  expect(noise.labels.filter((y, i) => said[2 * i + y]! > 0.5).length).toBeLessThan(400)
})

test('blend shares sum to 1, favour the better learner, and lose to none of them', () => {
  const shares = blendShares(predictions, truth.labels, 2)
  expect(shares[0]! + shares[1]!).toBeCloseTo(1, 9)
  expect(shares[0]).toBeGreaterThan(0.6)
  const mixed = predictions[0]!.map((p, i) => shares[0]! * p + shares[1]! * predictions[1]![i]!)
  const losses = predictions.map((p) => logLoss(p, truth.labels, 2))
  expect(logLoss(mixed, truth.labels, 2)).toBeLessThanOrEqual(Math.min(...losses) + 1e-4)
})

test('a learner that only says the base rate gets next to nothing', () => {
  const base = truth.labels.filter((y) => y === 1).length / truth.labels.length
  const dull = Float64Array.from({ length: 1_200 }, (_, i) => (i % 2 ? base : 1 - base))
  expect(blendShares([predictions[0]!, dull], truth.labels, 2)[1]).toBeLessThan(0.05)
})

test('a stack learns from out-of-fold predictions', () => {
  const stack = fitStack(predictions, truth.labels, 2)
  expect(hitRate(stack.predict(stackInputs(predictions, 2)), truth.labels)).toBeGreaterThan(0.95)
})
