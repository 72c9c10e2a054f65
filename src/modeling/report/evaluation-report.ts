/** What an evaluation tells beyond its means: slices, confusion, calibration, and the errors worth a look. */
import type { Lang } from '../../contract/requests.ts'
import { STYLE_CLASSES, type StyleClass } from '../../domain/vocabulary.ts'
import { fitPlatt } from '../../learners/metrics.ts'
import { calibrate } from '../../pairing/calibrate.ts'
import type { Statement } from '../../pairing/evidence/statements.ts'
import { reasonsOf } from '../../pairing/explain/reasons.ts'
import { compileRules } from '../../pairing/rules/compile.ts'
import { ruleScorer } from '../../pairing/rules/rule-scorer.ts'
import { styleClassOf } from '../../pairing/wine-table.ts'
import type { Bench } from '../bench.ts'
import { agrees, bySommelier, measureDish, rankRows } from '../measure.ts'
import { calibrationLabels } from '../probabilities.ts'
import type { Trial } from '../trial.ts'
import { measureTrials, type TrialMeasures } from './trial-measures.ts'

export const SLICES = ['cuisine', 'course', 'lang', 'source_lang', 'source'] as const
export type SliceName = (typeof SLICES)[number]

export interface Bin {
  /** mean predicted probability, share that was right, half of its 95 % interval */
  p: number
  right: number
  half: number
  n: number
}

export interface NamedBy {
  sommelier: string
  classes: readonly StyleClass[]
  text: string
  /** false: advised against */
  isFor: boolean
}

export interface OurWine {
  wine: string
  styleClass: StyleClass
  /** 0..1, calibrated on the other folds */
  score: number
  /** somebody names it */
  isNamed: boolean
  reasons: string[]
}

export interface WorstError {
  dish: string
  dishId: string
  cuisine: string
  fold: number
  agree1: number
  prec3: number
  /** how much higher our first stands than the best wine that somebody names, in logits */
  margin: number
  named: NamedBy[]
  ours: OurWine[]
  /** the wine we should have named, and where it stood */
  missed: (OurWine & { rank: number }) | null
}

export interface EvaluationReport {
  slices: Record<SliceName, Record<string, TrialMeasures>>
  /** of a class that a sommelier names, how often our first is of each class; rows sum to 1 or are null */
  confusion: { share: (number[] | null)[]; named: number[] }
  calibration: { bins: Bin[]; error: number }
  worst: WorstError[]
}

/** Sources of fewer dishes than this are not shown alone. */
const LEAST_OF_SOURCE = 5
const BINS = 10
const WORST = 50

export function reportOn(trials: readonly Trial[], bench: Bench, lang: Lang): EvaluationReport {
  return {
    slices: slicesOf(trials, bench),
    confusion: confusionOf(trials, bench),
    calibration: calibrationOf(trials),
    worst: worstOf(trials, bench, lang),
  }
}

function slicesOf(trials: readonly Trial[], bench: Bench): EvaluationReport['slices'] {
  const dish = ({ dishId }: Trial) => bench.knowledge.tables.dishes.byId.get(dishId)
  const languages = split(trials, (trial) => [dish(trial)?.cuisine ?? ''])
  return {
    cuisine: measured(languages, bench),
    course: measured(
      split(trials, (trial) => [dish(trial)?.course ?? '']),
      bench,
    ),
    lang: measured(
      split(trials, ({ lang }) => [lang]),
      bench,
    ),
    source_lang: measured(
      split(trials, ({ statements }) => statements.map(({ lang }) => lang), 'lang'),
      bench,
    ),
    source: measured(
      split(trials, ({ statements }) => statements.map(({ source }) => source), 'source'),
      bench,
      LEAST_OF_SOURCE,
    ),
  }
}

/** @param by a trial falls into several groups by its statements: each holds only its own */
function split(
  trials: readonly Trial[],
  keysOf: (trial: Trial) => string[],
  by?: 'lang' | 'source',
): Map<string, Trial[]> {
  const groups = new Map<string, Trial[]>()
  for (const trial of trials)
    for (const key of new Set(keysOf(trial))) {
      const own = by ? { ...trial, statements: trial.statements.filter((one) => one[by] === key) } : trial
      groups.set(key, [...(groups.get(key) ?? []), own])
    }
  return groups
}

function measured(groups: ReadonlyMap<string, Trial[]>, { wines }: Bench, least = 1): Record<string, TrialMeasures> {
  return Object.fromEntries(
    [...groups]
      .map(([name, own]) => [name, measureTrials(own, wines)] as const)
      .filter(([, { n }]) => n >= least)
      .sort(([a, { n }], [b, { n: m }]) => m - n || (a < b ? -1 : 1)),
  )
}

