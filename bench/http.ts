/** Pairings a second over HTTP, the load generator beside the server on the same machine. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'

const CONNECTIONS = 10
const SECONDS = 5

export interface Load {
  perSecond: number
  p99Ms: number
  failures: number
}

/** @param loads lines to ask for, by the name of the load; each is gone through round and round */
export async function loadServer(
  root: string,
  loads: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, Load>> {
  const server = startServer(root)
  try {
    const url = await addressOf(server)
    const results: Record<string, Load> = {}
    for (const [name, lines] of Object.entries(loads)) results[name] = await load(url, lines)
    return results
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

/** On a free port, with the demo from its files: the database is not what is measured. */
function startServer(root: string): ChildProcess {
  const { MARIDAJE_LAUNCHER, npm_lifecycle_event, ...env } = process.env
  return spawn(process.execPath, [join(root, 'bin', 'maridaje'), 'serve', '--json', '--quiet'], {
    env: { ...env, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) return JSON.parse(line).url
  throw new Error('the server ended before it listened')
}

async function load(url: string, lines: readonly string[]): Promise<Load> {
  let asked = 0
  const next = () => JSON.stringify({ dishes: [lines[asked++ % lines.length]], top: 5, lang: 'es' })
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/pairings',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: next() }),
      },
    ],
  })
  return { perSecond: requests.average, p99Ms: latency.p99, failures: non2xx + errors }
}
