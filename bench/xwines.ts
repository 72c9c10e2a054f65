/**
 * Held-out bottles of X-Wines (CC0), split by winery: body, acidity, and which foods go with which wine. First the bottle
 * model, which is part of the released one, then forests grown on the columns of the table.
 * `bin/maridaje-run node bench/xwines.ts [FILE]`
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../src/config.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { aucOf, classReport } from '../src/learners/classification.ts'
import { groupedFolds, splitFold } from '../src/learners/folds.ts'
import { likeliest, rowsOf, type Target } from '../src/learners/learner.ts'
import { joinColumns, type Matrix, takeRows } from '../src/learners/matrix.ts'
import { readBottleTable } from '../src/modeling/bottles/read-bottles.ts'
import { testBottles } from '../src/modeling/bottles/train-bottles.ts'
import { listOf } from '../src/modeling/tables/cells.ts'
import { encodeTable, fitEncoder } from '../src/modeling/tables/encoder.ts'
import { readCsv, type Table } from '../src/modeling/tables/read-csv.ts'
import { planTarget, readTarget } from '../src/modeling/tables/target.ts'
import { growForest } from '../src/modeling/threads/grow-forest.ts'

const FOLDS = 5
const BODIES = ['Very light-bodied', 'Light-bodied', 'Medium-bodied', 'Full-bodied', 'Very full-bodied']
/** What a bottle says before anybody has tasted it. */
const KNOWN = ['Type', 'Elaborate', 'Grapes', 'ABV', 'Country', 'RegionName', 'WineName']
const OPTIONS = { trees: 200, minLeafRows: 2 }

tellBottleModel()
const path = process.argv[2] ?? join(ROOT, '..', 'shared', 'external', 'x-wines', 'XWines_Slim_wines.csv')
if (!existsSync(path)) say(`${path} is not there: nothing to measure`)
else await measure(readCsv(path))

/** As `maridaje train` fits it and `maridaje profile --wine` serves it. */
function tellBottleModel(): void {
  const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
  const tested = testBottles(readBottleTable(join(ROOT, 'data', 'external', 'x-wines', 'wines.csv'), knowledge))
  say(`bottle model: ${tested.bottles} bottles of ${tested.wineries} wineries, ${FOLDS} folds, no winery in two`)
  row('body, exact', tested.body_exact, '')
  row('body, within one step', tested.body_within_one, '>= 0.95')
  row('acidity', tested.acidity, '>= 0.72')
  row('food against wine, AUC', tested.food_auc, '>= 0.88')
}

async function measure(table: Table): Promise<void> {
  const wineries = numbered(column(table, 'WineryID'))
  const folds = groupedFolds(wineries, FOLDS, 1)
  say(`${table.rows.length} bottles of ${new Set(wineries).size} wineries, ${FOLDS} folds, no winery in two`)
  await tellBody(table, folds)
  await tellAcidity(table, folds)
  await tellFood(table, folds)
}

async function tellBody(table: Table, folds: Int32Array): Promise<void> {
  const plan = planTarget('Body', table)
  if (plan.kind !== 'classes') return
  const { target } = readTarget(plan, table)
  const said = await outOfFold(table, folds, KNOWN, target)
  const steps = Array.from(likeliest(said, plan.classes.length), (k, i) => {
    const truth = column(table, 'Body')[i]!
    return Math.abs(BODIES.indexOf(plan.classes[k]!) - BODIES.indexOf(truth))
  })
  row(
    'body, exact',
    share(steps, (gap) => gap === 0),
    '',
  )
  row(
    'body, within one step',
    share(steps, (gap) => gap <= 1),
    '>= 0.95',
  )
}

async function tellAcidity(table: Table, folds: Int32Array): Promise<void> {
  const plan = planTarget('Acidity', table)
  if (plan.kind !== 'classes') return
  const { target } = readTarget(plan, table)
  if (target.kind !== 'classes') return
  const said = await outOfFold(table, folds, KNOWN, target)
  const { accuracy } = classReport(target.labels, likeliest(said, target.classes), target.classes)
  row('acidity', accuracy, '>= 0.72')
}

