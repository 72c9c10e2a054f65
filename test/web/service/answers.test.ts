/** What a waiter is shown for a dish, a table, a search: from the bundle alone. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matrixOf } from '../../../src/pairing/planners/from-bundle.ts'
import { kitBundle } from '../../../src/web/kit/service.ts'
import { answerDish, orderOf } from '../../../src/web/service/answers.ts'
import { find, findable } from '../../../src/web/service/find.ts'
import { isFresh, sayAge } from '../../../src/web/service/freshness.ts'
import { dishInSentence, sentence, tableSentence, wineInSentence } from '../../../src/web/service/spoken.ts'
import { actsFor, planFor } from '../../../src/web/service/table-plan.ts'
import { serviceEn } from '../../../src/web/words/service.en.ts'
import { serviceEs } from '../../../src/web/words/service.es.ts'

const bundle = kitBundle()
const matrix = matrixOf(bundle)
const answers = (dish: number, out: readonly number[] = [], asked: number[] | null = null) =>
  answerDish({ bundle, matrix, dish, isOut: (wine) => out.includes(wine), asked })

describe('answers', () => {
  test('the house picks stand there while they last', () => {
    const { picks } = answers(0)
    const { safe, bold, glass } = bundle.answers[0]!
    expect(picks.map(({ wine }) => wine)).toEqual([safe, bold, glass])
    expect(picks.every(({ insteadOf }) => insteadOf === null)).toBe(true)
  })

  test('a wine that is gone gives its place to the next, and its name is said', () => {
    const { safe } = bundle.answers[0]!
    const { picks } = answers(0, [safe!])
    expect(picks[0]).toMatchObject({ kind: 'safe', insteadOf: safe })
    expect(picks.map(({ wine }) => wine)).not.toContain(safe)
  })

  test('no wine that is out is ever offered, none twice, and while any is there the dish has an answer', () => {
    const wines = bundle.wines.map((_, wine) => wine)
    fc.assert(
      fc.property(fc.nat(bundle.dishes.length - 1), fc.subarray(wines), (dish, out) => {
        const { picks, others } = answers(dish, out)
        const shown = [...picks, ...others].map(({ wine }) => wine)
        expect(shown.filter((wine) => out.includes(wine))).toEqual([])
        expect(new Set(shown).size).toBe(shown.length)
        expect(picks.length > 0).toBe(out.length < wines.length)
        const glass = picks.find(({ kind }) => kind === 'glass')
        if (glass) expect(bundle.wines[glass.wine]?.glass_price_cents).not.toBeNull()
      }),
    )
  })

  test('what the guest asked for decides the order', () => {
    const asked = orderOf(bundle, matrix, 0).toReversed()
    expect(answers(0, [], asked).picks.map(({ wine }) => wine)).toEqual(asked.slice(0, 3))
  })

  test('what the house forbids is in no order', () => {
    const scores = Uint8Array.from(matrix.scores)
    scores[5] = 0
    const order = { ...bundle, answers: bundle.answers.map((one) => ({ ...one, order: one.order.slice(0, 2) })) }
    expect(orderOf(order, { ...matrix, scores }, 0)).not.toContain(order.answers[0]!.order.includes(5) ? -1 : 5)
  })
})

describe('the table', () => {
  const dishes = [
    { index: 0, guests: 2 },
    { index: 7, guests: 1 },
  ]

  test('glasses stay under the budget; gone wines are not planned', () => {
    const plan = planFor(bundle, dishes, { way: 'glasses', budgetCents: 9_000 }, (wine) => wine === 0)
    expect(plan.best?.totalCents).toBeLessThanOrEqual(9_000)
    expect(plan.best?.wines).not.toContain(0)
  })

  test('each bottle is written down once, each glass with its dish', () => {
    const bottle = planFor(bundle, dishes, { way: 'one', budgetCents: null }, () => false).best!
    expect(actsFor(bundle, dishes, bottle, 'one', 'now')).toHaveLength(1)
    const glasses = planFor(bundle, dishes, { way: 'glasses', budgetCents: null }, () => false).best!
    const acts = actsFor(bundle, dishes, glasses, 'glasses', 'now')
    expect(acts.map(({ body }) => ('quantity' in body ? body.quantity : 0))).toEqual([2, 1])
  })
})

describe('search', () => {
  const menu = bundle.dishes.map(({ dish }) => dish)
  const found = (query: string) => find(query, menu.map(findable)).map((place) => menu[place])

  test.each([
    ['ceviche', 'CEVICHE DE PESCADO'],
    ['CEVÍCHE', 'CEVICHE DE PESCADO'],
    ['cevicje', 'CEVICHE DE PESCADO'],
    ['cebiche', 'CEVICHE DE PESCADO'],
    ['pesc', 'CEVICHE DE PESCADO'],
    ['gallina aji', 'AJÍ DE GALLINA'],
    ['lomo sal', 'LOMO SALTADO'],
    ['salatdo', 'LOMO SALTADO'],
    ['calamares', 'CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA'],
  ])('%s finds %s first', (query, dish) => expect(found(query)[0]).toBe(dish))

  test('a slip is forgiven only where nothing fits without one', () => {
    expect(find('lomo', ['Ostras con limón', 'Lomo saltado', 'Causa de lomo'].map(findable))).toEqual([1, 2])
    expect(find('lomi', ['Ostras con limón', 'Lomo saltado'].map(findable))).toContain(1)
  })

  test('nonsense finds nothing, and so does an empty line', () => {
    expect(found('xyzw')).toEqual([])
    expect(found('  ')).toEqual([])
  })

  test('a whole name always finds itself first', () => {
    for (const dish of menu) expect(found(dish)[0]).toBe(dish)
  })
})

describe('what is said', () => {
  test('names as they are said aloud', () => {
    expect(dishInSentence('ANTICUCHOS DE CORAZÓN (2 palitos)')).toBe('anticuchos de corazón')
    expect(wineInSentence('Intipalka Sauvignon Blanc 2023, Ica')).toBe('Intipalka Sauvignon Blanc')
    expect(wineInSentence('TACAMA SELECCIÓN ESPECIAL 2020 (750 ml)')).toBe('Tacama Selección Especial')
    expect(wineInSentence('1865')).toBe('1865')
    expect(wineInSentence('Viña 1865 Syrah 2019 375 ml')).toBe('Viña 1865 Syrah')
  })

  test('the sentence, in both languages', () => {
    const pair = { dish: 'LOMO SALTADO', wine: 'Roda Sela, Rioja', standing: 'first' as const }
    expect(sentence({ ...pair, reason: 'El tanino se ablanda con la carne.' }, 'es')).toBe(
      'Con su lomo saltado le sugiero el Roda Sela. El tanino se ablanda con la carne.',
    )
    expect(sentence({ ...pair, standing: 'house', reason: '' }, 'es')).toBe(
      'Con su lomo saltado le sugiero el Roda Sela. Es el que elige la casa para este plato.',
    )
    // A wine further down is not said to be the best.
    expect(sentence({ ...pair, standing: 'other', reason: '' }, 'es')).toBe(
      'Con su lomo saltado le sugiero el Roda Sela.',
    )
    expect(sentence({ ...pair, reason: '' }, 'en')).toBe(
      'With your lomo saltado I suggest the Roda Sela. It is what goes best on our list.',
    )
    const roda = { wine: 'Roda Sela, Rioja', dishes: ['LOMO SALTADO', 'Anticuchos de corazón (2)'] }
    expect(tableSentence([roda], 'es')).toBe(
      'Para la mesa le sugiero el Roda Sela. Va muy bien con su lomo saltado y sus anticuchos de corazón.',
    )
    expect(tableSentence([{ ...roda, dishes: [] }], 'es')).toBe('Para la mesa le sugiero el Roda Sela.')
    expect(tableSentence([roda, { wine: 'Intipalka', dishes: ['Ceviche'] }], 'en')).toBe(
      'For the table I suggest the Roda Sela with your lomo saltado and your anticuchos de corazón; the Intipalka with your ceviche.',
    )
  })

  test('how old the data are', () => {
    const minute = 60_000
    expect([1, 12, 130, 60 * 30, 60 * 80].map((n) => sayAge(0, n * minute, serviceEs))).toEqual([
      'Al día',
      'Datos de hace 12 min',
      'Datos de hace 2 h',
      'Datos de ayer',
      'Datos de hace 3 días',
    ])
    expect(sayAge(0, 12 * minute, serviceEn)).toBe('Data from 12 min ago')
    expect(isFresh(0, 2 * minute)).toBe(true)
  })
})
