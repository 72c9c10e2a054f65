/** Whatever the text: no throw, the same answer twice, numbers within 0..1, spans within the line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WineInput } from '../../../src/contract/requests.ts'
import { WineLine } from '../../../src/contract/results.ts'
import { buildWineLexicon } from '../../../src/flavor/wine/lexicon.ts'
import { readWine } from '../../../src/flavor/wine/read-wine.ts'
import { toWineLine } from '../../../src/flavor/wine/wine-line.ts'
import { smallKnowledge } from './small-knowledge.ts'

const lexicon = buildWineLexicon(smallKnowledge())

const WORDS = [
  'Malbec',
  'Rioja',
  'blanco',
  'Rosé',
  '2019',
  '14%',
  'Res.',
  '(Ica)',
  'S/ 120',
  'Pisco',
  'Brut',
  'Italia',
  ',',
  '-',
  "'19",
  'Borgoña',
  '80%',
  '750ml',
  'de',
  'Tacama',
  '🍇',
  '<b>',
  '__proto__',
  'constructor',
  "'; DROP TABLE wine;--",
]
const line = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
const input: fc.Arbitrary<WineInput> = fc
  .record({
    name: line,
    producer: line,
    grape: line,
    region: line,
    country: line,
    vintage: line,
    type: line,
    abv: line,
    description: line,
  })
  .map(({ name, ...columns }) => {
    const kept = Object.entries(columns).filter(([, text]) => text.length % 3 !== 0)
    return { name, ...Object.fromEntries(kept) }
  })

test('any line reads', () => {
  fc.assert(
    fc.property(input, (wine) => {
      const reading = readWine(wine, lexicon)
      for (const number of [...reading.profile.values, ...reading.profile.confidence, reading.confidence]) {
        expect(number).toBeGreaterThanOrEqual(0)
        expect(number).toBeLessThanOrEqual(1)
      }
      for (const spans of reading.profile.causes.values())
        for (const { start, end, text } of spans) {
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(wine.name.length)
          if (end > 0) expect(wine.name.slice(start, end)).toBe(text)
        }
      expect(WineLine.safeParse(toWineLine(reading, lexicon)).success).toBe(true)
      expect(readWine(wine, lexicon)).toEqual(reading)
    }),
    { numRuns: 400, seed: 1 },
  )
})

test.each([
  ['long', 'Malbec '.repeat(1_500)],
  ['one endless word', 'a'.repeat(10_000)],
  ['brackets', '('.repeat(5_000)],
  ['figures', '1'.repeat(10_000)],
  ['spaced figures', '1 '.repeat(5_000)],
  ['tags', '<b '.repeat(3_000)],
  ['joiners', '👩‍👩‍👧‍👦'.repeat(500)],
  ['marks', 'e\u0301'.repeat(4_000)],
])('a hostile line is read in time: %s', (_, name) => {
  const start = performance.now()
  readWine({ name, description: name }, lexicon)
  expect(performance.now() - start).toBeLessThan(1_000)
})
