/** The store on PostgreSQL: reads go through snapshots, so that a database away for a while stops no pairing. */
import { MaridajeError } from '../errors.ts'
import { listenForChanges } from './changes.ts'
import { listCuration } from './curation.ts'
import { asRestaurant, databaseOn, openPool } from './database.ts'
import type { Demo } from './demo-files.ts'
import { loadDemo } from './demo-load.ts'
import { listHouseProfiles } from './house-profiles.ts'
import { publishedDishes } from './menus.ts'
import { listRestaurants } from './restaurants.ts'
import { type Snapshot, snapshot } from './snapshot.ts'
import {
  type DatabaseUrls,
  type KnownRestaurant,
  type Rows,
  type Storage,
  type StoredDecisions,
  type StoredDish,
  type StoredWine,
  UNDECIDED,
} from './storage.ts'
import { listWines } from './wines.ts'

const FRESH_MS = 2_000
const PATIENCE_MS = 250
const CLOCK = { freshMs: FRESH_MS, patienceMs: PATIENCE_MS, now: () => performance.now() }
/** Restaurants held in memory at once. */
const HELD = 200
const LIST_TOPICS = new Set(['menu', 'dish', 'wine'])
/** A wine's label is what a decision holds on to when its row is another. */
const HOUSE_TOPICS = new Set(['curation', 'house_profile', 'wine'])

interface Around {
  demo: Demo | null
  /** Called when the database does not answer: whoever runs it may bring it back. */
  onDown: () => void
  onClose: () => Promise<void>
}

export async function postgresStorage(urls: DatabaseUrls, { demo, onDown, onClose }: Around): Promise<Storage> {
  const { app: url } = urls
  const pool = openPool(url)
  const db = databaseOn(pool)
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (isAway(error)) onDown()
      throw error
    }
  }
  /** Whoever has to have the database now gets an error that says when to come again. */
  const required = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await watched(work)
    } catch (cause) {
      if (isUnfit(cause))
        throw new MaridajeError('bad_input', 'A value has a form that cannot be kept', {
          hint: 'Texts hold no NUL character; numbers and days have an end.',
          cause,
        })
      if (!isAway(cause)) throw cause
      throw new MaridajeError('database_unavailable', 'The database does not answer', {
        hint: 'Nothing was saved. Try again in a few seconds.',
        cause,
      })
    }
  }
  const restaurants = snapshot(() => watched(listRestaurants(db)), CLOCK)
  const menus = perRestaurant(
    (id): Promise<readonly StoredDish[]> => required(asRestaurant(db, id, (rows) => publishedDishes(rows, id))),
  )
  const lists = perRestaurant(
    (id): Promise<readonly StoredWine[]> => required(asRestaurant(db, id, (rows) => listWines(rows, id))),
  )
  const decisions = perRestaurant((id) => required(asRestaurant(db, id, (rows) => readDecisions(rows, id))))
  const expire = (id: string) => {
    menus.expire(id)
    lists.expire(id)
  }
  const shown = async (): Promise<KnownRestaurant[]> =>
    (await restaurants.read()).filter(({ slug }) => demo !== null || slug !== 'demo')
  const isKnown = async (id: string) => (await shown()).some((restaurant) => restaurant.id === id)
  try {
    if (demo) await loadDemo(db, demo)
    await restaurants.read()
    if (demo) await Promise.all([menus.read(demo.restaurant.id), lists.read(demo.restaurant.id)])
  } catch (error) {
    await db.destroy()
    throw error
  }
  const heard = listenForChanges(url, () => {
    restaurants.expire()
    menus.expireAll()
    lists.expireAll()
    decisions.expireAll()
  })
  heard.onChange(({ restaurantId, topic }) => {
    if (topic === 'restaurant') restaurants.expire()
    if (LIST_TOPICS.has(topic)) expire(restaurantId)
    if (HOUSE_TOPICS.has(topic)) decisions.expire(restaurantId)
  })
  return {
    urls,
    restaurants: shown,
    menuOf: async (id) => ((await isKnown(id)) ? menus.read(id) : []),
    winesOf: async (id) => ((await isKnown(id)) ? lists.read(id) : []),
    decisionsOf: async (id) => ((await isKnown(id)) ? decisions.read(id) : UNDECIDED),
    isUp: () =>
      watched(pool.query('select 1')).then(
        () => true,
        () => false,
      ),
    read: (id, work) => required(asRestaurant(db, id, work)),
    write: async (id, work) => {
      const result = await required(asRestaurant(db, id, work))
      restaurants.expire()
      expire(id)
      decisions.expire(id)
      return result
    },
    across: (work) => required(work(db)),
    onChange: heard.onChange,
    onModel: heard.onModel,
    onPeople: heard.onPeople,
    onLook: heard.onLook,
    vitals: () => ({
      connections: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      snapshotAgeS: restaurants.age() / 1000,
    }),
    close: async () => {
      await heard.close()
      await db.destroy()
      await onClose()
    },
  }
}

async function readDecisions(rows: Rows, id: string): Promise<StoredDecisions> {
  return { curation: await listCuration(rows, id), profiles: await listHouseProfiles(rows, id) }
}

interface PerRestaurant<T> {
  read(id: string): Promise<T>
  expire(id: string): void
  expireAll(): void
}

/** One snapshot for each restaurant; the one unused for longest goes. */
function perRestaurant<T>(source: (id: string) => Promise<T>): PerRestaurant<T> {
  const held = new Map<string, Snapshot<T>>()
  return {
    read: (id) => {
      const found = held.get(id) ?? snapshot(() => source(id), CLOCK)
      held.delete(id)
      held.set(id, found)
      const oldest = held.keys().next().value
      if (held.size > HELD && oldest !== undefined) held.delete(oldest)
      return found.read()
    },
    expire: (id) => held.get(id)?.expire(),
    expireAll: () => {
      for (const one of held.values()) one.expire()
    },
  }
}

/** SQLSTATE class 22: the value itself is at fault, as a NUL in a text is. */
function isUnfit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22[0-9A-Z]{3}$/.test(String(error.code))
}

/** No answer, as against an answer that is an error (those carry a five-letter SQLSTATE; classes 57P and 08 mean away too). */
function isAway(error: unknown): boolean {
  if (error instanceof MaridajeError) return false
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // A mistake of ours is no database away: those come from the driver, with a code or as its own plain errors.
  if (code === '') return error instanceof Error && /connect|Connection|timeout/.test(error.message)
  return !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('57P') || code.startsWith('08')
}
