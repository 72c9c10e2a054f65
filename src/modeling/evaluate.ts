/**
 * Agreement with sommeliers never seen (protocol 1, docs/architecture.md "Evaluation"): for every fold the model is
 * fitted without the fold's dish families and sommeliers, and ranks the reference wines for the fold's dishes.
 */
import type { Lang } from '../contract/requests.ts'
import {
  bootstrapMean,
  bootstrapStatistic,
  type Confusion,
  fitPlatt,
  type Interval,
  matthews,
  mean,
  type Scored,
} from '../learners/metrics.ts'
import { calibrate } from '../pairing/calibrate.ts'
import { readStatements, type Statement } from '../pairing/evidence/statements.ts'
import type { Learned } from '../pairing/learned/learned-scorer.ts'
import { type PairingModel, scorersOf } from '../pairing/model.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { blindTrio, colourRule, humanOrder, popularity } from './baselines.ts'
import type { Bench } from './bench.ts'
import { fitPrior, fitWeights } from './fit.ts'
import { type FitOptions, groupTaught } from './fit-options.ts'
import { FINAL_FOLD, FOLDS, splitStatements, tunable } from './folds.ts'
import { balancedRows } from './labels.ts'
import { type Study, studyWithout } from './learned/study.ts'
import { bySommelier, type DishMeasures, measureDish, rankRows } from './measure.ts'
import { type Judged, judge, measurePanel, type PanelMeasures } from './panel/measure-panel.ts'

export const PROTOCOL = 1
export const SYSTEMS = ['engine', 'known_dish', 'rules', 'popularity', 'blind_trio', 'colour_rule'] as const
export type System = (typeof SYSTEMS)[number]
/** What the panel looks at; a line whose dish the panel judged under its plain name is answered as it serves by `known_dish`. */
const JUDGED = ['engine', 'known_dish', 'rules'] as const
const MEASURES = ['agree1', 'prec3', 'grape3', 'auc', 'avoid3', 'style1', 'style3'] as const
type Measure = (typeof MEASURES)[number]
const PRINTED: Record<Measure, string> = {
  agree1: 'agree@1',
  prec3: 'prec@3',
  grape3: 'grape@3',
  auc: 'auc',
  avoid3: 'avoid@3',
  style1: 'style@1',
  style3: 'style@3',
}

/** One dish tested in one fold, with what each system made of it. */
export interface Trial {
  dishId: string
  fold: number
  lang: Lang
  statements: readonly Statement[]
  logits: Record<System, Float32Array>
  /** balanced right and wrong wines of the engine, logit and label */
  labelled: { x: number; y: 0 | 1 }[]
  /** the same of a dish that the panel judged */
  known: { x: number; y: 0 | 1 }[]
}

export interface Trials {
  trials: Trial[]
  /** what the panel thinks of the answers for its own dishes and lines */
  judged: Record<(typeof JUDGED)[number], Judged[]>
}