/** Each dish counts once, within it each sommelier the same, within a statement each class it leaves open. */
function confusionOf(trials: readonly Trial[], { wines }: Bench): EvaluationReport['confusion'] {
  const cells = STYLE_CLASSES.map(() => STYLE_CLASSES.map(() => 0))
  const taught = trials.filter(({ statements }) => statements.some(({ polarity }) => polarity === 1))
  const times = new Map<string, number>()
  for (const { dishId } of taught) times.set(dishId, (times.get(dishId) ?? 0) + 1)
  for (const trial of taught) {
    const first = wines.styleClass[rankRows(trial.logits.engine)[0]!]!
    const groups = bySommelier(trial.statements.filter(({ polarity }) => polarity === 1))
    for (const said of groups.values())
      for (const { named } of said) {
        const classes = named[0]?.classes ?? []
        const share = 1 / (times.get(trial.dishId)! * groups.size * said.length * classes.length)
        for (const one of classes) cells[STYLE_CLASSES.indexOf(one)]![first]! += share
      }
  }
  const named = cells.map((row) => row.reduce((sum, value) => sum + value, 0))
  return { named, share: cells.map((row, c) => (named[c]! > 0 ? row.map((value) => value / named[c]!) : null)) }
}

function calibrationOf(trials: readonly Trial[]): EvaluationReport['calibration'] {
  const scored = trials
    .flatMap((trial) => {
      const calibration = calibrationFor(trials, trial.fold)
      return trial.labelled.map(({ x, y }) => ({ p: calibrate(x, calibration), y }))
    })
    .sort((a, b) => a.p - b.p)
  const bins = Array.from({ length: BINS }, (_, i): Bin => {
    const own = scored.slice(Math.floor((i * scored.length) / BINS), Math.floor(((i + 1) * scored.length) / BINS))
    const right = own.reduce((sum, { y }) => sum + y, 0) / own.length
    return {
      p: own.reduce((sum, { p }) => sum + p, 0) / own.length,
      right,
      half: 1.96 * Math.sqrt((right * (1 - right)) / own.length),
      n: own.length,
    }
  }).filter(({ n }) => n > 0)
  const error = bins.reduce((sum, { p, right, n }) => sum + (Math.abs(p - right) * n) / scored.length, 0)
  return { bins, error }
}

const calibrations = new WeakMap<readonly Trial[], Map<number, { slope: number; intercept: number }>>()

/** Fitted on the other folds, once. */
function calibrationFor(trials: readonly Trial[], fold: number): { slope: number; intercept: number } {
  const known = calibrations.get(trials) ?? new Map<number, { slope: number; intercept: number }>()
  calibrations.set(trials, known)
  const found = known.get(fold) ?? fitPlatt(calibrationLabels(trials.filter((trial) => trial.fold !== fold)))
  known.set(fold, found)
  return found
}

/** One a dish, from its Spanish name; those that nobody agrees with first, the surest mistakes before the others. */
function worstOf(trials: readonly Trial[], bench: Bench, lang: Lang): WorstError[] {
  const compiled = compileRules(bench.knowledge.rules)
  const byId = new Map(compiled.map((rule) => [rule.rule.id, rule]))
  const rules = ruleScorer(compiled)
  const errors = new Map<string, WorstError>()
  for (const trial of trials) {
    if (trial.lang !== 'es') continue
    const error = errorOf(trial)
    const known = errors.get(trial.dishId)
    if (error && (!known || compareErrors(error, known) < 0)) errors.set(trial.dishId, error)
  }
  return [...errors.values()].sort(compareErrors).slice(0, WORST)

  function errorOf(trial: Trial): WorstError | null {
    const { wines, knowledge } = bench
    const reading = bench.read(trial.dishId, trial.lang)
    const scores = trial.logits.engine
    const order = rankRows(scores)
    const measures = measureDish(order, scores, trial.statements, wines)
    if (!reading || !measures || measures.agree1 === 1) return null
    const positive = trial.statements.filter(({ polarity }) => polarity === 1)
    const isNamed = (row: number) => positive.some((statement) => agrees(statement, wines, row))
    const calibration = calibrationFor(trials, trial.fold)
    const show = (row: number): OurWine => ({
      wine: wines.readings[row]!.input.name,
      styleClass: styleClassOf(wines, row),
      score: calibrate(scores[row]!, calibration),
      isNamed: isNamed(row),
      reasons: spoken(reasonsOf(rules.explain(reading, wines, row), byId, reading, lang)),
    })
    const missed = order.findIndex(isNamed)
    const dish = knowledge.tables.dishes.byId.get(trial.dishId)
    return {
      dish: dish?.[lang] ?? reading.text,
      dishId: trial.dishId,
      cuisine: dish?.cuisine ?? '',
      fold: trial.fold,
      agree1: measures.agree1,
      prec3: measures.prec3,
      margin: missed < 0 ? Number.NaN : scores[order[0]!]! - scores[order[missed]!]!,
      named: trial.statements.map(namedBy),
      ours: order.slice(0, 3).map(show),
      missed: missed < 0 ? null : { ...show(order[missed]!), rank: missed + 1 },
    }
  }
}

function namedBy({ sommelier, named, text, polarity }: Statement): NamedBy {
  return { sommelier, classes: named.flatMap(({ classes }) => classes), text, isFor: polarity === 1 }
}

function spoken({ reasons, cautions }: ReturnType<typeof reasonsOf>): string[] {
  return [...reasons.map(({ text }) => `+ ${text}`), ...cautions.map(({ text }) => `− ${text}`)]
}

function compareErrors(a: WorstError, b: WorstError): number {
  return a.agree1 - b.agree1 || a.prec3 - b.prec3 || (b.margin || 0) - (a.margin || 0) || (a.dishId < b.dishId ? -1 : 1)
}
