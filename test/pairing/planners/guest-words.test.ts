import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guestWordsOf } from '../../../src/app/bundle/guest-words.ts'
import { readMoney } from '../../../src/domain/money.ts'
import { WINE_INDEX, WINE_KEYS } from '../../../src/domain/vocabulary.ts'
import { isWish, readWish } from '../../../src/pairing/planners/guest-words.ts'
import { findNearest, type WishedWine } from '../../../src/pairing/planners/nearest.ts'
import { styleClassOf } from '../../../src/pairing/wine-table.ts'
import { engine, knowledge } from '../../engine.ts'
import { demoTable } from '../demo.ts'

const words = guestWordsOf(knowledge)
const wines = demoTable.readings.map((reading, row): WishedWine & { name: string; style: string } => ({
  name: reading.input.name,
  style: reading.style,
  colour: reading.colour,
  grapes: reading.grapes,
  country: reading.country,
  styleClass: styleClassOf(demoTable, row),
  numbers: Object.fromEntries(WINE_KEYS.map((key) => [key, reading.profile.values[WINE_INDEX[key]]!])),
  priceCents: readMoney(reading.input.price ?? '')?.cents ?? null,
  glassPriceCents: readMoney(reading.input.glass_price ?? '')?.cents ?? null,
  isOut: false,
}))
const ask = (said: string, dish = 'Lomo saltado') => {
  const scores = engine.scoreWines(engine.readDish(dish), demoTable)
  const wish = readWish(said, words)
  const { order, relaxed } = findNearest(wish, wines, scores)
  return { wish, relaxed, found: order.map((wine) => wines[wine]!), usual: best(scores) }
}
const best = (scores: ArrayLike<number>) => wines[Array.from(scores).indexOf(Math.max(...Array.from(scores)))]!

test('algo suave: less tannin and body than what one would drink with the dish', () => {
  const { found, usual } = ask('algo suave')
  expect(found[0]!.numbers.tannin).toBeLessThan(usual.numbers.tannin! - 0.15)
  expect(found[0]!.numbers.body).toBeLessThan(usual.numbers.body!)
})

test('semi seco: a little sugar, neither dry nor a dessert wine', () => {
  for (const dish of ['Lomo saltado', 'Chaufa de mariscos', 'Ceviche'])
    for (const wine of ask('un vino semi seco por favor', dish).found.slice(0, 3)) {
      expect(wine.numbers.sweetness, wine.name).toBeGreaterThan(0.2)
      expect(wine.numbers.sweetness, wine.name).toBeLessThan(0.65)
    }
})

test('como un Malbec pero más ligero: a red, dry, with less body, and no sweet wine', () => {
  const { wish, found } = ask('como un Malbec pero más ligero')
  expect(wish.understood).toEqual(['como un Malbec', 'más ligero'])
  for (const wine of found.slice(0, 3)) {
    expect(wine).toMatchObject({ colour: 'red' })
    expect(wine.numbers.body, wine.name).toBeLessThan(wish.like!.body! - 0.05)
    expect(wine.numbers.sweetness, wine.name).toBeLessThan(0.15)
  }
})

test('no muy caro: from the lower half of the list; a figure is kept to', () => {
  const prices = wines.flatMap(({ priceCents }) => priceCents ?? []).sort((a, b) => a - b)
  const middle = prices[Math.floor(prices.length / 2)]!
  expect(ask('no muy caro').found.every(({ priceCents }) => priceCents! <= middle)).toBe(true)
  for (const said of [
    'hasta 90 soles',
    'menos de S/ 90',
    'under 90',
    'máximo 90',
    '90 soles máximo',
    'entre 50 y 90 soles',
    'con 90 soles',
  ])
    expect(ask(said).found.every(({ priceCents }) => priceCents! <= 9_000)).toBe(true)
})