/** A row is a wine and a category of food: does the one name the other? */
async function tellFood(table: Table, folds: Int32Array): Promise<void> {
  const foods = column(table, 'Harmonize').map((cell) => new Set(listOf(cell) ?? []))
  const categories = [...new Set(foods.flatMap((food) => [...food]))].sort()
  const wines = Array.from({ length: table.rows.length }, (_, i) => i)
  const pairs = wines.flatMap((wine) => categories.map((_, category) => ({ wine, category })))
  const labels = pairs.map(({ wine, category }) => (foods[wine]!.has(categories[category]!) ? 1 : 0))
  const { features } = encodeTable(fitEncoder(table, KNOWN), table)
  const encoded = joinColumns([
    takeRows(
      features,
      pairs.map(({ wine }) => wine),
    ),
    oneColumnEach(
      pairs.map(({ category }) => category),
      categories.length,
    ),
  ])
  const pairFolds = Int32Array.from(pairs, ({ wine }) => folds[wine]!)
  const options = { trees: 100, minLeafRows: 3, columnsPerSplit: Math.round(encoded.columns / 8) }
  const target: Target = { kind: 'classes', classes: 2, labels }
  const said = await outOfFoldOf(encoded, pairFolds, target, options)
  const scores = pairs.map((_, i) => said[2 * i + 1]!)
  const typed = byType(table, pairs, labels, pairFolds)
  const perCategory = (from: readonly number[]) => {
    const own = categories.map((_, k) => pairs.flatMap(({ category }, i) => (category === k ? [i] : [])))
    const areas = own.map((rows) =>
      aucOf(
        rows.map((i) => from[i]!),
        rows.map((i) => labels[i]!),
      ),
    )
    const known = areas.filter((area) => !Number.isNaN(area))
    return known.reduce((sum, area) => sum + area, 0) / known.length
  }
  row(`food against wine, ${categories.length} categories, AUC`, aucOf(scores, labels), '>= 0.88')
  row('  what the wine’s type alone says', aucOf(typed, labels), '')
  row('  mean of the AUC within each category', perCategory(scores), '')
  row('  what the wine’s type alone says', perCategory(typed), '')
}

/** Share of the wines of this type, in the other folds, that name the food. */
function byType(
  table: Table,
  pairs: readonly { wine: number; category: number }[],
  labels: readonly number[],
  folds: Int32Array,
): number[] {
  const types = column(table, 'Type')
  const counts = new Map<string, { hits: number; all: number }>()
  const keyOf = ({ wine, category }: { wine: number; category: number }, fold: number) =>
    `${types[wine]} ${category} ${fold}`
  for (const [i, pair] of pairs.entries())
    for (let fold = 0; fold < FOLDS; fold++) {
      if (folds[i] === fold) continue
      const key = keyOf(pair, fold)
      const count = counts.get(key) ?? { hits: 0, all: 0 }
      count.hits += labels[i]!
      count.all++
      counts.set(key, count)
    }
  return pairs.map((pair, i) => {
    const { hits, all } = counts.get(keyOf(pair, folds[i]!)) ?? { hits: 0, all: 0 }
    return (hits + 0.1) / (all + 1)
  })
}

/** The columns are planned on the rows of the other folds too: a value that only the fold has says nothing. */
async function outOfFold(table: Table, folds: Int32Array, columns: string[], target: Target): Promise<Float64Array> {
  const { features } = encodeTable(fitEncoder(table, columns), table)
  return outOfFoldOf(features, folds, target, { ...OPTIONS, columnsPerSplit: Math.round(features.columns / 6) })
}

async function outOfFoldOf(
  features: Matrix,
  folds: Int32Array,
  target: Target,
  options: { trees: number; minLeafRows: number; columnsPerSplit: number },
): Promise<Float64Array> {
  const width = target.kind === 'classes' ? target.classes : 1
  const said = new Float64Array(features.rows * width)
  for (let fold = 0; fold < FOLDS; fold++) {
    const { train, test } = splitFold(folds, fold)
    const model = await growForest(rowsOf({ features, target }, train), options, fold)
    const p = model.predictProbabilities(takeRows(features, test))
    for (const [i, row] of test.entries()) said.set(p.subarray(i * width, (i + 1) * width), row * width)
  }
  return said
}

function column(table: Table, name: string): string[] {
  const at = table.header.indexOf(name)
  return table.rows.map((row) => row[at]!)
}

function numbered(values: readonly string[]): number[] {
  const numbers = new Map<string, number>()
  return values.map((value) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size)
    return numbers.get(value)!
  })
}

function oneColumnEach(codes: readonly number[], columns: number): Matrix {
  const values = new Float32Array(codes.length * columns)
  for (const [i, code] of codes.entries()) values[i * columns + code] = 1
  return { rows: codes.length, columns, values }
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.filter(test).length / items.length
}

function row(what: string, value: number, target: string): void {
  say(`${what.padEnd(48)}${value.toFixed(4).padEnd(12)}${target}`)
}

function say(line: string): void {
  process.stdout.write(`${line.trimEnd()}\n`)
}
