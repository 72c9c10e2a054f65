import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dishKey, wineKey } from '../../../src/domain/house-key.ts'
import { type HouseDecision, NO_HOUSE, viewHouse } from '../../../src/pairing/house/house-view.ts'
import { engine } from '../../engine.ts'
import { demoTable, demoWines } from '../demo.ts'

const DISH = 'Ceviche de pescado'
const KEY = dishKey(DISH)
const wines = demoWines.map(({ name }, row) => ({ id: `wine-${row}`, key: wineKey(name) }))
const ask = (decisions: HouseDecision[], options: object = {}) =>
  engine.pair(DISH, demoTable, {
    top: 200,
    lang: 'es',
    house: viewHouse(decisions, [], wines).ofDish(KEY),
    ...options,
  })
const decide = (row: number, state: HouseDecision['state'], position: number | null = null): HouseDecision => ({
  dishKey: KEY,
  wineId: wines[row]!.id,
  wineKey: wines[row]!.key,
  state,
  position,
  note: { es: '', en: '' },
})
const plain = engine.pair(DISH, demoTable, { top: 200, lang: 'es' })
const rows = plain.recommendations.map(({ row }) => row)

test('pins come first in their order, vetoes are gone and named, the rest keeps the order of its scores', () => {
  const someRows = fc.uniqueArray(fc.constantFrom(...rows), { maxLength: 6 })
  fc.assert(
    fc.property(someRows, someRows, (pins, others) => {
      const vetoes = others.filter((row) => !pins.includes(row))
      const decisions = [
        ...pins.map((row, i) => decide(row, 'pin', i + 1)),
        ...vetoes.map((row) => decide(row, 'veto')),
      ]
      const { recommendations, notes } = ask(decisions)
      const got = recommendations.map(({ row }) => row)
      expect(got).toEqual([...pins, ...rows.filter((row) => !pins.includes(row) && !vetoes.includes(row))])
      expect(recommendations.map(({ house }) => house === 'pin')).toEqual(got.map((row) => pins.includes(row)))
      expect(notes.some(({ code }) => code === 'vetoed')).toBe(vetoes.length > 0)
    }),
    { numRuns: 30 },
  )
})

test('scores and their parts are those without the house: nothing is mixed into them', () => {
  const last = rows.at(-1)!
  const { recommendations, engine: id } = ask([decide(last, 'pin', 1)])
  // Its place is another, and what is said aloud of it with that.
  const { house: state, rank: _, wine_id: wineId, serve, ...pinned } = recommendations[0]!
  const { rank: _rank, serve: _serve, ...before } = plain.recommendations.at(-1)!
  expect(pinned).toEqual(before)
  expect(serve.say.es).not.toContain('Es lo que mejor acompaña')
  expect([state, wineId]).toEqual(['pin', `wine-${last}`])
  expect(id).toEqual({ ...plain.engine, house: expect.stringMatching(/^[0-9a-f]{16}$/) })
})

test('a pin that is sold out or unwanted is not offered; a veto stays when wishes are given up', () => {
  const red = plain.recommendations.find(({ colour }) => colour === 'red')!.row
  const whites = plain.recommendations.filter(({ colour }) => colour === 'white').map(({ row }) => row)
  const { recommendations } = ask([decide(red, 'pin', 1)], { constraints: { colour: ['white'] } })
  expect(recommendations.map(({ row }) => row)).toEqual(whites)
  const forbidden = ask(
    whites.map((row) => decide(row, 'veto')),
    { constraints: { colour: ['white'] } },
  )
  expect(forbidden.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['relaxed', 'vetoed']))
  expect(forbidden.recommendations.every(({ colour }) => colour !== 'white')).toBe(true)
})

test('its notes come with the wine, in both languages; what it put first fits', () => {
  const last = rows.at(-1)!
  const note = { es: 'Con este va de la casa.', en: 'Ours, with this one.' }
  const { recommendations, notes, picks } = ask([{ ...decide(last, 'pin', 1), note }, decide(rows[3]!, 'approve')])
  expect(recommendations[0]!.note).toEqual(note)
  expect(recommendations.find(({ row }) => row === rows[3])).toMatchObject({ house: 'approve' })
  expect(notes.map(({ code }) => code)).not.toContain('nothing_fits')
  expect(picks.safe).toBe(last)
})

test('its numbers stand in the place of those that were read, and move the scores', () => {
  const house = viewHouse([], [{ about: 'dish', key: KEY, values: { 'tastes.heat': 0.9 } }], wines)
  const hot = engine.pair(DISH, demoTable, { top: 200, lang: 'es', house: house.ofDish(KEY) })
  expect(hot.profile.tastes.heat).toMatchObject({ v: 0.9, c: 1, o: 'house' })
  expect(hot.recommendations.map(({ score }) => score)).not.toEqual(plain.recommendations.map(({ score }) => score))
  const other = engine.pair('Lomo saltado', demoTable, { top: 5, lang: 'es', house: house.ofDish('lomo saltado') })
  expect(other.profile).toEqual(engine.pair('Lomo saltado', demoTable, { top: 5, lang: 'es' }).profile)
})

test('a wine whose body the house knows better is scored and classed by it', () => {
  const row = demoWines.findIndex(({ name }) => /malbec/i.test(name))
  const house = viewHouse([], [{ about: 'wine', key: wines[row]!.key, values: { 'structure.body': 0.1 } }], wines)
  const table = engine.readList(demoWines, house)
  const at = table.rows.indexOf(row)
  const before = demoTable.rows.indexOf(row)
  expect(table.readings[at]).toMatchObject({ styleClass: 'red_light', style: demoTable.readings[before]!.style })
  expect(table.readings[at]!.profile.origins).toContain('house')
  expect(demoTable.readings[before]!.profile.origins).not.toContain('house')
})

test('what was decided of a label holds when it comes back as another row; of two bottles it holds for the one meant', () => {
  const pin = decide(rows[5]!, 'pin', 1)
  const rolled = wines.map((wine, row) => (row === rows[5] ? { ...wine, id: 'next-vintage' } : wine))
  expect(viewHouse([pin], [], rolled).ofDish(KEY).pins).toContain(rows[5])
  const twice = [...wines, { id: 'magnum', key: wines[rows[5]!]!.key }]
  expect(viewHouse([pin], [], twice).ofDish(KEY).pins).toEqual([rows[5]])
})

test('the hash is that of the decisions: none without any, another for each, the same for the same', () => {
  const hashOf = (...decisions: HouseDecision[]) => viewHouse(decisions, [], wines).hash
  expect(hashOf()).toBe(NO_HOUSE)
  expect(hashOf(decide(1, 'pin'))).toBe(viewHouse([decide(1, 'pin')], [], [...wines]).hash)
  const all = [
    hashOf(decide(1, 'pin')),
    hashOf(decide(1, 'veto')),
    hashOf(decide(2, 'pin')),
    hashOf({ ...decide(1, 'pin'), note: { es: 'a', en: '' } }),
    viewHouse([], [{ about: 'dish', key: KEY, values: { 'tastes.heat': 0.9 } }], wines).hash,
  ]
  expect(new Set(all).size).toBe(all.length)
})
