import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import {
  type Column,
  codesOf,
  correlation,
  informationAbout,
  mutualInformation,
  summarise,
} from '../../../src/modeling/report/columns.ts'

const number = (name: string, values: number[]): Column => ({ name, kind: 'number', values: Float64Array.from(values) })
const category = (name: string, values: string[]): Column => ({ name, kind: 'category', values })

test('a column of numbers in five numbers, what is missing apart', () => {
  expect(summarise(number('price', [1, 2, 3, 4, 5, Number.NaN]))).toMatchObject({
    rows: 6,
    missing: 1,
    distinct: 5,
    mean: 3,
    quartiles: [1, 2, 3, 4, 5],
  })
})

test('a column of categories by its most frequent values', () => {
  expect(summarise(category('class', ['b', 'a', 'b', '']))).toEqual({
    name: 'class',
    kind: 'category',
    rows: 4,
    missing: 1,
    distinct: 2,
    top: [
      { value: 'b', count: 2 },
      { value: 'a', count: 1 },
    ],
  })
})

test('correlation is 1 with a line, -1 with its mirror, unknown with a constant', () => {
  const x = Float64Array.from([1, 2, 3, Number.NaN, 5])
  expect(
    correlation(
      x,
      x.map((value) => 3 * value + 1),
    ),
  ).toBeCloseTo(1, 12)
  expect(
    correlation(
      x,
      x.map((value) => -value),
    ),
  ).toBeCloseTo(-1, 12)
  expect(
    correlation(
      x,
      x.map(() => 4),
    ),
  ).toBeNaN()
})

test('a copy tells everything, the half of a class half, chance nothing', () => {
  const random = randomFrom(5)
  const classes = Array.from({ length: 4_000 }, () => 'abcd'[random.below(4)]!)
  const found = informationAbout(category('class', classes), [
    category(
      'chance',
      classes.map(() => 'xyz'[random.below(3)]!),
    ),
    category(
      'half',
      classes.map((one) => (one < 'c' ? 'low' : 'high')),
    ),
    category('copy', classes),
    number(
      'place',
      classes.map((one) => one.charCodeAt(0)),
    ),
  ])
  expect(found.map(({ name }) => name)).toEqual(['copy', 'place', 'half', 'chance'])
  expect(found[0]!.share).toBeGreaterThan(0.99)
  expect(found[2]!.share).toBeCloseTo(0.5, 1)
  expect(found[3]!.share).toBeLessThan(0.002)
})

test('what a tells about b, b tells about a, and never more than there is to know', () => {
  const codes = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(codes, (pairs) => {
      const a = Int32Array.from(pairs, ([x]) => x)
      const b = Int32Array.from(pairs, ([, y]) => y)
      const both = mutualInformation(a, b)
      expect(both).toBeCloseTo(mutualInformation(b, a), 9)
      expect(both).toBeGreaterThanOrEqual(0)
      expect(both).toBeLessThanOrEqual(
        mutualInformation(a, a) + ((new Set(a).size - 1) * new Set(a).size) / (2 * pairs.length) + 1e-9,
      )
    }),
  )
})

test('numbers fall into bins of like count, missing ones into their own', () => {
  const codes = codesOf(number('x', [...Array.from({ length: 800 }, (_, i) => i), Number.NaN]))
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  expect(counts.size).toBe(9)
  expect(counts.get(codes.at(-1)!)).toBe(1)
  expect([...counts.values()].filter((count) => count > 1).every((count) => Math.abs(count - 100) <= 1)).toBe(true)
})
