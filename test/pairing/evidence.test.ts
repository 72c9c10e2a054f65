import { expect, test } from 'vitest'
import { evidenceScorer } from '../../src/pairing/evidence/evidence-scorer.ts'
import { dishSimilarity } from '../../src/pairing/evidence/similarity.ts'
import { groupByDish, readStatements, type Statement } from '../../src/pairing/evidence/statements.ts'
import { engine, knowledge } from '../engine.ts'

const statements = readStatements(knowledge)
const options = { ...engine.model.evidence, classWeight: 1, grapeWeight: 1, againstWeight: 1 }
const wines = engine.readList(
  ['Sauvignon Blanc Casablanca', 'Malbec Mendoza', 'Riesling Mosel', 'Champagne Brut'].map((name) => ({ name })),
)
const nameOf = (row: number) => wines.readings[row]!.input.name

/** A statement of nobody in particular. */
function said(
  dishId: string,
  styleClass: Statement['named'][number]['classes'][number],
  polarity: 1 | -1 = 1,
): Statement {
  const family = knowledge.tables.dishes.byId.get(dishId)!.family
  const named = [{ classes: [styleClass], style: '', grape: '' }]
  return {
    id: `${dishId}-${styleClass}`,
    dishId,
    family,
    sommelier: 'nobody',
    lang: 'es',
    source: 'judgement',
    polarity,
    strength: 1,
    named,
    text: styleClass,
  }
}

test('every statement is about a known dish and names at least one class', () => {
  expect(statements.length).toBe(knowledge.tables.recommendations.rows.length)
  for (const { dishId, named } of statements) {
    expect(knowledge.tables.dishes.byId.has(dishId)).toBe(true)
    for (const { classes } of named) expect(classes.length).toBeGreaterThan(0)
  }
})

test('a class that is named gains, one that is advised against loses, the rest stays behind', () => {
  const taught = [
    said('ceviche-clasico', 'sparkling'),
    said('ceviche-clasico', 'red_full', -1),
    said('lomo-saltado', 'red_full'),
    said('causa-limena', 'white_light_crisp'),
  ].filter(({ dishId }) => knowledge.tables.dishes.byId.has(dishId))
  const logits = evidenceScorer(taught, knowledge, options).scoreAll(engine.readDish('ceviche de pescado'), wines)
  const of = (name: string) => logits[wines.readings.findIndex(({ input }) => input.name === name)]!
  expect(of('Champagne Brut')).toBeGreaterThan(of('Riesling Mosel'))
  expect(of('Riesling Mosel')).toBeGreaterThan(of('Malbec Mendoza'))
})

test('more voices for a class are more logits for it', () => {
  const others = statements.filter(({ family }) => family !== 'ceviche')
  const once = [...others, said('ceviche-clasico', 'sparkling')]
  const often = [
    ...once,
    { ...said('ceviche-clasico', 'sparkling'), sommelier: 'another' },
    { ...said('ceviche-clasico', 'sparkling'), sommelier: 'a third' },
  ]
  const dish = engine.readDish('ceviche de pescado')
  const row = wines.readings.findIndex(({ styleClass }) => styleClass === 'sparkling')
  const logit = (taught: Statement[]) => evidenceScorer(taught, knowledge, options).scoreAll(dish, wines)[row]!
  expect(logit(often)).toBeGreaterThan(logit(once))
})

test('without statements there is no evidence', () => {
  const scorer = evidenceScorer([], knowledge, options)
  expect([...scorer.scoreAll(engine.readDish('ceviche'), wines)].every((logit) => Math.abs(logit) < 1e-6)).toBe(true)
  expect(scorer.cite(engine.readDish('ceviche'), wines, 0, 5)).toEqual([])
})

test('citations name statements of this or a near dish that speak of this wine', () => {
  const dish = engine.readDish('ceviche de pescado')
  const bySource = new Set(knowledge.tables.sources.rows.map(({ id }) => id))
  for (let row = 0; row < wines.size; row++)
    for (const { source, dish: id, polarity } of engine.scorers.evidence.cite(dish, wines, row, 5)) {
      expect(bySource.has(source), nameOf(row)).toBe(true)
      expect(knowledge.tables.dishes.byId.has(id)).toBe(true)
      expect([1, -1]).toContain(polarity)
    }
  expect(engine.scorers.evidence.cite(dish, wines, 0, 2).length).toBeLessThanOrEqual(2)
})

test('likeness: 1 for the dish itself, then the family, then what is alike, then the rest', () => {
  const stated = groupByDish([said('ceviche-clasico', 'sparkling')], knowledge)[0]!
  const likeness = (text: string) => dishSimilarity(engine.readDish(text), stated, engine.model.evidence)
  expect(likeness('ceviche de pescado')).toBe(1)
  expect(likeness('ceviche mixto')).toBeLessThanOrEqual(1)
  expect(likeness('ceviche mixto')).toBeGreaterThan(likeness('tiradito de pescado'))
  expect(likeness('tiradito de pescado')).toBeGreaterThan(likeness('lomo saltado'))
  expect(likeness('lomo saltado')).toBeGreaterThanOrEqual(likeness('suspiro a la limeña'))
  expect(likeness('suspiro a la limeña')).toBeGreaterThanOrEqual(0)
})