test('wishes add up, in both languages', () => {
  const { found, relaxed } = ask('un tinto peruano, barato')
  expect(relaxed).toEqual([])
  expect(found[0]).toMatchObject({ colour: 'red', country: 'PE' })
  expect(ask('a dry white by the glass', 'Ceviche').found[0]).toMatchObject({
    colour: 'white',
    glassPriceCents: expect.any(Number),
  })
  expect(ask('un malbec').found.every(({ grapes }) => grapes[0] === 'malbec')).toBe(true)
  expect(ask('con burbujas').found.every(({ numbers }) => numbers.bubbles! >= 0.4)).toBe(true)
})

test('a denial turns a word around', () => {
  expect(readWish('con menos cuerpo', words).steps.body).toBeLessThan(0)
  expect(readWish('sin madera', words).steps.oak).toBeLessThan(0)
  expect(readWish('poca madera', words).steps.oak).toBeLessThan(0)
  expect(readWish('que no sea tinto', words).colours).not.toContain('red')
  expect(readWish('no red please', words).colours).toEqual(['white', 'orange', 'rose'])
})

test('a country, a grape, bubbles and the glass are denied as well, also from some words away', () => {
  for (const said of [
    'nada de Chile',
    'sin chile',
    'que no sea chileno',
    'no quiero vino de Chile',
    'not from Chile',
  ]) {
    const { wish, found } = ask(said)
    expect(wish.unwanted.countries, said).toEqual(['CL'])
    expect(found.length, said).toBeGreaterThan(10)
    expect(found.filter(({ country }) => country === 'CL').length, said).toBe(0)
  }
  expect(readWish('Nada de Chile, un tinto', words).understood).toEqual(['Nada de Chile', 'un tinto'])
  expect(readWish('nothing from Chile or Argentina', words).unwanted.countries.toSorted()).toEqual(['AR', 'CL'])
  expect(readWish('que no sea chileno ni argentino', words).unwanted.countries.toSorted()).toEqual(['AR', 'CL'])
  expect(readWish('sin madera y barato', words)).toMatchObject({ price: 'low', steps: { oak: expect.any(Number) } })
  expect(ask('un tinto que no sea Malbec').found.every(({ grapes }) => grapes[0] !== 'malbec')).toBe(true)
  expect(readWish('que no sea tan seco', words).steps.sweetness).toBeGreaterThan(0)
  expect(readWish('nothing too sweet', words).steps.sweetness).toBeLessThan(0)
  expect(readWish('no quiero burbujas', words).bubbles).toBe(false)
  expect(readWish('hasta S/ 120 soles, no por copa', words)).toMatchObject({ maxPriceCents: 12_000, byGlass: false })
})

test('a denial ends at a comma and at words that say something else', () => {
  expect(readWish('no, un tinto', words).colours).toEqual(['red'])
  expect(readWish('no tengo mucha hambre hoy un tinto', words).colours).toEqual(['red'])
  expect(readWish('sin madera, peruano', words).countries).toEqual(['PE'])
})

test('what no wine meets is given up by name; what was not understood is no wish', () => {
  const { relaxed, found } = ask('un tinto peruano hasta 20 soles')
  expect(relaxed.length).toBeGreaterThan(0)
  expect(found.length).toBeGreaterThan(0)
  expect(isWish(readWish('xyzzy', words))).toBe(false)
  expect(readWish('sin alcohol', words).withoutAlcohol).toBe(true)
  expect(readWish('sorpréndame', words).taste).toBe('bold')
})

test('any text gives an order of wines that can be had, each once', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('', '🍷🍷', '\u0000 tinto', 'no '.repeat(200), 'ñÑ¿¡ÁÉ', '١٢٣'),
    fc.array(fc.constantFrom(...words.flatMap((word) => word.words)), { maxLength: 6 }).map((some) => some.join(' ')),
  )
  const out = fc.uniqueArray(fc.integer({ min: 0, max: wines.length - 1 }), { maxLength: 30 })
  fc.assert(
    fc.property(text, out, (said, gone) => {
      const some = wines.map((wine, i) => ({ ...wine, isOut: gone.includes(i) }))
      const { order } = findNearest(readWish(said, words), some)
      expect(new Set(order).size).toBe(order.length)
      expect(order.every((wine) => !some[wine]!.isOut)).toBe(true)
      expect(order.length).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
})
