/** The ranker against a truth that is planted, and its step against a numeric gradient. */
import { expect, test } from 'vitest'
import { type Random, randomFrom } from '../../src/domain/random.ts'
import { fitSoftmaxRanker, type RankingGroup } from '../../src/learners/softmax-ranker.ts'

const ITEMS = 20
const TRUE_WEIGHTS = [1.5, 0, 0.8, -1]

function group(random: Random, named: (scores: number[]) => number[], against: number[] = []): RankingGroup {
  const features = Float32Array.from({ length: ITEMS * TRUE_WEIGHTS.length }, () => random.normal())
  const scores = Array.from({ length: ITEMS }, (_, i) =>
    TRUE_WEIGHTS.reduce((sum, weight, j) => sum + weight * features[i * TRUE_WEIGHTS.length + j]!, 0),
  )
  return {
    features,
    offset: new Float32Array(ITEMS),
    named: [{ items: named(scores), weight: 1 }],
    against: against.length > 0 ? [{ items: against, weight: 1 }] : [],
  }
}

/** One item drawn by the softmax of the true scores. */
function drawn(random: Random): (scores: number[]) => number[] {
  return (scores) => {
    const p = scores.map(Math.exp)
    let rest = random.next() * p.reduce((sum, value) => sum + value, 0)
    const item = p.findIndex((value) => {
      rest -= value
      return rest < 0
    })
    return [item === -1 ? ITEMS - 1 : item]
  }
}

const OPTIONS = { penalty: 0, rounds: 400, learningRate: 0.1, floor: -10 }

test('planted weights are found again', () => {
  const random = randomFrom(1)
  const groups = Array.from({ length: 1_500 }, () => group(random, drawn(random)))
  const weights = fitSoftmaxRanker(groups, [0, 0, 0, 0], OPTIONS)
  for (const [j, weight] of TRUE_WEIGHTS.entries()) expect(Math.abs(weights[j]! - weight)).toBeLessThan(0.12)
})

test('no weight falls below the floor', () => {
  const random = randomFrom(2)
  const groups = Array.from({ length: 200 }, () => group(random, drawn(random)))
  const weights = fitSoftmaxRanker(groups, [1, 1, 1, 1], { ...OPTIONS, floor: 0 })
  expect(Math.min(...weights)).toBe(0)
  expect(weights[0]).toBeGreaterThan(0.5)
})

test('a heavy penalty keeps the start; without rounds it is the start', () => {
  const random = randomFrom(3)
  const groups = Array.from({ length: 50 }, () => group(random, drawn(random)))
  const start = [0.3, 0.2, 0.1, 0.4]
  const held = fitSoftmaxRanker(groups, start, { ...OPTIONS, penalty: 50, learningRate: 0.002 })
  for (const [j, weight] of start.entries()) expect(Math.abs(held[j]! - weight)).toBeLessThan(0.05)
  expect([...fitSoftmaxRanker(groups, start, { ...OPTIONS, rounds: 0 })]).toEqual(start)
})

test('the same groups give the same weights', () => {
  const random = randomFrom(4)
  const groups = Array.from({ length: 40 }, () => group(random, drawn(random)))
  expect(fitSoftmaxRanker(groups, [0, 0, 0, 0], OPTIONS)).toEqual(fitSoftmaxRanker(groups, [0, 0, 0, 0], OPTIONS))
})

/** Log likelihood of the named items, less that of the items advised against. */
function likelihood({ features, offset, named, against }: RankingGroup, weights: readonly number[]): number {
  const width = weights.length
  const p = Array.from(offset, (start, i) =>
    Math.exp(weights.reduce((sum, weight, j) => sum + weight * features[i * width + j]!, start)),
  )
  const total = p.reduce((sum, value) => sum + value, 0)
  const share = (items: readonly number[]) => items.reduce((sum, i) => sum + p[i]!, 0) / total
  const won = named.reduce((sum, { items, weight }) => sum + weight * Math.log(share(items)), 0)
  return won + against.reduce((sum, { items, weight }) => sum + weight * Math.log(1 - share(items)), 0)
}

test('the first step follows the numeric gradient of the likelihood', () => {
  const random = randomFrom(5)
  const one = group(random, () => [3, 7, 11], [0, 5])
  const start = [0.2, -0.1, 0.4, 0.3]
  const rate = 1e-3
  const stepped = fitSoftmaxRanker([one], start, { ...OPTIONS, rounds: 1, learningRate: rate })
  for (let j = 0; j < start.length; j++) {
    const at = (by: number) =>
      likelihood(
        one,
        start.map((weight, k) => (k === j ? weight + by : weight)),
      )
    const numeric = (at(1e-4) - at(-1e-4)) / 2e-4
    expect((stepped[j]! - start[j]!) / rate).toBeCloseTo(numeric, 4)
  }
})

test('a group in which nobody names anything moves nothing', () => {
  const empty: RankingGroup = {
    features: new Float32Array(ITEMS * 4).fill(1),
    offset: new Float32Array(ITEMS),
    named: [],
    against: [],
  }
  expect([...fitSoftmaxRanker([empty], [1, 2, 3, 4], OPTIONS)]).toEqual([1, 2, 3, 4])
})