export interface Evaluation {
  protocol: number
  split: string
  n: number
  metrics: Record<string, Interval>
  baselines: Record<string, Record<string, Interval>>
  human: { n: number; human: Record<string, Interval>; engine: Record<string, Interval> }
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
    metrics: { ...intervals(engine, options.seed), ...probabilities(trials, tuning, options) },
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

/** Scores as probabilities: each tuning fold is calibrated on the others, the final one on all of them. */
function probabilities(
  trials: readonly Trial[],
  tuning: readonly Trial[],
  options: EvaluateOptions,
): Record<string, Interval> {
  const folds = [...new Set(trials.map(({ fold }) => fold))]
  const scored = new Map<string, Scored[]>()
  for (const fold of folds) {
    const calibration = fitPlatt(calibrationLabels(tuning.filter((trial) => trial.fold !== fold)))
    for (const { dishId, labelled } of trials.filter((trial) => trial.fold === fold)) {
      const own = scored.get(dishId) ?? []
      own.push(...labelled.map(({ x, y }): Scored => ({ p: calibrate(x, calibration), y })))
      scored.set(dishId, own)
    }
  }
  const dishes = [...scored.values()]
  // What the measures need of a dish, once: two thousand samples of it only add up.
  const tables = dishes.map(tableOf)
  const errors = dishes.map(errorsOf)
  const logits = dishes.map((items) => items.map(({ p, y }) => ({ x: Math.log(p / (1 - p)), y })))
  const whole = fitPlatt(logits.flat())
  return {
    mcc: bootstrapStatistic(tables, (sample) => matthews(sample.reduce(addUp)), options.seed),
    brier_skill: bootstrapStatistic(errors, (sample) => skillOf(sample.reduce(addUp)), options.seed),
    calibration_slope: bootstrapStatistic(logits, (sample) => fitPlatt(sample.flat(), whole).slope, options.seed),
  }
}

/** Right and wrong at 0.5. */
function tableOf(items: readonly Scored[]): Confusion {
  const table = { tp: 0, fp: 0, tn: 0, fn: 0 }
  for (const { p, y } of items) table[p >= 0.5 ? (y === 1 ? 'tp' : 'fp') : y === 1 ? 'fn' : 'tn']++
  return table
}

interface Errors {
  n: number
  positives: number
  squares: number
}

function errorsOf(items: readonly Scored[]): Errors {
  const errors = { n: items.length, positives: 0, squares: 0 }
  for (const { p, y } of items) {
    errors.positives += y
    errors.squares += (p - y) ** 2
  }
  return errors
}

/** 1 - Brier score over that of always saying the base rate. */
function skillOf({ n, positives, squares }: Errors): number {
  const base = positives / n
  return 1 - squares / n / (base * (1 - base))
}

function addUp<T extends object>(a: T, b: T): T {
  return Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, Number(value) + Number(Reflect.get(b, key))]),
  ) as T
}

/** On dishes of two or more sommeliers each in turn ranks and the others judge; the engine is judged by the same others. */
function againstHumans(trials: readonly Trial[], wines: WineTable, seed: number): Evaluation['human'] {
  const human = { agree1: [] as number[], prec3: [] as number[], grape3: [] as number[] }
  const engine = { agree1: [] as number[], prec3: [] as number[], grape3: [] as number[] }
  let n = 0
  for (const trial of trials) {
    const groups = bySommelier(trial.statements.filter(({ polarity }) => polarity === 1))
    if (groups.size < 2 || trial.lang !== 'es') continue
    n++
    const own = { human: [] as DishMeasures[], engine: [] as DishMeasures[] }
    for (const [name, said] of groups) {
      const others = trial.statements.filter(({ sommelier }) => sommelier !== name)
      const order = humanOrder(said, wines)
      if (order.length === 0) continue
      const his = measureDish(order, new Float32Array(wines.size), others, wines)
      const its = measureDish(rankRows(trial.logits.engine), trial.logits.engine, others, wines)
      if (his && its) {
        own.human.push(his)
        own.engine.push(its)
      }
    }
    for (const name of ['agree1', 'prec3', 'grape3'] as const) {
      if (own.human.length === 0) continue
      human[name].push(mean(own.human.map((one) => one[name])))
      engine[name].push(mean(own.engine.map((one) => one[name])))
    }
  }
  const summarise = (values: typeof human) =>
    Object.fromEntries(
      (['agree1', 'prec3', 'grape3'] as const).map((name) => [PRINTED[name], bootstrapMean(values[name], seed)]),
    )
  return { n, human: summarise(human), engine: summarise(engine) }
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

/** Out-of-fold labels of all tuning folds: what the released model is calibrated on. */
export function calibrationLabels(trials: readonly Trial[]): { x: number; y: number }[] {
  return trials.flatMap(({ labelled, known }) => [...labelled, ...known])
}
