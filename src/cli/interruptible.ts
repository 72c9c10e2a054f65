/**
 * Ctrl-C while a command holds a database: it is told, gets a moment to give back what it opened (its own PostgreSQL, a
 * file half written), and ends with the status of the signal. A second one ends it at once, as everywhere.
 */
import { constants } from 'node:os'
import { clearTimeout, setTimeout } from 'node:timers'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** What heeds no signal is ended with its process; a transaction that was open then counts as nothing. */
const GRACE_MS = 5_000

/** What main.ts ends with: nothing has failed. */
export class Interrupted extends Error {
  readonly exit: number

  constructor(signal: (typeof SIGNALS)[number]) {
    super(`Stopped by ${signal}`)
    this.name = 'Interrupted'
    this.exit = 128 + constants.signals[signal]
  }
}

/** @param work unwinds when its signal is aborted; what it finished all the same counts */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  let grace: NodeJS.Timeout | undefined
  const release = listen((signal) => {
    release()
    const reason = new Interrupted(signal)
    stop.abort(reason)
    grace = setTimeout(() => process.exit(reason.exit), GRACE_MS)
  })
  try {
    return await work(stop.signal)
  } catch (error) {
    // What breaks while it unwinds is no news.
    throw stop.signal.aborted ? stop.signal.reason : error
  } finally {
    release()
    clearTimeout(grace)
  }
}

function listen(hear: (signal: (typeof SIGNALS)[number]) => void): () => void {
  const listeners = SIGNALS.map((signal) => ({ signal, hear: () => hear(signal) }))
  for (const listener of listeners) process.on(listener.signal, listener.hear)
  return () => {
    for (const listener of listeners) process.removeListener(listener.signal, listener.hear)
  }
}
