/** What a line says, read with a dozen rows of knowledge. */
import { describe, expect, test } from 'vitest'
import type { WineInput } from '../../../src/contract/requests.ts'
import { WINE_INDEX, type WineKey } from '../../../src/domain/vocabulary.ts'
import { buildWineLexicon } from '../../../src/flavor/wine/lexicon.ts'
import { readWine } from '../../../src/flavor/wine/read-wine.ts'
import { smallKnowledge } from './small-knowledge.ts'

const lexicon = buildWineLexicon(smallKnowledge())
const read = (line: string | WineInput) => readWine(typeof line === 'string' ? { name: line } : line, lexicon)
const value = (line: string | WineInput, key: WineKey) => read(line).profile.values[WINE_INDEX[key]]!

test('a whole line: house, grape by abbreviation, reserve, vintage, place, alcohol', () => {
  const reading = read('Intipalka Cab. Sauv. Res. 2019 Ica 14%')
  expect(reading).toMatchObject({
    kind: 'wine',
    producer: 'Intipalka',
    grapes: ['cabernet-sauvignon'],
    grapesStated: true,
    region: 'ica',
    country: 'PE',
    vintage: 2019,
    abvPercent: 14,
    colour: 'red',
    type: 'still',
    style: 'cabernet-sauvignon',
    styleClass: 'red_full',
    unknown: [],
  })
  expect(reading.confidence).toBeGreaterThan(0.9)
})

test('a review title: house first, the place in brackets', () => {
  const reading = read('Rainstorm 2013 Pinot Noir (Willamette Valley)')
  expect(reading).toMatchObject({
    producer: 'Rainstorm',
    grapes: ['pinot-noir'],
    region: 'willamette-valley',
    country: 'US',
    vintage: 2013,
  })
})

describe('vintage', () => {
  test.each([
    ['Malbec 2.018', 2018],
    ["Malbec '19", 2019],
    ['Mg. Baynos BL 21', 2021],
    ['Malbec 2O19', 2019],
    ['1895 Colección', null],
    ['Malbec 750 ml', null],
    ['Malbec S/ 1950', null],
    ['Malbec desde 1999', null],
    ['Malbec 2050', null],
    ['Malbec Bin 28', null],
  ])('%s -> %s', (line, vintage) => expect(read(line).vintage).toBe(vintage))

  test('the column wins over the name', () => expect(read({ name: 'Malbec 2015', vintage: '2019' }).vintage).toBe(2019))
})

describe('alcohol and shares', () => {
  test.each([
    ['Malbec 13,5 % vol', 13.5],
    ['Malbec 14%', 14],
    ['80% Syrah, 20%Garnacha', null],
    ['Malbec 100%', null],
  ])('%s -> %s', (line, abv) => expect(read(line).abvPercent).toBe(abv))

  test('a printed alcohol sets the number and carries the body', () => {
    expect(value('Malbec 15,5%', 'alcohol')).toBeGreaterThan(0.85)
    expect(value('Malbec 15,5%', 'body')).toBeGreaterThan(value('Malbec 11%', 'body'))
  })
})

describe('words with two meanings', () => {
  test.each([
    ['Italia Tacama', ['italia'], 'PE'],
    ['Merlot, Italia', ['merlot'], 'IT'],
    ['Borgoña Tacama', ['isabella'], 'PE'],
    ['Borgoña Pinot Noir, Francia', ['pinot-noir'], 'FR'],
    ['GSM', ['grenache', 'syrah', 'mourvedre'], null],
    ['Pinot', ['pinot-noir'], null],
    ['Pinot blanco', ['pinot-grigio'], null],
    ['Bodega Norton Malbec', ['malbec'], 'AR'],
    ['Concha y Toro Merlot', ['merlot'], 'CL'],
  ])('%s', (line, grapes, country) => expect(read(line)).toMatchObject({ grapes, country }))

  test.each([
    ['Pinot Noir Rosé', 'rose'],
    ['Tempranillo Blanco', 'white'],
    ['Casa Rosso Chardonnay', 'white'],
    ['Vino Tinto', 'red'],
    ['Sophia Lorena', 'orange'],
  ])('%s is %s', (line, colour) => expect(read(line).colour).toBe(colour))

  test('Port beside other grapes is no Port', () => {
    expect(read('Port Phillip Chardonnay, Argentina').type).toBe('still')
    expect(read('Graham Port').type).toBe('fortified')
  })
})

