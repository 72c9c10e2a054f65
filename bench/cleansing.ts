/**
 * A million offers cleaned: `bin/maridaje-run node bench/cleansing.ts [ROWS] [--pandas]`. Time as it passed, processor time
 * and the most memory held; with `--pandas` the same steps in pandas (bench/cleansing.py) beside it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clean } from '../src/cleansing/clean.ts'
import { loadConfiguration } from '../src/cleansing/configuration.ts'
import { ROOT } from '../src/config.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { writeOffers } from './offers.ts'

const rows = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'maridaje-cleansing-'))
try {
  const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
  const offers = join(folder, 'offers.csv')
  await writeOffers(offers, rows, 7, knowledge)
  const options = {
    in: offers,
    out: join(folder, 'out'),
    runDate: '2026-11-26',
    seed: 1,
    memoryMb: 1_500,
    threads: 2,
    last: null,
  }
  const points: string[] = []
  const started = performance.now()
  const before = process.cpuUsage()
  let last = before
  const announce = (point: string) => {
    if (!point.endsWith(':done') && point.includes(':')) return
    const now = process.cpuUsage()
    points.push(`${point} ${seconds((now.user + now.system - last.user - last.system) / 1_000)}`)
    last = now
  }
  const cleaned = await clean({ ...options, announce }, knowledge, loadConfiguration(join(ROOT, 'data', 'cleansing')))
  const { user, system } = process.cpuUsage(before)
  const counts = Object.assign({}, ...cleaned.report.stages.map((stage) => stage.counts)) as Record<string, number>
  print(
    `${rows} offers: ${seconds(performance.now() - started)} passed, ${seconds((user + system) / 1_000)} of processor, ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB at most`,
  )
  print(`processor: ${points.join(', ')}`)
  print(JSON.stringify(counts))
  print(`gates ${cleaned.passed ? 'passed' : 'FAILED'}, version ${cleaned.version}`)
  if (process.argv.includes('--pandas'))
    spawnSync('/usr/bin/python3', [join(ROOT, 'bench', 'cleansing.py'), offers], { stdio: 'inherit' })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
