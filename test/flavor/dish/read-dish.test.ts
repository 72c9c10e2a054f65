/** Words that change the dish change its profile, in the right direction; words that do not, do not. */
import { expect, test } from 'vitest'
import { DISH_INDEX, DISH_KEYS, type DishKey } from '../../../src/domain/vocabulary.ts'
import type { DishReading } from '../../../src/flavor/readings.ts'
import { engine } from '../../engine.ts'

const read = engine.readDish
const value = ({ profile }: DishReading, key: DishKey) => profile.values[DISH_INDEX[key]]!

/** The largest difference of two profiles in any number. */
function distance(a: DishReading, b: DishReading): number {
  return Math.max(...DISH_KEYS.map((key) => Math.abs(value(a, key) - value(b, key))))
}

/** Each row is one dish, printed in different ways. */
const SAME: readonly (readonly [dishId: string, ...printed: string[]])[] = [
  [
    'ceviche-clasico',
    'ceviche de pescado',
    'sebiche de pezcado',
    'CEVICHE DE PESCADO S/ 38.00',
    'fish ceviche',
    'Cebiche de Pescado',
    'CEVlCHE DE PESCAD0',
    '  ceviche   de  pescado. ',
  ],
  ['lomo-saltado', 'lomo saltado', 'LOMO SALTADO ........ 45,00', 'Lomito saltado', 'L0MO SALTAD0', 'lomo saltdo'],
  ['aji-de-gallina', 'ají de gallina', 'AJI DE GALLINA', 'Ají de gallina (especialidad)'],
  ['papa-a-la-huancaina', 'papa a la huancaína', 'PAPA A LA HUANCAINA', 'papas a la huancaina'],
  ['arroz-con-mariscos', 'arroz con mariscos', 'Arroz c/ mariscos', 'Ar roz con mar iscos'],
  ['pollo-a-la-brasa', 'pollo a la brasa', '1/4 de pollo a la brasa', 'POLLO A LA BRASA (entero)'],
]
for (const [dishId, plain, ...others] of SAME)
  for (const printed of others)
    test(`"${printed}" is "${plain}"`, () => {
      const [first, second] = [read(plain!), read(printed)]
      expect(first.dishId).toBe(dishId)
      expect(second.dishId).toBe(dishId)
      expect(distance(first, second)).toBeLessThan(0.06)
      expect(second.profile.protein[0]).toBe(first.profile.protein[0])
    })

type Direction = readonly [key: DishKey, sign: '+' | '-']
const CHANGED: readonly (readonly [plain: string, changed: string, ...directions: Direction[]])[] = [
  ['pescado a la plancha', 'pescado a la plancha con salsa de rocoto', ['heat', '+']],
  ['lomo fino', 'lomo fino en salsa de rocoto', ['heat', '+']],
  ['pollo a la plancha', 'pollo a la plancha en salsa de crema', ['creamy', '+'], ['fat', '+']],
  ['chancho', 'chancho agridulce', ['sweet', '+'], ['sour', '+']],
  ['ensalada con queso fresco', 'ensalada con queso azul', ['salty', '+'], ['umami', '+']],
  ['pollo', 'pollo frito', ['fat', '+'], ['crisp', '+']],
  ['trucha', 'trucha ahumada', ['smoky', '+']],
  ['tiradito de pescado', 'tiradito de pescado en crema de rocoto', ['heat', '+']],
  ['causa de pollo', 'causa de pulpo', ['marine', '+']],
  ['lomo saltado', 'lomo saltado de pollo', ['weight', '-']],
  ['pescado a la plancha', 'pescado a la plancha al ajo', ['allium', '+']],
  ['ají de gallina', 'ají de gallina sin ají', ['heat', '-']],
  ['pizza margarita', 'pizza margarita picante', ['heat', '+']],
  ['costillas de cerdo', 'costillas de cerdo en salsa BBQ', ['sweet', '+'], ['smoky', '+']],
]
for (const [plain, changed, ...directions] of CHANGED)
  test(`"${changed}" differs from "${plain}": ${directions.map(([key, sign]) => `${key} ${sign}`).join(', ')}`, () => {
    for (const [key, sign] of directions) {
      const step = value(read(changed), key) - value(read(plain), key)
      expect(sign === '+' ? step : -step, key).toBeGreaterThan(0.03)
    }
  })

