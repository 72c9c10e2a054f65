/** Tables with a planted truth that a learner should find. */
import { randomFrom } from '../../src/domain/random.ts'
import type { TrainingSet } from '../../src/learners/learner.ts'
import { type Matrix, matrixOf } from '../../src/learners/matrix.ts'

export interface Truth {
  features: Matrix
  labels: number[]
}

/** Points of the unit square (and a column of noise), labelled by a rule. */
export function squareTruth(rows: number, seed: number, rule: (x: number, y: number) => number): Truth {
  const random = randomFrom(seed)
  const points = Array.from({ length: rows }, () => [random.next(), random.next(), random.next()])
  return { features: matrixOf(points), labels: points.map(([x, y]) => rule(x!, y!)) }
}

export const linear = (x: number, y: number): number => (x + 0.5 * y > 0.75 ? 1 : 0)
export const exclusiveOr = (x: number, y: number): number => (x > 0.5 !== y > 0.5 ? 1 : 0)
export const checkerboard = (x: number, y: number): number => (Math.floor(4 * x) + Math.floor(4 * y)) % 2

export function classesOf({ features, labels }: Truth, classes = 2): TrainingSet {
  return { features, target: { kind: 'classes', classes, labels } }
}

export function numbersOf({ features, labels }: Truth): TrainingSet {
  return { features, target: { kind: 'numbers', values: labels } }
}

export function hitRate(predicted: ArrayLike<number>, labels: readonly number[]): number {
  return labels.filter((label, i) => predicted[i] === label).length / labels.length
}
