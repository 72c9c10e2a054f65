import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import { minimise } from '../../src/learners/linear/lbfgs.ts'
import { logistic } from '../../src/learners/linear/logistic.ts'
import { regression } from '../../src/learners/linear/regression.ts'
import { matrixOf } from '../../src/learners/matrix.ts'
import { classesOf, squareTruth } from './truths.ts'

test('the minimum of Rosenbrock’s valley is found', () => {
  const { point, steps } = minimise(
    ([x, y], gradient) => {
      gradient[0] = -2 * (1 - x!) - 400 * x! * (y! - x! * x!)
      gradient[1] = 200 * (y! - x! * x!)
      return (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2
    },
    Float64Array.of(-1.2, 1),
    { maxSteps: 200, tolerance: 1e-9 },
  )
  expect(point[0]).toBeCloseTo(1, 6)
  expect(point[1]).toBeCloseTo(1, 6)
  expect(steps).toBeLessThan(80)
})

test('an L1 penalty moves the minimum of a square as soft thresholding says, and to exactly 0', () => {
  const derive = (point: Float64Array, gradient: Float64Array) => {
    let sum = 0
    for (const [i, target] of [3, -2, 0.5].entries()) {
      gradient[i] = point[i]! - target
      sum += (point[i]! - target) ** 2 / 2
    }
    return sum
  }
  const l1 = Float64Array.of(1, 1, 1)
  const { point } = minimise(derive, Float64Array.of(1, 1, 1), { l1, maxSteps: 100, tolerance: 1e-9 })
  expect(point[0]).toBeCloseTo(2, 6)
  expect(point[1]).toBeCloseTo(-1, 6)
  expect(point[2]).toBe(0)
})

test('at its optimum the logistic gradient is 0: predicted shares are the observed ones', () => {
  const random = randomFrom(4)
  const truth = squareTruth(900, 2, (x, y) =>
    Math.floor(3 * Math.min(0.999, Math.max(0, (x + y) / 2 + 0.2 * random.normal()))),
  )
  const model = logistic.fit(classesOf(truth, 3), { l2: 1 }, 0)
  const p = model.predictProbabilities(truth.features)
  for (let k = 0; k < 3; k++) {
    const said = truth.labels.reduce((sum, _, i) => sum + p[3 * i + k]!, 0)
    expect(Math.abs(said - truth.labels.filter((y) => y === k).length)).toBeLessThan(0.01)
  }
})

test('L1 leaves columns of noise out', () => {
  const random = randomFrom(4)
  const rows = Array.from({ length: 400 }, () => Array.from({ length: 10 }, () => random.normal()))
  const labels = rows.map(([a, b]) => (a! - b! + 0.3 * random.normal() > 0 ? 1 : 0))
  const model = logistic.fit(
    { features: matrixOf(rows), target: { kind: 'classes', classes: 2, labels } },
    { l2: 0, l1: 20 },
    0,
  )
  expect(model.weights[0]).toBeGreaterThan(0.5)
  expect(model.weights[1]).toBeLessThan(-0.5)
  expect([...model.weights.subarray(2)].filter((weight) => weight === 0).length).toBeGreaterThanOrEqual(7)
})

test('ridge regression finds planted weights, and the more it is penalised the less they are', () => {
  const random = randomFrom(4)
  const rows = Array.from({ length: 500 }, () => [random.normal(), random.normal(), random.normal()])
  const values = rows.map(([a, b]) => 4 + 2 * a! - 3 * b! + 0.01 * random.normal())
  const train = { features: matrixOf(rows), target: { kind: 'numbers', values } } as const
  const probe = matrixOf([
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
  ])
  const [zero, a, b] = regression.fit(train, {}, 0).predict(probe)
  expect(zero).toBeCloseTo(4, 2)
  expect(a! - zero!).toBeCloseTo(2, 2)
  expect(b! - zero!).toBeCloseTo(-3, 2)
  const size = (l2: number) => regression.fit(train, { l2 }, 0).weights.reduce((sum, w) => sum + w * w, 0)
  expect(size(500)).toBeLessThan(size(0) / 2)
})
