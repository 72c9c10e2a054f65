// Error analysis
// Which dishes the engine ranks unlike every sommelier, and what that has in common.
// slow: fits fold by fold, some minutes the first time; what is learned is kept.
import { join } from 'node:path'
import { evaluationBench } from '../src/app/evaluation-bench.ts'
import { openStudy } from '../src/app/learning-study.ts'
import { ROOT, readConfig } from '../src/config.ts'
import { STYLE_CLASSES } from '../src/domain/vocabulary.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { runTrials } from '../src/modeling/evaluate.ts'
import { FIT_DEFAULTS } from '../src/modeling/fit-options.ts'
import { heatMap, plot } from '../src/modeling/report/charts.ts'
import { reportOn } from '../src/modeling/report/evaluation-report.ts'
import { draw, list, say } from '../src/modeling/report/notebook.ts'
import { measureTrials } from '../src/modeling/report/trial-measures.ts'

// %% The tuning folds
// Folds 0 to 3, each dish ranked by a model that saw neither its family nor its sommeliers. Fold 4 stays closed.
const bench = evaluationBench(loadKnowledge(join(ROOT, 'data', 'knowledge')))
const study = openStudy(bench, { root: ROOT, home: readConfig().home }, 1)
const { trials } = await runTrials(bench, { split: 'tuning', fit: FIT_DEFAULTS, seed: 1 }, study)
const systems = ['engine', 'known_dish', 'rules', 'colour_rule', 'popularity'] as const
list(
  ['', 'agree@1', 'prec@3', 'grape@3', 'auc', 'avoid@3'],
  systems.map((system) => {
    const measures = measureTrials(trials, bench.wines, system)
    return [
      system,
      ...(['agree@1', 'prec@3', 'grape@3', 'auc', 'avoid@3'] as const).map((name) => measures[name].toFixed(3)),
    ]
  }),
)

// %% Where it is weak
// Cuisines of few dishes jump; look at the large ones first.
const report = reportOn(trials, bench, 'en')
list(
  ['cuisine', 'dishes', 'agree@1', 'auc'],
  Object.entries(report.slices.cuisine).map(([name, measures]) => [
    name,
    measures.n,
    measures['agree@1'].toFixed(3),
    measures.auc.toFixed(3),
  ]),
)

// %% What it takes for what
// Row: the class a sommelier names; column: the class of our first wine, per hundred.
draw(
  'confusion of classes',
  heatMap('confusion of classes', {
    rows: STYLE_CLASSES,
    columns: STYLE_CLASSES,
    value: (r, c) => report.confusion.share[r]?.[c] ?? null,
    label: (r, c) => {
      const share = report.confusion.share[r]?.[c] ?? 0
      return share >= 0.05 ? String(Math.round(100 * share)) : ''
    },
  }),
)

// %% Is the score to be believed
// Ten groups of rising score; on the diagonal the score would be exact.
draw(
  'score told against truly named',
  plot('calibration', {
    series: [
      report.calibration.bins.map(({ p, right, half }) => ({
        x: p,
        y: right,
        lo: Math.max(0, right - half),
        hi: Math.min(1, right + half),
      })),
    ],
    x: { from: 0, to: 1, label: 'score' },
    y: { from: 0, to: 1, label: 'named' },
    diagonal: true,
  }),
)
say(`Mean calibration error ${report.calibration.error.toFixed(3)}.`)

// %% The worst of them
// Nobody agrees with us here. Some are ours to mend (a profile, a rule), some are one sommelier's taste.
list(
  ['dish', 'they said', 'we said', 'theirs stood at'],
  report.worst
    .slice(0, 15)
    .map(({ dish, named, ours, missed }) => [
      dish,
      named.map(({ text, classes }) => text || classes.join(' / ')).join('; '),
      ours.map(({ wine }) => wine).join('; '),
      missed?.rank ?? '–',
    ]),
)
