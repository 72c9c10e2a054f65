import { expect, test } from 'vitest'
import { watched } from '../../src/app/learning-study.ts'

const learn = async (folds: readonly number[]) => folds.length

test('each part that was learned is told', async () => {
  const told: number[] = []
  const learnWithout = watched(learn, (parts) => told.push(parts))
  expect([await learnWithout([4]), await learnWithout([4, 0])]).toEqual([1, 2])
  expect(told).toEqual([1, 2])
})

test('whoever is told may end it: a cancelled job learns nothing further', async () => {
  const learnWithout = watched(learn, () => {
    throw new Error('cancelled')
  })
  await expect(learnWithout([4])).rejects.toThrow('cancelled')
})
