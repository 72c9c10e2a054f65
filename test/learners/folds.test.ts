import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupedFolds, plainFolds, splitFold, stratifiedFolds } from '../../src/learners/folds.ts'

const rows = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 10, maxLength: 200 })

test('every row is in one fold, and folds are of one size', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 2, max: 5 }), (labels, folds) => {
      const sizes = new Int32Array(folds)
      for (const fold of plainFolds(labels.length, folds, 1)) sizes[fold]!++
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      const { train, test } = splitFold(plainFolds(labels.length, folds, 1), 0)
      expect([...train, ...test].sort((a, b) => a - b)).toEqual(labels.map((_, i) => i))
    }),
  )
})

test('stratified folds have each class in each fold, give or take one', () => {
  fc.assert(
    fc.property(rows, (labels) => {
      const fold = stratifiedFolds(labels, 4, 3)
      for (const label of new Set(labels)) {
        const sizes = [0, 0, 0, 0]
        for (const [i, own] of labels.entries()) if (own === label) sizes[fold[i]!]!++
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('no group is parted', () => {
  fc.assert(
    fc.property(rows, (groups) => {
      const fold = groupedFolds(groups, 3, 3)
      for (const group of new Set(groups)) expect(new Set(fold.filter((_, i) => groups[i] === group)).size).toBe(1)
    }),
  )
})

test('another seed gives other folds, the same one the same', () => {
  expect(plainFolds(100, 5, 1)).toEqual(plainFolds(100, 5, 1))
  expect(plainFolds(100, 5, 1)).not.toEqual(plainFolds(100, 5, 2))
})
