/**
 * A database of the release before, taken over by this checkout: the old program fills it and answers, the new one
 * migrates it and has to hold the same dishes and wines. Prints what it compared.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ROOT, script } from './plan.ts'

const USAGE = `usage: upgrade-drill [--from REF] [--run]
  REF: a tag or commit; without it the newest tag, else the commit before the newest migration. Without --run it only says what it would do.`

await script(USAGE, async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, run: { type: 'boolean', default: false } } })
  const from = values.from ?? releaseBefore()
  process.stdout.write(`from ${from} to this checkout\n`)
  if (!values.run) {
    process.stdout.write(
      'would check the old release out, let it fill a database, migrate it, compare; --run does it\n',
    )
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-upgrade-'))
  const old = join(folder, 'old')
  git('worktree', 'add', '--detach', old, from)
  try {
    const home = join(folder, 'home')
    const before = await readThrough(old, home)
    const after = await readThrough(ROOT, home)
    for (const [name, items] of Object.entries(before)) {
      const kept = new Set(after[name]?.map(identity))
      const lost = items.filter((item) => !kept.has(identity(item)))
      process.stdout.write(`${name}: ${items.length} before, ${after[name]?.length ?? 0} after, ${lost.length} lost\n`)
      if (lost.length > 0) throw new Error(`lost: ${lost.slice(0, 3).map(identity).join(', ')}`)
    }
  } finally {
    git('worktree', 'remove', '--force', old)
    rmSync(folder, { recursive: true, force: true })
  }
})

type Item = Record<string, unknown>

/** What an item is, whatever fields a later version adds. */
function identity({ id, name, dish }: Item): string {
  return `${id} ${name ?? dish}`
}

/** Starts the program of a checkout on this home, reads menu and list of the demo, ends it. */
async function readThrough(checkout: string, home: string): Promise<Record<string, Item[]>> {
  const { MARIDAJE_LAUNCHER, ...env } = process.env
  const child = spawn('node', [join(checkout, 'bin', 'maridaje'), 'serve', '--json'], {
    cwd: checkout,
    env: { ...env, MARIDAJE_HOME: home, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('{')) resolve(JSON.parse(line).url)
      })
      child.on('exit', () => reject(new Error(`the program of ${checkout} ended before it listened`)))
    })
    const read = async (path: string): Promise<Item[]> => {
      const response = await fetch(new URL(`/api/v1/restaurants/demo/${path}`, url))
      if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
      const { items }: { items: Item[] } = await response.json()
      return items
    }
    return { menus: await read('menus'), wines: await read('wines') }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

function releaseBefore(): string {
  const tag = git('tag', '--list', 'v*', '--sort=-version:refname', '--no-contains', 'HEAD').split('\n')[0]
  if (tag) return tag
  const newest = git('log', '--format=%H', '-n', '1', '--diff-filter=A', '--', 'src/storage/migrations')
  return `${newest}~1`
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}
