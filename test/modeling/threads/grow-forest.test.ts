import { expect, test } from 'vitest'
import { forest } from '../../../src/learners/forest.ts'
import type { GrownTree } from '../../../src/learners/trees/tree-set.ts'
import { growForest } from '../../../src/modeling/threads/grow-forest.ts'
import { checkerboard, classesOf, squareTruth } from '../../learners/truths.ts'

const train = classesOf(squareTruth(20_000, 1, checkerboard))
const options = { trees: 12 }

test('the forest is the same whatever the number of threads', async () => {
  const alone = forest.fit(train, options, 5).toTensors()
  for (const threads of [1, 2, 3]) expect((await growForest(train, options, 5, { threads })).toTensors()).toEqual(alone)
})

test('trees that were kept are not grown again, and the forest is the same', async () => {
  const kept = new Map<number, GrownTree>()
  const whole = await growForest(train, options, 5, { threads: 2, onTree: (number, tree) => kept.set(number, tree) })
  expect(kept.size).toBe(12)
  const known = new Map([...kept].filter(([number]) => number % 3 !== 0))
  const grown: number[] = []
  const resumed = await growForest(train, options, 5, { known, onTree: (number) => grown.push(number) })
  expect(grown.sort((a, b) => a - b)).toEqual([0, 3, 6, 9])
  expect(resumed.toTensors()).toEqual(whole.toTensors())
})
