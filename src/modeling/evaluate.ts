/**
 * Agreement with sommeliers never seen (protocol 1, docs/architecture.md "Evaluation"): for every fold the model is
 * fitted without the fold's dish families and sommeliers, and ranks the reference wines for the fold's dishes.
 */
import { bootstrapMean, type Interval, mean } from '../learners/metrics.ts'
import { readStatements } from '../pairing/evidence/statements.ts'
import type { Learned } from '../pairing/learned/learned-scorer.ts'
import { type PairingModel, scorersOf } from '../pairing/model.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { blindTrio, colourRule, popularity } from './baselines.ts'
import type { Bench } from './bench.ts'
import { fitPrior, fitWeights } from './fit.ts'
import { type FitOptions, groupTaught } from './fit-options.ts'
import { FINAL_FOLD, FOLDS, splitStatements, tunable } from './folds.ts'
import { againstHumans, type HumanComparison } from './humans.ts'
import { balancedRows } from './labels.ts'
import { type Study, studyWithout } from './learned/study.ts'
import { type DishMeasures, MEASURES, type Measure, measureDish, PRINTED, rankRows } from './measure.ts'
import { judge, measurePanel, type PanelMeasures } from './panel/measure-panel.ts'
import { probabilities } from './probabilities.ts'
import { JUDGED, SYSTEMS, type System, type Trial, type Trials } from './trial.ts'

export const PROTOCOL = 1
export interface Evaluation {
  protocol: number
  split: string
  n: number
  metrics: Record<string, Interval>
  baselines: Record<string, Record<string, Interval>>
  human: HumanComparison
  /** shares of the panel that accept our first wine's class, whose best it is, and of answers with a forbidden class among three */
  panel: Record<string, Record<'dishes' | 'lines', { n: number; measures: PanelMeasures }>>
  by: Record<'cuisine' | 'course' | 'lang' | 'source', Record<string, { n: number; 'agree@1': number }>>
}

export interface EvaluateOptions {
  /** `tuning`: folds 0-3; `final`: fold 4, looked at once a release */
  split: 'tuning' | 'final'
  fit: FitOptions
  seed: number
}

export async function runTrials(bench: Bench, options: EvaluateOptions, study: Study | null = null): Promise<Trials> {
  const { knowledge, wines } = bench
  const all = readStatements(knowledge)
  const usable = options.split === 'final' ? all : tunable(all, knowledge)
  const folds = options.split === 'final' ? [FINAL_FOLD] : Array.from({ length: FOLDS - 1 }, (_, fold) => fold)
  const trials: Trial[] = []
  const judged: Trials['judged'] = { engine: [], known_dish: [], rules: [] }
  for (const fold of folds) {
    const { test, train } = splitStatements(usable, fold, knowledge)
    const unseen = options.split === 'final' ? [FINAL_FOLD] : [fold, FINAL_FOLD]
    const learned = study ? await studyWithout(study, unseen, knowledge) : null
    const { learned: learnedWeights, ...weights } = fitWeights(
      groupTaught(train, (id) => bench.read(id, 'es')),
      wines,
      knowledge,
      options.fit,
      learned?.outOfFold,
      learned?.subjects,
    )
    const modelWith = (parts: Learned | undefined): PairingModel => ({
      version: 'fold',
      calibration: { slope: 1, intercept: 0 },
      ...weights,
      text: null,
      bottles: null,
      learned: parts && learnedWeights ? { parts, weights: learnedWeights } : null,
    })
    const scorers = scorersOf(modelWith(learned?.unseen), train, knowledge)
    // As it serves: the panel judged the dish too, without knowing what the sommeliers of the test say.
    const known = learned ? scorersOf(modelWith(learned.known), train, knowledge) : scorers
    const rankers = {
      engine: scorers.total.scoreAll,
      known_dish: known.total.scoreAll,
      rules: scorers.rules.scoreAll,
      popularity: popularity(fitPrior(train, { ...options.fit, typicality: 0 })),
      blind_trio: blindTrio(train, wines),
      colour_rule: colourRule,
    }
    for (const lang of ['es', 'en'] as const)
      for (const { reading, statements } of groupTaught(test, (id) => bench.read(id, lang))) {
        const logits = Object.fromEntries(
          SYSTEMS.map((system) => [system, rankers[system](reading, wines)]),
        ) as Trial['logits']
        const rows = balancedRows(statements, wines, weights.prior, options.seed)
        const labelled = rows.map(({ row, y }) => ({ x: logits.engine[row]!, y }))
        const known = rows.map(({ row, y }) => ({ x: logits.known_dish[row]!, y }))
        trials.push({ dishId: statements[0]!.dishId, fold, lang, statements, logits, labelled, known })
      }
    if (!study) continue
    const own = study.subjects.filter((subject) => subject.fold === fold)
    for (const name of JUDGED)
      judged[name].push(...judge(own, ({ readings }) => rankers[name](readings[0]!, wines), wines))
  }
  return { trials, judged }
}

