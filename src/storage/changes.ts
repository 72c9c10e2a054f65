/** Listens for what other processes commit: one connection of its own, brought back when it is lost. */
import pg from 'pg'
import { type Look, readLook } from './looks.ts'
import type { Change } from './storage.ts'

const AGAIN_MS = 1_000

export interface Listening {
  onChange(listener: (change: Change) => void): () => void
  onModel(listener: (version: string) => void): () => void
  onPeople(listener: () => void): () => void
  onLook(listener: (look: Look) => void): () => void
  close(): Promise<void>
}

/** @param onGap called after every new connection: what was said in between was not heard */
export function listenForChanges(connectionString: string, onGap: () => void): Listening {
  const changes = new Set<(change: Change) => void>()
  const models = new Set<(version: string) => void>()
  const people = new Set<() => void>()
  const looks = new Set<(look: Look) => void>()
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const connect = async (): Promise<void> => {
    if (isClosed) return
    const next = new pg.Client({ connectionString, application_name: 'maridaje-events', keepAlive: true })
    next.on('error', () => undefined)
    next.on('end', again)
    next.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'maridaje_model') for (const listener of models) listener(payload)
      if (channel === 'maridaje_people') for (const listener of people) listener()
      const look = channel === 'maridaje_look' ? readLook(payload) : null
      if (look) for (const listener of looks) listener(look)
      const [restaurantId, topic] = payload.split(' ')
      if (channel === 'maridaje_change' && restaurantId && topic)
        for (const listener of changes) listener({ restaurantId, topic })
    })
    try {
      await next.connect()
      await next.query('listen maridaje_change')
      await next.query('listen maridaje_model')
      await next.query('listen maridaje_people')
      await next.query('listen maridaje_look')
      // Closed while it came up: nobody would end it any more.
      if (isClosed) return await next.end()
      client = next
      onGap()
      for (const listener of models) listener('')
      for (const listener of people) listener()
    } catch {
      await next.end().catch(() => undefined)
      again()
    }
  }
  const again = () => {
    client = null
    if (isClosed) return
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), AGAIN_MS)
    timer.unref()
  }
  const first = connect()

  return {
    onChange: (listener) => added(changes, listener),
    onModel: (listener) => added(models, listener),
    onPeople: (listener) => added(people, listener),
    onLook: (listener) => added(looks, listener),
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await first
      await client?.end().catch(() => undefined)
    },
  }
}

function added<T>(all: Set<T>, one: T): () => void {
  all.add(one)
  return () => all.delete(one)
}
