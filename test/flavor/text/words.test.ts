import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGrammar, readWords } from '../../../src/flavor/text/words.ts'
import { knowledge } from '../../engine.ts'

const grammar = buildGrammar(knowledge, 'food')
const texts = (line: string) => readWords(line, grammar).map((word) => word.text)

const LINES: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['Lomo saltado', ['lomo', 'saltado']],
  ['LOMO SALTADO S/ 45.00', ['lomo', 'saltado']],
  ['Lomo saltado 45 soles', ['lomo', 'saltado']],
  ['Pulpo a la gallega 19€', ['pulpo', 'gallega']],
  ['Asado de tira 500g', ['asado', 'tira']],
  ['Torta 3 leches', ['torta', 'tres', 'leches']],
  ['', []],
  ['— · —', []],
]
for (const [line, words] of LINES)
  test(`"${line}" is ${words.join(', ') || 'no words'}`, () => expect(texts(line)).toEqual(words))

test('small words say how the next hangs on the one before', () => {
  const words = readWords('causa de pulpo con palta sin cebolla', grammar)
  expect(words.map(({ text, link }) => `${text}:${link}`)).toEqual([
    'causa:head',
    'pulpo:of',
    'palta:with',
    'cebolla:without',
  ])
  expect(words.map(({ segment }) => segment)).toEqual([0, 0, 1, 2])
})

test('an abbreviation becomes its words, all at its place', () => {
  const line = 'CHICHARR. DE PESCADO C/ YUQUITAS'
  const words = readWords(line, grammar)
  expect(words.map(({ text }) => text)).toEqual(['chicharron', 'pescado', 'yuquitas'])
  expect(line.slice(words[0]!.start, words[0]!.end)).toBe('CHICHARR.')
  expect(words[2]!.link).toBe('with')
})

test('scanned digits are letters, and stay where they were', () => {
  const line = 'L0MO SALTAD0'
  const words = readWords(line, grammar)
  expect(words.map(({ text }) => text)).toEqual(['lomo', 'saltado'])
  expect(words.map(({ start, end }) => line.slice(start, end))).toEqual(['L0MO', 'SALTAD0'])
})

test('places lie in the input, in order, whatever is printed', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc
      .array(fc.constantFrom('c/', 'S/', '½', 'ñ', 'de', ' ', '.', 'papa', '12', '’', 'İ', 'ﬃ', '\u0301'), {
        maxLength: 40,
      })
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(wild, (input) => {
      let last = 0
      for (const { start, end } of readWords(input, grammar)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(input.length)
        last = start
      }
    }),
    { numRuns: 1_000 },
  )
})
