/** One machine as a small cluster: a PostgreSQL, web processes behind a proxy, a worker, each of which can be killed and brought back. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCluster, stopCluster } from '../../src/storage/embedded/cluster.ts'
import { urlFor } from '../../src/storage/embedded/keys.ts'
import { ROOT } from '../scripts/plan.ts'
import { type Balancer, openProxy } from './proxy.ts'

export interface Process {
  name: string
  port: number
  metricsPort: number
  /** -9, and started again */
  kill(): Promise<void>
  /** as an update does it: told to end, then started again */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface Stage {
  proxy: Balancer
  webs: readonly Process[]
  worker: Process | null
  urls: { app: string; owner: string; backup: string }
  /** the postmaster, -9, and started again after a while */
  killDatabase(awayMs: number): Promise<void>
  /** Runs a command of the program against this database. @returns what it printed */
  command(...words: string[]): Promise<string>
  close(): Promise<void>
}

const READY_LIMIT_MS = 120_000
const TALK = () => undefined

export interface StageOptions {
  /** whose program runs; this checkout's where not said */
  checkout?: string
  /** where everything lies, and stays after `close`; a folder that is removed where not said */
  home?: string
  /** a worker beside the web processes, unless the program of the checkout knows none */
  hasWorker?: boolean
}

export async function openStage(
  webs: number,
  { checkout = ROOT, home: kept, hasWorker = true }: StageOptions = {},
): Promise<Stage> {
  const home = kept ?? mkdtempSync(join(tmpdir(), 'maridaje-stage-'))
  const { keys } = await startCluster(home, ROOT, TALK)
  const urls = {
    app: urlFor(keys, 'maridaje_app'),
    owner: urlFor(keys, 'maridaje_owner'),
    backup: urlFor(keys, 'maridaje_backup'),
  }
  const { MARIDAJE_LAUNCHER, npm_lifecycle_event, ...inherited } = process.env
  const env = {
    ...inherited,
    MODE: 'platform',
    DATABASE_URL: urls.app,
    DATABASE_BACKUP_URL: urls.backup,
    SESSION_SECRET: 'a secret of the drill and of nothing else',
    BACKUP_KEY: 'a key of the drill and of nothing else',
    LOG_LEVEL: 'error',
  }
  const command = (...words: string[]) =>
    run(checkout, words, { ...env, DATABASE_OWNER_URL: urls.owner, MARIDAJE_HOME: join(home, 'command') })
  await command('migrate')
  const started: Process[] = []
  const start = async (name: string, word: 'serve' | 'work') => {
    const own = { ...env, ROLE: word === 'serve' ? 'web' : 'worker', MARIDAJE_HOME: join(home, name) }
    const one = await startProcess(checkout, name, word, own)
    started.push(one)
    return one
  }
  const close = async () => {
    await Promise.all(started.map((one) => one.stop()))
    await stopCluster(home)
    if (kept === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  // The first one registers the model; the others find it.
  const all: Process[] = []
  let worker: Process | null = null
  try {
    for (let n = 1; n <= webs; n++) all.push(await start(`web-${n}`, 'serve'))
    if (hasWorker) worker = await start('worker', 'work')
  } catch (error) {
    await close()
    throw error
  }
  const proxy = await openProxy(() => all.map(({ port }) => port))
  return {
    proxy,
    webs: all,
    worker,
    urls,
    command,
    killDatabase: async (awayMs) => {
      process.kill(Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
      await sleep(awayMs)
      await startCluster(home, ROOT, TALK)
    },
    close: async () => {
      await proxy.close()
      await close()
    },
  }
}

async function startProcess(
  checkout: string,
  name: string,
  word: 'serve' | 'work',
  env: Record<string, string | undefined>,
): Promise<Process> {
  const port = await freePort()
  const metricsPort = await freePort()
  let child: ChildProcess
  const begin = async () => {
    child = spawn(process.execPath, [join(checkout, 'bin', 'maridaje'), word], {
      cwd: checkout,
      env: { ...env, PORT: String(port), METRICS_PORT: String(metricsPort) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await ready(word === 'serve' ? `http://127.0.0.1:${port}/readyz` : `http://127.0.0.1:${metricsPort}/metrics`, child)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  await begin().catch(async (error: Error) => {
    await end('SIGKILL')
    throw error
  })
  return {
    name,
    port,
    metricsPort,
    kill: async () => {
      await end('SIGKILL')
      await begin()
    },
    restart: async () => {
      await end('SIGTERM')
      await begin()
    },
    stop: () => end('SIGTERM'),
  }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + READY_LIMIT_MS
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`a process ended before it was ready (${child.exitCode})`)
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`${url} did not get ready`)
}

async function run(
  checkout: string,
  words: readonly string[],
  env: Record<string, string | undefined>,
): Promise<string> {
  const child = spawn(process.execPath, [join(checkout, 'bin', 'maridaje'), ...words], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let talk = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece))
  child.stderr.on('data', (piece: Buffer) => (talk += piece))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`maridaje ${words.join(' ')} ended with ${code}:\n${talk}`)
  return out
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
