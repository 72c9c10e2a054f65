import { expect, test } from 'vitest'
import { boosting } from '../../../src/learners/boosting.ts'
import type { GrownTree } from '../../../src/learners/trees/tree-set.ts'
import { boost } from '../../../src/modeling/threads/boost.ts'
import { classesOf, squareTruth } from '../../learners/truths.ts'

const train = classesOf(
  squareTruth(40_000, 1, (x, y) => Math.floor(3 * x * y)),
  3,
)

test.each([
  ['all rows', {}],
  ['shares of rows and columns, stopping early', { rowShare: 0.5, columnShare: 0.7, patience: 3 }],
])('the model is the same whatever the number of threads: %s', async (_, more) => {
  const options = { rounds: 6, ...more }
  const alone = boosting.fit(train, options, 5).toTensors()
  for (const threads of [1, 2, 3]) expect((await boost(train, options, 5, { threads })).toTensors()).toEqual(alone)
})

test('rounds that were kept are not grown again, and the model is the same', async () => {
  const kept: (readonly GrownTree[])[] = []
  const options = { rounds: 5 }
  const whole = await boost(train, options, 5, { threads: 2, onRound: (_, grown) => kept.push(grown) })
  const rounds: number[] = []
  const resumed = await boost(train, options, 5, { done: kept.slice(0, 3), onRound: (round) => rounds.push(round) })
  expect(rounds).toEqual([3, 4])
  expect(resumed.toTensors()).toEqual(whole.toTensors())
})
