/** What a house decided, as the engine uses it: pins, vetoes, notes and its own numbers, by dish and by row of its list. */
import { fnv1a32 } from '../../domain/hash.ts'
import type { DishKey, WineKey } from '../../domain/vocabulary.ts'
import { asDishValues, asWineValues } from './house-keys.ts'

export interface HouseNote {
  es: string
  en: string
}

export interface HouseDecision {
  dishKey: string
  wineId: string
  /** the folded label: holds where the wine came back under another id */
  wineKey: string
  state: 'pin' | 'veto' | 'approve'
  /** of a pin: 1 comes first; null: after those that have one */
  position: number | null
  note: HouseNote
}

export interface HouseNumbers {
  about: 'dish' | 'wine'
  key: string
  /** 0..1 by key of the profile (`tastes.heat`) */
  values: Readonly<Record<string, number>>
}

/** What the house says of one dish. Rows count in the list as printed. */
export interface DishHouse {
  /** of everything the house decided; `none` where it decided nothing */
  readonly hash: string
  readonly wineIds: readonly string[]
  readonly values: readonly (readonly [DishKey, number])[]
  /** first one first */
  readonly pins: readonly number[]
  readonly vetoed: ReadonlySet<number>
  readonly approved: ReadonlySet<number>
  /** a row without one is not in here */
  readonly notes: ReadonlyMap<number, HouseNote>
}

export interface HouseView {
  readonly hash: string
  /** of the numbers of its wines alone: while it stays, a table of wines stays */
  readonly winesHash: string
  readonly wineIds: readonly string[]
  /** own numbers by row of the list */
  readonly wineValues: ReadonlyMap<number, readonly (readonly [WineKey, number])[]>
  /** @param key the folded name of the dish */
  ofDish(key: string): DishHouse
}

export const NO_HOUSE = 'none'

/** @param decisions in the order of their positions @param wines the list as printed */
export function viewHouse(
  decisions: readonly HouseDecision[],
  profiles: readonly HouseNumbers[],
  wines: readonly { id: string; key: string }[],
): HouseView {
  const hash =
    decisions.length + profiles.length === 0
      ? NO_HOUSE
      : hashOf([
          decisions.map(({ dishKey, wineId, wineKey, state, position, note }) => [
            dishKey,
            wineId,
            wineKey,
            state,
            position,
            note.es,
            note.en,
          ]),
          profiles.map(plain),
        ])
  const wineIds = wines.map(({ id }) => id)
  const ownWines = profiles.filter(({ about }) => about === 'wine')
  const wineValues = new Map(
    ownWines.flatMap(({ key, values }) =>
      wines.flatMap((wine, row) => (wine.key === key ? [[row, asWineValues(values)] as const] : [])),
    ),
  )
  const dishValues = new Map(
    profiles.filter(({ about }) => about === 'dish').map(({ key, values }) => [key, asDishValues(values)]),
  )
  const byDish = Map.groupBy(decisions, ({ dishKey }) => dishKey)
  const rowsOf = rowFinder(wines)
  const undecided = { hash, wineIds, values: [], ...sort([], rowsOf) }
  const known = new Map<string, DishHouse>()
  return {
    hash,
    winesHash: ownWines.length === 0 ? NO_HOUSE : hashOf(ownWines.map(plain)),
    wineIds,
    wineValues,
    ofDish: (key) => {
      const own = byDish.get(key)
      const values = dishValues.get(key)
      if (!own && !values) return undecided
      const found = known.get(key) ?? { hash, wineIds, values: values ?? [], ...sort(own ?? [], rowsOf) }
      known.set(key, found)
      return found
    },
  }
}

/** The same dish without its pins: what a change to the dish would do by itself. */
export function withoutPins(house: DishHouse): DishHouse {
  return { ...house, pins: [] }
}

type Sorted = Pick<DishHouse, 'pins' | 'vetoed' | 'approved' | 'notes'>

function sort(decisions: readonly HouseDecision[], rowsOf: (decision: HouseDecision) => readonly number[]): Sorted {
  const rowsWith = (state: HouseDecision['state']) =>
    decisions.filter((decision) => decision.state === state).flatMap(rowsOf)
  return {
    pins: [...new Set(rowsWith('pin'))],
    vetoed: new Set(rowsWith('veto')),
    approved: new Set(rowsWith('approve')),
    notes: new Map(
      decisions
        .filter(({ note }) => note.es !== '' || note.en !== '')
        .flatMap((decision) => rowsOf(decision).map((row) => [row, decision.note] as const)),
    ),
  }
}

/** The wine itself; where it is no longer on the list, those of the same label. */
function rowFinder(wines: readonly { id: string; key: string }[]) {
  const byId = new Map(wines.map(({ id }, row) => [id, row]))
  const byKey = Map.groupBy(wines.keys(), (row) => wines[row]!.key)
  return ({ wineId, wineKey }: HouseDecision): readonly number[] => {
    const row = byId.get(wineId)
    return row !== undefined ? [row] : (byKey.get(wineKey) ?? [])
  }
}

function plain({ about, key, values }: HouseNumbers) {
  return [about, key, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]
}

/** 64 bits in two halves: the same decisions have the same hash in every process. */
function hashOf(content: unknown): string {
  const text = JSON.stringify(content)
  return [fnv1a32(text), fnv1a32(`house ${text}`)].map((half) => half.toString(16).padStart(8, '0')).join('')
}
