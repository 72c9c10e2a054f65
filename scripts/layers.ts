/** Reads every import of src with a parser and compares it with the list of arrows: `problems` is empty when all is well. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { drawArrows, REPEATABLE, ROOMS, type Room, TOUCH_FILES } from './arrows.ts'

export interface LayersReport {
  /** modules parsed */
  read: number
  /** arrows between files of src */
  imports: number
  problems: string[]
}

interface Module {
  /** path below src, with `/` */
  file: string
  targets: { specifier: string; line: number }[]
  /** uses of the clock, of chance, of the world outside */
  impure: { what: string; line: number }[]
}

/** @param root the repository's folder, with `src` below it */
export function checkLayers(root: string): LayersReport {
  const src = join(root, 'src')
  const files = sourceFiles(src)
  const problems: string[] = []
  const modules = files.flatMap((file) => {
    const module = readModule(src, file, problems)
    return module ? [module] : []
  })
  if (modules.length < files.length) problems.push(`only ${modules.length} of ${files.length} modules could be read`)
  const graph = new Map<string, string[]>()
  for (const module of modules) {
    const targets = module.targets.flatMap((target) => follow(src, module, target, problems))
    graph.set(module.file, targets)
    for (const use of module.impure) judgeUse(module.file, use, problems)
  }
  for (const cycle of cycles(graph)) problems.push(`cycle between files: ${cycle.join(' -> ')}`)
  for (const cycle of cycles(roomGraph(graph))) problems.push(`cycle between rooms: ${cycle.join(' -> ')}`)
  problems.push(...checkPicture(root), ...checkRooms(src))
  return { read: modules.length, imports: [...graph.values()].reduce((sum, { length }) => sum + length, 0), problems }
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => file.split(sep).join('/'))
    .sort()
}

function readModule(src: string, file: string, problems: string[]): Module | null {
  const source = readFileSync(join(src, file), 'utf8')
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) {
    problems.push(`src/${file}: ${errors[0]!.message}`)
    return null
  }
  const module: Module = { file, targets: [], impure: [] }
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length
  const imports = ({ value }: { value: string }, at: number) =>
    module.targets.push({ specifier: value, line: lineOf(at) })
  const touches = (what: string, at: number) => module.impure.push({ what, line: lineOf(at) })
  new Visitor({
    ImportDeclaration: (node) => imports(node.source, node.start),
    ExportAllDeclaration: (node) => imports(node.source, node.start),
    ExportNamedDeclaration: (node) => node.source && imports(node.source, node.start),
    TSImportType: (node) => imports(node.source, node.start),
    ImportExpression: ({ source: target, start }) => {
      if (target.type === 'Literal' && typeof target.value === 'string') imports({ value: target.value }, start)
      else problems.push(`src/${file}:${lineOf(start)} imports a path that is not written out`)
    },
    MemberExpression: ({ object, property, start }) => {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return
      const what = `${object.name}.${property.name}`
      if (CLOCK_AND_CHANCE.has(what)) touches(what, start)
      if (WORLD.has(object.name)) touches(object.name, start)
    },
    NewExpression: ({ callee, arguments: words, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && words.length === 0) touches('new Date()', start)
    },
    CallExpression: ({ callee, start }) => {
      if (callee.type !== 'Identifier') return
      if (callee.name === 'Date') touches('Date()', start)
      if (WORLD.has(callee.name)) touches(callee.name, start)
    },
  }).visit(program)
  return module
}

const CLOCK_AND_CHANCE: ReadonlySet<string> = new Set([
  'Math.random',
  'Date.now',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
])
const WORLD: ReadonlySet<string> = new Set(['process', 'fetch', 'require', 'setTimeout', 'setInterval'])

function judgeUse(file: string, { what, line }: { what: string; line: number }, problems: string[]): void {
  const room = roomOf(file)
  const forbidden = CLOCK_AND_CHANCE.has(what) || what.includes('Date') ? REPEATABLE.includes(room.name) : isPure(file)
  if (forbidden) problems.push(`src/${file}:${line} uses ${what}; ${room.name} is pure`)
}

/** The file below src that an import means, as a list of none or one. */
function follow(src: string, from: Module, target: Module['targets'][number], problems: string[]): string[] {
  const place = `src/${from.file}:${target.line}`
  const { specifier } = target
  if (!specifier.startsWith('.')) {
    if (isPure(from.file) && isBuiltin(specifier))
      problems.push(`${place} imports ${specifier}; ${roomOf(from.file).name} is pure`)
    return []
  }
  const path = join(src, dirname(from.file), specifier.replace(/\?\w+$/, ''))
  if (!existsSync(path)) {
    problems.push(`${place} imports ${specifier}, which does not exist`)
    return []
  }
  const to = relative(src, path).split(sep).join('/')
  const room = roomOf(from.file)
  const toRoom = to.startsWith('../bin/') ? 'bin' : to.startsWith('../') ? '' : roomOf(to).name
  const isAllowed = toRoom === room.name || toRoom === 'errors' || room.may.includes(toRoom)
  if (!isAllowed)
    problems.push(`${place} imports ${specifier}: ${room.name} must not import ${toRoom || 'from outside src'}`)
  return /\.tsx?$/.test(to) && !to.startsWith('../') ? [to] : []
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0]!)
}

function isPure(file: string): boolean {
  return roomOf(file).isPure && !TOUCH_FILES.includes(file)
}

function roomOf(file: string): Room {
  const name = file.split('/')[0]!.replace(/\.tsx?$/, '')
  const inner = ROOMS.find((room) => room.name.includes('/') && file.startsWith(`${room.name}/`))
  // A room that is not in the list may import nothing: the first import says so.
  return inner ?? ROOMS.find((room) => room.name === name) ?? { name, may: [], isPure: true }
}

function roomGraph(graph: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const rooms = new Map<string, string[]>()
  for (const [file, targets] of graph) {
    const from = roomOf(file).name
    const others = targets.map((target) => roomOf(target).name).filter((name) => name !== from)
    rooms.set(from, [...new Set([...(rooms.get(from) ?? []), ...others])])
  }
  return rooms
}

/** One cycle for each group of nodes that reach one another (Tarjan 1972). */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string) => {
    index.set(node, index.size)
    low.set(node, index.get(node)!)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!))
    }
    if (low.get(node) !== index.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    if (group.length > 1 || graph.get(node)?.includes(node)) found.push([...group, group[0]!])
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

/** A row of the list that stands for no room any more is deleted. */
function checkRooms(src: string): string[] {
  return ROOMS.filter(
    ({ name }) => name !== 'bin' && !existsSync(join(src, name)) && !existsSync(join(src, `${name}.ts`)),
  ).map(({ name }) => `scripts/arrows.ts lists ${name}, which is not in src`)
}

/** docs/architecture.md shows the arrows that are in force. */
function checkPicture(root: string): string[] {
  const file = join(root, 'docs', 'architecture.md')
  if (!existsSync(file) || readFileSync(file, 'utf8').includes(drawArrows())) return []
  return [
    'docs/architecture.md does not show the arrows of scripts/arrows.ts: put in what "node scripts/arrows.ts" prints',
  ]
}
