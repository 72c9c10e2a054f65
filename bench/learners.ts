/**
 * Our learners beside scikit-learn's on the same tables, folds and settings: `bin/maridaje-run node bench/learners.ts`
 * prints the tables. Without a Python that has scikit-learn it prints ours alone. `quality` or `speed` as argument: only that.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../src/app/open-engine.ts'
import { ROOT } from '../src/config.ts'
import { boosting } from '../src/learners/boosting.ts'
import { classReport, macroAuc } from '../src/learners/classification.ts'
import { plainFolds, splitFold, stratifiedFolds } from '../src/learners/folds.ts'
import { likeliest, type Model, rowsOf, type TrainingSet } from '../src/learners/learner.ts'
import { type Matrix, takeRows } from '../src/learners/matrix.ts'
import { FOREST_DEFAULTS } from '../src/learners/trees/forest-plan.ts'
import { mockRows } from '../src/modeling/mock.ts'
import { writeTensors } from '../src/modeling/safetensors.ts'
import { encodeTable, fitEncoder } from '../src/modeling/tables/encoder.ts'
import { readCsv } from '../src/modeling/tables/read-csv.ts'
import { planTarget, readTarget } from '../src/modeling/tables/target.ts'
import { boost } from '../src/modeling/threads/boost.ts'
import { growForest } from '../src/modeling/threads/grow-forest.ts'

const SPEED_ROWS = 200_000
const QUALITY_ROWS = 10_000
/** Small tables are cut into folds several times over: one cut of 700 bottles moves a point by itself. */
const REPEATS = 4
const FOLDS = 5
const XWINES = join(ROOT, '..', 'shared', 'external', 'x-wines', 'XWines_Slim_wines.csv')

interface Data {
  features: Matrix
  labels: number[]
  classes: number
  /** repeat → fold of each row */
  folds: Int32Array[]
}

interface Score {
  table: string
  learner: string
  accuracy: number
  auc: number
}

interface Speed {
  learner: string
  accuracy: number
  /** seconds */
  fit: number
  predict: number
  bytes: number
}

