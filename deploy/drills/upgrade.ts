/**
 * A database of the release before, taken over by this checkout. The old program migrates, serves and fills it: a house
 * with its people, menu, list and an evening's writes; the new one migrates and serves it, and nothing may be lost; then
 * the old one has to serve again, as after a release that is taken back.
 * A release from before there were accounts is compared by the demo's menu and list alone.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { ROOT, script } from '../scripts/plan.ts'
import { Guest } from './guest.ts'
import { type House, openHouses, PASSWORD } from './houses.ts'
import { openLedger } from './ledger.ts'
import { openStage, type Stage } from './stage.ts'

const USAGE = `usage: upgrade [--from REF]
  REF: a tag or commit; without it the newest release before this commit (its tag, or the commit that gave it its version).`
const WRITES = 40

await script(USAGE, async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' } } })
  const from = git('rev-parse', '--verify', values.from ?? releaseBefore())
  say(`from ${from.slice(0, 12)} to this checkout`)
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-upgrade-'))
  const checkout = join(folder, 'old')
  git('worktree', 'add', '--detach', checkout, from)
  try {
    await upgrade(checkout, join(folder, 'home'))
  } finally {
    git('worktree', 'remove', '--force', checkout)
    rmSync(folder, { recursive: true, force: true })
  }
})

async function upgrade(checkout: string, home: string): Promise<void> {
  const ledger = openLedger()
  let house: House | null = null
  const before = await openStage(1, { checkout, home, hasWorker: existsSync(join(checkout, 'src', 'cli', 'work.ts')) })
  let demo: Set<string>
  let rows: Map<string, number>
  try {
    demo = await demoOf(before)
    house = await houseOf(before)
    for (let n = 0; house && n < WRITES; n++) {
      await ledger.chosen(house, n)
      await ledger.soldOut(house, n)
      await ledger.decided(house, n)
    }
    rows = await rowsOf(before)
    say(`the old release: ${demo.size} dishes and wines of the demo, ${ledger.acknowledged} writes acknowledged`)
  } finally {
    await before.close()
  }

  const after = await openStage(1, { home })
  try {
    const kept = await demoOf(after)
    const gone = [...demo].filter((item) => !kept.has(item))
    const lost = house ? await ledger.lost(after) : []
    const now = await rowsOf(after)
    const fewer = [...rows].filter(([table, count]) => (now.get(table) ?? 0) < count).map(([table]) => table)
    if (house) await signInAgain(after, house)
    say(
      `this checkout: ${gone.length} items of the demo gone, ${lost.length} writes lost, ${rows.size} tables compared`,
    )
    if (house) say('its owner signs in, its list pairs')
    const wrong = [...gone, ...lost, ...fewer.map((table) => `rows of ${table}`)]
    if (wrong.length > 0) throw new Error(`lost:\n  ${wrong.slice(0, 20).join('\n  ')}`)
  } finally {
    await after.close()
  }
  if (house && servesNewer(checkout)) await goBack(checkout, home, house)
}

/** A house as people would make it; null where the release knows no people. */
async function houseOf(stage: Stage): Promise<House | null> {
  const { status } = await new Guest(stage.proxy.url, 'anybody').send('GET', '/me')
  if (status === 404) return null
  const [house] = await openHouses(stage, ['La Casa de Antes'])
  if (!house) return null
  await house.owner.need('PATCH', `/restaurants/${house.slug}`, { is_public: true })
  return house
}

/** The release is taken back: the program before serves the database that the new one migrated. */
async function goBack(checkout: string, home: string, house: House): Promise<void> {
  const again = await openStage(1, { checkout, home })
  try {
    await signInAgain(again, house)
    say('taken back: the old release serves on the new tables')
  } finally {
    await again.close()
  }
}

/** Releases before this one refuse a database that has seen a newer migration. */
function servesNewer(checkout: string): boolean {
  return readFileSync(join(checkout, 'src', 'storage', 'migrate.ts'), 'utf8').includes('breaks_older')
}

async function signInAgain(stage: Stage, { slug, ownerEmail }: House): Promise<void> {
  const owner = new Guest(stage.proxy.url, 'owner')
  await owner.need('POST', '/api/auth/sign-in/email', { email: ownerEmail, password: PASSWORD })
  await owner.need('GET', `/restaurants/${slug}/export`)
  await owner.need('POST', '/pairings', { dishes: ['lomo saltado'], restaurant: slug })
}

/** What the demo holds, whatever fields a later version adds. */
async function demoOf(stage: Stage): Promise<Set<string>> {
  const guest = new Guest(stage.proxy.url, 'guest')
  const names: string[] = []
  for (const list of ['menus', 'wines']) {
    const { items } = await guest.need<{ items: { id: string; name?: string; dish?: string }[] }>(
      'GET',
      `/restaurants/demo/${list}`,
    )
    names.push(...items.map(({ id, name, dish }) => `${id} ${name ?? dish}`))
  }
  return new Set(names)
}

/** Rows of every table that belongs to a house, as the role that may read all. */
async function rowsOf({ urls }: Stage): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: urls.backup })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'restaurant_id' order by 1`,
    )
    const counts = new Map<string, number>()
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from ${client.escapeIdentifier(name)}`,
      )
      counts.set(name, rows[0]?.count ?? 0)
    }
    return counts
  } finally {
    await client.end()
  }
}

/** Tags are not always fetched: then the commit that gave the package its version is the release. */
function releaseBefore(): string {
  const [tag] = git('tag', '--list', 'v*', '--sort=-version:refname', '--no-contains', 'HEAD').split('\n')
  if (tag) return tag
  const versions = git('log', '--format=%H', '-G"version":', '--', 'package.json').split('\n')
  const release = versions.find((commit) => commit !== git('rev-parse', 'HEAD'))
  if (!release) throw new RangeError('this history knows no release before this one: --from says which')
  return release
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
