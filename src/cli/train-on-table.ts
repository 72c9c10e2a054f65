/** `train --data`: a learner on any table, its measures, its predictions. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableToLearn } from '../app/tables-to-explore.ts'
import { ROOT } from '../config.ts'
import { unwritable } from '../errors.ts'
import { TABLE_LEARNERS } from '../modeling/tables/fit-table.ts'
import { type TableOutcome, trainTable } from '../modeling/tables/train-table.ts'
import { type Context, usage } from './command.ts'
import type { Print } from './print.ts'
import type { TrainOptions } from './train-options.ts'

/** Bad rows that are named one by one; of the others only how many they are. */
const NAMED_ROWS = 20
/** Share of the Bayes accuracy that the tutorial's forest should reach. */
const GOOD_SHARE = 0.95

export async function trainOnTable(options: TrainOptions, { print }: Context): Promise<void> {
  const learner = TABLE_LEARNERS.find((name) => name === (options.learner ?? 'forest'))
  if (!learner) throw usage(`--learner is one of ${TABLE_LEARNERS.join(', ')}, not "${options.learner}"`)
  if (options.predictions !== undefined && options.test === undefined)
    throw usage('--predictions needs --test: the table to predict')
  if (options.release) throw usage('--release is for the pairing model, without --data')
  if (options.statements !== undefined) throw usage('--statements are for the pairing model, without --data')
  const { version: code } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const outcome = await trainTable({
    data: options.data!,
    read: tableToLearn,
    target: options.target,
    test: options.test,
    learner,
    out: options.out,
    seed: options.seed,
    code,
    start: options.resume ? 'resume' : 'begin',
    talk: print.talk,
  })
  sayProblems(outcome, print)
  if (options.predictions !== undefined && outcome.predictions !== null) write(options.predictions, outcome.predictions)
  if (options.json) print.json(asJson(outcome, options.predictions))
  else show(outcome, options.predictions, print)
}

function sayProblems({ problems }: TableOutcome, print: Print): void {
  for (const { file, row, message } of problems.slice(0, NAMED_ROWS)) print.talk(`${file}:${row}: ${message}`)
  const more = problems.length - NAMED_ROWS
  if (more > 0) print.talk(`and ${more} more rows like these (--json lists them all)`)
}

function show(outcome: TableOutcome, predictions: string | undefined, print: Print): void {
  const { measures, rows, learner, target } = outcome
  print.line(`${learner} on ${target.name}: ${rows.trained} rows learned from, ${rows.tested} others answered`)
  for (const [name, { value, lo, hi }] of Object.entries(measures))
    print.line(`${name.padEnd(10)} ${value.toFixed(4)}  (95 %: ${lo.toFixed(4)} to ${hi.toFixed(4)})`)
  if (outcome.isTutorial) print.line(besideBayes(outcome))
  print.line(`model      ${outcome.out}`)
  if (predictions !== undefined) print.line(`predicted  ${predictions}`)
}

function besideBayes({ measures, bayesAccuracy }: TableOutcome): string {
  if (bayesAccuracy === null)
    return 'Bayes accuracy unknown: it stands in the .json that "maridaje mock" leaves beside its table'
  const share = measures.accuracy!.value / bayesAccuracy
  const verdict = share >= GOOD_SHARE ? 'reached' : 'NOT reached'
  return `of Bayes   ${(100 * share).toFixed(1)} % of ${bayesAccuracy.toFixed(4)}, the best any model can do (95 % ${verdict})`
}

function asJson(outcome: TableOutcome, predictions: string | undefined) {
  const { measures, bayesAccuracy, rows, columns, options, problems } = outcome
  return {
    learner: outcome.learner,
    target: outcome.target.name,
    task: outcome.target.kind,
    rows,
    columns,
    options,
    measures,
    bayes_accuracy: bayesAccuracy,
    model: outcome.out,
    predictions: predictions ?? null,
    problems,
  }
}

function write(path: string, content: string): void {
  try {
    writeFileSync(path, content)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}
