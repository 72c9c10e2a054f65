/** A site on this machine, and a clock that does not wait. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../../src/sourcing/fetching/clock.ts'
import { Fetcher, type FetcherOptions } from '../../../src/sourcing/fetching/fetcher.ts'

export interface Site {
  origin: string
  port: number
  /** method and path of each request, in order */
  asked: string[]
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Without a handler for /robots.txt there is none. */
export async function startSite(
  pages: Record<string, Handler | string>,
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Site> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const page = pages[path] ?? pages[path.split('?')[0] ?? '']
    if (page === undefined) response.writeHead(404).end('no')
    else if (typeof page === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    else page(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, port, asked }
}

/** Sleeping moves it; nothing else does. */
export function testClock(): Clock & { slept: number[] } {
  let now = 1_000_000
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

export function startFetcher(site: Site | null, options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = new Fetcher({
    userAgent: 'Maridaje/0 (+test)',
    clock: testClock(),
    ...(site ? { allow: { address: (ip) => ip === '127.0.0.1', ports: [site.port] } } : {}),
    ...options,
  })
  onTestFinished(() => fetcher.close())
  return fetcher
}
