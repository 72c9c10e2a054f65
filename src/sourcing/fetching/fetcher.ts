/** Fetches one address as a guest would: asks robots.txt, waits its turn, follows redirects hop by hop, tries again where that helps. */
import { Agent, buildConnector, request } from 'undici'
import type { Resolve } from './address-guard.ts'
import { type Allow, checkAddress, checkUrl, guardedLookup } from './address-guard.ts'
import { type Clock, wallClock } from './clock.ts'
import { FETCH_LIMITS, type FetchLimits } from './limits.ts'
import { Pace } from './pace.ts'
import { type Reaction, reactionOf, reactionTo, skip, stop } from './reactions.ts'
import { readBody } from './read-body.ts'
import { type Robots, readRobots } from './robots.ts'

export interface FetcherOptions {
  userAgent: string
  clock?: Clock
  limits?: Partial<FetchLimits>
  /** tests alone: servers on this machine */
  allow?: Allow
  /** tests alone: names that lie */
  resolve?: Resolve
  /** throws where a site may not be fetched; told every hop */
  checkPolicy?: (url: URL) => void
  signal?: AbortSignal
}

export interface Asked {
  url: URL
  /** of an earlier answer: unchanged pages are not sent again */
  etag?: string | null
  lastModified?: string | null
  /** the person's own key; goes to the host it was meant for alone */
  headers?: Readonly<Record<string, string>>
}

export interface Answer {
  /** after redirects */
  url: URL
  status: number
  /** 304: what was fetched before still holds */
  isUnchanged: boolean
  bytes: Buffer
  mediaType: string
  etag: string | null
  lastModified: string | null
  fetchedAtMs: number
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const ACCEPT = 'text/html,application/xhtml+xml,application/json;q=0.9,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5'

export class Fetcher {
  private readonly options: FetcherOptions
  private readonly clock: Clock
  private readonly limits: FetchLimits
  private readonly pace: Pace
  private readonly agent: Agent
  private readonly robots = new Map<string, Promise<Robots>>()
  private readonly stopped = new Map<string, Reaction>()
  private pages = 0

  constructor(options: FetcherOptions) {
    this.options = options
    this.clock = options.clock ?? wallClock
    this.limits = { ...FETCH_LIMITS, ...options.limits }
    this.pace = new Pace(this.clock, this.limits)
    this.agent = new Agent({
      connect: guardedConnector(options.allow ?? {}, options.resolve),
      headersTimeout: this.limits.headersMs,
      bodyTimeout: this.limits.headersMs,
      maxHeaderSize: 65_536,
      pipelining: 1,
      connections: 2,
    })
  }

  /** Rejects with a Reaction: `Skip` for this address, `Stop` for its host. */
  async fetch(asked: Asked): Promise<Answer> {
    if (++this.pages > this.limits.pages)
      throw stop(`${this.limits.pages} pages were fetched: that is enough for one run`)
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.follow(asked)
      } catch (error) {
        const reaction = reactionOf(error)
        if (this.options.signal?.aborted) throw this.options.signal.reason
        if (!(await this.goesOn(reaction, asked.url, attempt))) throw reaction
      }
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy()
  }

  private async goesOn(reaction: Reaction, url: URL, attempt: number): Promise<boolean> {
    switch (reaction.reaction) {
      case 'Skip':
        return false
      case 'Stop':
        this.stopped.set(url.host, reaction)
        return false
      case 'Throttled':
        if (attempt >= this.limits.tries || reaction.afterMs > this.limits.longestWaitMs) return false
        this.pace.hold(url.host, reaction.afterMs)
        return true
      case 'Retry':
        if (attempt >= this.limits.tries) return false
        await this.clock.sleep(this.limits.gapMs * 2 ** attempt, this.options.signal)
        return true
    }
  }

  private async follow(asked: Asked): Promise<Answer> {
    let { url } = asked
    const seen = new Set<string>()
    for (let hops = 0; hops <= this.limits.redirects; hops++) {
      if (seen.has(url.href)) throw skip('The address leads back to itself')
      seen.add(url.href)
      await this.checkHop(url)
      const answer = await this.pace.take(url.host, () => this.ask(url, asked, this.limits), this.options.signal)
      if (!('location' in answer)) return answer
      const next = nextHop(answer.location, url)
      if (next.protocol === 'http:' && url.protocol === 'https:' && asked.headers)
        throw skip('A key is not sent over a line without encryption')
      url = next
    }
    throw skip(`More than ${this.limits.redirects} redirects`)
  }

