import { join } from 'node:path'
import { EXPORT_FORMATS, exportModel } from '../app/export-model.ts'
import { openKnowledge } from '../app/kept-knowledge.ts'
import { compare, findModel, listModels, promote, rollback, type Shelf, shelfOf } from '../app/models.ts'
import { ROOT } from '../config.ts'
import { type Context, command, type ExitStatus, file, flag, text, usage, type Values } from './command.ts'
import { comparisonLines, modelLines, shelfLines, warningLines } from './models-words.ts'

const GATE_FAILED = 3

const OPTIONS = {
  force: flag('promote past a gate that fails; not in production'),
  format: text('of export: onnx or safetensors (onnx when not said)', 'onnx|safetensors'),
  out: { ...file, placeholder: 'DIR', summary: 'of export: where to write' },
}
type ModelsOptions = Values<typeof OPTIONS>

interface Task {
  options: ModelsOptions
  context: Context
  shelf: Shelf
  names: string[]
}

const ACTIONS: Record<string, { names: readonly string[]; run(task: Task): Promise<ExitStatus> | ExitStatus }> = {
  list: { names: [], run: list },
  show: { names: ['VERSION'], run: show },
  compare: { names: ['LEFT', 'RIGHT'], run: compareTwo },
  promote: { names: ['VERSION'], run: promoteOne },
  rollback: { names: [], run: rollBack },
  export: { names: ['VERSION'], run: exportOne },
}
/** Actions that take `released` when nothing is named. */
const MAY_BE_RELEASED = ['show', 'export']

export const models = command({
  name: 'models',
  summary: 'List, show, compare, promote, roll back and export models',
  example: 'maridaje models compare released VERSION',
  takes: { name: `${Object.keys(ACTIONS).join('|')} [VERSION…]`, least: 1, most: 3 },
  options: OPTIONS,
  run(options: ModelsOptions, context: Context) {
    const [name = '', ...rest] = options.args
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
    if (!action) throw usage(`models does one of ${Object.keys(ACTIONS).join(', ')}, not "${name}"`)
    const names = rest.length === 0 && MAY_BE_RELEASED.includes(name) ? ['released'] : rest
    if (names.length !== action.names.length)
      throw usage(`models ${name} takes ${action.names.join(' ') || 'nothing more'}`)
    return action.run({ options, context, shelf: shelfOf({ root: ROOT, home: context.config.home }), names })
  },
})

function list({ options, context: { print }, shelf }: Task): void {
  const entries = listModels(shelf, ({ message }) => print.talk(message))
  if (options.json)
    for (const { manifest, version, place, serves } of entries)
      print.json({ version, place, serves, metrics: manifest.metrics, created_from: manifest.created_from })
  else for (const line of shelfLines(entries, options.lang)) print.line(line)
}

function show({ options, context: { print }, shelf, names }: Task): void {
  const entry = findModel(shelf, names[0]!)
  if (options.json) print.json({ ...entry.manifest, place: entry.place, serves: entry.serves })
  else for (const line of modelLines(entry, options.lang)) print.line(line)
}

function compareTwo({ options, context: { print }, shelf, names }: Task): void {
  const comparison = compare(shelf, names[0]!, names[1]!)
  if (options.json) print.json(comparison)
  else for (const line of comparisonLines(comparison, options.lang)) print.line(line)
}

async function promoteOne({ options, context: { print, config }, shelf, names }: Task): Promise<ExitStatus> {
  const knowledge = await openKnowledge(join(ROOT, 'data', 'knowledge'), join(config.home, 'cache'))
  for (const warning of warningLines(compare(shelf, 'released', names[0]!), options.lang)) print.talk(warning)
  const isProduction = process.env.NODE_ENV === 'production'
  const done = promote(shelf, names[0]!, knowledge, { at: new Date(), force: options.force, isProduction })
  if (options.json) print.json(done)
  else {
    for (const { name, value, limit, ok } of done.gates)
      print.line(`${ok ? 'passed' : 'FAILED'}  ${name} ${value.toFixed(3)} (limit ${limit.toFixed(3)})`)
    print.line(
      done.promoted ? `${done.version} serves now; before it ${done.before}` : `${done.before} goes on serving`,
    )
  }
  return done.promoted ? undefined : GATE_FAILED
}

async function rollBack({ options, context: { print, config }, shelf }: Task): Promise<void> {
  const knowledge = await openKnowledge(join(ROOT, 'data', 'knowledge'), join(config.home, 'cache'))
  const done = rollback(shelf, knowledge, new Date())
  if (options.json) print.json(done)
  else print.line(`${done.version} serves again; ${done.before} does no longer`)
}

async function exportOne({ options, context: { print, config }, shelf, names }: Task): Promise<void> {
  const format = EXPORT_FORMATS.find((one) => one === (options.format ?? 'onnx'))
  if (!format) throw usage(`--format is one of ${EXPORT_FORMATS.join(', ')}, not "${options.format}"`)
  if (options.out === undefined) throw usage('--out DIR is missing: where to write')
  const knowledge = await openKnowledge(join(ROOT, 'data', 'knowledge'), join(config.home, 'cache'))
  const entry = findModel(shelf, names[0]!)
  const files = await exportModel(entry, knowledge, format, options.out)
  if (options.json) print.json({ version: entry.version, format, files })
  else for (const path of files) print.line(path)
}
