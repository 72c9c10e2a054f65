// Forests against towers
// Trees that ask questions, and vectors that meet: each by itself, on sommeliers neither has seen.
// slow: trains both without two folds, a minute or so the first time; kept afterwards.
import { evaluationBench } from '../src/app/evaluation-bench.ts'
import { openStudy } from '../src/app/learning-study.ts'
import { openEngine } from '../src/app/open-engine.ts'
import { ROOT, readConfig } from '../src/config.ts'
import { groupTaught } from '../src/modeling/fit-options.ts'
import { FINAL_FOLD, splitStatements, tunable } from '../src/modeling/folds.ts'
import { measureDish, rankRows } from '../src/modeling/measure.ts'
import { bars, plot } from '../src/modeling/report/charts.ts'
import { draw, list, say } from '../src/modeling/report/notebook.ts'
import { readStatements } from '../src/pairing/evidence/statements.ts'
import { FOREST_FEATURES, forestScorer } from '../src/pairing/learned/forest-scorer.ts'
import { towerScorer } from '../src/pairing/learned/tower-scorer.ts'
import { compileRules } from '../src/pairing/rules/compile.ts'
import { ruleScorer } from '../src/pairing/rules/rule-scorer.ts'
import { styleTable } from '../src/pairing/style-table.ts'

// %% Two learners, one task
// Boosted trees see differences and products of dish and wine; towers see letters and parts and meet only in a product
// of two vectors. Both learn from the panel and from the sommeliers of the other folds, and neither sees fold 0.
const { knowledge } = await openEngine({ root: ROOT })
const bench = evaluationBench(knowledge)
const study = openStudy(bench, { root: ROOT, home: readConfig().home }, 1)
const learned = await study.learnWithout([0, FINAL_FOLD])
const rules = ruleScorer(compileRules(knowledge.rules))
const towers = towerScorer(learned.towers, styleTable(knowledge))
// Trained here, whether the released model uses it or not.
const forest = learned.forest!
const trees = forestScorer(forest, rules)
say(
  `The forest has ${forest.trees.starts.length - 1} trees on ${FOREST_FEATURES.length} columns; the towers have vectors of ${learned.towers.shape.vector + learned.towers.shape.space + 1} numbers.`,
)

// %% On sommeliers they never met
// Each alone, without prior, evidence or calibration.
const { test } = splitStatements(tunable(readStatements(knowledge), knowledge), 0, knowledge)
const dishes = groupTaught(test, (id) => bench.read(id, 'es'))
const systems = [
  ['rules', rules],
  ['forest', trees],
  ['towers', towers],
] as const
const measured = systems.map(([name, scorer]) => ({
  name,
  dishes: dishes.flatMap(({ reading, statements }) => {
    const scores = scorer.scoreAll(reading, bench.wines)
    return measureDish(rankRows(scores), scores, statements, bench.wines) ?? []
  }),
}))
list(
  ['', 'dishes', 'agree@1', 'prec@3', 'auc'],
  measured.map(({ name, dishes: own }) => [
    name,
    own.length,
    (own.reduce((sum, { agree1 }) => sum + agree1, 0) / own.length).toFixed(3),
    (own.reduce((sum, { prec3 }) => sum + prec3, 0) / own.length).toFixed(3),
    (own.reduce((sum, { auc }) => sum + (auc ?? 0.5), 0) / own.length).toFixed(3),
  ]),
)

// %% Where they differ
// The same dishes, one dot each: agreement of the towers against that of the forest. Dots off the diagonal are why both
// may earn a weight.
draw(
  'area under the curve, dish by dish',
  plot('forest against towers', {
    series: [measured[1]!.dishes.map(({ auc }, i) => ({ x: auc ?? 0.5, y: measured[2]!.dishes[i]!.auc ?? 0.5 }))],
    x: { from: 0, to: 1, label: 'forest' },
    y: { from: 0, to: 1, label: 'towers' },
    diagonal: true,
    dotsOnly: true,
  }),
)

// %% What the forest asks
// Gain of the splits, by column.
const { gains } = forest.trees
const whole = gains.reduce((sum, gain) => sum + gain, 0)
draw(
  'share of the gain',
  bars(
    'gain by column',
    FOREST_FEATURES.map((label, column) => ({ label, value: gains[column]! / whole }))
      .toSorted((a, b) => b.value - a.value)
      .slice(0, 15),
  ),
)

// %% A text nobody knows
// The reader may understand little of a line; letters still tell the towers something.
const { readDish } = await openEngine({ root: ROOT })
const line = readDish('chaufa amazónico con cecina')
const order = rankRows(towers.scoreAll(line, bench.wines)).slice(0, 5)
const other = rankRows(trees.scoreAll(line, bench.wines)).slice(0, 5)
list(
  ['towers', 'forest'],
  order.map((row, i) => [bench.wines.readings[row]!.input.name, bench.wines.readings[other[i]!]!.input.name]),
)
