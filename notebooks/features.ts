// Features
// What a dish and a wine look like to a learner, and which of it says something.
import { join } from 'node:path'
import { evaluationBench } from '../src/app/evaluation-bench.ts'
import { openEngine } from '../src/app/open-engine.ts'
import { ROOT } from '../src/config.ts'
import { readPanel } from '../src/modeling/panel/read-panel.ts'
import { bars } from '../src/modeling/report/charts.ts'
import { explorePairings } from '../src/modeling/report/explore-pairings.ts'
import { draw, list, print, say } from '../src/modeling/report/notebook.ts'
import {
  DISH_FEATURE_WIDTH,
  DISH_FEATURES,
  denseDishFeatures,
  dishFeatures,
} from '../src/pairing/features/dish-features.ts'
import { PAIR_FEATURES, pairFeatures } from '../src/pairing/features/pair-features.ts'

// %% A line of a menu becomes numbers
// The reader turns a printed line into a profile; the profile, its facets, its parts and the letters of its name become
// one sparse row. What is 0 is left out.
const engine = await openEngine({ root: ROOT })
const dish = engine.readDish('CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA')
const { indices } = dishFeatures(dish)
say(`${indices.length} of ${DISH_FEATURE_WIDTH} numbers are not 0; the first ${DISH_FEATURES.length} have names:`)
list(
  ['feature', 'value'],
  [...denseDishFeatures(dish)].flatMap((value, i) => (value >= 0.1 ? [[DISH_FEATURES[i]!, value.toFixed(2)]] : [])),
)

// %% A pair becomes differences and products
// Trees cannot multiply. What meets what (fat and acidity, heat and alcohol) is worked out for them, and the sum of the
// rules comes along as one more column.
const wines = engine.readList(['Sauvignon Blanc Casablanca', 'Malbec Mendoza', 'Cava Brut'].map((name) => ({ name })))
const pairs = pairFeatures(dish, wines, engine.scorers.rules.scoreAll(dish, wines))
list(
  ['feature', ...wines.readings.map(({ input }) => input.name)],
  PAIR_FEATURES.map((name, k) => [
    name,
    ...wines.readings.map((_, row) => pairs[row * PAIR_FEATURES.length + k]!.toFixed(2)),
  ]),
)

// %% What each feature tells by itself
// Mutual information with the class that is named, less what chance would give, as a share of all there is to know. The
// panel's answers are many, so that weaker traits show; the sommeliers' are few and noisier.
const bench = evaluationBench(engine.knowledge)
const found = explorePairings(bench, readPanel(join(ROOT, 'data', 'panel')), { trees: 40, seed: 1 })
draw(
  'about the class a sommelier names',
  bars(
    'information, sommeliers',
    found.information.statements.slice(0, 15).map(({ name, share }) => ({ label: name, value: share })),
  ),
)
draw(
  'about the best class of the panel',
  bars(
    'information, panel',
    found.information.panel.slice(0, 15).map(({ name, share }) => ({ label: name, value: share })),
  ),
)

// %% What a forest needs
// A feature that tells much may tell what another tells too. Here a forest learns the class from all of them and is
// tested on dish families it never met; then one column at a time is shuffled.
const { score, blind, columns } = found.importance
print(`right on families never met: ${score.toFixed(3)}   always the commonest class: ${blind.toFixed(3)}`)
draw(
  'accuracy lost when the column is shuffled',
  bars(
    'importance',
    columns.slice(0, 15).flatMap(({ name, loss }) => (loss > 0 ? [{ label: name, value: loss }] : [])),
  ),
)
