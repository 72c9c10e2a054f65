/**
 * What was read of the houses, kept on this machine: a process that starts while the database is away goes on with it.
 * Written when it is new, read at such a start alone. Nothing of people, and nothing that can be written to.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { MaridajeError } from '../errors.ts'
import { demoStorage } from './demo-files.ts'
import {
  type KnownRestaurant,
  type Storage,
  type StoredDecisions,
  type StoredDish,
  type StoredWine,
  UNDECIDED,
} from './storage.ts'

interface KeptHouse {
  menu?: readonly StoredDish[]
  wines?: readonly StoredWine[]
  decisions?: StoredDecisions
}

/** Bump where the form of what is kept changes: older files are not read then. */
const FORM = 1
const LIST = 'restaurants.v8'
const WRITE_AFTER_MS = 1_000
const HOUSE_FILE = /^[0-9a-f-]{36}\.v8$/

/** The same storage; what it gives is kept in the folder. */
export function keepHouses(storage: Storage, folder: string): Storage {
  const houses = new Map<string, KeptHouse>()
  let list: readonly KnownRestaurant[] | null = null
  const due = new Map<string, unknown>()
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    timer = undefined
    for (const [name, value] of due) writeKept(folder, name, value)
    due.clear()
  }
  const soon = (name: string, value: unknown) => {
    due.set(name, value)
    timer ??= setTimeout(write, WRITE_AFTER_MS)
    timer.unref()
  }
  const keep = async <K extends keyof KeptHouse>(id: string, what: K, reading: Promise<NonNullable<KeptHouse[K]>>) => {
    const value = await reading
    const house = houses.get(id) ?? {}
    // An unchanged value is the same object.
    if (house[what] === value) return value
    house[what] = value
    houses.set(id, house)
    soon(`${id}.v8`, house)
    return value
  }
  return {
    ...storage,
    restaurants: async () => {
      const found = await storage.restaurants()
      if (list === null || JSON.stringify(list) !== JSON.stringify(found)) {
        list = found
        soon(LIST, found)
        forgetOthers(folder, new Set(found.map(({ id }) => `${id}.v8`)))
      }
      return found
    },
    menuOf: (id) => keep(id, 'menu', storage.menuOf(id)),
    winesOf: (id) => keep(id, 'wines', storage.winesOf(id)),
    decisionsOf: (id) => keep(id, 'decisions', storage.decisionsOf(id)),
    close: async () => {
      clearTimeout(timer)
      write()
      await storage.close()
    },
  }
}

/** A storage of what was kept; the demo comes from its files. @returns null where nothing was kept */
export function keptStorage(folder: string, root: string): Storage | null {
  const list = readKept<KnownRestaurant[]>(folder, LIST)
  if (list === null) return null
  const demo = demoStorage(root)
  const houses = new Map<string, KeptHouse>()
  const houseOf = (id: string): KeptHouse => {
    const found = houses.get(id) ?? (HOUSE_FILE.test(`${id}.v8`) ? readKept<KeptHouse>(folder, `${id}.v8`) : null) ?? {}
    houses.set(id, found)
    return found
  }
  const isDemo = (id: string) => list.some((one) => one.id === id && one.slug === 'demo')
  return {
    ...demo,
    restaurants: async () => list,
    menuOf: async (id) => (isDemo(id) ? demo.menuOf(id) : kept(houseOf(id).menu)),
    winesOf: async (id) => (isDemo(id) ? demo.winesOf(id) : kept(houseOf(id).wines)),
    decisionsOf: async (id) => (isDemo(id) ? demo.decisionsOf(id) : (houseOf(id).decisions ?? UNDECIDED)),
  }
}

/** Nothing kept is not the same as an empty list: only the database could say. */
function kept<T>(value: T | undefined): T {
  if (value !== undefined) return value
  throw new MaridajeError('database_unavailable', 'The database is away, and this list was not read before', {
    hint: 'Try again in a few seconds.',
  })
}

function writeKept(folder: string, name: string, value: unknown): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const draft = join(folder, `${name}.${process.pid}`)
    writeFileSync(draft, serialize({ form: FORM, value }), { mode: 0o600 })
    renameSync(draft, join(folder, name))
  } catch {
    // A full disk costs the next start without a database, nothing else.
  }
}

function readKept<T>(folder: string, name: string): T | null {
  try {
    const kept: { form: number; value: T } = deserialize(readFileSync(join(folder, name)))
    return kept.form === FORM ? kept.value : null
  } catch {
    return null
  }
}

/** A house that was deleted is kept nowhere. */
function forgetOthers(folder: string, known: ReadonlySet<string>): void {
  try {
    for (const name of readdirSync(folder)) if (HOUSE_FILE.test(name) && !known.has(name)) rmSync(join(folder, name))
  } catch {
    // Nothing was kept yet.
  }
}
