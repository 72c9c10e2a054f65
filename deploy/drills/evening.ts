/**
 * An evening: three houses, twelve people, two web processes and a worker on one PostgreSQL. Menus are imported (real ones
 * where there are samples), pairings
 * asked for, wines sell out, sommeliers decide; in the middle a server is killed, the database is killed, a model is
 * promoted and rolled back, a retraining runs. At the end: nothing that was acknowledged is lost, nobody saw a foreign row.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { script } from '../scripts/plan.ts'
import type { Guest } from './guest.ts'
import { type House, openAdmin, openHouses } from './houses.ts'
import { openLedger } from './ledger.ts'
import { promoteAnother, rollBack } from './models.ts'
import { openStage, type Stage } from './stage.ts'

const USAGE = 'usage: evening [--pairings 2000] [--without-retrain]'
const HOUSES = ['La Caleta', 'El Brasero de Surco', 'Chifa Wong Kin']
const AT_ONCE = 8
const DATABASE_AWAY_MS = 3_000
const RETRAIN_LIMIT_MS = 20 * 60_000
const TENANT_TABLES = [
  'menu',
  'dish',
  'wine',
  'import',
  'import_row',
  'curation',
  'house_profile',
  'feedback',
  'device',
  'api_key',
  'audit',
  'job',
]

await script(USAGE, async () => {
  const { values } = parseArgs({
    options: { pairings: { type: 'string', default: '2000' }, 'without-retrain': { type: 'boolean', default: false } },
  })
  const pairings = Number(values.pairings)
  if (!Number.isInteger(pairings) || pairings < 1) throw new TypeError('--pairings takes a number')
  const stage = await openStage(2)
  try {
    await evening(stage, pairings, !values['without-retrain'])
  } finally {
    await stage.close()
  }
})

async function evening(stage: Stage, pairings: number, retrains: boolean): Promise<void> {
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const admin = await openAdmin(stage)
  const houses = await openHouses(stage, HOUSES)
  say(
    `${houses.length} houses, ${houses.length * 4} people; menus of ${houses.map(({ dishes }) => dishes.length).join(', ')} dishes, lists of ${houses.map(({ wines }) => wines.length).join(', ')} wines`,
  )
  const ledger = openLedger()
  const wrong: string[] = []
  const retrain = retrains ? await admin.need<{ id: string }>('POST', '/jobs', { kind: 'retrain', input: {} }) : null

  const acts: Record<number, () => Promise<string>> = {
    0.25: async () => {
      await stage.webs[0]?.kill()
      return 'web-1 was killed (-9) and came back'
    },
    0.5: async () => {
      await stage.killDatabase(DATABASE_AWAY_MS)
      return `the database was killed (-9) and away for ${DATABASE_AWAY_MS / 1000} s`
    },
    0.7: () => promoteAndRollBack(stage, admin),
    0.85: async () => {
      await stage.webs[1]?.restart()
      return 'web-2 was told to end and came back'
    },
  }
  const due = Object.entries(acts).map(([share, act]) => ({ at: Math.floor(Number(share) * pairings), act }))
  let asked = 0
  let answered = 0
  const acting: Promise<void>[] = []
  const server = async () => {
    while (asked < pairings) {
      const n = asked++
      const act = due.find(({ at }) => at === n)?.act
      if (act) acting.push(act().then(say, (error: Error) => void wrong.push(error.message)))
      const house = houses[n % houses.length]
      if (!house) continue
      if (await pairOnce(house, n, wrong)) answered++
      if (n % 8 === 0) await ledger.chosen(house, n)
      if (n % 25 === 0) await ledger.soldOut(house, n)
      if (n % 40 === 0) await ledger.decided(house, n)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, server))
  await Promise.all(acting)
  say(
    `${answered} of ${pairings} pairings answered; ${stage.proxy.unanswered} requests met a process that ended under them and were sent again`,
  )
  say(`${ledger.acknowledged} writes acknowledged`)
  if (retrain) say(await endOf(admin, retrain.id))

  wrong.push(...(await ledger.lost(stage)).map((what) => `lost: ${what}`))
  wrong.push(...(await foreignRows(stage, houses)))
  if (wrong.length > 0) throw new Error(`${wrong.length} things are wrong:\n  ${wrong.slice(0, 20).join('\n  ')}`)
  say('nothing acknowledged is lost; nobody saw a foreign row')
}

/** A guest's, waiter's or sommelier's question; the answer names only wines of this house. */
async function pairOnce(house: House, n: number, wrong: string[]): Promise<boolean> {
  const people = [house.owner, house.sommelier, ...house.waiters]
  const person = people[n % people.length]
  const dish = house.dishes[n % house.dishes.length]
  if (!person || !dish) return false
  const text = n % 5 === 0 ? `${dish.dish} de la casa no. ${n}` : dish.dish
  const { status, body } = await person.send<{ results?: { recommendations: { wine: string }[] }[] }>(
    'POST',
    '/pairings',
    {
      dishes: [text],
      restaurant: house.slug,
      top: 5,
    },
  )
  const own = new Set(house.wines.map(({ name }) => name))
  for (const { wine } of body.results?.[0]?.recommendations ?? [])
    if (!own.has(wine)) wrong.push(`${house.slug} was offered "${wine}", which is not on its list`)
  if (status !== 200)
    wrong.push(`${person.name} asked for "${text}" and got ${status} ${JSON.stringify(body).slice(0, 200)}`)
  return status === 200
}

async function promoteAndRollBack(stage: Stage, admin: Guest): Promise<string> {
  const other = await promoteAnother(stage, admin)
  await sleep(2_000)
  return `${other} was promoted, and ${await rollBack(admin)} rolled back to`
}

async function endOf(admin: Guest, id: string): Promise<string> {
  const until = performance.now() + RETRAIN_LIMIT_MS
  for (;;) {
    const job = await admin.need<{ state: string; error: string | null; result: unknown }>('GET', `/jobs/${id}`)
    if (['done', 'failed', 'cancelled'].includes(job.state)) {
      if (job.state !== 'done') throw new Error(`the retraining ${job.state}: ${job.error}`)
      return `the retraining is done: ${JSON.stringify(job.result).slice(0, 200)}`
    }
    if (performance.now() > until) throw new Error(`the retraining is still ${job.state}`)
    await sleep(2_000)
  }
}

/** Every person knocks at every other house; and SQL without a house sees nothing. */
async function foreignRows(stage: Stage, houses: readonly House[]): Promise<string[]> {
  const seen: string[] = []
  for (const house of houses)
    for (const other of houses) {
      if (house === other) continue
      for (const person of [house.owner, house.sommelier, ...house.waiters])
        for (const path of [
          '',
          '/dishes',
          '/list',
          '/imports',
          '/curation',
          '/pairings/all',
          '/members',
          '/audit',
          '/bundle',
          '/export',
        ]) {
          const { status } = await person.send('GET', `/restaurants/${other.slug}${path}`)
          if (status !== 404) seen.push(`${person.name} got ${status} from ${other.slug}${path}`)
        }
    }
  const client = new pg.Client({ connectionString: stage.urls.app })
  await client.connect()
  for (const table of TENANT_TABLES) {
    const { rowCount } = await client.query(`select 1 from ${table} where restaurant_id is not null limit 1`)
    if (rowCount !== 0) seen.push(`SQL without a house sees rows of ${table}`)
  }
  await client.end()
  return seen
}
