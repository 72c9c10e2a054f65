/** What failed, named by what to do next: the same again, after a pause, this page not, this host not. */

export type ReactionName = 'Retry' | 'Throttled' | 'Skip' | 'Stop'

/** The message is for the person who asked for the address. */
export class Reaction extends Error {
  readonly reaction: ReactionName
  /** how long to wait before the next try */
  readonly afterMs: number

  constructor(reaction: ReactionName, message: string, details: { afterMs?: number; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
    this.name = reaction
    this.reaction = reaction
    this.afterMs = details.afterMs ?? 0
  }
}

export const retry = (message: string, cause?: unknown) => new Reaction('Retry', message, { cause })
export const throttled = (message: string, afterMs: number) => new Reaction('Throttled', message, { afterMs })
export const skip = (message: string, cause?: unknown) => new Reaction('Skip', message, { cause })
export const stop = (message: string, cause?: unknown) => new Reaction('Stop', message, { cause })

const PAUSE_MS = 30_000

/** Null where the status is an answer. @param retryAfter the header: seconds or a date */
export function reactionTo(status: number, retryAfter: string | undefined, nowMs: number): Reaction | null {
  if (status < 400) return null
  if (status === 429 || status === 503)
    return throttled(`The site asks to slow down (${status})`, pauseOf(retryAfter, nowMs))
  if (status === 408 || status === 425 || status >= 500) return retry(`The site failed (${status})`)
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451)
    return skip(`The site does not give this page to us (${status})`)
  return skip(`There is no such page (${status})`)
}

function pauseOf(header: string | undefined, nowMs: number): number {
  if (header === undefined) return PAUSE_MS
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? PAUSE_MS : Math.max(0, at - nowMs)
}

/** What the network throws: most of it passes. */
export function reactionOf(error: unknown): Reaction {
  if (error instanceof Reaction) return error
  const cause = error instanceof Error && error.cause instanceof Reaction ? error.cause : null
  if (cause) return cause
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'ENOTFOUND') return stop('There is no such host', error)
  if (/^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_VERIFY)/.test(code))
    return stop(`The host's certificate is wrong (${code})`, error)
  return retry(`The connection failed (${code || message})`, error)
}
