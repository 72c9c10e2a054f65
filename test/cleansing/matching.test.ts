import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qualityOf } from '../../src/cleansing/match/fit.ts'
import { groupLabels } from '../../src/cleansing/match/group-labels.ts'
import { likenessOf } from '../../src/cleansing/match/likeness.ts'
import { readName } from '../../src/cleansing/match/read-name.ts'
import { configuration, words } from './bench.ts'
import { makePairs } from './make-pairs.ts'
import { readPairs } from './measure-matching.ts'

const { matcher } = configuration
const name = (text: string) => readName(text, words, 2026)
const likeness = (left: string, right: string) => likenessOf(name(left), name(right), words, matcher)
const pairs = readPairs()

test('the pairs are what the labelled names give, and enough of them are hard', () => {
  const here = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')
  expect(makePairs(here('names.txt'))).toBe(here('pairs.csv'))
  expect(pairs.length).toBeGreaterThanOrEqual(1_200)
  const hard = pairs.filter(({ same, kind }) => !same && kind !== 'house')
  expect(hard.length / pairs.length).toBeGreaterThanOrEqual(0.4)
  const [tune, checked] = ['tune', 'test'].map(
    (half) => new Set(pairs.filter((pair) => pair.half === half).map(({ left }) => left)),
  )
  expect([...tune!].filter((left) => checked!.has(left))).toEqual([])
})

test('on houses that it was not tuned on the matcher finds what is one wine, and little else', () => {
  const { precision, recall, f1 } = qualityOf(
    pairs.filter(({ half }) => half === 'test'),
    matcher,
    matcher.link,
  )
  expect(precision).toBeGreaterThan(0.92)
  expect(recall).toBeGreaterThan(0.92)
  expect(f1).toBeGreaterThanOrEqual(0.95)
})

test.each([
  ['another vintage', 'Tacama Don Manuel Tannat 2019', 'Tacama Don Manuel Tannat 2017'],
  ['another size', 'Mateus Rosé 750 ml', 'Mateus Rosé 1.5 L'],
  ['half a bottle', 'Finca La Linda Malbec 2020', 'Finca La Linda Malbec 2020 media botella'],
  ['another sweetness', 'Queirolo Borgoña Semi Seco', 'Queirolo Borgoña Seco'],
  ['another number', 'Penfolds Bin 28 Shiraz 2018', 'Penfolds Bin 128 Shiraz 2018'],
])('%s is another wine, however alike the names', (_, left, right) => {
  expect(likeness(left, right)).toBe(0)
})

test.each([
  ['level', 'Marqués de Riscal Reserva 2017', 'Marqués de Riscal Gran Reserva 2017'],
  ['grape', 'Catena Malbec 2019', 'Catena Cabernet Sauvignon 2019'],
  ['colour', 'Guigal Côtes du Rhône Rouge', 'Guigal Côtes du Rhône Blanc'],
])('another %s is another wine', (_, left, right) => {
  expect(likeness(left, right)).toBeLessThan(matcher.ask)
})

test('likeness is between 0 and 1, and the same from both sides', () => {
  const text = fc.constantFrom(...pairs.map(({ left }) => left))
  fc.assert(
    fc.property(text, text, (left, right) => {
      const one = likeness(left, right)
      expect(one).toBeGreaterThanOrEqual(0)
      expect(one).toBeLessThanOrEqual(1)
      expect(likeness(right, left)).toBeCloseTo(one, 1)
    }),
    { numRuns: 300 },
  )
})

test('a name of anything can be read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void name(text)))
})

test('groups: offers join, a bridge between two wines does not', () => {
  const labels = [
    'Tacama Don Manuel Tannat',
    'Don Manuel Tannat (Viña Tacama)',
    'Tacama Don Manuel',
    'Tacama Don Manuel Petit Verdot',
    'Montes Purple Angel',
  ].map(name)
  const { group } = groupLabels(labels, words, matcher)
  expect(group[1]).toBe(group[0])
  expect(group[3]).not.toBe(group[0])
  expect(new Set(group).size).toBeGreaterThanOrEqual(3)
})
