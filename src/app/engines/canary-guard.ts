/** Stops a canary that fails, or that is much slower than the model in production: on this replica's word, for all of them. */
import type { Watch } from './watch-engine.ts'

export interface Seen {
  pairings: number
  failures: number
  ms: number
}

interface Around {
  serving(): { production: string; canary: string | null }
  stop(version: string, reason: string): void
}

/** The first pairings of an engine are slow whatever it is: nothing is warm yet. */
const ENOUGH = 200
const SLOWER = 3
/** Below this nobody notices, however many times it is. */
const SLOW_MS = 4
const MOST_FAILURES = 3

export function canaryGuard(watch: Watch, { serving, stop }: Around): Watch {
  const seen = new Map<string, Seen>()
  const of = (version: string): Seen => {
    const found = seen.get(version) ?? { pairings: 0, failures: 0, ms: 0 }
    seen.set(version, found)
    return found
  }
  const judge = (version: string): void => {
    const { production, canary } = serving()
    if (version !== canary) return
    const reason = whyStop(of(canary), of(production))
    if (reason === null) return
    seen.delete(canary)
    stop(canary, reason)
  }
  return {
    paired: (version, result, ms) => {
      watch.paired(version, result, ms)
      const one = of(version)
      one.pairings++
      one.ms += ms
      if (one.pairings % ENOUGH === 0) judge(version)
    },
    failed: (version) => {
      watch.failed(version)
      of(version).failures++
      judge(version)
    },
  }
}

export function whyStop(canary: Seen, production: Seen): string | null {
  if (canary.failures >= MOST_FAILURES && canary.failures > production.failures)
    return `failed ${canary.failures} times`
  if (canary.pairings < ENOUGH || production.pairings < ENOUGH) return null
  const [slow, usual] = [canary.ms / canary.pairings, production.ms / production.pairings]
  if (slow < SLOW_MS || slow < SLOWER * usual) return null
  return `took ${slow.toFixed(1)} ms for a dish, against ${usual.toFixed(1)}`
}
