/**
 * A value that was read once and is read again when it is old; while the source does not answer, the last one stays.
 * An unchanged value keeps its object, so that it can be a cache key.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

export interface Snapshot<T> {
  read(): Promise<T>
}

interface Options {
  /** How old a value may be before it is read again. */
  freshMs: number
  /** How long a reader waits for the fresh value before he takes the old one. */
  patienceMs: number
  now: () => number
}

export function snapshot<T>(source: () => Promise<T>, { freshMs, patienceMs, now }: Options): Snapshot<T> {
  let held: { value: T } | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<T> | undefined

  const refresh = async (): Promise<T> => {
    try {
      const value = await source()
      if (!held || !isDeepStrictEqual(held.value, value)) held = { value }
    } catch (error) {
      if (!held) throw error
    } finally {
      reading = undefined
    }
    readAt = now()
    return held.value
  }

  return {
    read: async () => {
      if (held && now() - readAt < freshMs) return held.value
      reading ??= refresh()
      if (!held) return reading
      const old = held.value
      return Promise.race([reading, sleep(patienceMs, old, { ref: false })])
    },
  }
}
