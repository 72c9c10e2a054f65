/** Monthly cost of a number of restaurants with each provider: a formula over deploy/prices.csv, whose rows carry their date. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { ROOT, script } from './plan.ts'

const USAGE = 'usage: cost [--restaurants 10,1000] [--json]'

/** What a restaurant needs, as measured by deploy/scripts/load.ts and the sizes of the demo; the rest is judgement. */
const EVENING = {
  /** a busy evening: pairings asked for in a restaurant's fullest hour */
  pairingsInPeakHour: 400,
  /** requests a second that a core of the web answers, with a half kept free */
  requestsPerCore: 250,
  /** the database's rows of a restaurant with two years of feedback */
  databaseGb: 0.02,
  /** what guests and phones load in a month */
  trafficGb: 0.5,
} as const

interface Needs {
  nodes: number
  diskGb: number
  objectGb: number
  trafficGb: number
}

/** One small node carries ten restaurants; from fifty on, three nodes in three zones, then by load. */
function needsOf(restaurants: number): Needs {
  const perSecond = (restaurants * EVENING.pairingsInPeakHour * 3) / 3600
  const webCores = Math.max(1, perSecond / EVENING.requestsPerCore)
  const isSmall = restaurants < 50
  // Database (three of them when it is not small), worker and monitoring beside the web.
  const cores = webCores + (isSmall ? 1 : 3 * 2 + 2 + 1)
  const databaseGb = Math.max(5, restaurants * EVENING.databaseGb)
  return {
    nodes: isSmall ? 1 : Math.max(3, Math.ceil(cores / 2)),
    diskGb: (isSmall ? 1 : 3) * databaseGb * 2,
    objectGb: databaseGb * 14,
    trafficGb: restaurants * EVENING.trafficGb,
  }
}

await script(USAGE, () => {
  const { values } = parseArgs({
    options: { restaurants: { type: 'string', default: '10,1000' }, json: { type: 'boolean', default: false } },
  })
  const prices = readPrices()
  const counts = values.restaurants.split(',').map((word) => {
    const count = Number(word)
    if (!Number.isInteger(count) || count < 1) throw new TypeError(`"${word}" is no number of restaurants`)
    return count
  })
  const rows = [...new Set(prices.map(({ provider }) => provider))].flatMap((provider) =>
    counts.map((restaurants) => ({ provider, restaurants, ...costOf(provider, restaurants, prices) })),
  )
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else {
    process.stdout.write('| provider | restaurants | nodes | USD a month | USD a restaurant |\n|---|---|---|---|---|\n')
    for (const { provider, restaurants, nodes, total } of rows)
      process.stdout.write(
        `| ${provider} | ${restaurants} | ${nodes} | ${total.toFixed(0)} | ${(total / restaurants).toFixed(2)} |\n`,
      )
  }
})

interface PriceRow {
  item: string
  provider: string
  usd: number
}

function readPrices(): PriceRow[] {
  const text = readFileSync(join(ROOT, 'deploy', 'prices.csv'), 'utf8')
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  return data.map(({ item = '', provider = '', usd_month: usd = '' }) => ({ item, provider, usd: Number(usd) }))
}

function costOf(provider: string, restaurants: number, prices: readonly PriceRow[]): { nodes: number; total: number } {
  const price = (item: string) => {
    const found = prices.find((row) => row.item === item && row.provider === provider)
    if (!found || !Number.isFinite(found.usd))
      throw new Error(`deploy/prices.csv has no price of ${item} with ${provider}`)
    return found.usd
  }
  const { nodes, diskGb, objectGb, trafficGb } = needsOf(restaurants)
  const total =
    price('control_plane') +
    nodes * price('node_2cpu_8gb') +
    diskGb * price('disk_gb') +
    objectGb * price('object_gb') +
    price('load_balancer') +
    trafficGb * price('traffic_gb')
  return { nodes, total }
}
