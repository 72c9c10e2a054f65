/** The whole program as a person starts it: its own home, its own database, a real port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { isAlive } from '../../bin/lock.mjs'
import { ROOT } from '../../src/config.ts'

const SLOW_MS = 120_000
const WARM_LIMIT_MS = 8_000
const home = mkdtempSync(join(tmpdir(), 'maridaje-serve-'))
const running: ChildProcess[] = []

interface Served {
  url: string
  process: ChildProcess
  /** What it said meanwhile. */
  said(): string
  ended: Promise<number | null>
}

async function serve(changes: Record<string, string> = {}): Promise<Served> {
  const env = { ...process.env, MARIDAJE_HOME: home, PORT: '0', LOG_LEVEL: 'warn', ...changes }
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'maridaje'), 'serve', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (piece) => {
    out += piece
  })
  child.stderr.on('data', (piece) => {
    err += piece
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const hasEnded = ended.then(() => 'ended' as const)
  while (!out.includes('\n')) {
    if ((await Promise.race([hasEnded, sleep(20)])) === 'ended') throw new Error(`It ended: ${err}`)
  }
  return { url: JSON.parse(out).url, process: child, said: () => err, ended }
}

const ready = async (url: string) => (await fetch(`${url}readyz`)).json()
const postmaster = () => Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

// The first start may build the page.
beforeAll(async () => {
  const { process, ended } = await serve()
  process.kill('SIGTERM')
  await ended
}, SLOW_MS)
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  try {
    process.kill(postmaster(), 'SIGKILL')
  } catch {
    // It ended with its server.
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
})

test('it serves the page, the API and the demo, and ends with its database', { timeout: SLOW_MS }, async () => {
  const { url, process, ended, said } = await serve()
  expect(await ready(url), said()).toMatchObject({ status: 'ready', database: 'up' })
  const page = await fetch(url, { headers: { accept: 'text/html' } })
  expect(await page.text()).toMatch(/<div id="?root|<script type="module"/)
  const pairing = await fetch(`${url}api/v1/pairings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dishes: ['ceviche de pescado'], top: 1 }),
  })
  expect((await pairing.json()).results[0].recommendations).toHaveLength(1)
  const database = postmaster()
  process.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(isAlive(database)).toBe(false)
})

test('after a kill -9 of it, and of it and its database, it is back in seconds', { timeout: SLOW_MS }, async () => {
  const first = await serve()
  first.process.kill('SIGKILL')
  await first.ended
  const started = performance.now()
  const second = await serve()
  expect(await ready(second.url)).toMatchObject({ database: 'up' })
  expect(performance.now() - started).toBeLessThan(WARM_LIMIT_MS)
  process.kill(postmaster(), 'SIGKILL')
  second.process.kill('SIGKILL')
  await second.ended
  const third = await serve()
  expect(await ready(third.url)).toMatchObject({ database: 'up' })
})

test('two at once share one database', { timeout: SLOW_MS }, async () => {
  const [one, two] = await Promise.all([serve(), serve()])
  expect(one.url).not.toBe(two.url)
  expect(await ready(one.url)).toMatchObject({ database: 'up' })
  one.process.kill('SIGTERM')
  expect(await one.ended).toBe(0)
  expect(await ready(two.url)).toMatchObject({ database: 'up' })
})

test('without its database it still pairs from the demo, and says so', { timeout: SLOW_MS }, async () => {
  const broken = join(home, 'a-file')
  writeFileSync(broken, '')
  const { url, said } = await serve({ MARIDAJE_HOME: join(broken, 'home') })
  expect(said()).toMatch(/no database/)
  expect(await ready(url)).toMatchObject({ status: 'degraded', database: 'down' })
  expect((await (await fetch(`${url}api/v1/restaurants/demo/wines`)).json()).items.length).toBeGreaterThan(0)
})

test('a taken port that was asked for ends it with the way out', { timeout: SLOW_MS }, async () => {
  const { url } = await serve()
  const port = new URL(url).port
  await expect(serve({ PORT: port })).rejects.toThrow(/Port \d+ is taken[\s\S]*PORT=/)
})

test('it ends when what launched it is gone', { timeout: SLOW_MS }, async () => {
  const launcher = spawn('sleep', ['100'])
  // Its parent is this test: a launcher further up is not followed. One that is gone already is.
  launcher.kill('SIGKILL')
  await new Promise((resolve) => launcher.on('close', resolve))
  const { ended } = await serve({ MARIDAJE_LAUNCHER: String(launcher.pid) })
  expect(await ended).toBe(0)
})
