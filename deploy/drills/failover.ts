/**
 * Load while things break: two web processes and a worker on one PostgreSQL behind a proxy, a list of 300 wines, a fifth of
 * the texts new; during it a rolling restart, a kill -9, a database killed and brought back, a promotion and a rollback,
 * with people writing all the time. Prints the numbers; fails when a request failed that was not in flight on a killed
 * process, or when an acknowledged write is gone.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Asked } from '../scripts/ask-steadily.ts'
import { ROOT, script } from '../scripts/plan.ts'
import { openAdmin, openHouses } from './houses.ts'
import { openLedger } from './ledger.ts'
import { promoteAnother, rollBack } from './models.ts'
import { openStage, type Stage } from './stage.ts'

const USAGE = 'usage: failover [--seconds 600] [--rate 500]'
const WRITES_PER_SECOND = 3
const DATABASE_AWAY_MS = 3_000

await script(USAGE, async () => {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '600' }, rate: { type: 'string', default: '500' } },
  })
  const [seconds, rate] = [Number(values.seconds), Number(values.rate)]
  if (!(seconds >= 10) || !(rate >= 1)) throw new TypeError('--seconds from 10 on, --rate from 1 on')
  const stage = await openStage(2)
  try {
    await failover(stage, seconds, rate)
  } finally {
    await stage.close()
  }
})

async function failover(stage: Stage, seconds: number, rate: number): Promise<void> {
  const begun = performance.now()
  const say = (text: string) =>
    void process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}\n`)
  const admin = await openAdmin(stage)
  const [house] = await openHouses(stage, ['La Casa del Drill'])
  if (!house) throw new Error('no house')
  await house.owner.need('PATCH', `/restaurants/${house.slug}`, { is_public: true })
  say(
    `a list of ${house.wines.length} wines, a menu of ${house.dishes.length} dishes; ${rate} requests a second for ${seconds} s`,
  )

  const ledger = openLedger()
  let isOver = false
  const writing = (async () => {
    for (let n = 0; !isOver; n++) {
      await ledger.chosen(house, n)
      if (n % 5 === 0) await ledger.soldOut(house, n)
      if (n % 9 === 0) await ledger.decided(house, n)
      await sleep(1000 / WRITES_PER_SECOND)
    }
  })()
  const [first, second] = stage.webs
  const acts: [share: number, what: string, act: () => Promise<unknown>][] = [
    [
      0.1,
      'rolling restart: web-1, then web-2',
      async () => {
        await first?.restart()
        await second?.restart()
      },
    ],
    [0.3, 'kill -9 of web-1', async () => first?.kill()],
    [
      0.45,
      `kill -9 of the database, away for ${DATABASE_AWAY_MS / 1000} s`,
      () => stage.killDatabase(DATABASE_AWAY_MS),
    ],
    [0.6, 'another model is promoted', () => promoteAnother(stage, admin)],
    [0.75, 'and rolled back', () => rollBack(admin)],
    [0.85, 'kill -9 of the worker', async () => stage.worker?.kill()],
  ]
  const acting = acts.map(async ([share, what, act]) => {
    await sleep(share * seconds * 1000)
    const at = performance.now()
    const result = await act()
    say(`${what}: ${((performance.now() - at) / 1000).toFixed(1)} s${typeof result === 'string' ? ` (${result})` : ''}`)
  })
  const result = await load(stage.proxy.url, house.slug, rate, seconds)
  await Promise.all(acting)
  isOver = true
  await writing
  const lost = await ledger.lost(stage)
  say(
    `asked ${result.asked}, answered ${result.perSecond.toFixed(0)} a second, p50 ${result.p50Ms} ms, p99 ${result.p99Ms} ms (${result.sliceP99Ms} ms in a usual ten seconds), slowest ${result.maxMs} ms`,
  )
  say(`${result.failed} failed; ${stage.proxy.unanswered} of all requests got no answer from any process`)
  say(`${ledger.acknowledged} writes acknowledged, ${lost.length} lost`)
  if (result.failed > 0) throw new Error(`${result.failed} requests failed`)
  if (lost.length > 0) throw new Error(`lost:\n  ${lost.slice(0, 20).join('\n  ')}`)
}

function load(url: string, restaurant: string, rate: number, seconds: number): Promise<Asked> {
  const words = [join(ROOT, 'deploy', 'drills', 'loader.ts'), url, restaurant, String(rate), String(seconds)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (piece: Buffer) => {
    out += piece
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`the load ended with ${code}`)),
    )
  })
}
