/** Trains on any table: reads it, chooses what to learn from, fits, measures on rows it has not seen, saves, predicts. */
import { createHash } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { plainFolds, splitFold, stratifiedFolds } from '../../learners/folds.ts'
import { rowsOf, type TrainingSet } from '../../learners/learner.ts'
import { takeRows } from '../../learners/matrix.ts'
import { openCheckpoint } from './checkpoint.ts'
import { type Encoder, encodeTable, featureNames, fitEncoder } from './encoder.ts'
import { type Fitted, fitTable, type TableLearner } from './fit-table.ts'
import { type Measures, measureTable } from './measure-table.ts'
import { predictionsCsv } from './predictions.ts'
import { type RowProblem, readCsv, type Table } from './read-csv.ts'
import { saveTableModel } from './stored-table-model.ts'
import { planTarget, readTarget, type TargetPlan } from './target.ts'
import { FLAVOR_COLUMNS, isTutorial, readBayesAccuracy, TUTORIAL_TARGET } from './tutorial.ts'

export interface TableTask {
  /** a CSV file, or a folder of them */
  data: string
  /** for tables of other kinds than CSV */
  read?: (path: string) => Promise<Table>
  /** without it: the wine of the tutorial's table */
  target?: string | undefined
  /** without it: a fifth of the rows is held out */
  test?: string | undefined
  learner: TableLearner
  /** folder of the model; without it, one beside the data */
  out?: string | undefined
  seed: number
  /** version of the program */
  code: string
  start: 'resume' | 'begin'
  threads?: number
  talk(text: string): void
  onStep?(step: string): void
}

export interface TableOutcome {
  out: string
  learner: TableLearner
  target: TargetPlan
  /** columns of the table, columns of numbers they became */
  columns: { table: number; learned: number }
  rows: { trained: number; tested: number }
  options: Record<string, number>
  measures: Measures
  /** of a perfect model, where it is known */
  bayesAccuracy: number | null
  isTutorial: boolean
  problems: RowProblem[]
  /** of the test table's rows, when there is one */
  predictions: string | null
}

const HELD_OUT_FOLDS = 5

export async function trainTable(task: TableTask): Promise<TableOutcome> {
  const read = task.read ?? (async (path: string) => readCsv(path))
  const table = await read(task.data)
  const tutorial = task.target === undefined && isTutorial(table.header)
  const name = tutorial ? TUTORIAL_TARGET : task.target
  if (name === undefined)
    throw new MaridajeError('usage', 'Which column is to be learned? Name it with --target', {
      hint: `The columns are ${table.header.join(', ')}.`,
    })
  const target = planTarget(name, table)
  const test = task.test === undefined ? null : await read(task.test)
  const encoder = fitEncoder(table, tutorial ? [...FLAVOR_COLUMNS] : table.header.filter((column) => column !== name))
  if (test) compareTables(table, test, encoder, task)
  sayColumns(encoder, task)
  const encoded = encodeTable(encoder, table)
  const answers = readTarget(target, table)
  const all: TrainingSet = { features: takeRows(encoded.features, answers.rows), target: answers.target }
  if (featureNames(encoder).length === 0)
    throw new MaridajeError('bad_input', 'No column says anything that could be learned from')

  const held = test ? null : holdOut(all, task.seed)
  const train = held?.train ?? all
  const out = task.out ?? join(dirname(task.data), `${basename(task.data, extname(task.data))}-model`)
  const key = createHash('sha256')
    .update(JSON.stringify([table.hash, name, task.learner, task.seed, task.code, test === null]))
    .digest('hex')
  const opened = openCheckpoint(`${out}.part`, key, task.start)
  if (opened.isResumed) task.talk('Going on where the last run was stopped.')
  else if (opened.isForgotten) task.talk('What a stopped run left behind is forgotten (--resume would go on from it).')
  task.talk(`Learning ${name} from ${train.features.rows} rows and ${train.features.columns} columns of numbers.`)
  const fitted = await fitTable(task.learner, {
    train,
    seed: task.seed,
    checkpoint: opened.checkpoint,
    threads: task.threads ?? 0,
    onStep: task.onStep ?? (() => {}),
  })
  const told = test ? tellTest(test, encoder, fitted, target, task.seed) : tellHeldOut(held!.test, fitted, task.seed)
  const outcome: TableOutcome = {
    out,
    learner: task.learner,
    target,
    columns: { table: encoder.plans.filter(({ kind }) => kind !== 'skipped').length, learned: train.features.columns },
    rows: { trained: train.features.rows, tested: told.rows },
    options: fitted.options,
    measures: told.measures,
    bayesAccuracy: name === TUTORIAL_TARGET ? readBayesAccuracy(task.data, table.hash) : null,
    isTutorial: tutorial,
    problems: [...table.problems, ...encoded.problems, ...answers.problems, ...told.problems],
    predictions: told.predictions,
  }
  const { learner } = fitted.model
  const { options, rows, measures } = outcome
  saveTableModel(
    out,
    {
      format: 1,
      kind: 'table',
      data: table.hash,
      code: task.code,
      seed: task.seed,
      learner,
      options,
      target,
      columns: encoder.plans,
      rows,
      measures,
    },
    fitted.model,
  )
  opened.checkpoint.remove()
  return outcome
}