const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import sklearn']).status === 0,
)
const folder = mkdtempSync(join(tmpdir(), 'maridaje-learners-'))
const [only] = process.argv.slice(2)
try {
  if (only !== 'speed') await quality()
  if (only !== 'quality') await speed()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function quality(): Promise<void> {
  const tables = join(folder, 'tables')
  mkdirSync(tables)
  if (python) run('export', tables)
  await writeOwnTables(tables)
  const theirs: Score[] = python ? run('fit', tables) : []
  say(`${'accuracy and AUC, folds'.padEnd(34)}${'ours'.padEnd(18)}${'scikit-learn'.padEnd(18)}points apart`)
  for (const file of ['iris', 'wine', 'breast_cancer', 'digits', 'mock', 'xwines_body', 'xwines_acidity']) {
    const path = join(tables, `${file}.csv`)
    if (!existsSync(path)) continue
    const data = readData(path)
    for (const learner of ['forest', 'boosting'] as const) {
      const ours = await crossValidate(data, learner)
      const their = theirs.find((score) => score.table === file && score.learner === learner)
      const gaps = their ? [ours.accuracy - their.accuracy, ours.auc - their.auc] : []
      const apart = gaps.map((gap) => `${gap >= 0 ? '+' : ''}${(100 * gap).toFixed(2)}`).join(' ')
      say(`${`${file}, ${learner}`.padEnd(34)}${pair(ours).padEnd(18)}${(their ? pair(their) : '').padEnd(18)}${apart}`)
    }
  }
}

async function speed(): Promise<void> {
  const path = join(folder, 'mock-speed.csv')
  const { lines, bayesAccuracy } = mockRows(await openEngine({ root: ROOT }), SPEED_ROWS, 7)
  writeData(path, mockData(lines, []))
  const data = readData(path)
  const theirs: Speed[] = python ? run('speed', path) : []
  say(`\n${SPEED_ROWS} mock rows, Bayes accuracy ${bayesAccuracy.toFixed(4)}`)
  say(`${''.padEnd(38)}${['accuracy', 'fit s', 'predict s', 'MB'].map((word) => word.padStart(11)).join('')}`)
  const ours = [
    await timed('forest', data, (train) => growForest(train, {}, 0)),
    await timed('forest, leaves of 1', data, (train) => growForest(train, { ...FOREST_DEFAULTS, minLeafRows: 1 }, 0)),
    await timed('boosting', data, (train) => boost(train, {}, 0)),
  ]
  for (const [who, rows] of Object.entries({ ours, 'scikit-learn': theirs }))
    for (const { learner, accuracy, fit, predict, bytes } of rows) {
      const cells = [accuracy.toFixed(4), fit.toFixed(1), predict.toFixed(1), (bytes / 1e6).toFixed(1)]
      say(`${`${who}: ${learner}`.padEnd(38)}${cells.map((cell) => cell.padStart(11)).join('')}`)
    }
}

async function timed(name: string, data: Data, learn: (train: TrainingSet) => Promise<Model>): Promise<Speed> {
  const rows = data.labels.length
  const cut = Math.floor((rows * 4) / 5)
  const train = setOf(data)
  const part = await learn(rowsOf(train, range(0, cut)))
  const hits = part.predict(takeRows(data.features, range(cut, rows))).filter((k, i) => k === data.labels[cut + i])
  const started = performance.now()
  const model = await learn(train)
  const fitted = performance.now()
  model.predictProbabilities(data.features)
  const done = performance.now()
  const bytes = writeTensors(model.toTensors()).length
  const [fit, predict] = [fitted - started, done - fitted].map((ms) => ms / 1_000)
  return { learner: name, accuracy: hits.length / (rows - cut), fit: fit!, predict: predict!, bytes }
}

async function crossValidate(data: Data, learner: 'forest' | 'boosting') {
  const sums = { accuracy: 0, auc: 0 }
  for (const [repeat, folds] of data.folds.entries()) {
    const said = new Float64Array(data.labels.length * data.classes)
    for (const fold of new Set(folds)) {
      const { train, test } = splitFold(folds, fold)
      const set = rowsOf(setOf(data), train)
      const model =
        learner === 'forest' ? await growForest(set, { minLeafRows: 1 }, repeat) : boosting.fit(set, {}, repeat)
      const p = model.predictProbabilities(takeRows(data.features, test))
      for (const [i, row] of test.entries())
        said.set(p.subarray(i * data.classes, (i + 1) * data.classes), row * data.classes)
    }
    sums.accuracy += classReport(data.labels, likeliest(said, data.classes), data.classes).accuracy
    sums.auc += macroAuc(said, data.labels, data.classes)
  }
  return { accuracy: sums.accuracy / data.folds.length, auc: sums.auc / data.folds.length }
}

/** Ours, as numbers: the tutorial's table, and the bottles of X-Wines where they are. */
async function writeOwnTables(tables: string): Promise<void> {
  const { lines } = mockRows(await openEngine({ root: ROOT }), QUALITY_ROWS, 7)
  const folds = [plainFolds(QUALITY_ROWS, FOLDS, 0)]
  writeData(join(tables, 'mock.csv'), mockData(lines, folds))
  if (!existsSync(XWINES)) return
  const table = readCsv(XWINES)
  const left = ['Body', 'Acidity', 'WineID', 'Website', 'Vintages']
  const encoder = fitEncoder(
    table,
    table.header.filter((name) => !left.includes(name)),
  )
  const { features } = encodeTable(encoder, table)
  for (const name of ['Body', 'Acidity']) {
    const { target } = readTarget(planTarget(name, table), table)
    if (target.kind !== 'classes') continue
    const labels = Array.from(target.labels)
    const folds = range(0, REPEATS).map((repeat) => stratifiedFolds(labels, FOLDS, repeat))
    writeData(join(tables, `xwines_${name.toLowerCase()}.csv`), { features, labels, classes: target.classes, folds })
  }
}

function mockData(lines: readonly string[], folds: Int32Array[]): Data {
  const names = new Map<string, number>()
  const labels: number[] = []
  const values = new Float32Array(3 * lines.length)
  for (const [i, line] of lines.entries()) {
    const cells = line.split(',')
    const wine = cells.at(-1)!
    if (!names.has(wine)) names.set(wine, names.size)
    labels.push(names.get(wine)!)
    for (let j = 0; j < 3; j++) values[3 * i + j] = Number(cells.at(j - 5))
  }
  return { features: { rows: lines.length, columns: 3, values }, labels, classes: names.size, folds }
}

function writeData(path: string, { features, labels, folds }: Data): void {
  const header = [...range(0, features.columns).map((j) => `x${j}`), 'target', ...folds.map((_, i) => `fold${i}`)]
  const lines = labels.map((label, i) => {
    const row = features.values.subarray(i * features.columns, (i + 1) * features.columns)
    // Forests of scikit-learn 1.2 take no missing values.
    const cells = Array.from(row, (value) => (Number.isNaN(value) ? -1 : value))
    return [...cells, label, ...folds.map((fold) => fold[i]!)].join(',')
  })
  writeFileSync(path, `${header.join(',')}\n${lines.join('\n')}\n`)
}

function readData(path: string): Data {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const header = head!.split(',')
  const columns = header.indexOf('target')
  const values = new Float32Array(lines.length * columns)
  const labels: number[] = []
  const folds = header.slice(columns + 1).map(() => new Int32Array(lines.length))
  for (const [i, line] of lines.entries()) {
    const cells = line.split(',').map(Number)
    values.set(cells.slice(0, columns), i * columns)
    labels.push(cells[columns]!)
    for (const [k, fold] of folds.entries()) fold[i] = cells[columns + 1 + k]!
  }
  return { features: { rows: lines.length, columns, values }, labels, classes: Math.max(...new Set(labels)) + 1, folds }
}

function setOf({ features, labels, classes }: Data): TrainingSet {
  return { features, target: { kind: 'classes', classes, labels } }
}

function run<T>(what: 'export' | 'fit' | 'speed', where: string): T[] {
  const { status, stdout } = spawnSync(python!, [join(import.meta.dirname, 'learners.py'), what, where], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    // Small tables are fitted faster by one thread than by several that wait for one another.
    env: what === 'fit' ? { ...process.env, OMP_NUM_THREADS: '1' } : process.env,
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`learners.py ${what} ended with ${status}`)
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function pair({ accuracy, auc }: { accuracy: number; auc: number }): string {
  return `${accuracy.toFixed(4)} ${auc.toFixed(4)}`
}

function say(line: string): void {
  process.stdout.write(`${line.trimEnd()}\n`)
}
