/**
 * What was found out about somebody lately: a page that asks ten times reads once, and while the database is away what
 * was known still counts.
 */
export interface LatelyKnown<T> {
  of(credential: string, read: () => Promise<T>): Promise<T>
  forget(): void
}

const FRESH_MS = 5_000
const STALE_MS = 10 * 60_000
const MOST = 5_000

export function latelyKnown<T>(now: () => number): LatelyKnown<T> {
  const known = new Map<string, { value: T; at: number }>()
  /** What was read before that counts only while nothing better can be had. */
  let forgottenAt = Number.NEGATIVE_INFINITY

  return {
    of: async (credential, read) => {
      const found = known.get(credential)
      if (found && found.at > forgottenAt && now() - found.at < FRESH_MS) return found.value
      const askedAt = now()
      try {
        const value = await read()
        known.delete(credential)
        known.set(credential, { value, at: askedAt })
        const oldest = known.keys().next().value
        if (known.size > MOST && oldest !== undefined) known.delete(oldest)
        return value
      } catch (cause) {
        if (found && now() - found.at < STALE_MS) return found.value
        throw cause
      }
    },
    forget: () => {
      forgottenAt = now()
    },
  }
}
