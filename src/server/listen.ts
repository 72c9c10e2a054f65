/** Finds the port: the one that was asked for and no other; where none was, the first free one from 3000 on. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../../bin/lock.mjs'
import type { Config } from '../config.ts'
import { MaridajeError } from '../errors.ts'
import type { Server } from './route.ts'

type Settings = Pick<Config, 'host' | 'port' | 'portIsChosen' | 'publicUrl' | 'home'>

/** How many ports beside the first are tried. */
const NEXT_PORTS = 20
/** A predecessor whose launcher was killed needs a moment to notice and to end. */
const PREDECESSOR_LIMIT_MS = 2_000
const POLL_MS = 50

/** @returns the address a person opens */
export async function listen(server: Server, settings: Settings, talk: (text: string) => void): Promise<string> {
  await waitForPredecessor(settings)
  const wanted = settings.port
  const port = await choosePort(settings)
  if (port !== wanted && wanted !== 0)
    talk(`port ${wanted} is taken by another program; taking ${port} (PORT=… chooses another)`)
  // The line with the link says it better than Fastify's own.
  const { level } = server.log
  if (level === 'info') server.log.level = 'warn'
  try {
    await server.listen({ port, host: settings.host })
  } catch (cause) {
    throw cannotListen(settings, port, cause)
  } finally {
    server.log.level = level
  }
  const address = server.server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  remember(settings.home, bound)
  return settings.publicUrl ?? `http://${nameOf(settings.host)}:${bound}/`
}

export async function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

async function choosePort({ host, port, portIsChosen }: Settings): Promise<number> {
  if (portIsChosen || (await isFree(host, port))) return port
  for (let next = port + 1; next <= port + NEXT_PORTS; next++) if (await isFree(host, next)) return next
  return 0
}

async function waitForPredecessor({ home, host, port }: Settings): Promise<void> {
  const last = readLast(home)
  if (!last || last.port !== port || last.pid === process.pid) return
  const deadline = Date.now() + PREDECESSOR_LIMIT_MS
  while (isAlive(last.pid) && Date.now() < deadline && !(await isFree(host, port))) await sleep(POLL_MS)
}

interface Last {
  pid: number
  port: number
}

export function readLast(home: string): Last | null {
  try {
    return JSON.parse(readFileSync(fileIn(home), 'utf8'))
  } catch {
    return null
  }
}

function remember(home: string, port: number): void {
  const last: Last = { pid: process.pid, port }
  try {
    mkdirSync(home, { recursive: true })
    writeFileSync(`${fileIn(home)}.new`, JSON.stringify(last))
    renameSync(`${fileIn(home)}.new`, fileIn(home))
  } catch {
    // A home that cannot be written to costs the next start its patience, nothing more.
  }
}

/** After a shutdown that went well nobody has to wait for us. */
export function forget(home: string): void {
  if (readLast(home)?.pid === process.pid) rmSync(fileIn(home), { force: true })
}

function fileIn(home: string): string {
  return join(home, 'server.json')
}

function nameOf(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function cannotListen({ host }: Settings, port: number, cause: unknown): MaridajeError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  const hint = `Choose another: PORT=${port < 65_000 ? port + 1 : 3000} npm start`
  if (code === 'EADDRINUSE')
    return new MaridajeError('port_taken', `Port ${port} is taken by another program`, { hint, cause })
  if (code === 'EACCES')
    return new MaridajeError('port_taken', `Port ${port} is not for ordinary users`, { hint, cause })
  return new MaridajeError('bad_configuration', `The server cannot listen at ${host}:${port}`, {
    hint: 'HOST and PORT say where.',
    cause,
  })
}