  private async checkHop(url: URL): Promise<void> {
    checkUrl(url, this.options.allow)
    const stopped = this.stopped.get(url.host)
    if (stopped) throw stopped
    this.options.checkPolicy?.(url)
    const robots = await this.robotsOf(url)
    if (!robots.allows(url)) throw skip(`robots.txt of ${url.host} does not allow ${url.pathname}`)
  }

  private robotsOf(url: URL): Promise<Robots> {
    const known = this.robots.get(url.origin)
    if (known) return known
    const read = readRobots(url.origin, (address) => this.askRobots(address)).then((robots) => {
      this.pace.setDelay(url.host, robots.delayMs)
      return robots
    })
    this.robots.set(url.origin, read)
    // The next try asks again.
    read.catch(() => this.robots.delete(url.origin))
    return read
  }

  private async askRobots(address: URL): Promise<{ status: number; text: string }> {
    const limits = { ...this.limits, bytes: this.limits.robotsBytes, inflatedBytes: this.limits.robotsBytes }
    let url = address
    for (let hops = 0; hops <= this.limits.redirects; hops++) {
      checkUrl(url, this.options.allow)
      const answer = await this.pace.take(url.host, () => this.ask(url, { url }, limits), this.options.signal)
      if (!('location' in answer)) return { status: answer.status, text: answer.bytes.toString('utf8') }
      url = nextHop(answer.location, url)
    }
    return { status: 404, text: '' }
  }

  /** One request, no redirect followed. */
  private async ask(url: URL, asked: Asked, limits: FetchLimits): Promise<Answer | { location: string }> {
    const late = AbortSignal.timeout(limits.totalMs)
    const signal = this.options.signal ? AbortSignal.any([late, this.options.signal]) : late
    const response = await request(url, {
      dispatcher: this.agent,
      method: 'GET',
      headers: this.headersFor(url, asked),
      signal,
    })
    const header = (name: string) => [response.headers[name]].flat()[0]
    const location = header('location')
    if (REDIRECTS.has(response.statusCode) && location !== undefined) {
      await response.body.dump()
      return { location }
    }
    const reaction = reactionTo(response.statusCode, header('retry-after'), this.clock.now())
    if (reaction) {
      await response.body.dump()
      throw reaction
    }
    const isUnchanged = response.statusCode === 304
    const length = Number(header('content-length') ?? 0)
    if (length > limits.bytes) {
      response.body.destroy()
      throw skip(`The answer is larger than ${limits.bytes} bytes`)
    }
    const bytes = isUnchanged
      ? Buffer.alloc(0)
      : await readBody(response.body, header('content-encoding'), limits, signal)
    return {
      url,
      status: response.statusCode,
      isUnchanged,
      bytes,
      mediaType: header('content-type') ?? '',
      etag: header('etag') ?? null,
      lastModified: header('last-modified') ?? null,
      fetchedAtMs: this.clock.now(),
    }
  }

  private headersFor(url: URL, asked: Asked): Record<string, string> {
    const isOwn = url.origin === asked.url.origin
    return {
      'user-agent': this.options.userAgent,
      accept: ACCEPT,
      'accept-language': 'es-PE,es;q=0.9,en;q=0.7',
      'accept-encoding': 'gzip, deflate, br',
      ...(isOwn ? asked.headers : {}),
      ...(isOwn && asked.etag ? { 'if-none-match': asked.etag } : {}),
      ...(isOwn && asked.lastModified ? { 'if-modified-since': asked.lastModified } : {}),
    }
  }
}

function nextHop(location: string, from: URL): URL {
  if (!URL.canParse(location, from)) throw skip('The page leads to an address that is none')
  return new URL(location, from)
}

/** The socket's own lookup is checked, and once connected its far end: a literal address needs no lookup. */
function guardedConnector(allow: Allow, resolve: Resolve | undefined): ReturnType<typeof buildConnector> {
  const connect = buildConnector({ lookup: guardedLookup(allow, resolve), timeout: 10_000 })
  return (options, callback) =>
    connect(options, (...result) => {
      const [error, socket] = result
      if (error) return callback(error, null)
      try {
        checkAddress(socket.remoteAddress ?? '', allow)
        callback(null, socket)
      } catch (refusal) {
        socket.destroy()
        callback(refusal instanceof Error ? refusal : new Error(String(refusal)), null)
      }
    })
}
