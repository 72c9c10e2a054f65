import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { STYLE_CLASSES, type StyleClass } from '../../../src/domain/vocabulary.ts'
import { boosting } from '../../../src/learners/boosting.ts'
import { sizesOf, TOWER_TENSORS, type Towers, type TowerWeights } from '../../../src/learners/towers/towers.ts'
import { DISH_FEATURE_WIDTH } from '../../../src/pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH } from '../../../src/pairing/features/wine-features.ts'
import {
  FOREST_FEATURES,
  forestMatrix,
  forestScorer,
  type PairForest,
} from '../../../src/pairing/learned/forest-scorer.ts'
import {
  LEARNED_WEIGHTS,
  type Learned,
  type LearnedWeights,
  learnedScorer,
} from '../../../src/pairing/learned/learned-scorer.ts'
import { lineKey, type PanelMemory, panelView } from '../../../src/pairing/learned/panel-memory.ts'
import { towerScorer } from '../../../src/pairing/learned/tower-scorer.ts'
import { styleTable } from '../../../src/pairing/style-table.ts'
import { engine, knowledge } from '../../engine.ts'

const wines = engine.readList(
  [
    'Malbec Mendoza',
    'Riesling Mosel Kabinett',
    'Chablis',
    'Champagne Brut',
    'Oporto Tawny',
    'Sauvignon Blanc Casablanca',
  ].map((name) => ({ name })),
)
const rules = engine.scorers.rules
const towers = someTowers()
const fitted = fitForest()
const forest: PairForest = { trees: fitted.trees, start: fitted.start[0]! }
const at = (name: StyleClass) => STYLE_CLASSES.indexOf(name)

function someTowers(): Towers {
  const shape = {
    left: DISH_FEATURE_WIDTH,
    right: WINE_FEATURE_WIDTH,
    leftShared: 12,
    rightShared: 9,
    shared: 21,
    hidden: 6,
    vector: 4,
    space: 2,
  }
  const random = randomFrom(4)
  const sizes = sizesOf(shape)
  const weights = Object.fromEntries(
    TOWER_TENSORS.map((name) => [
      name,
      Float32Array.from({ length: sizes[name][0] * sizes[name][1] }, () => random.next() - 0.5),
    ]),
  ) as unknown as TowerWeights
  return { shape, weights }
}

/** Learns that whites go with fish and reds with beef, from four dishes. */
function fitForest() {
  const rows: Float32Array[] = []
  const labels: number[] = []
  for (const [dish, wantsRed] of [
    ['ceviche de pescado', false],
    ['lenguado a la plancha', false],
    ['lomo saltado', true],
    ['churrasco a la parrilla', true],
  ] as const) {
    const reading = engine.readDish(dish)
    const matrix = forestMatrix(reading, wines, rules.scoreAll(reading, wines))
    for (let row = 0; row < wines.size; row++) {
      rows.push(matrix.values.slice(row * matrix.columns, (row + 1) * matrix.columns))
      labels.push(Number((wines.readings[row]!.colour === 'red') === wantsRed))
    }
  }
  const values = new Float32Array(rows.length * FOREST_FEATURES.length)
  for (const [i, row] of rows.entries()) values.set(row, i * FOREST_FEATURES.length)
  return boosting.fit(
    {
      features: { rows: rows.length, columns: FOREST_FEATURES.length, values },
      target: { kind: 'classes', classes: 2, labels },
    },
    { rounds: 8, minLeafRows: 1 },
    1,
  )
}

const memory: PanelMemory = {
  dishes: [engine.readDish('ceviche de pescado').dishId ?? ''],
  best: Float32Array.from(STYLE_CLASSES, (name) => Number(name === 'white_light_crisp')),
  accepted: Float32Array.from(STYLE_CLASSES, (name) => Number(name.startsWith('white') || name === 'sparkling')),
  forbidden: Float32Array.from(STYLE_CLASSES, (name) => Number(name === 'red_full')),
  grapes: ['sauvignon-blanc'],
  named: Float32Array.of(0, 0, 1),
}
const learned: Learned = { towers, forest, memory }
const weights = Object.fromEntries(LEARNED_WEIGHTS.map((name, i) => [name, 0.2 + 0.1 * i])) as LearnedWeights

