/**
 * PostgreSQL of our own: made on the first start, started detached, adopted where it still lives. A start survives a
 * predecessor that was killed: what it left behind is recognised by asking the process table, not by trusting files.
 */
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive, withLock } from '../../../bin/lock.mjs'
import { MaridajeError } from '../../errors.ts'
import { ROLES, setRole } from '../roles.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ADMIN, DATABASE, type Keys, readKeys, urlFor, writeKeys } from './keys.ts'
import { chooseRunAs, giveFiles, type RunAs } from './run-as.ts'

const MAJOR_VERSION = '18'
const START_LIMIT_MS = 60_000
const LEFTOVER_LIMIT_MS = 10_000
const LOG_LIMIT_BYTES = 5_000_000
const POLL_MS = 20
const ATTEMPTS = 3

export interface Cluster {
  keys: Keys
  how: 'adopted' | 'started' | 'created'
}

/** What may be slow or surprising, for the person in front of it. */
export type Talk = (text: string) => void

/** Makes sure that the database of this home runs and has its roles. Safe to call from several processes at once. */
export function startCluster(home: string, root: string, talk: Talk): Promise<Cluster> {
  mkdirSync(home, { recursive: true })
  const wait = () => talk('another start is at the database; waiting for it')
  return withLock(join(home, 'database.lock'), wait, async () => {
    const keys = readKeys(home)
    const how = (await adopt(home, keys)) ? 'adopted' : await start(home, root, keys, talk)
    if (!keys.isSetUp) await setUp(home, keys)
    return { keys, how }
  })
}

/** How the database of this home is doing, without touching it. */
export async function inspectCluster(
  home: string,
): Promise<{ state: 'none' | 'stopped' | 'running' | 'not_answering'; port: number }> {
  if (!existsSync(dataOf(home))) return { state: 'none', port: 0 }
  const postmaster = readPostmaster(home)
  if (!postmaster || !isOurs(postmaster.pid, home)) return { state: 'stopped', port: readKeys(home).port }
  const answer = await ask(urlFor({ ...readKeys(home), port: postmaster.port }, ADMIN, 'postgres'))
  return { state: answer === 'ready' ? 'running' : 'not_answering', port: postmaster.port }
}

/** Stops the server unless another process still works with it. */
export async function stopCluster(home: string): Promise<void> {
  if (!existsSync(join(home, 'postgres', 'postmaster.pid'))) return
  await withLock(
    join(home, 'database.lock'),
    () => undefined,
    async () => {
      const postmaster = readPostmaster(home)
      if (!postmaster || !isAlive(postmaster.pid) || (await othersConnected(readKeys(home)))) return
      process.kill(postmaster.pid, 'SIGINT')
      await until(() => !isAlive(postmaster.pid), LEFTOVER_LIMIT_MS)
    },
  )
}

/** A server of this home that lives: waits while it still starts or stops. */
async function adopt(home: string, keys: Keys): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS
  while (Date.now() < deadline) {
    const postmaster = readPostmaster(home)
    if (!postmaster || !isOurs(postmaster.pid, home)) return false
    if (postmaster.port > 0) {
      keys.port = postmaster.port
      const answer = await ask(urlFor(keys, ADMIN, 'postgres'))
      if (answer === 'ready') return true
      if (answer === 'refused') return false
    }
    await sleep(POLL_MS)
  }
  return false
}

async function start(home: string, root: string, keys: Keys, talk: Talk): Promise<'started' | 'created'> {
  const binaries = findBinaries(root)
  const runAs = chooseRunAs(binaries.postgres, home)
  await clearLeftovers(home)
  const isNew = !existsSync(dataOf(home))
  if (isNew) {
    talk('making the database')
    await initialise(home, binaries, runAs, keys)
  }
  requireVersion(home)
  // PostgreSQL wants its folder closed to others; a copy of a home may have opened it.
  chmodSync(dataOf(home), 0o700)
  giveFiles(dataOf(home), runAs)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(keys.port)
    if (keys.port > 0 && port !== keys.port) talk(`port ${keys.port} is taken; the database moves to ${port}`)
    keys.port = port
    writeKeys(home, keys)
    const failure = await launch(home, binaries, runAs, keys)
    if (failure === null) return isNew ? 'created' : 'started'
    if (attempt === ATTEMPTS) throw cannotStart(home, failure)
  }
}

