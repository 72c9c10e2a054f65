import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { boosting } from '../../../src/learners/boosting.ts'
import { explainBoosting, explainForest, gainImportance, permutationImportance } from '../../../src/learners/explain.ts'
import { forest } from '../../../src/learners/forest.ts'
import { matrixOf, rowOf } from '../../../src/learners/matrix.ts'
import { encodeRows } from '../../../src/learners/trees/bins.ts'
import { goesLeft, type TreeSet } from '../../../src/learners/trees/tree-set.ts'
import { exclusiveOr, squareTruth } from '../truths.ts'

const random = randomFrom(2)
const points = Array.from({ length: 400 }, () =>
  Array.from({ length: 4 }, () => (random.next() < 0.05 ? Number.NaN : random.next())),
)
const features = matrixOf(points)
const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? 0.4 : value)
const values = points.map(([a, b, c]) => 3 * known(a) * known(b) - known(c))
const labels = values.map((value) => (value > 0.4 ? 2 : value > 0 ? 1 : 0))

test('contributions to a forest’s number are Shapley values, as worked out over all subsets', () => {
  const model = forest.fit({ features, target: { kind: 'numbers', values } }, { trees: 5, minLeafRows: 9 }, 1)
  for (const row of [0, 1, 2, 3]) {
    const { bias, parts } = explainForest(model, rowOf(features, row))
    const exact = shapley(model.trees, rowOf(features, row), 5)
    expect(bias[0]).toBeCloseTo(exact.bias, 9)
    for (const [column, part] of exact.parts.entries()) expect(parts[column]).toBeCloseTo(part, 9)
  }
})

test('contributions to a forest’s classes add up to its probabilities', () => {
  const model = forest.fit({ features, target: { kind: 'classes', classes: 3, labels } }, { trees: 10 }, 1)
  const p = model.predictProbabilities(features)
  for (let row = 0; row < 30; row++) expectSum(explainForest(model, rowOf(features, row)), p.subarray(3 * row), 3)
})

test('contributions to boosted margins add up to them', () => {
  const model = boosting.fit(
    { features, target: { kind: 'classes', classes: 3, labels } },
    { rounds: 15, minLeafRows: 5 },
    1,
  )
  const margins = model.predictMargins(features)
  for (let row = 0; row < 30; row++)
    expectSum(explainBoosting(model, rowOf(features, row)), margins.subarray(3 * row), 3)
})

test('importances name the columns that matter', () => {
  const truth = squareTruth(1_500, 3, exclusiveOr)
  const model = boosting.fit(
    { features: truth.features, target: { kind: 'classes', classes: 2, labels: truth.labels } },
    {},
    1,
  )
  const gains = gainImportance(model)
  expect(gains[0]! + gains[1]! + gains[2]!).toBeCloseTo(1, 9)
  expect(gains[2]).toBeLessThan(0.1)
  const hits = (p: Float64Array) => truth.labels.filter((y, i) => p[2 * i + y]! > 0.5).length / truth.labels.length
  const lost = permutationImportance(model, truth.features, hits, 1)
  expect(lost[0]).toBeGreaterThan(0.3)
  expect(lost[1]).toBeGreaterThan(0.3)
  expect(Math.abs(lost[2]!)).toBeLessThan(0.02)
})

function expectSum(
  { bias, parts, outputs }: { bias: Float64Array; parts: Float64Array; outputs: number },
  wanted: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    let sum = bias[k]!
    for (let at = k; at < parts.length; at += outputs) sum += parts[at]!
    expect(sum).toBeCloseTo(wanted[k]!, 9)
  }
}

/** Every order of the columns by way of every subset: what a tree says when only these columns are known. */
function shapley(trees: TreeSet, row: Float32Array, count: number) {
  const columns = row.length
  const codes = encodeRows(trees.bins, { rows: 1, columns, values: row })
  const said = Array.from({ length: 2 ** columns }, (_, known) => {
    let sum = 0
    for (let tree = 0; tree < count; tree++) sum += value(trees.starts[tree]!, known) / count
    return sum
  })
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const parts = Array.from({ length: columns }, (_, column) => {
    let sum = 0
    for (let known = 0; known < said.length; known++) {
      if (known & (1 << column)) continue
      const size = known.toString(2).replaceAll('0', '').length
      const weight = (factorial(size) * factorial(columns - size - 1)) / factorial(columns)
      sum += weight * (said[known | (1 << column)]! - said[known]!)
    }
    return sum
  })
  return { bias: said[0]!, parts }

  function value(node: number, known: number): number {
    const next = trees.right[node]!
    if (next < 0) return trees.leaves[~next]!
    const column = trees.split[node]! >>> 9
    if (known & (1 << column)) return value(goesLeft(trees.split[node]!, codes, 0, trees.bins) ? node + 1 : next, known)
    const share = trees.leftShare[node]! / 255
    return share * value(node + 1, known) + (1 - share) * value(next, known)
  }
}
