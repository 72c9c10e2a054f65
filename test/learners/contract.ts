/** One suite for everything that learns from a table. */
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import type { Learner, Model, TrainingSet } from '../../src/learners/learner.ts'
import { matrixOf, takeRows } from '../../src/learners/matrix.ts'
import { readAllTensors, writeTensors } from '../../src/modeling/safetensors.ts'
import { classesOf, hitRate, linear, numbersOf, squareTruth, type Truth } from './truths.ts'

export interface Expected {
  /** truths beyond the linear one that it finds, and how well at least */
  finds?: readonly { name: string; rule: (x: number, y: number) => number; least: number }[]
  /** the model does not depend on the order of the rows, within this much of a probability */
  orderTolerance?: number
  /** a row of weight 2 is as good as two rows, within this much */
  weightTolerance?: number
}

export function learnerContract<O extends object>(
  name: string,
  learner: Learner<O>,
  options: Partial<O>,
  expected: Expected = {},
): void {
  const truth = squareTruth(600, 5, linear)
  const fresh = squareTruth(400, 6, linear)
  describe(`${name} keeps the contract`, () => {
    if (learner.tasks.includes('classes')) {
      test('finds a line', () => {
        const model = learner.fit(classesOf(truth), options, 1)
        expect(hitRate(model.predict(fresh.features), fresh.labels)).toBeGreaterThan(0.93)
      })
      for (const { name, rule, least } of expected.finds ?? [])
        test(`finds the ${name}`, () => {
          const model = learner.fit(classesOf(squareTruth(2_000, 7, rule)), options, 1)
          const other = squareTruth(500, 8, rule)
          expect(hitRate(model.predict(other.features), other.labels)).toBeGreaterThan(least)
        })
      test('probabilities are at least 0 and sum to 1, of three classes with one empty', () => {
        const three = { ...truth, labels: truth.labels.map((label) => 2 * label) }
        const model = learner.fit(classesOf(three, 3), options, 1)
        const p = model.predictProbabilities(fresh.features)
        expect(p.length).toBe(3 * fresh.features.rows)
        for (let i = 0; i < p.length; i += 3) {
          expect(p[i]! + p[i + 1]! + p[i + 2]!).toBeCloseTo(1, 9)
          expect(Math.min(p[i]!, p[i + 1]!, p[i + 2]!)).toBeGreaterThanOrEqual(0)
          expect(p[i + 1]!).toBeLessThan(0.2)
        }
        expect(
          hitRate(
            model.predict(fresh.features),
            fresh.labels.map((label) => 2 * label),
          ),
        ).toBeGreaterThan(0.93)
      })
      test('a table with one class gives that class', () => {
        const model = learner.fit(classesOf({ ...truth, labels: truth.labels.map(() => 1) }), options, 1)
        expect(new Set(model.predict(fresh.features))).toEqual(new Set([1]))
        expect(model.predictProbabilities(fresh.features)[1]!).toBeGreaterThan(0.97)
      })
      test('refuses labels that are no class', () => {
        expect(() =>
          learner.fit(classesOf({ ...truth, labels: truth.labels.map((y) => y + 0.5) }), options, 1),
        ).toThrow(/cannot be learned/)
      })
    }
    if (learner.tasks.includes('numbers')) {
      test('finds a slope', () => {
        const slope = (x: number, y: number) => 3 * x - y
        const model = learner.fit(numbersOf(squareTruth(1_500, 3, slope)), options, 1)
        const other = squareTruth(300, 4, slope)
        const error = model.predict(other.features).map((p, i) => (p - other.labels[i]!) ** 2)
        const spread = other.labels.map((y) => (y - 1) ** 2)
        expect(sum(error) / sum(spread)).toBeLessThan(0.06)
      })
      test('a constant target comes back', () => {
        const model = learner.fit(numbersOf({ ...truth, labels: truth.labels.map(() => 7) }), options, 1)
        for (const value of model.predict(fresh.features)) expect(value).toBeCloseTo(7, 5)
      })
    }
    const train = tableFor(learner, truth)
    test('the same seed gives the same model', () => {
      expect(learner.fit(train, options, 3).toTensors()).toEqual(learner.fit(train, options, 3).toTensors())
    })
    test('saved and loaded it answers the same', () => {
      const model = learner.fit(train, options, 3)
      const loaded = learner.fromTensors(readAllTensors(writeTensors(model.toTensors())))
      expect(loaded.task).toEqual(model.task)
      expect(loaded.columns).toBe(model.columns)
      expect(loaded.predictProbabilities(fresh.features)).toEqual(model.predictProbabilities(fresh.features))
    })
    test('a model is frozen and says what it is', () => {
      const model = learner.fit(train, options, 3)
      expect(Object.isFrozen(model)).toBe(true)
      expect(model).toMatchObject({ learner: learner.name, columns: 3, task: { kind: train.target.kind } })
    })
    test('a constant column, and one that is all missing, change nothing much', () => {
      const wide = widen(truth, (i) => [4, Number.NaN, truth.features.values[3 * i]!])
      const model = learner.fit(tableFor(learner, wide), options, 1)
      const other = widen(fresh, (i) => [4, Number.NaN, fresh.features.values[3 * i]!])
      expect(error(model, other)).toBeLessThan(0.12)
    })
    test('missing values are taken, at training and at use', () => {
      const random = randomFrom(9)
      const holes = (t: Truth) => ({
        ...t,
        features: { ...t.features, values: t.features.values.map((v) => (random.next() < 0.1 ? Number.NaN : v)) },
      })
      const model = learner.fit(tableFor(learner, holes(truth)), options, 1)
      expect(error(model, holes(fresh))).toBeLessThan(0.25)
      const none = matrixOf([[Number.NaN, Number.NaN, Number.NaN]])
      for (const p of model.predictProbabilities(none)) expect(p).toBeGreaterThanOrEqual(-0.5)
    })
    test('a row of weight 0 says nothing', () => {
      const wrong = { features: truth.features, labels: truth.labels.map((y, i) => (i % 2 ? 1 - y : y)) }
      const weights = truth.labels.map((_, i) => (i % 2 ? 0 : 1))
      const model = learner.fit({ ...tableFor(learner, wrong), weights }, options, 1)
      expect(error(model, fresh)).toBeLessThan(0.12)
    })
    test('takes no table of another width', () => {
      const model = learner.fit(train, options, 1)
      expect(() => model.predict(matrixOf([[1, 2]]))).toThrow(/takes 3 columns/)
    })
    test('refuses an empty table', () => {
      expect(() => learner.fit(tableFor(learner, { features: matrixOf([], 3), labels: [] }), options, 1)).toThrow(
        /no row/,
      )
    })
    test('one row is learned', () => {
      const model = learner.fit(tableFor(learner, { features: matrixOf([[1, 2, 3]]), labels: [1] }), options, 1)
      expect(model.predict(matrixOf([[1, 2, 3]]))[0]).toBeCloseTo(1, 5)
    })
    const { orderTolerance, weightTolerance } = expected
    if (orderTolerance !== undefined)
      test('the order of the rows does not matter', () => {
        const order = truth.labels.map((_, i) => (i * 7) % truth.labels.length)
        const turned = { features: takeRows(truth.features, order), labels: order.map((i) => truth.labels[i]!) }
        expectClose(learner.fit(train, options, 1), learner.fit(tableFor(learner, turned), options, 1), orderTolerance)
      })
    if (weightTolerance !== undefined)
      test('a row of weight 2 is as good as two rows', () => {
        const twice = truth.labels.flatMap((_, i) => (i % 3 === 0 ? [i, i] : [i]))
        const doubled = { features: takeRows(truth.features, twice), labels: twice.map((i) => truth.labels[i]!) }
        const weights = truth.labels.map((_, i) => (i % 3 === 0 ? 2 : 1))
        const weighed = learner.fit({ ...train, weights }, options, 1)
        expectClose(weighed, learner.fit(tableFor(learner, doubled), options, 1), weightTolerance)
      })
  })

  function expectClose(one: Model, other: Model, tolerance: number): void {
    const [p, q] = [one, other].map((model) => model.predictProbabilities(fresh.features))
    expect(Math.max(...p!.map((value, i) => Math.abs(value - q![i]!)))).toBeLessThanOrEqual(tolerance)
  }
}

function tableFor(learner: { tasks: readonly string[] }, truth: Truth): TrainingSet {
  return learner.tasks.includes('classes') ? classesOf(truth) : numbersOf(truth)
}

/** Share of wrong classes, or mean squared error. */
function error(model: Model, { features, labels }: Truth): number {
  const predicted = model.predict(features)
  return model.task.kind === 'classes'
    ? 1 - hitRate(predicted, labels)
    : sum(labels.map((y, i) => (predicted[i]! - y) ** 2)) / labels.length
}

function widen(truth: Truth, row: (i: number) => number[]): Truth {
  return {
    ...truth,
    features: matrixOf(truth.labels.map((_, i) => [...truth.features.values.subarray(3 * i, 3 * i + 3), ...row(i)])),
  }
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0)
}