/** @param given trials of the same options, when they were run already */
export async function evaluate(
  bench: Bench,
  options: EvaluateOptions,
  study: Study | null = null,
  given: Trials | null = null,
): Promise<Evaluation> {
  const { trials, judged } = given ?? (await runTrials(bench, options, study))
  const tuning =
    options.split === 'tuning' ? trials : (await runTrials(bench, { ...options, split: 'tuning' }, study)).trials
  const items = (system: System) => measureByDish(trials, system, bench.wines)
  const engine = items('engine')
  const baselines = Object.fromEntries(
    SYSTEMS.filter((system) => system !== 'engine').map((system) => [system, intervals(items(system), options.seed)]),
  )
  return {
    protocol: PROTOCOL,
    split: options.split,
    n: engine.size,
    metrics: { ...intervals(engine, options.seed), ...probabilities(trials, tuning, options.seed) },
    baselines,
    human: againstHumans(trials, bench.wines, options.seed),
    panel: Object.fromEntries(
      JUDGED.map((system) => [
        system,
        {
          dishes: measurePanel(
            judged[system].filter(({ isLine }) => !isLine),
            options.seed,
          ),
          lines: measurePanel(
            judged[system].filter(({ isLine }) => isLine),
            options.seed,
          ),
        },
      ]),
    ),
    by: slices(trials, bench),
  }
}

/** Means over the trials of a dish (folds and languages), dish by dish. */
function measureByDish(
  trials: readonly Trial[],
  system: System,
  wines: WineTable,
): Map<string, Record<Measure, number | null>> {
  const byDish = new Map<string, DishMeasures[]>()
  for (const trial of trials) {
    const scores = trial.logits[system]
    const measures = measureDish(rankRows(scores), scores, trial.statements, wines)
    if (!measures) continue
    const list = byDish.get(trial.dishId)
    if (list) list.push(measures)
    else byDish.set(trial.dishId, [measures])
  }
  return new Map(
    [...byDish].map(([id, list]) => {
      const of = (name: Measure) => {
        const values = list.flatMap((one) => one[name] ?? [])
        return values.length === 0 ? null : mean(values)
      }
      return [id, Object.fromEntries(MEASURES.map((name) => [name, of(name)])) as Record<Measure, number | null>]
    }),
  )
}

function intervals(
  byDish: ReadonlyMap<string, Record<Measure, number | null>>,
  seed: number,
): Record<string, Interval> {
  return Object.fromEntries(
    MEASURES.map((name) => {
      const values = [...byDish.values()].flatMap((one) => one[name] ?? [])
      return [PRINTED[name], bootstrapMean(values, seed)]
    }),
  )
}

function slices(trials: readonly Trial[], { knowledge, wines }: Bench): Evaluation['by'] {
  const dishOf = (trial: Trial) => knowledge.tables.dishes.byId.get(trial.dishId)
  return {
    cuisine: slice(trials, wines, (trial) => dishOf(trial)?.cuisine ?? ''),
    course: slice(trials, wines, (trial) => dishOf(trial)?.course ?? ''),
    lang: slice(trials, wines, ({ lang }) => lang),
    source: slice(trials, wines, ({ statements }) => statements[0]!.lang),
  }
}

function slice(trials: readonly Trial[], wines: WineTable, keyOf: (trial: Trial) => string) {
  const groups = new Map<string, Trial[]>()
  for (const trial of trials) {
    const key = keyOf(trial)
    groups.set(key, [...(groups.get(key) ?? []), trial])
  }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, group]) => {
        const values = [...measureByDish(group, 'engine', wines).values()].flatMap(({ agree1 }) => agree1 ?? [])
        return values.length === 0 ? [] : [[key, { n: values.length, 'agree@1': mean(values) }] as const]
      }),
  )
}
