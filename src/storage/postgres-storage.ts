/** The store on PostgreSQL: reads go through snapshots, so that a database away for a while stops no pairing. */
import type { Restaurant } from '../contract/restaurant.ts'
import { asRestaurant, databaseOn, openPool } from './database.ts'
import type { Demo } from './demo-files.ts'
import { loadDemo } from './demo-load.ts'
import { publishedDishes } from './menus.ts'
import { listRestaurants } from './restaurants.ts'
import { type Snapshot, snapshot } from './snapshot.ts'
import type { Storage, StoredDish, StoredWine } from './storage.ts'
import { listWines } from './wines.ts'

const FRESH_MS = 2_000
const PATIENCE_MS = 250
const CLOCK = { freshMs: FRESH_MS, patienceMs: PATIENCE_MS, now: () => performance.now() }
/** Restaurants held in memory at once. */
const HELD = 200

interface Around {
  demo: Demo | null
  /** Called when the database does not answer: whoever runs it may bring it back. */
  onDown: () => void
  onClose: () => Promise<void>
}

export async function postgresStorage(url: string, { demo, onDown, onClose }: Around): Promise<Storage> {
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
  const restaurants = snapshot(() => watched(listRestaurants(db)), CLOCK)
  const menus = perRestaurant(
    (id): Promise<readonly StoredDish[]> => watched(asRestaurant(db, id, (rows) => publishedDishes(rows, id))),
  )
  const lists = perRestaurant(
    (id): Promise<readonly StoredWine[]> => watched(asRestaurant(db, id, (rows) => listWines(rows, id))),
  )
  const shown = async (): Promise<Restaurant[]> =>
    (await restaurants.read()).filter(({ slug }) => demo !== null || slug !== 'demo')
  const isKnown = async (id: string) => (await shown()).some((restaurant) => restaurant.id === id)
  try {
    if (demo) await loadDemo(db, demo)
    await restaurants.read()
    if (demo) await Promise.all([menus(demo.restaurant.id), lists(demo.restaurant.id)])
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    restaurants: shown,
    menuOf: async (id) => ((await isKnown(id)) ? menus(id) : []),
    winesOf: async (id) => ((await isKnown(id)) ? lists(id) : []),
    isUp: () =>
      watched(pool.query('select 1')).then(
        () => true,
        () => false,
      ),
    close: async () => {
      await db.destroy()
      await onClose()
    },
  }
}

/** One snapshot for each restaurant; the one unused for longest goes. */
function perRestaurant<T>(source: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const held = new Map<string, Snapshot<T>>()
  return (id) => {
    const found = held.get(id) ?? snapshot(() => source(id), CLOCK)
    held.delete(id)
    held.set(id, found)
    const oldest = held.keys().next().value
    if (held.size > HELD && oldest !== undefined) held.delete(oldest)
    return found.read()
  }
}

/** No answer, as against an answer that is an error (those carry a five-letter SQLSTATE; classes 57P and 08 mean away too). */
function isAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('57P') || code.startsWith('08')
}
