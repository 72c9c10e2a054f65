/**
 * Load on a running Maridaje, as code: an evening's peak, a spike, a soak. A fifth of the texts was never seen before.
 * Writes a results page; with --gate it fails where the objectives (docs/objectives.md) are missed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { askSteadily } from './ask-steadily.ts'
import { isMissed, type LoadResult, page, row, TABLE_HEAD } from './load-page.ts'
import { ROOT, script } from './plan.ts'
import { dishesOf, questions } from './questions.ts'

/** Rates in requests a second, over all connections. */
const PROFILES = {
  /** eight in the evening, Friday: 500 a second for ten minutes */
  peak: [{ name: 'peak', perSecond: 500, seconds: 600 }],
  /** a party of coaches: ten times the calm, at once, and back */
  spike: [
    { name: 'calm', perSecond: 60, seconds: 30 },
    { name: 'spike', perSecond: 600, seconds: 60 },
    { name: 'calm again', perSecond: 60, seconds: 30 },
  ],
  /** does it hold for two hours what it holds for a minute? */
  soak: [{ name: 'soak', perSecond: 150, seconds: 7_200 }],
} as const

const USAGE = `usage: load --url http://127.0.0.1:3000 [--profile ${Object.keys(PROFILES).join('|')}] [--restaurant demo] [--seconds N] [--gate]`

await script(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      profile: { type: 'string', default: 'peak' },
      restaurant: { type: 'string', default: 'demo' },
      seconds: { type: 'string' },
      gate: { type: 'boolean', default: false },
    },
  })
  if (!values.url || !URL.canParse(values.url)) throw new TypeError('--url: which server?')
  if (!(values.profile in PROFILES)) throw new TypeError(`--profile ${Object.keys(PROFILES).join(', ')}`)
  const phases = PROFILES[values.profile as keyof typeof PROFILES]
  const menu = await dishesOf(values.url, values.restaurant)
  const next = questions(menu, values.restaurant)
  const results: LoadResult[] = []
  process.stdout.write(`${TABLE_HEAD}\n`)
  for (const phase of phases) {
    const seconds = values.seconds === undefined ? phase.seconds : Number(values.seconds)
    const { name, perSecond: wanted } = phase
    const result: LoadResult = { name, wanted, seconds, ...(await askSteadily(values.url, wanted, seconds, next)) }
    results.push(result)
    process.stdout.write(`${row(result)}\n`)
  }
  const folder = join(ROOT, 'test-results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `load-${values.profile}.html`)
  writeFileSync(file, page(values.profile, new Date().toISOString(), results))
  process.stdout.write(`results page: test-results/load-${values.profile}.html\n`)
  const missed = results.flatMap(isMissed)
  if (values.gate && missed.length > 0) throw new Error(`objectives missed: ${missed.join('; ')}`)
})
