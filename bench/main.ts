/** `npm run bench`: speed beside its targets. Nothing fails here: the numbers are those of the machine and its other work. */
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { readDishFile, readWineFile } from '../src/app/list-files.ts'
import { openEngine } from '../src/app/open-engine.ts'
import { ROOT } from '../src/config.ts'
import { measure, median } from './clock.ts'
import { loadServer } from './http.ts'
import { distinctLabels, distinctLines } from './texts.ts'

const WINES = 300
const WARM = 1_500
const MEASURED = 3_000
const READ = 12_000
const COMMAND_RUNS = 7

const engine = await openEngine({ root: ROOT })
const { knowledge } = engine
const menu = readDishFile(join(ROOT, 'data', 'demo', 'menu.csv'), knowledge).rows.map(({ dish }) => dish)
const lines = distinctLines(knowledge, menu, WARM + 2 * MEASURED + READ, 7)
const wines = [
  ...readWineFile(join(ROOT, 'data', 'demo', 'wines.csv'), knowledge).rows,
  ...knowledge.tables['reference-wines'].rows.map(({ name, grape, region, country }) => ({
    name,
    grape,
    region,
    country,
  })),
]
const list = wines.filter((wine) => engine.readWine(wine).kind === 'wine').slice(0, WINES)

print(`${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`)
pairing()
reading()
command()
await http()

function pairing(): void {
  const table = engine.readList(list)
  const options = { top: 5, lang: 'es' } as const
  measure(take(WARM), (line) => engine.pair(line, table, options))
  const whole = measure(take(MEASURED), (line) => engine.pair(line, table, options))
  row(
    `a new dish text against ${table.size} wines: read, score, rank, explain 5`,
    `${whole.cpuMs.toFixed(2)} ms CPU`,
    '< 1 ms',
  )
  row('  time that passed, p50 and p99', `${whole.p50Ms.toFixed(2)}, ${whole.p99Ms.toFixed(2)} ms`, '')
  const dishes = take(MEASURED)
    .map((line) => engine.readDish(line))
    .filter(({ kind }) => kind === 'food')
  const scored = measure(dishes, (dish) => engine.scoreWines(dish, table))
  row('  scoring alone', `${scored.cpuMs.toFixed(2)} ms CPU`, '')
}

function reading(): void {
  const read = measure(take(READ), (line) => engine.readDish(line))
  row('menu lines read', `${Math.round(read.perSecond)} a second and core`, '>= 10000')
  const labels = distinctLabels(
    list.map(({ name }) => name),
    READ,
  )
  const known = measure(labels, (name) => engine.readWine({ name }))
  row('wine labels read', `${Math.round(known.perSecond)} a second and core`, '')
}

function command(): void {
  const runs = Array.from({ length: COMMAND_RUNS }, () => {
    const started = performance.now()
    const { status } = spawnSync(join(ROOT, 'bin', 'maridaje'), ['pair', 'ceviche'])
    if (status !== 0) throw new Error(`maridaje pair ended with ${status}`)
    return (performance.now() - started) / 1_000
  })
  row(`maridaje pair "ceviche" in all, median of ${COMMAND_RUNS}`, `${median(runs).toFixed(2)} s`, '< 0.5 s')
}

async function http(): Promise<void> {
  const loads = { 'dishes on the menu': menu, 'texts never seen': distinctLines(knowledge, [], 50_000, 11) }
  const targets: Record<string, string> = { 'dishes on the menu': '>= 2000/s', 'texts never seen': '>= 800/s' }
  for (const [name, { perSecond, p99Ms, failures }] of Object.entries(await loadServer(ROOT, loads)))
    row(
      `pairings over HTTP, ${name}`,
      `${Math.round(perSecond)}/s, p99 ${Math.round(p99Ms)} ms${failures > 0 ? `, ${failures} FAILED` : ''}`,
      `${targets[name]}, p99 < 25 ms`,
    )
}

/** Lines that nobody has read yet. */
function take(count: number): string[] {
  return lines.splice(0, count)
}

function row(what: string, measured: string, target: string): void {
  print(`${what.padEnd(72)}${measured.padEnd(28)}${target}`.trimEnd())
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