const PROTEINS: readonly (readonly [dish: string, protein: string])[] = [
  ['ceviche de pescado', 'raw_fish'],
  ['causa de pulpo', 'mollusc'],
  ['lomo saltado de pollo', 'poultry'],
  ['fettuccini a la huancaína con lomo', 'beef'],
  ['pizza de champiñones', 'mushroom'],
  ['seco de cordero', 'lamb'],
  ['chicharrón de cerdo', 'pork'],
  ['anticuchos de corazón', 'offal'],
  ['arroz con pato', 'game'],
  ['volcán de chocolate', 'chocolate'],
]
for (const [dish, protein] of PROTEINS)
  test(`what leads in "${dish}" is ${protein}`, () => {
    const { profile } = read(dish)
    const leading = profile.protein.slice(0, 2)
    // Duck is game to some and poultry to others.
    expect(
      protein === 'game'
        ? leading.some((one) => one === 'game' || one === 'poultry')
        : leading.includes(protein as never),
    ).toBe(true)
  })

test('each number names the words it came from', () => {
  const { profile } = read('pollo a la plancha con salsa de rocoto')
  const words = (key: DishKey) => (profile.causes.get(key) ?? []).map(({ text }) => text)
  expect(words('heat').join(' ')).toMatch(/rocoto/)
  expect(
    profile.causes
      .get('protein:poultry')
      ?.map(({ text }) => text)
      .join(' '),
  ).toMatch(/pollo/)
})

test('words nobody knows are named as they were printed', () => {
  const { unknown, confidence } = read('lomo saltado al Zubrowka Flupp')
  expect(unknown).toEqual(['Zubrowka', 'Flupp'])
  expect(confidence).toBeLessThan(read('lomo saltado').confidence)
})

test('a description changes the dish and lies behind it in the text', () => {
  const line = { dish: 'Pesca del día', description: 'en salsa de rocoto y crema' }
  const reading = read(line)
  const whole = `${line.dish}\n${line.description}`
  expect(value(reading, 'heat')).toBeGreaterThan(value(read(line.dish), 'heat') + 0.05)
  for (const spans of reading.profile.causes.values())
    for (const { start, end, text } of spans) expect(whole.slice(start, end)).toBe(text)
})

test('a section completes a name and tells food from drink', () => {
  expect(read({ dish: 'Mixto', section: 'CEVICHES' }).family).toBe('ceviche')
  expect(read({ dish: 'Clásico', section: 'Pisco sours' }).kind).toBe('drink')
  expect(read({ dish: 'Fantasía de la casa', section: 'Segundos' }).kind).toBe('food')
})

const KINDS: readonly (readonly [line: string, kind: string])[] = [
  ['Inca Kola', 'drink'],
  ['Chicha morada (jarra)', 'drink'],
  ['Pisco sour', 'drink'],
  ['Agua mineral sin gas', 'drink'],
  ['la cuenta por favor', 'note'],
  ['asdf', 'other'],
  ['qwrtp zxcvb', 'other'],
  ['', 'other'],
  ['🍷🍷🍷', 'other'],
  ["'; DROP TABLE wine; --", 'other'],
  ['<script>alert(1)</script>', 'other'],
  ['__proto__', 'other'],
  ['constructor', 'other'],
  ['toString', 'other'],
  ['12345', 'other'],
  ['ceviche', 'food'],
  ['Pan con chicharrón', 'food'],
]
for (const [line, kind] of KINDS) test(`"${line}" is ${kind}`, () => expect(read(line).kind).toBe(kind))
