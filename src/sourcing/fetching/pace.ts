/** One request at a time to each host, with the pause that the host asks for. */
import type { Clock } from './clock.ts'
import type { FetchLimits } from './limits.ts'
import { stop } from './reactions.ts'

interface Host {
  free: number
  gapMs: number
  visits: number
  turn: Promise<void>
}

export class Pace {
  private readonly hosts = new Map<string, Host>()
  private readonly clock: Clock
  private readonly limits: FetchLimits

  constructor(clock: Clock, limits: FetchLimits) {
    this.clock = clock
    this.limits = limits
  }

  /** A host may ask for more than our own pause, not for less. */
  setDelay(host: string, delayMs: number | null): void {
    if (delayMs !== null && delayMs > this.limits.longestWaitMs)
      throw stop(`${host} asks for ${Math.round(delayMs / 1000)} s between two pages: that is longer than we wait`)
    this.of(host).gapMs = Math.max(this.limits.gapMs, delayMs ?? 0)
  }

  /** Everybody waits for this host. */
  hold(host: string, milliseconds: number): void {
    const one = this.of(host)
    one.free = Math.max(one.free, this.clock.now() + milliseconds)
  }

  async take<T>(host: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const one = this.of(host)
    if (++one.visits > this.limits.pagesPerHost)
      throw stop(`${host} was asked ${this.limits.pagesPerHost} times: that is enough for one run`)
    const before = one.turn
    let release = () => {}
    one.turn = new Promise((done) => {
      release = done
    })
    try {
      await before
      const wait = one.free - this.clock.now()
      if (wait > 0) await this.clock.sleep(wait, signal)
      return await work()
    } finally {
      one.free = Math.max(one.free, this.clock.now() + one.gapMs)
      release()
    }
  }

  private of(host: string): Host {
    const known = this.hosts.get(host)
    if (known) return known
    const made: Host = { free: 0, gapMs: this.limits.gapMs, visits: 0, turn: Promise.resolve() }
    this.hosts.set(host, made)
    return made
  }
}