/** Half a data folder is never taken for a whole one: it gets its name when it is done. */
async function initialise(home: string, binaries: Binaries, runAs: RunAs, keys: Keys): Promise<void> {
  for (const half of readdirSync(home).filter((name) => name.startsWith('postgres.making-'))) {
    // One that was killed may still be at work in its own: it can keep it.
    rmSync(join(home, half), { recursive: true, force: true, maxRetries: 3 })
  }
  const making = `${dataOf(home)}.making-${process.pid}`
  mkdirSync(making, { mode: 0o700 })
  const passwordFile = join(making, '.password')
  writeFileSync(passwordFile, keys.passwords[ADMIN], { mode: 0o600 })
  renameSync(passwordFile, `${making}.password`)
  giveFiles(making, runAs)
  giveFiles(`${making}.password`, runAs)
  const words = [
    '-D',
    making,
    '-U',
    ADMIN,
    '-E',
    'UTF8',
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const auth = ['--auth=scram-sha-256', `--pwfile=${making}.password`, '--no-instructions']
  try {
    const { status, output } = await run(binaries.initdb, [...words, ...auth], runAs)
    if (status !== 0)
      throw new MaridajeError('database_unavailable', `The database cannot be made: ${lastLine(output)}`, {
        hint: ADVICE,
      })
  } finally {
    rmSync(`${making}.password`, { force: true })
  }
  keys.isSetUp = false
  writeKeys(home, keys)
  renameSync(making, dataOf(home))
}

/** @returns null when it answers, else why not */
async function launch(home: string, binaries: Binaries, runAs: RunAs, keys: Keys): Promise<string | null> {
  const log = logOf(home)
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) rmSync(log)
  const from = existsSync(log) ? statSync(log).size : 0
  const output = openSync(log, 'a', 0o600)
  const settings = [
    '-D',
    dataOf(home),
    '-p',
    String(keys.port),
    '-h',
    '127.0.0.1',
    '-k',
    '',
    '-c',
    'max_connections=60',
    '-c',
    'shared_buffers=64MB',
  ]
  const child = spawnAs(binaries.postgres, settings, runAs, { detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.unref()
  let hasEnded = false
  child.on('error', () => {
    hasEnded = true
  })
  child.on('exit', () => {
    hasEnded = true
  })
  const deadline = Date.now() + START_LIMIT_MS
  while (!hasEnded && Date.now() < deadline) {
    const postmaster = readPostmaster(home)
    if (postmaster?.port === keys.port && (await ask(urlFor(keys, ADMIN, 'postgres'))) === 'ready') return null
    await sleep(POLL_MS)
  }
  if (!hasEnded) child.kill('SIGINT')
  return lastLine(readFileSync(log).subarray(from).toString('utf8'))
}

/** The roles and the database: safe to repeat where a kill came between. */
async function setUp(home: string, keys: Keys): Promise<void> {
  const admin = new pg.Client({ connectionString: urlFor(keys, ADMIN, 'postgres') })
  await admin.connect()
  try {
    for (const role of ROLES) await setRole(admin, role, keys.passwords[role])
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await admin.query(`create database ${DATABASE} owner maridaje_owner`)
    await admin.query(`revoke all on database ${DATABASE} from public`)
    await admin.query(`grant connect on database ${DATABASE} to maridaje_app, maridaje_backup`)
  } finally {
    await admin.end()
  }
  keys.isSetUp = true
  writeKeys(home, keys)
}

/**
 * What a killed server left: its children end by themselves within moments, but hold its memory until then; its pid
 * file may name a zombie, or a number that another program has by now, which PostgreSQL would take for a living server.
 */
async function clearLeftovers(home: string): Promise<void> {
  await until(() => processesIn(dataOf(home)).length === 0, LEFTOVER_LIMIT_MS)
  const postmaster = readPostmaster(home)
  if (!postmaster || !isOurs(postmaster.pid, home)) rmSync(join(dataOf(home), 'postmaster.pid'), { force: true })
}

/** Alive, and at work in our data folder (where the system tells; else, a server at all). */
function isOurs(pid: number, home: string): boolean {
  if (!isAlive(pid)) return false
  if (hasProc()) return folderOf(pid) === realpathSync(dataOf(home))
  return process.platform === 'win32' || spawnSync('ps', ['-o', 'comm=', '-p', String(pid)]).stdout.includes('postgres')
}

function processesIn(folder: string): number[] {
  if (!hasProc() || !existsSync(folder)) return []
  const real = realpathSync(folder)
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
  return pids.filter((pid) => folderOf(pid) === real && isAlive(pid))
}

function hasProc(): boolean {
  return existsSync('/proc/self/cwd')
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function readPostmaster(home: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(dataOf(home), 'postmaster.pid'), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : null
  } catch {
    return null
  }
}

/** `later`: it starts, stops, or cannot be reached yet. `refused`: another server, or one that does not know us. */
async function ask(connectionString: string): Promise<'ready' | 'later' | 'refused'> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === '28P01' || code === '28000' ? 'refused' : 'later'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function othersConnected(keys: Keys): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlFor(keys, ADMIN, 'postgres'), connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    return (rowCount ?? 0) > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The wanted port where it is free, else any. */
async function freePort(wanted: number): Promise<number> {
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(0))
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
      })
    })
  return (wanted > 0 && (await listen(wanted))) || listen(0)
}

function spawnAs(program: string, words: string[], runAs: RunAs, options: SpawnOptions) {
  const [command = '', ...rest] = [...runAs.prefix, program, ...words]
  // PG* variables of the person's own database are none of this server's.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)))
  return spawn(command, rest, { ...options, ...runAs.ids, env, windowsHide: true })
}

async function run(program: string, words: string[], runAs: RunAs): Promise<{ status: number; output: string }> {
  const child = spawnAs(program, words, runAs, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
  let output = ''
  child.stderr?.on('data', (piece) => {
    output += piece
  })
  const status = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
  return { status, output }
}

async function until(holds: () => boolean, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!holds() && Date.now() < deadline) await sleep(POLL_MS)
}

function requireVersion(home: string): void {
  const found = readFileSync(join(dataOf(home), 'PG_VERSION'), 'utf8').trim()
  if (found === MAJOR_VERSION) return
  throw new MaridajeError(
    'database_unavailable',
    `The data in ${dataOf(home)} is of PostgreSQL ${found}, this is ${MAJOR_VERSION}`,
    {
      hint: 'Set MARIDAJE_HOME to another folder, or start the version of Maridaje that made it.',
    },
  )
}

const ADVICE =
  'Set MARIDAJE_HOME to a folder on a local disk that you may write to, or DATABASE_URL to a PostgreSQL of your own.'

function cannotStart(home: string, failure: string): MaridajeError {
  return new MaridajeError('database_unavailable', `The database does not start: ${failure}`, {
    hint: `${logOf(home)} says more.\n  ${ADVICE}`,
  })
}

function lastLine(output: string): string {
  const lines = output.trim().split('\n').filter(Boolean)
  return (lines.findLast((line) => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim()
}

function dataOf(home: string): string {
  return join(home, 'postgres')
}

function logOf(home: string): string {
  return join(home, 'postgres.log')
}
