/**
 * PostgreSQL of our own: made on the first start, started detached, adopted where it still lives. A start survives a
 * predecessor that was killed: what it left behind is recognised by asking the process table, not by trusting files.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, withLock } from '../../../bin/lock.mjs'
import { MaridajeError } from '../../errors.ts'
import { findBinaries } from './binaries.ts'
import { ADVICE, dataOf, lockOf, logOf } from './home.ts'
import { ADMIN, type Keys, readKeys, urlFor, writeKeys } from './keys.ts'
import { makeCluster, requireVersion, setUp } from './make.ts'
import { ask, isOurs, othersConnected, processesIn, readPostmaster } from './postmaster.ts'
import { chooseRunAs, giveFiles, type RunAs } from './run-as.ts'
import { lastLine, spawnAs } from './spawn.ts'

const START_LIMIT_MS = 60_000
const LEFTOVER_LIMIT_MS = 10_000
const LOG_LIMIT_BYTES = 5_000_000
const POLL_MS = 20
const ATTEMPTS = 3
const SETTINGS = ['-c', 'max_connections=60', '-c', 'shared_buffers=64MB']

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
  return withLock(lockOf(home), wait, async () => {
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
  if (!existsSync(join(dataOf(home), 'postmaster.pid'))) return
  await withLock(
    lockOf(home),
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
  const runAs = chooseRunAs(findBinaries(root), home)
  await clearLeftovers(home)
  const isNew = !existsSync(dataOf(home))
  if (isNew) {
    talk('making the database')
    await makeCluster(home, runAs, keys)
  }
  requireVersion(home)
  // PostgreSQL wants its folder closed to others; a copy of a home may have opened it.
  chmodSync(dataOf(home), 0o700)
  giveFiles(realpathSync(dataOf(home)), runAs)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(keys.port)
    if (keys.port > 0 && port !== keys.port) talk(`port ${keys.port} is taken; the database moves to ${port}`)
    keys.port = port
    writeKeys(home, keys)
    const failure = await launch(home, runAs, keys)
    if (failure === null) return isNew ? 'created' : 'started'
    if (attempt === ATTEMPTS) throw cannotStart(home, failure)
  }
}

/** @returns null when it answers, else why not */
async function launch(home: string, runAs: RunAs, keys: Keys): Promise<string | null> {
  const log = logOf(home)
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) rmSync(log)
  const from = existsSync(log) ? statSync(log).size : 0
  const output = openSync(log, 'a', 0o600)
  const place = ['-D', realpathSync(dataOf(home)), '-h', '127.0.0.1', '-p', String(keys.port), '-k', '']
  const child = spawnAs(runAs.binaries.postgres, [...place, ...SETTINGS], runAs, {
    // A working folder that its user may be kept out of would end it.
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  })
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

/**
 * What a killed server left: its children end by themselves within moments, but hold its memory until then; its pid
 * file may name a zombie, or a number that another program has by now, which PostgreSQL would take for a living server.
 */
async function clearLeftovers(home: string): Promise<void> {
  await until(() => processesIn(dataOf(home)).length === 0, LEFTOVER_LIMIT_MS)
  const postmaster = readPostmaster(home)
  if (!postmaster || !isOurs(postmaster.pid, home)) rmSync(join(dataOf(home), 'postmaster.pid'), { force: true })
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

async function until(holds: () => boolean, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!holds() && Date.now() < deadline) await sleep(POLL_MS)
}

function cannotStart(home: string, failure: string): MaridajeError {
  return new MaridajeError('database_unavailable', `The database does not start: ${failure}`, {
    hint: `${logOf(home)} says more.\n  ${ADVICE}`,
  })
}
