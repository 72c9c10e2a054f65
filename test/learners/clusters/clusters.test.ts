import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { agglomerate, cutTree, type Linkage } from '../../../src/learners/clusters/agglomerative.ts'
import { assign, kMeans } from '../../../src/learners/clusters/k-means.ts'
import { silhouette } from '../../../src/learners/clusters/silhouette.ts'
import { matrixOf } from '../../../src/learners/matrix.ts'

const random = randomFrom(6)
const truth = Array.from({ length: 90 }, (_, i) => i % 3)
const points = matrixOf(truth.map((k) => [4 * k + 0.5 * random.normal(), (k === 1 ? 5 : 0) + 0.5 * random.normal()]))

/** The same parting of rows, whatever the numbers of the clusters. */
function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const pairs = new Set(Array.from(a, (value, i) => `${value} ${b[i]}`))
  return pairs.size === new Set(Array.from(a)).size && pairs.size === new Set(Array.from(b)).size
}

test('k-means finds three planted clusters and sends new points to the nearest', () => {
  const found = kMeans(points, { clusters: 3 }, 1)
  expect(same(found.labels, truth)).toBe(true)
  expect(assign(found, points)).toEqual(found.labels)
  expect(kMeans(points, { clusters: 3 }, 1)).toEqual(found)
  expect(kMeans(points, { clusters: 2 }, 1).inertia).toBeGreaterThan(found.inertia)
})

test('k-means with more clusters than rows gives each row its own', () => {
  expect(kMeans(matrixOf([[1], [2]]), { clusters: 9 }, 1).inertia).toBe(0)
})

test.each<Linkage>(['ward', 'average', 'complete'])(
  'agglomerative clusters, %s: the planted three; heights rise',
  (linkage) => {
    const merges = agglomerate(points, linkage)
    expect(merges.length).toBe(89)
    expect(merges.at(-1)!.size).toBe(90)
    expect(same(cutTree(merges, 90, 3), truth)).toBe(true)
    expect(new Set(cutTree(merges, 90, 90)).size).toBe(90)
    expect(new Set(cutTree(merges, 90, 1)).size).toBe(1)
    for (let i = 1; i < merges.length; i++) expect(merges[i]!.height).toBeGreaterThanOrEqual(merges[i - 1]!.height)
  },
)

test('average linkage is what a search of the nearest pair gives', () => {
  const few = matrixOf(Array.from({ length: 12 }, () => [random.next(), random.next()]))
  const heights = agglomerate(few, 'average').map(({ height }) => height)
  const groups = Array.from({ length: 12 }, (_, i) => [i])
  const gap = (a: number, b: number) =>
    Math.hypot(few.values[2 * a]! - few.values[2 * b]!, few.values[2 * a + 1]! - few.values[2 * b + 1]!)
  const between = (a: number[], b: number[]) =>
    a.reduce((sum, i) => sum + b.reduce((own, j) => own + gap(i, j), 0), 0) / a.length / b.length
  for (const height of heights) {
    let best = { i: 0, j: 0, distance: Number.POSITIVE_INFINITY }
    for (let i = 0; i < groups.length; i++)
      for (let j = 0; j < i; j++) {
        const distance = between(groups[i]!, groups[j]!)
        if (distance < best.distance) best = { i, j, distance }
      }
    expect(height).toBeCloseTo(best.distance, 9)
    groups[best.j] = [...groups[best.j]!, ...groups[best.i]!]
    groups.splice(best.i, 1)
  }
})

test('silhouettes: near 1 where clusters lie apart, near or below 0 where labels are drawn by lot', () => {
  expect(silhouette(points, truth)).toBeGreaterThan(0.75)
  expect(
    silhouette(
      points,
      truth.map(() => random.below(3)),
    ),
  ).toBeLessThan(0.05)
  // Two pairs: a = 1, b = 9 and 10 on one side …
  expect(silhouette(matrixOf([[0], [1], [10], [11]]), [0, 0, 1, 1])).toBeCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, 9)
})
