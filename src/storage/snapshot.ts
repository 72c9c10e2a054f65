/**
 * A value that was read once and is read again when it is old; while the source does not answer, the last one stays.
 * An unchanged value keeps its object, so that it can be a cache key.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

export interface Snapshot<T> {
  read(): Promise<T>
  /** The next reader asks the source, however young the value is. */
  expire(): void
  /** How long ago the source last answered, in ms; Infinity before it ever did. */
  age(): number
}

interface Options {
  /** How old a value may be before it is read again. */
  freshMs: number
  /** How long a reader waits for the fresh value before he takes the old one. */
  patienceMs: number
  now: () => number
}

/** A value that is known to have changed is waited for so many times longer than one that is only of some age. */
const KNOWN_OLD = 8

export function snapshot<T>(source: () => Promise<T>, { freshMs, patienceMs, now }: Options): Snapshot<T> {
  /** with the age at which its reading began */
  let held: { value: T; begun: number } | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let answeredAt = Number.NEGATIVE_INFINITY
  let reading: Promise<T> | undefined
  /** Counts the calls of expire: a reading that began before one may have missed what it was about. */
  let age = 0

  const refresh = async (): Promise<T> => {
    const begun = age
    try {
      const value = await source()
      answeredAt = now()
      // One that was overtaken by a change may have missed it, but still knows more than what was held before it began.
      if (!held || begun >= held.begun) {
        const isSame = held !== undefined && isDeepStrictEqual(held.value, value)
        held = { value: isSame && held ? held.value : value, begun }
      }
      if (begun === age) readAt = now()
    } catch (error) {
      if (!held) throw error
      if (begun === age) readAt = now()
    }
    return held.value
  }
  const begin = (): Promise<T> => {
    const own = refresh().finally(() => {
      if (reading === own) reading = undefined
    })
    return own
  }

  return {
    read: async () => {
      if (held && now() - readAt < freshMs) return held.value
      reading ??= begin()
      if (!held) return reading
      const old = held.value
      const isKnownOld = readAt === Number.NEGATIVE_INFINITY
      return Promise.race([reading, sleep(isKnownOld ? KNOWN_OLD * patienceMs : patienceMs, old, { ref: false })])
    },
    age: () => now() - answeredAt,
    expire: () => {
      age++
      readAt = Number.NEGATIVE_INFINITY
      // Whoever reads from now on must not be given what an earlier reading brings.
      reading = undefined
    },
  }
}
