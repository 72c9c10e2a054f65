// Exploration
// What sommeliers published, what the panel thinks, and where both are silent.
import { join } from 'node:path'
import { evaluationBench } from '../src/app/evaluation-bench.ts'
import { ROOT } from '../src/config.ts'
import { STYLE_CLASSES } from '../src/domain/vocabulary.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readPanel } from '../src/modeling/panel/read-panel.ts'
import { bars, heatMap, histogram } from '../src/modeling/report/charts.ts'
import { explorePairings } from '../src/modeling/report/explore-pairings.ts'
import { draw, list, say } from '../src/modeling/report/notebook.ts'

// %% What there is
// The knowledge is a handful of CSV files; a bench reads every known dish by its name, as a menu would print it, and
// every reference wine from what a list prints.
const bench = evaluationBench(loadKnowledge(join(ROOT, 'data', 'knowledge')))
const panel = readPanel(join(ROOT, 'data', 'panel'))
const found = explorePairings(bench, panel, { trees: 20, seed: 1 })
list(
  ['what', 'how many'],
  found.counts.map(({ name, value }) => [name, value]),
)

// %% Which wines are named
// Sommeliers name what they sell and write about: crisp whites and full reds. The panel was asked about every dish,
// desserts and snacks among them, so it spreads wider.
draw(
  'recommendations by class',
  bars(
    'recommendations by class',
    found.classes.map(({ name, statements }) => ({ label: name, value: statements })),
  ),
)
draw(
  'best classes by the panel',
  bars(
    'best classes by the panel',
    found.classes.map(({ name, panel: best }) => ({ label: name, value: best })),
  ),
)

// %% Who is silent about whom
// A cuisine with many dishes and few recommendations lives on rules and judged profiles. This is the gap that the
// panel was made to fill.
list(
  ['cuisine', 'dishes', 'recommendations', 'per dish'],
  found.cuisines.map(({ name, dishes, statements }) => [name, dishes, statements, (statements / dishes).toFixed(2)]),
)

// %% How dishes taste
// Each bar counts dishes. Salt and umami come together; sweetness stands at both ends, because desserts do.
draw('heat', histogram('heat', found.tastes.find(({ name }) => name === 'heat')!.values, 0, 1))
draw('sweet', histogram('sweet', found.tastes.find(({ name }) => name === 'sweet')!.values, 0, 1))
draw(
  'correlation of tastes and textures',
  heatMap('correlation of tastes and textures', {
    rows: found.correlations.names,
    columns: found.correlations.names,
    value: (r, c) => (r === c ? null : found.correlations.cells[r]![c]!),
    label: (r, c) =>
      r !== c && Math.abs(found.correlations.cells[r]![c]!) >= 0.4 ? found.correlations.cells[r]![c]!.toFixed(1) : '',
  }),
)

// %% Protein decides most
// The old rule (fish white, meat red) is visible at once, and so is where it fails: oily fish, poultry and offal
// scatter over colours. That is where the rest of the profile has to speak.
draw(
  'of a hundred recommendations for a protein',
  heatMap('protein and class', {
    rows: found.proteins.names,
    columns: STYLE_CLASSES,
    value: (r, c) => found.proteins.shares[r]![c]!,
    label: (r, c) =>
      found.proteins.shares[r]![c]! >= 0.1 ? String(Math.round(100 * found.proteins.shares[r]![c]!)) : '',
  }),
)

// %% How far judges agree
// No model can agree with a sommelier more often than sommeliers agree with one another.
const { sommeliers, panel: judges } = found.agreement
say(
  `Two sommeliers who spoke of the same dish share a class in ${(100 * sommeliers.sameClass).toFixed(0)} % of ${sommeliers.pairs} pairs, a grape in ${(100 * sommeliers.sameGrape).toFixed(0)} %.`,
)
say(
  `Two judges of the panel have the same best class in ${(100 * judges.best).toFixed(0)} % of ${judges.pairs} pairs; one accepts the other's best in ${(100 * judges.bestAccepted).toFixed(0)} % and forbids it in ${(100 * judges.bestForbidden).toFixed(1)} %.`,
)
