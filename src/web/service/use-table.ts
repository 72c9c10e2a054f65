/** The dishes of the table that is being served: by id, with how many of each. Kept on the phone through a reload. */
import { useState } from 'react'

export interface ServedTable {
  /** in the order they were put there */
  dishes: readonly { id: string; guests: number }[]
  count: number
  guestsOf(id: string): number
  add(id: string): void
  remove(id: string): void
  clear(): void
}

const MOST_OF_ONE = 20

export function useTable(house: string): ServedTable {
  const key = `maridaje.table.${house}`
  const [dishes, setDishes] = useState(() => read(key))
  const change = (next: ServedTable['dishes']) => {
    setDishes(next)
    write(key, next)
  }
  const guestsOf = (id: string) => dishes.find((one) => one.id === id)?.guests ?? 0
  return {
    dishes,
    count: dishes.reduce((sum, { guests }) => sum + guests, 0),
    guestsOf,
    add: (id) =>
      change(
        guestsOf(id) === 0
          ? [...dishes, { id, guests: 1 }]
          : dishes.map((one) => (one.id === id ? { id, guests: Math.min(MOST_OF_ONE, one.guests + 1) } : one)),
      ),
    remove: (id) =>
      change(dishes.flatMap((one) => (one.id !== id ? [one] : one.guests > 1 ? [{ id, guests: one.guests - 1 }] : []))),
    clear: () => change([]),
  }
}

function read(key: string): ServedTable['dishes'] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.id === 'string' && one.guests > 0) : []
  } catch {
    return []
  }
}

function write(key: string, dishes: ServedTable['dishes']): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(dishes))
  } catch {
    // the table then lives as long as the page
  }
}
