import { join } from 'node:path'
import { readDishFile, readWineFile } from '../app/list-files.ts'
import { openEngine } from '../app/open-engine.ts'
import { ROOT } from '../config.ts'
import type { DishInput, WineInput } from '../contract/requests.ts'
import type { DishResult } from '../contract/results.ts'
import type { Engine } from '../pairing/engine.ts'
import { findWine, whatIf, whyNot } from '../pairing/explain/counterfactual.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { command, countOrAll, file, text, usage } from './command.ts'
import { answerLines, whyNotLines } from './pair-words.ts'
import type { Print } from './print.ts'

export const pair = command({
  name: 'pair',
  summary: 'Rank the wines of a list for a dish',
  example: 'maridaje pair "lomo saltado" --wines carta.csv --top 3',
  takes: { name: 'DISH' },
  options: {
    wines: { ...file, summary: 'the wine list (CSV with a column "name"); without it, the demo list' },
    dishes: { ...file, summary: 'a menu (CSV with a column "dish") instead of one dish' },
    top: countOrAll(5, 'how many wines'),
    whyNot: text('why is this wine not first?', 'WINE'),
    whatIf: text('what if the dish were changed: "más picante"', 'CHANGE'),
  },
  async run(options, { print, config }) {
    const { args, lang, json } = options
    if (options.dishes === undefined && args.length === 0)
      throw usage('There is no dish', 'For example: maridaje pair "lomo saltado"')
    if (options.dishes !== undefined && args.length > 0) throw usage('Give a dish or --dishes, not both')
    if (options.dishes !== undefined && (options.whyNot !== undefined || options.whatIf !== undefined))
      throw usage('--why-not and --what-if go with one dish')
    if (options.top === 0) throw usage('--top is at least 1')
    const engine = await openEngine(config)
    const wines = readList(engine, options.wines, print)
    const table = engine.readList(wines)
    const pairing = { top: options.top, lang }
    const show = (result: DishResult) => {
      if (json) print.json(result)
      else for (const line of answerLines(result, lang, (row) => wines[row]?.name ?? '')) print.line(line)
    }
    if (options.dishes !== undefined) {
      const { rows, unknownColumns } = readDishFile(options.dishes, engine.knowledge)
      nameUnknown(unknownColumns, options.dishes, print)
      for (const dish of rows) show(engine.pair(dish, table, pairing))
      return
    }
    const dish = args.join(' ')
    const result = engine.pair(dish, table, pairing)
    show(result)
    counterfactuals(engine, dish, table, result, options, print, show)
  },
})

function counterfactuals(
  engine: Engine,
  dish: string | DishInput,
  table: WineTable,
  result: DishResult,
  options: { whyNot: string | undefined; whatIf: string | undefined; top: number; lang: 'es' | 'en'; json: boolean },
  print: Print,
  show: (result: DishResult) => void,
): void {
  const { lang, json } = options
  if (options.whyNot !== undefined) {
    const row = findWine(table, options.whyNot)
    const answer = row === null ? null : whyNot(engine, engine.readDish(dish), table, options.whyNot, lang)
    if (json) print.json({ why_not: answer })
    else for (const line of whyNotLines(answer, options.whyNot, lang)) print.line(line)
  }
  if (options.whatIf !== undefined) {
    const answer = whatIf(engine, dish, table, options.whatIf, result, { top: options.top, lang })
    if (json) print.json({ what_if: answer })
    else {
      print.line('')
      print.line(answer.text)
      if (answer.understood) show(answer.result)
    }
  }
}

function readList(engine: Engine, path: string | undefined, print: Print): WineInput[] {
  const file = path ?? join(ROOT, 'data', 'demo', 'wines.csv')
  const { rows, unknownColumns } = readWineFile(file, engine.knowledge)
  nameUnknown(unknownColumns, file, print)
  if (path === undefined) print.talk(`The list is the demo's ${rows.length} lines; --wines FILE takes another.`)
  return rows
}

function nameUnknown(columns: readonly string[], path: string, print: Print): void {
  if (columns.length > 0) print.talk(`${path}: kept without being read: ${columns.join(', ')}`)
}
