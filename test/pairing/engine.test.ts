/** A dish and a list in, an answer out: for every list and every wish. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Constraints, WineInput } from '../../src/contract/requests.ts'
import { DishResult } from '../../src/contract/results.ts'
import { readMoney } from '../../src/domain/money.ts'
import { COLOURS } from '../../src/domain/vocabulary.ts'
import { foldText } from '../../src/flavor/text/fold.ts'
import { FITS_FROM } from '../../src/pairing/engine.ts'
import { engine, knowledge } from '../engine.ts'
import { demoDishes, demoTable, demoWines } from './demo.ts'

const pair = (dish: string, wines: readonly WineInput[], constraints?: Constraints, top = 100) =>
  engine.pair(dish, engine.readList(wines), { top, lang: 'es', constraints })
const codes = ({ notes }: { notes: readonly { code: string }[] }) => notes.map(({ code }) => code)

test('every dish of the demo gets wines of the demo, best first, once each', () => {
  for (const dish of demoDishes) {
    const { recommendations } = engine.pairReading(dish, demoTable, { top: 10, lang: 'es' })
    expect(recommendations.length).toBe(10)
    expect(recommendations.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(new Set(recommendations.map(({ row }) => row)).size).toBe(10)
    for (const [i, one] of recommendations.entries()) {
      expect(demoWines[one.row]!.name).toBe(one.wine)
      if (i > 0) expect(one.score).toBeLessThanOrEqual(recommendations[i - 1]!.score)
    }
  }
})

test('the same question has the same answer, in a new engine’s table too', () => {
  const first = pair('ají de gallina', demoWines)
  expect(pair('ají de gallina', demoWines)).toEqual(first)
})

test('the parts that leave the program sum to the logit', () => {
  for (const dish of demoDishes.slice(0, 25)) {
    const logits = engine.scorers.total.scoreAll(dish, demoTable)
    const { recommendations } = engine.pairReading(dish, demoTable, { top: 100, lang: 'es' })
    for (const { row, parts } of recommendations) {
      const at = demoTable.rows.indexOf(row)
      expect(Math.abs(parts.reduce((sum, { logit }) => sum + logit, 0) - logits[at]!)).toBeLessThan(1e-5)
    }
  }
})

test('only wine is ranked: beer, water and corkage stay out, and rows count as printed', () => {
  const wines = [
    { name: 'Cerveza Pilsen' },
    { name: 'Malbec Mendoza' },
    { name: 'Agua San Mateo' },
    { name: 'Sauvignon Blanc Casablanca' },
  ]
  const { recommendations } = pair('ceviche de pescado', wines)
  expect(recommendations.map(({ row }) => row).sort()).toEqual([1, 3])
  expect(recommendations[0]!.row).toBe(3)
})

const NOTHING: readonly (readonly [dish: string, code: string])[] = [
  ['', 'empty_line'],
  ['   ', 'empty_line'],
  ['asdf', 'unknown_dish'],
  ['🍷🍷', 'unknown_dish'],
  ['Inca Kola', 'not_food'],
  ['la cuenta por favor', 'not_food'],
  ['__proto__', 'unknown_dish'],
  ['constructor', 'unknown_dish'],
  ['<script>alert(1)</script>', 'unknown_dish'],
  ["' OR 1=1; DROP TABLE wine; --", 'unknown_dish'],
]
for (const [dish, code] of NOTHING)
  for (const lang of ['es', 'en'] as const)
    test(`"${dish}" is answered with a ${code} (${lang})`, () => {
      const result = engine.pair(dish, demoTable, { top: 5, lang })
      expect(codes(result)).toEqual([code])
      expect(result.recommendations).toEqual([])
      expect(result.picks).toEqual({ safe: null, bold: null, glass: null, no_alcohol: null })
      expect(result.notes[0]!.text.length).toBeGreaterThan(10)
    })

test('ten thousand characters are answered, and the note does not repeat them', () => {
  const result = engine.pair('xqzw '.repeat(2_000), demoTable, { top: 5, lang: 'es' })
  expect(codes(result)).toEqual(['unknown_dish'])
  expect(result.notes[0]!.text.length).toBeLessThan(200)
})

test('an empty list, and one without any wine, say so', () => {
  expect(codes(pair('lomo saltado', []))).toEqual(['empty_list'])
  expect(codes(pair('lomo saltado', [{ name: 'Agua San Mateo' }]))).toEqual(['empty_list'])
})

test('a list of wines that do not fit says so and names what would', () => {
  const result = pair('ostras frescas', [{ name: 'Oporto Ruby' }])
  expect(result.recommendations[0]!.score).toBeLessThan(FITS_FROM)
  expect(codes(result)).toContain('nothing_fits')
  const styles = knowledge.tables.styles.rows.map(({ es }) => es)
  expect(styles.some((style) => result.notes.find(({ code }) => code === 'nothing_fits')!.text.includes(style))).toBe(
    true,
  )
})

test('a dish half understood is answered with care', () => {
  const known = pair('lomo saltado', demoWines)
  const half = pair('Flurbo zingado del Kraznik con salsa Wubba', demoWines)
  expect(codes(known)).not.toContain('low_confidence')
  expect(half.confidence).toBeLessThan(known.confidence)
})

const LIST: readonly WineInput[] = [
  { name: 'Sauvignon Blanc Casablanca', price: 'S/ 90', glass_price: '22', stock: '4' },
  { name: 'Chardonnay Reserva Barrica', price: 'S/ 150', stock: '0' },
  { name: 'Malbec Mendoza', price: 'S/ 110', glass_price: '25', stock: '12' },
  { name: 'Rosado de Provence', price: 'S/ 130', stock: '' },
  { name: 'Champagne Brut', price: 'S/ 420' },
  { name: 'Cabernet Sauvignon Maipo', price: 'S/ 95', stock: '-1' },
  { name: 'Riesling Mosel Kabinett', price: 'S/ 180' },
]
const namesFor = (constraints?: Constraints, dish = 'ceviche de pescado') =>
  pair(dish, LIST, constraints).recommendations.map(({ wine }) => wine)

test('what is sold out is never offered, unless that is asked for', () => {
  expect(namesFor()).not.toContain('Chardonnay Reserva Barrica')
  expect(namesFor()).not.toContain('Cabernet Sauvignon Maipo')
  expect(namesFor()).toHaveLength(5)
  expect(namesFor({ in_stock: false })).toHaveLength(7)
  expect(codes(pair('ceviche', [LIST[1]!]))).toEqual(['all_filtered'])
})

test('colour, price, glass and dislikes are kept to', () => {
  expect(namesFor({ colour: ['red'] })).toEqual(['Malbec Mendoza'])
  expect(namesFor({ max_price_cents: 11_000 }).sort()).toEqual(['Malbec Mendoza', 'Sauvignon Blanc Casablanca'])
  expect(namesFor({ by_glass: true }).sort()).toEqual(['Malbec Mendoza', 'Sauvignon Blanc Casablanca'])
  expect(namesFor({ avoid: ['Sauvignon'] })).not.toContain('Sauvignon Blanc Casablanca')
  expect(namesFor({ avoid: [' '] })).toHaveLength(5)
})

test('what nobody can meet is given up in order, and named: the glass before the price before the colour', () => {
  const glass = pair('ceviche', LIST, { colour: ['rose'], by_glass: true })
  expect(glass.recommendations.map(({ wine }) => wine)).toEqual(['Rosado de Provence'])
  expect(codes(glass)).toContain('relaxed')
  expect(glass.notes.find(({ code }) => code === 'relaxed')!.text).toMatch(/copa/)
  const cheap = pair('ceviche', LIST, { colour: ['rose'], max_price_cents: 100 })
  expect(cheap.recommendations.map(({ wine }) => wine)).toEqual(['Rosado de Provence'])
  expect(cheap.notes.find(({ code }) => code === 'relaxed')!.text).toMatch(/precio/)
})

const wish: fc.Arbitrary<Constraints> = fc.record(
  {
    colour: fc.uniqueArray(fc.constantFrom(...COLOURS), { maxLength: 4 }),
    max_price_cents: fc.integer({ min: 0, max: 60_000 }),
    by_glass: fc.boolean(),
    in_stock: fc.boolean(),
    avoid: fc.array(fc.constantFrom('malbec', 'chardonnay', 'sparkling', 'Queirolo', 'zzz', ''), { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

test('whatever is wished for: an answer that keeps to the wish, or names what it gave up', () => {
  fc.assert(
    fc.property(fc.constantFrom(...demoDishes), wish, (dish, constraints) => {
      const result = engine.pairReading(dish, demoTable, { top: 200, lang: 'en', constraints })
      expect(DishResult.safeParse(result).error).toBeUndefined()
      expect(result.recommendations.length).toBeGreaterThan(0)
      const relaxed = result.notes.find(({ code }) => code === 'relaxed')?.text ?? ''
      for (const { row, colour } of result.recommendations) {
        const input = demoWines[row]!
        if (constraints.in_stock !== false && input.stock) expect(Number(input.stock)).not.toBe(0)
        if (constraints.colour?.length && !relaxed.includes('colour')) expect(constraints.colour).toContain(colour)
        if (constraints.by_glass && !relaxed.includes('glass'))
          expect(readMoney(input.glass_price ?? '')).not.toBeNull()
        const price = readMoney(input.price ?? '')
        if (constraints.max_price_cents !== undefined && price && !relaxed.includes('price') && !constraints.by_glass)
          expect(price.cents).toBeLessThanOrEqual(constraints.max_price_cents)
        for (const word of constraints.avoid ?? [])
          if (word !== '' && !relaxed.includes('disliked')) expect(foldText(input.name)).not.toContain(foldText(word))
      }
    }),
    { numRuns: 200 },
  )
})

test('picks: the safe one is the first, the bold one of another class and good, the glass one sold by the glass', () => {
  let bold = 0
  for (const dish of demoDishes) {
    const { picks, recommendations } = engine.pairReading(dish, demoTable, { top: 200, lang: 'es' })
    const byRow = new Map(recommendations.map((one) => [one.row, one]))
    const safe = byRow.get(picks.safe!)!
    expect(safe.rank).toBe(1)
    if (picks.bold !== null) {
      bold++
      const other = byRow.get(picks.bold)!
      expect(other.style_class).not.toBe(safe.style_class)
      expect(other.score).toBeGreaterThanOrEqual(0.75 * safe.score)
    }
    if (picks.glass !== null) expect(readMoney(demoWines[picks.glass]!.glass_price ?? '')).not.toBeNull()
    expect(picks.no_alcohol).toBeTruthy()
  }
  expect(bold).toBeGreaterThan(demoDishes.length / 2)
})

test('both languages rank alike and differ in words', () => {
  for (const dish of demoDishes.slice(0, 15)) {
    const es = engine.pairReading(dish, demoTable, { top: 5, lang: 'es' })
    const en = engine.pairReading(dish, demoTable, { top: 5, lang: 'en' })
    expect(en.recommendations.map(({ row, score }) => [row, score])).toEqual(
      es.recommendations.map(({ row, score }) => [row, score]),
    )
    for (const [i, one] of es.recommendations.entries()) {
      expect(en.recommendations[i]!.reasons.map(({ id }) => id)).toEqual(one.reasons.map(({ id }) => id))
      expect(en.recommendations[i]!.serve.say).toEqual(one.serve.say)
    }
  }
})

test('an unsure reading is an unsure score', () => {
  const dish = engine.readDish('lomo saltado')
  const sure = engine.pairReading(dish, demoTable, { top: 1, lang: 'es' }).recommendations[0]!
  const doubtful = engine.pairReading({ ...dish, confidence: 0.3 }, demoTable, { top: 200, lang: 'es' })
  expect(doubtful.recommendations.find(({ row }) => row === sure.row)!.uncertainty).toBeGreaterThan(sure.uncertainty)
})