function sayColumns({ plans }: Encoder, { talk }: TableTask): void {
  for (const plan of plans) if (plan.kind === 'skipped') talk(`The column "${plan.name}" is left out: ${plan.why}.`)
}

/** What would make the measures or the predictions worth nothing is said, or refused. */
function compareTables(table: Table, test: Table, { plans }: Encoder, { talk, test: file }: TableTask): void {
  const learned = plans.filter(({ kind }) => kind !== 'skipped')
  const lacking = learned.filter(({ name }) => !test.header.includes(name)).map(({ name }) => name)
  if (lacking.length > 0 && lacking.length === learned.length)
    throw new MaridajeError('bad_input', 'The test table has none of the columns that are learned from', {
      place: file === undefined ? {} : { file },
      hint: `They are ${lacking.join(', ')}.`,
    })
  if (lacking.length > 0) talk(`The test table lacks ${lacking.join(', ')}: taken as missing.`)
  if (test.hash === table.hash)
    talk('The test table is the table that is learned from: what is measured says nothing of other rows.')
}

function holdOut(all: TrainingSet, seed: number): { train: TrainingSet; test: TrainingSet } {
  const folds =
    all.target.kind === 'classes'
      ? stratifiedFolds(all.target.labels, HELD_OUT_FOLDS, seed)
      : plainFolds(all.features.rows, HELD_OUT_FOLDS, seed)
  const { train, test } = splitFold(folds, 0)
  if (test.length === 0 || train.length === 0)
    throw new MaridajeError('bad_input', `${all.features.rows} rows are too few to hold some out`)
  return { train: rowsOf(all, train), test: rowsOf(all, test) }
}

interface Told {
  rows: number
  measures: Measures
  problems: RowProblem[]
  predictions: string | null
}

function tellHeldOut(test: TrainingSet, { model }: Fitted, seed: number): Told {
  const said = model.predictProbabilities(test.features)
  return { rows: test.features.rows, measures: measureTable(said, test.target, seed), problems: [], predictions: null }
}

/** Every row of the test table is answered; those that say what is true are measured. */
function tellTest(test: Table, encoder: Encoder, { model }: Fitted, target: TargetPlan, seed: number): Told {
  const { features, problems } = encodeTable(encoder, test)
  const said = model.predictProbabilities(features)
  const predictions = predictionsCsv(test, said, target)
  const found = { rows: features.rows, problems: [...test.problems, ...problems], predictions }
  if (!test.header.includes(target.name)) return { ...found, measures: {} }
  const truth = readTarget(target, test)
  if (truth.rows.length === 0) return { ...found, measures: {} }
  const width = said.length / features.rows
  const known = new Float64Array(truth.rows.length * width)
  for (const [i, row] of truth.rows.entries()) known.set(said.subarray(row * width, (row + 1) * width), i * width)
  return {
    ...found,
    measures: measureTable(known, truth.target, seed),
    problems: [
      ...found.problems,
      ...truth.problems.map(({ message, ...place }) => ({
        ...place,
        message: message.replace('left out', 'not measured'),
      })),
    ],
  }
}
