/**
 * What changed, to everybody who listens: one reader of the changes in a process, however many phones hang on it. The word
 * of a change (NOTIFY) only wakes the reader; what it tells comes from the table of changes in the order of ids, so that
 * whoever was away says the last id he heard and misses nothing.
 */
import { EVENT_TOPICS } from '../../contract/house/event-topics.ts'
import { MaridajeError } from '../../errors.ts'
import { changesSince, lastChange } from '../../storage/changes-since.ts'
import type { Around } from '../around.ts'

export interface HouseChange {
  /** what to say after an interruption */
  id: number
  topic: Topic
}

type Topic = (typeof EVENT_TOPICS)[number]
export type Listener = (change: HouseChange) => void

export interface Listening {
  /** the last id there was when the listening began */
  id: number
  close(): void
}

export interface Events {
  /** @param after the last id that was heard before; what came since is told first. null: from now on */
  listen(restaurantId: string, after: number | null, listener: Listener): Promise<Listening>
}

/** Phones of one house, and of all houses, on one process. */
const MOST_OF_HOUSE = 200
const MOST = 5_000
const AT_ONCE = 500
/** So far back what was missed is told; beyond it everything counts as changed. */
const MOST_MISSED = 2_000
/** A change waits for an older transaction to end; so long, then it is told without an id of its own. */
const PATIENCE_MS = 300
const AGAIN_MS = 60
/** While the line to the database was broken no word came: whoever listens hears of it this late. */
const LOOK_EVERY_MS = 5_000

export function openEvents({ storage }: Pick<Around, 'storage'>): Events {
  const houses = new Map<string, Set<Listener>>()
  /** heard of, but not yet seen in the table: key → since when */
  const pending = new Map<string, number>()
  let count = 0
  let last: number | null = null
  let isReading = false
  let timer: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined

  const tell = (restaurantId: string, id: number, topic: string) => {
    if (!isTopic(topic)) return
    for (const listener of houses.get(restaurantId) ?? []) listener({ id, topic })
  }
  const wake = (afterMs: number) => {
    if (timer || isReading || count === 0) return
    timer = setTimeout(async () => {
      timer = undefined
      isReading = true
      await read()
      isReading = false
      if (pending.size > 0) wake(AGAIN_MS)
    }, afterMs)
    timer.unref()
  }
  const read = async () => {
    try {
      last ??= await storage.across(lastChange)
      for (let from = last; ; from = last) {
        const changes = await storage.across((db) => changesSince(db, from, AT_ONCE))
        for (const { id, restaurantId, topic } of changes) {
          last = id
          pending.delete(`${restaurantId} ${topic}`)
          tell(restaurantId, id, topic)
        }
        if (changes.length < AT_ONCE) break
      }
    } catch {
      // The database is away: whoever listens hears what was missed when it is back.
    }
    const now = performance.now()
    for (const [key, since] of pending) {
      if (now - since < PATIENCE_MS) continue
      pending.delete(key)
      const [restaurantId = '', topic = ''] = key.split(' ')
      tell(restaurantId, last ?? 0, topic)
    }
  }
  storage.onChange(({ restaurantId, topic }) => {
    if (!houses.has(restaurantId)) return
    const key = `${restaurantId} ${topic}`
    if (!pending.has(key)) pending.set(key, performance.now())
    wake(0)
  })
  storage.onModel(() => {
    for (const restaurantId of houses.keys()) tell(restaurantId, last ?? 0, 'model')
  })

  return {
    listen: async (restaurantId, after, listener) => {
      const mine = houses.get(restaurantId) ?? new Set()
      if (mine.size >= MOST_OF_HOUSE || count >= MOST)
        throw new MaridajeError('rate_limited', 'Too many devices listen to this house', {
          hint: 'Close pages that are not used, and come again in a minute.',
        })
      // Heard from now on, so that nothing falls between what is read and what is told.
      mine.add(listener)
      houses.set(restaurantId, mine)
      count++
      looking ??= setInterval(() => wake(0), LOOK_EVERY_MS).unref()
      const close = () => {
        if (!mine.delete(listener)) return
        count--
        if (count === 0) {
          clearInterval(looking)
          looking = undefined
        }
        if (mine.size === 0 && houses.get(restaurantId) === mine) houses.delete(restaurantId)
      }
      try {
        if (last === null || count === 1) last = await storage.across(lastChange)
        if (after !== null) await tellMissed(restaurantId, after, listener)
      } catch (error) {
        // Without a database nothing changes either; the page hears of it when there is one.
        if (!(error instanceof MaridajeError && error.code === 'database_unavailable')) {
          close()
          throw error
        }
      }
      return { id: last ?? 0, close }
    },
  }

  async function tellMissed(restaurantId: string, after: number, listener: Listener): Promise<void> {
    const topics = new Map<Topic, number>()
    let from = after
    for (let read = 0; ; read += AT_ONCE) {
      if (read >= MOST_MISSED) {
        for (const topic of EVENT_TOPICS) listener({ id: last ?? from, topic })
        return
      }
      const changes = await storage.across((db) => changesSince(db, from, AT_ONCE))
      for (const change of changes) {
        from = change.id
        if (change.restaurantId === restaurantId && isTopic(change.topic)) topics.set(change.topic, change.id)
      }
      if (changes.length < AT_ONCE) break
    }
    for (const [topic, id] of [...topics].sort((a, b) => a[1] - b[1])) listener({ id, topic })
  }
}

function isTopic(topic: string): topic is Topic {
  return EVENT_TOPICS.some((known) => known === topic)
}
