/** Whatever is printed: an answer, the same each time, with numbers in their range and places in the text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DishInput } from '../../../src/contract/requests.ts'
import { DishLine } from '../../../src/contract/results.ts'
import { DISH_WIDTH } from '../../../src/domain/profile.ts'
import { DISH_KINDS } from '../../../src/domain/vocabulary.ts'
import { buildDishReader } from '../../../src/flavor/dish/read-dish.ts'
import { toDishLine } from '../../../src/flavor/to-profile-result.ts'
import { engine, knowledge } from '../../engine.ts'

const known = knowledge.tables.dishes.rows.flatMap((row) => [row.es, row.en, ...row.aliases])
const things = [
  ...knowledge.tables.ingredients.rows,
  ...knowledge.tables.sauces.rows,
  ...knowledge.tables.techniques.rows,
].map((row) => row.es)
const glue = [
  'con',
  'c/',
  'sin',
  'de',
  'en salsa de',
  'al',
  'y',
  ',',
  '-',
  '(',
  ')',
  '/',
  '\n',
  'S/ 38.00',
  '2x1',
  '’',
  '"',
  '\t',
  '…',
  '0',
  'w/',
  'and',
]
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...known),
      fc.constantFrom(...things),
      fc.constantFrom(...glue),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(' '))
/** A line as a scanner or a hurried hand leaves it: letters lost, doubled, swapped, in capitals. */
const damaged = fc
  .tuple(
    words,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'upper', 'digit', 'blank')), { maxLength: 6 }),
  )
  .map(([line, damages]) =>
    damages.reduce((text, [place, damage]) => {
      const at = text.length === 0 ? 0 : place % text.length
      const letter = text[at] ?? ''
      const other = { drop: '', double: letter + letter, upper: letter.toUpperCase(), digit: '0', blank: `${letter} ` }[
        damage
      ]
      return text.slice(0, at) + other + text.slice(at + 1)
    }, line),
  )
const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  words,
  damaged,
)
const input: fc.Arbitrary<string | DishInput> = fc.oneof(
  line,
  fc.record(
    { dish: line, section: line, description: line, price: fc.constantFrom('', '38', 'S/ 12') },
    { requiredKeys: ['dish'] },
  ),
)

function textOf(given: string | DishInput): string {
  if (typeof given === 'string') return given
  return given.description ? `${given.dish}\n${given.description}` : given.dish
}

test('any line: never throws, values in 0..1, places in the text and equal to what stands there', () => {
  fc.assert(
    fc.property(input, (given) => {
      const reading = engine.readDish(given)
      const text = textOf(given)
      expect(DISH_KINDS).toContain(reading.kind)
      expect(reading.confidence).toBeGreaterThanOrEqual(0)
      expect(reading.confidence).toBeLessThanOrEqual(1)
      const { values, confidence, causes } = reading.profile
      expect(values.length).toBe(DISH_WIDTH)
      for (let i = 0; i < DISH_WIDTH; i++) {
        expect(values[i]! >= 0 && values[i]! <= 1).toBe(true)
        expect(confidence[i]! >= 0 && confidence[i]! <= 1).toBe(true)
      }
      for (const spans of causes.values())
        for (const span of spans) {
          expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true)
          expect(text.slice(span.start, span.end)).toBe(span.text)
        }
      for (const word of reading.unknown) expect(text).toContain(word)
      expect(DishLine.safeParse(toDishLine(reading)).error).toBeUndefined()
    }),
    { numRuns: 1_500 },
  )
})

test('the answer does not hang on what was read before', () => {
  const fresh = fc.sample(line, { numRuns: 150, seed: 11 })
  const reader = buildDishReader(knowledge)
  const first = fresh.map((text) => toDishLine(reader(text)))
  // The other reader has mended hundreds of words meanwhile, and made its indexes.
  const again = buildDishReader(knowledge)
  for (const text of fc.sample(damaged, { numRuns: 400, seed: 12 })) again(text)
  expect(fresh.map((text) => toDishLine(again(text)))).toEqual(first)
})

test('case, accents and a price do not matter', () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.integer({ min: 1, max: 300 }), (name, price) => {
      const plain = engine.readDish(name)
      const upper = name.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '')
      const shouted = engine.readDish(`${upper} S/ ${price}.00`)
      expect(shouted.dishId).toBe(plain.dishId)
      expect([...shouted.profile.values]).toEqual([...plain.profile.values])
    }),
    { numRuns: 400 },
  )
})

test('ten thousand characters take no longer than a moment', () => {
  for (const piece of ['ceviche ', 'a', '🍤', 'xqz ', 'con ', '(((', 'papa,', '0l1I ']) {
    const started = performance.now()
    engine.readDish(piece.repeat(Math.ceil(10_000 / piece.length)))
    expect(performance.now() - started).toBeLessThan(1_000)
  }
})

test('a dish by any name of its own is that dish, but for few names that two share', () => {
  const wrong = knowledge.tables.dishes.rows.filter((row) => engine.readDish(row.es).dishId !== row.id)
  expect(wrong.length / knowledge.tables.dishes.rows.length).toBeLessThan(0.01)
})
