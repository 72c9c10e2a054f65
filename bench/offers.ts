/** Offers as some sixty shops would print them: few wines, many names for each, gaps, misprints, doubles. Seeded. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type Random, randomFrom } from '../src/domain/random.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'

interface Label {
  house: string
  words: string
  level: string
  grape: string
  region: string
  country: string
  abv: number
  price: number
  years: number[]
  sizes: number[]
}

const HEADER = 'name,bodega,uva,region,pais,cosecha,grado,size_ml,precio,currency,shop,url'
const LEVELS = ['', '', 'Reserva', 'Gran Reserva', 'Crianza', 'Roble'] as const
const FIRST = [
  'Alto',
  'Don',
  'Viejo',
  'Gran',
  'Santa',
  'Tierra',
  'Piedra',
  'Sol',
  'Luna',
  'Río',
  'Cumbre',
  'Barranco',
  'Sendero',
  'Huella',
  'Raíz',
  'Legado',
] as const
const SECOND = [
  'Manuel',
  'Negro',
  'Dorado',
  'Esperanza',
  'Andino',
  'Solana',
  'Candela',
  'Mirador',
  'Quebrada',
  'Fuego',
  'Niebla',
  'Ceniza',
  'Camino',
  'Herencia',
  'Origen',
  'Tormenta',
  'Alba',
  'Cóndor',
  'Roca',
  'Viento',
] as const
const SHOPS = 60
const OFFERS_OF_A_LABEL = 34

export async function writeOffers(path: string, rows: number, seed: number, knowledge: Knowledge): Promise<void> {
  const random = randomFrom(seed)
  const labels = makeLabels(Math.ceil(rows / OFFERS_OF_A_LABEL), random, knowledge)
  const file = createWriteStream(path)
  file.write(`${HEADER}\n`)
  let before = ''
  let block: string[] = []
  for (let n = 0; n < rows; n++) {
    // One in thirty is the same line once more.
    const line = n > 0 && random.next() < 0.033 ? before : offerOf(labels[random.below(labels.length)]!, random)
    before = line
    block.push(line)
    if (block.length === 5_000) {
      if (!file.write(`${block.join('\n')}\n`)) await once(file, 'drain')
      block = []
    }
  }
  if (block.length > 0) file.write(`${block.join('\n')}\n`)
  file.end()
  await once(file, 'finish')
}

function makeLabels(count: number, random: Random, knowledge: Knowledge): Label[] {
  const { producers, grapes, regions } = knowledge.tables
  const houses = producers.rows.filter(({ region }) => regions.byId.has(region))
  const common = grapes.rows.filter(({ synonyms }) => synonyms.length >= 3)
  return Array.from({ length: count }, () => {
    const house = houses[random.below(houses.length)]!
    const grape = common[random.below(Math.min(common.length, 60))]!
    const words = random.next() < 0.75 ? `${pick(FIRST, random)} ${pick(SECOND, random)}` : pick(SECOND, random)
    const first = 2012 + random.below(8)
    return {
      house: house.name,
      words,
      level: pick(LEVELS, random),
      grape: grape.name,
      region: regions.byId.get(house.region)?.name ?? '',
      country: regions.byId.get(house.country.toLowerCase())?.name ?? house.country,
      abv: 11 + random.below(9) / 2,
      price: Math.round(Math.exp(3.2 + random.normal() * 0.7)),
      years: [first, first + 1, first + 2],
      sizes: random.next() < 0.1 ? [750, 375] : [750],
    }
  })
}

function offerOf(label: Label, random: Random): string {
  const shop = random.below(SHOPS)
  const year = pick(label.years, random)
  const size = pick(label.sizes, random)
  const price = random.next() < 0.002 ? label.price * 100 : label.price * (0.85 + 0.3 * random.next())
  const dollars = shop % 12 === 0
  const has = (share: number) => random.next() < share
  const cells = [
    nameOf(label, year, size, shop, random),
    has(0.5) ? label.house : '',
    has(0.5) ? label.grape : '',
    has(0.5) ? label.region : '',
    has(0.7) ? label.country : '',
    has(0.5) ? (shop % 7 === 0 ? `${String(year)[0]}.${String(year).slice(1)}` : String(year)) : '',
    has(0.6) ? (shop % 3 === 0 ? `${label.abv}%` : String(label.abv)) : '',
    has(0.4) || size !== 750 ? (shop % 2 === 0 ? `${size} ml` : String(size)) : '',
    dollars ? `US$ ${(price / 3.5).toFixed(2)}` : shop % 2 === 0 ? `S/ ${price.toFixed(2)}` : price.toFixed(2),
    dollars ? 'USD' : 'PEN',
    `shop-${shop}`,
    '',
  ]
  return cells
    .map((cell) => (cell.includes(',') || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
}

/** Each shop has its manner; a few names are misprinted. */
function nameOf(
  { house, words, level, grape, region }: Label,
  year: number,
  size: number,
  shop: number,
  random: Random,
): string {
  const short = level.replace('Gran Reserva', 'Gran Rva.').replace('Reserva', 'Res.')
  const manner = shop % 6
  const parts = [
    [house, words, level, grape, String(year)],
    [words, grape, level, house, shop % 4 === 1 ? '' : String(year)],
    [house, words, grape, short, `${size}ml`],
    ['Vino', house, words, level, grape, 'x', String(size), 'ml'],
    [words, level, grape, `(${house})`, String(year)],
    [house, words, level, grape, region, String(year)],
  ][manner]!
  let name = parts.filter((part) => part !== '').join(' ')
  if (manner === 3)
    name = name
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toUpperCase()
  return random.next() < 0.015 ? misprint(name, random) : name
}

function misprint(name: string, random: Random): string {
  const at = 2 + random.below(Math.max(1, name.length - 6))
  return random.next() < 0.5
    ? name.slice(0, at) + name.slice(at + 1)
    : name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.below(items.length)]!
}
