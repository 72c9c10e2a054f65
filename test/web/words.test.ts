/** How the page says what the answers carry. */
import { describe, expect, test } from 'vitest'
import { describeAbrazo } from '../../src/web/wine/abrazo-sentence.ts'
import { axesOf } from '../../src/web/wine/outline-shape.ts'
import { en } from '../../src/web/words/en.ts'
import { es } from '../../src/web/words/es.ts'
import { sayList } from '../../src/web/words/list.ts'
import { sayPrice } from '../../src/web/words/money.ts'
import { quieten, quietenName, sayId, saySource } from '../../src/web/words/plain.ts'

test.each([
  ['CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA', 'Chich. de calamar c/ yuquitas y tártara'],
  ['ANTICUCHOS DE CORAZÓN (2 palitos)', 'Anticuchos de corazón (2 palitos)'],
  ['lomo  saltado', 'Lomo saltado'],
  ['Costillas BBQ', 'Costillas BBQ'],
])('%s reads %s', (line, expected) => expect(quieten(line)).toBe(expected))

test.each([
  ['MONTES ALPHA CABERNET S.', 'Montes Alpha Cabernet S.'],
  ['MARQUES DE CASA CONCHA XII', 'Marques de Casa Concha XII'],
  ['Intipalka N° 1', 'Intipalka N° 1'],
])('%s reads %s', (name, expected) => expect(quietenName(name)).toBe(expected))

test('sources and dishes that come as ids read as sites and words; names stay', () => {
  expect(saySource('conchaytoro-com-log-maridajes')).toBe('conchaytoro.com')
  expect(saySource('blog-drinkupny-com-06')).toBe('blog.drinkupny.com')
  expect(saySource('Concha y Toro')).toBe('Concha y Toro')
  expect(sayId('ceviche-clasico')).toBe('ceviche clasico')
})

test('y turns into e before an i sound, and only there', () => {
  expect(sayList(['cuerpo', 'intensidad'], 'y')).toBe('cuerpo e intensidad')
  expect(sayList(['cuerpo', 'hielo'], 'y')).toBe('cuerpo y hielo')
  expect(sayList(['acidity', 'intensity'], 'and')).toBe('acidity and intensity')
  expect(sayList([], 'y')).toBe('')
})

test('soles are S/, whole where they are whole', () => {
  expect(sayPrice({ cents: 9_500, currency: 'PEN' }, 'es').replace(/\s/, ' ')).toBe('S/ 95')
  expect(sayPrice({ cents: 9_550, currency: 'PEN' }, 'en').replace(/\s/, ' ')).toBe('S/ 95.50')
  expect(sayPrice('S/ 38', 'es')).toBe('S/ 38')
})

describe('the abrazo', () => {
  const dish = {
    sweetness: 0.1,
    acidity: 0.85,
    body: 0.25,
    intensity: 0.6,
    grip: 0.2,
    heat: 0.7,
    savoury: 0.5,
    aroma_match: 1,
  }
  const wine = {
    sweetness: 0.1,
    acidity: 0.8,
    body: 0.6,
    intensity: 0.65,
    grip: 0,
    heat: 0.3,
    savoury: 0.4,
    aroma_match: 0.7,
  }

  test('says where dish and wine meet and who brings more, in both languages', () => {
    expect(describeAbrazo(dish, wine, es)).toBe(
      'Se encuentran en acidez, intensidad y aromas; el vino pone más cuerpo; el plato, más calor.',
    )
    expect(describeAbrazo(dish, wine, en)).toBe(
      'They meet in acidity, intensity and aromas; the wine brings more body; the dish, more heat.',
    )
  })

  test('keeps the same order of axes whatever order the keys come in', () => {
    const reversed = Object.fromEntries(Object.entries(dish).reverse())
    expect(axesOf(reversed, wine)).toEqual(axesOf(dish, wine))
    expect(axesOf(dish, wine)).toHaveLength(8)
  })
})
