// From the tutorial to here
// The tutorial learns a wine from three flavor columns. How far does that go, and what is the rest of this program for?
import { openEngine } from '../src/app/open-engine.ts'
import { ROOT } from '../src/config.ts'
import { DISH_INDEX } from '../src/domain/vocabulary.ts'
import { classReport } from '../src/learners/classification.ts'
import { splitFold, stratifiedFolds } from '../src/learners/folds.ts'
import { forest } from '../src/learners/forest.ts'
import { matrixOf, takeRows } from '../src/learners/matrix.ts'
import { MOCK_COLUMNS, mockRows } from '../src/modeling/mock.ts'
import { bars } from '../src/modeling/report/charts.ts'
import { informationAbout } from '../src/modeling/report/columns.ts'
import { importanceOf } from '../src/modeling/report/importance.ts'
import { draw, list, print, say } from '../src/modeling/report/notebook.ts'

// %% The tutorial's table
// `maridaje mock` draws real dishes, adds noise to three numbers of their profile, and lets the engine's preference
// choose one of twelve wines.
const engine = await openEngine({ root: ROOT })
const { lines, bayesAccuracy, classes } = mockRows(engine, 4_000, 7)
print([MOCK_COLUMNS.join(','), ...lines.slice(0, 4)].join('\n'))
const cells = lines.map((line) => line.split(','))

// %% A forest on three columns
// As the tutorial does it: four fifths teach, a fifth is told. No model can be better than the one that knows how the
// wines were drawn: the Bayes accuracy.
const flavors = matrixOf(cells.map((row) => [Number(row[1]), Number(row[2]), Number(row[3])]))
const variants = [...new Set(cells.map((row) => row[5]!))].sort()
const labels = cells.map((row) => variants.indexOf(row[5]!))
const { train, test } = splitFold(stratifiedFolds(labels, 5, 1), 0)
const target = { kind: 'classes', classes: variants.length, labels: train.map((row) => labels[row]!) } as const
const model = forest.fit({ features: takeRows(flavors, train), target }, { trees: 100, minLeafRows: 20 }, 1)
const told = model.predict(takeRows(flavors, test))
const told3 = classReport(
  test.map((row) => labels[row]!),
  told,
  variants.length,
)
const commonest = Math.max(...variants.map((_, k) => test.filter((row) => labels[row] === k).length)) / test.length
say(
  `Accuracy ${told3.accuracy.toFixed(3)}; the best possible is ${bayesAccuracy.toFixed(3)}; naming the commonest of the ${classes} wines every time is right in ${commonest.toFixed(3)}.`,
)

// %% Which column matters
// Shuffled one by one.
const { columns } = importanceOf(
  { features: flavors, target: { kind: 'classes', classes: variants.length, labels } },
  [
    { name: 'sour', from: 0, to: 1 },
    { name: 'fat', from: 1, to: 2 },
    { name: 'heat', from: 2, to: 3 },
  ],
  { trees: 30, seed: 1 },
)
draw(
  'accuracy lost',
  bars(
    'accuracy lost',
    columns.map(({ name, loss }) => ({ label: name, value: Math.max(0, loss) })),
  ),
)

// %% What three numbers cannot know
// Two dishes with the same sour, fat and heat may want different wines. The reader knows more of each dish than the table
// says; this is how much some of it tells about the wine that was drawn, beside the three noisy columns.
const profiles = cells.map((row) => engine.readDish(row[0]!).profile)
const information = informationAbout({ name: 'wine', kind: 'category', values: cells.map((row) => row[5]!) }, [
  { name: 'protein', kind: 'category', values: profiles.map(({ protein }) => protein[0] ?? 'none') },
  { name: 'course', kind: 'category', values: profiles.map(({ course }) => course) },
  { name: 'weight', kind: 'number', values: Float64Array.from(profiles, ({ values }) => values[DISH_INDEX.weight]!) },
  { name: 'sweet', kind: 'number', values: Float64Array.from(profiles, ({ values }) => values[DISH_INDEX.sweet]!) },
  { name: 'sour, as in the table', kind: 'number', values: Float64Array.from(cells, (row) => Number(row[1])) },
  { name: 'fat, as in the table', kind: 'number', values: Float64Array.from(cells, (row) => Number(row[2])) },
  { name: 'heat, as in the table', kind: 'number', values: Float64Array.from(cells, (row) => Number(row[3])) },
])
list(
  ['column', 'share of what there is to know'],
  information.map(({ name, share }) => [name, `${(100 * share).toFixed(1)} %`]),
)

// %% From a label to a ranking
// A class label names one of twelve wines. A restaurant has its own list, and none of the twelve may be on it. So the
// engine scores every pair of dish and wine, and says why.
const wines = engine.readList(
  ['Malbec Mendoza', 'Pinot Noir Casablanca', 'Torrontés Cafayate', 'Quebranta rosado Ica', 'Cava Brut'].map(
    (name) => ({ name }),
  ),
)
const answer = engine.pair('lomo saltado con ají', wines, { top: 3, lang: 'en' })
list(
  ['wine', 'score', 'first reason'],
  answer.recommendations.map(({ wine, score, reasons }) => [wine, score.toFixed(2), reasons[0]?.text ?? '']),
)

// %% A score that adds up
// Each answer is a sum in logits: what is popular, what the rules say, what sommeliers published, what was learned. A
// reason is shown only where its part really moved the score.
list(
  ['part', 'from', 'logit'],
  answer.recommendations[0]!.parts.toSorted((a, b) => Math.abs(b.logit) - Math.abs(a.logit))
    .slice(0, 8)
    .map(({ id, from, logit }) => [id, from, logit.toFixed(2)]),
)

// %% And a measure that is honest
// The tutorial's accuracy asks the generator of its own data. Here the judge is a sommelier the model never met, for a
// dish family it never met: `maridaje evaluate`. The next notebooks look at that.
