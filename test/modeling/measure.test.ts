/** The protocol's measures on a list of four wines, worked out by hand. */
import { expect, test } from 'vitest'
import type { StyleClass } from '../../src/domain/vocabulary.ts'
import { balancedRows } from '../../src/modeling/labels.ts'
import { advisedAgainst, agrees, measureDish, rankRows } from '../../src/modeling/measure.ts'
import type { Statement } from '../../src/pairing/evidence/statements.ts'
import { styleClassOf } from '../../src/pairing/wine-table.ts'
import { engine } from '../engine.ts'

const wines = engine.readList(
  ['Sauvignon Blanc Casablanca', 'Malbec Mendoza', 'Riesling Mosel Kabinett', 'Champagne Brut'].map((name) => ({
    name,
  })),
)
const [SAUVIGNON, MALBEC, RIESLING, CHAMPAGNE] = [0, 1, 2, 3] as const

function said(
  sommelier: string,
  classes: StyleClass[],
  more: { grape?: string; style?: string; polarity?: 1 | -1 } = {},
): Statement {
  const { grape = '', style = '', polarity = 1 } = more
  const base = { id: '', dishId: 'x', family: 'x', lang: 'es', source: '', strength: 1, text: '' }
  return { ...base, sommelier, polarity, named: [{ classes, style, grape }] }
}

test('the list is what the hand expects', () => {
  expect([0, 1, 2, 3].map((row) => styleClassOf(wines, row))).toEqual([
    'white_light_crisp',
    'red_full',
    'white_aromatic',
    'sparkling',
  ])
})

test('a statement agrees by class, by grape or by style', () => {
  expect(agrees(said('a', ['red_full']), wines, MALBEC)).toBe(true)
  expect(agrees(said('a', ['red_full']), wines, SAUVIGNON)).toBe(false)
  expect(agrees(said('a', ['sweet'], { grape: 'riesling' }), wines, RIESLING)).toBe(true)
  expect(agrees(said('a', ['sweet'], { style: 'champagne' }), wines, CHAMPAGNE)).toBe(true)
})

test('advice against a grape means it in its class alone', () => {
  expect(advisedAgainst(said('a', ['red_full']), wines, MALBEC)).toBe(true)
  expect(advisedAgainst(said('a', ['red_full'], { grape: 'tannat' }), wines, MALBEC)).toBe(false)
  expect(advisedAgainst(said('a', ['red_full'], { grape: 'malbec' }), wines, MALBEC)).toBe(true)
})

test('means over sommeliers, each with one voice however much he says', () => {
  const statements = [
    said('a', ['white_light_crisp']),
    said('b', ['white_aromatic'], { grape: 'riesling' }),
    said('b', ['sparkling']),
    said('c', ['rose']),
    said('d', ['red_full'], { polarity: -1 }),
  ]
  const order = [SAUVIGNON, RIESLING, MALBEC, CHAMPAGNE]
  const scores = [4, 2, 3, 1].map((_, row) => 4 - order.indexOf(row as 0))
  const measures = measureDish(order, scores, statements, wines)!
  expect(measures.agree1).toBeCloseTo(1 / 3, 12)
  // a: 1 of 3, b: Riesling of three, c: none
  expect(measures.prec3).toBeCloseTo((1 / 3 + 1 / 3 + 0) / 3, 12)
  expect(measures.grape3).toBeCloseTo(1 / 3, 12)
  // Malbec alone is named by nobody. a: Sauvignon above it 1; b: Riesling above, Champagne below .5
  expect(measures.auc).toBeCloseTo((1 + 0.5) / 2, 12)
  expect(measures.avoid3).toBe(0)
  expect(measures.style1).toBe(1)
  expect(measures.style3).toBe(1)
})

test('a dish of which nobody speaks well is not measured; one without warnings has none to keep', () => {
  expect(measureDish([0, 1, 2, 3], [4, 3, 2, 1], [said('a', ['rose'], { polarity: -1 })], wines)).toBeNull()
  expect(measureDish([0, 1, 2, 3], [4, 3, 2, 1], [said('a', ['rose'])], wines)!.avoid3).toBeNull()
})

test('rows by falling score, equal ones as they stand', () => {
  expect(rankRows([0.2, 0.9, 0.2, 0.5])).toEqual([1, 3, 0, 2])
})

test('right and wrong wines are as many, and no wine is both', () => {
  const statements = [said('a', ['white_light_crisp']), said('b', ['red_full'], { polarity: -1 })]
  const rows = balancedRows(statements, wines, engine.model.prior, 1)
  expect(rows.filter(({ y }) => y === 1).map(({ row }) => row)).toEqual([SAUVIGNON])
  expect(rows.filter(({ y }) => y === 0).map(({ row }) => row)).toEqual([MALBEC])
  const drawn = balancedRows([said('a', ['white_light_crisp'])], wines, engine.model.prior, 1)
  expect(drawn.filter(({ y }) => y === 0)).toHaveLength(1)
  expect(balancedRows([said('a', ['white_light_crisp'])], wines, engine.model.prior, 1)).toEqual(drawn)
})