describe('kinds', () => {
  test.each([
    ['Cusqueña 330ml', 'beer'],
    ['Descorche', 'fee'],
    ['Descorche vino', 'fee'],
    ['Pisco Portón', 'pisco'],
    ['Pisco Quebranta Tacama', 'pisco'],
    ['Pisco sour', 'cocktail'],
    ['Vermouth Carpano', 'other'],
    ['Torta de chocolate', 'other'],
    ['', 'other'],
    ['asdf qwer', 'other'],
    ['🍷🍷', 'other'],
    ['Vino Tinto Valle de Pisco', 'wine'],
    ['Château Inconnu', 'wine'],
  ])('%s is %s', (line, kind) => expect(read(line).kind).toBe(kind))
})

describe('style', () => {
  test.each([
    ['Malbec', 'malbec', 'red_full'],
    ['Malbec joven', 'malbec-young', 'red_medium'],
    ['Chardonnay', 'chardonnay-unoaked', 'white_light_crisp'],
    ['Chardonnay Reserva', 'chardonnay-oaked', 'white_full_oaked'],
    ['Tacama Rosé Semi Seco', 'rose-offdry', 'rose'],
    ['Sauvignon Blanc Late Harvest', 'late-harvest', 'sweet'],
    ['Vino Esp. Brut 750ml S/ 120', 'sparkling', 'sparkling'],
    ['Rioja Gran Rva.', 'tempranillo', 'red_medium'],
    ['Pedro Ximénez', 'sweet-sherry', 'fortified'],
    ['tinto de la casa', 'red-young', 'red_medium'],
  ])('%s is %s', (line, style, styleClass) => expect(read(line)).toMatchObject({ style, styleClass }))
})

describe('labels', () => {
  test('beside its house', () =>
    expect(read('Tacama Reserva')).toMatchObject({ label: 'Reserva', grapes: ['malbec'], grapesStated: false }))
  test('a common word is no label without its house', () => expect(read('Rioja Reserva').label).toBeNull())
  test('other grapes in the line make it another wine of the house', () => {
    expect(read('Montes Alpha Syrah')).toMatchObject({ grapes: ['syrah'], grapesStated: true })
  })
})

describe('columns', () => {
  test('win over the name', () => {
    const reading = read({
      name: 'Reserva',
      producer: 'Tacama',
      grape: 'Merlot',
      region: 'Ica',
      country: 'Perú',
      type: 'Tinto',
      abv: '13.5',
    })
    expect(reading).toMatchObject({
      producer: 'Tacama',
      grapes: ['merlot'],
      region: 'ica',
      country: 'PE',
      colour: 'red',
      abvPercent: 13.5,
    })
  })
  test('an unknown house stands as printed', () =>
    expect(read({ name: 'Malbec', producer: 'Casa Nadie' }).producer).toBe('Casa Nadie'))
  test('a tasting note moves aromas, less than the name would', () => {
    const plain = value('Malbec', 'citrus')
    const noted = value({ name: 'Malbec', description: 'Notas de limón' }, 'citrus')
    expect(noted).toBeGreaterThan(plain)
    expect(noted).toBeLessThan(value('Malbec limón', 'citrus'))
    expect(value({ name: 'Malbec', description: 'sin limón' }, 'citrus')).toBe(plain)
  })
})

test('misspelt and badly scanned words are read', () => {
  expect(read('Chardonnai').grapes).toEqual(['chardonnay'])
  expect(read('Ma1bec').grapes).toEqual(['malbec'])
  expect(read('Temprannillo').grapes).toEqual(['tempranillo'])
})

test('what nobody understood is told apart from names', () => {
  const reading = read('Bodega Fulana Malbec xyzzy')
  expect(reading.producer).toBe('Bodega Fulana')
  expect(reading.unknown).toEqual(['xyzzy'])
})

test('every number names the words behind it', () => {
  const line = 'Malbec Gran Reserva 14%'
  const spans = read(line).profile.causes.get('oak') ?? []
  expect(spans.map((span) => span.text)).toContain('Gran Reserva')
  for (const span of spans) expect(line.slice(span.start, span.end)).toBe(span.text)
})