test('a column of codes and the matrix that training reads give the forest the same margins', () => {
  const dish = engine.readDish('ají de gallina')
  const margins = forestScorer(forest, rules).scoreAll(dish, wines)
  const matrix = forestMatrix(dish, wines, rules.scoreAll(dish, wines))
  expect([...margins]).toEqual([...Float32Array.from(fitted.predictMargins(matrix))])
  expect(new Set(margins).size).toBeGreaterThan(1)
})

test('the logit of a tower hangs on dish and wine alone, not on what else is on the list', () => {
  const dish = engine.readDish('lomo saltado')
  const scorer = towerScorer(towers, styleTable(knowledge))
  const all = scorer.scoreAll(dish, wines)
  const alone = scorer.scoreAll(dish, engine.readList([{ name: 'Chablis' }]))
  expect(alone[0]).toBeCloseTo(all[2]!, 5)
  for (let row = 0; row < wines.size; row++)
    expect(scorer.explain(dish, wines, row)[0]!.logit).toBeCloseTo(all[row]!, 5)
})

test('the panel speaks for the dish it judged, less for one that was changed, not for another', () => {
  const view = panelView(memory, knowledge)
  const known = (text: string) => view.known(engine.readDish(text))
  expect(known('ceviche de pescado')).toBeGreaterThan(0.6)
  expect(known('CEVICHE DE PESCADO S/ 38.00')).toBeCloseTo(known('ceviche de pescado'), 1)
  expect(known('ceviche de pescado en crema de rocoto')).toBeLessThan(0.8 * known('ceviche de pescado'))
  expect(known('lomo saltado')).toBe(0)
  const columns = view.columns(engine.readDish('ceviche de pescado'), wines)
  expect(columns.grape[5]).toBe(1)
  expect(columns.forbidden[0]).toBe(memory.forbidden[wines.styleClass[0]!])
  expect(columns.best[5]).toBe(memory.best[at(wines.readings[5]!.styleClass)])
})

test('a line that reads the same is remembered, one with a word more is not', () => {
  const line = engine.readDish('Trucha ahumada con palta y ají amarillo')
  const view = panelView({ ...memory, dishes: [lineKey(line)] }, knowledge)
  expect(view.known(engine.readDish('TRUCHA AHUMADA con aji amarillo y palta 32.00'))).toBeGreaterThan(0.4)
  expect(view.columns(line, wines).grape[5]).toBe(1)
  expect(view.known(engine.readDish('Trucha ahumada con palta, ají amarillo y mango'))).toBe(0)
})

test('the parts sum to the logit, and every learner has one', () => {
  const scorer = learnedScorer(learned, weights, knowledge)
  for (const text of ['ceviche de pescado', 'lomo saltado', 'ceviche de pescado en crema de rocoto']) {
    const dish = engine.readDish(text)
    const logits = scorer.scoreAll(dish, wines)
    for (let row = 0; row < wines.size; row++) {
      const parts = scorer.explain(dish, wines, row)
      expect(parts.reduce((sum, { logit }) => sum + logit, 0)).toBeCloseTo(logits[row]!, 5)
      expect(parts.map(({ from }) => from).slice(0, 2)).toEqual(['tower', 'forest'])
    }
  }
})

test('a learner without weight is not asked', () => {
  const none = { ...weights, tower: 0, tower_known: 0, forest: 0, forest_known: 0 }
  const parts = learnedScorer(learned, none, knowledge).explain(engine.readDish('ceviche de pescado'), wines, 5)
  expect(parts.map(({ from, id }) => `${from} ${id}`)).toEqual(['evidence panel'])
})
