/** The house acts last: what it vetoed is gone, what it pinned comes first, the rest stays in the order of its scores. */
import type { WineTable } from '../wine-table.ts'
import type { DishHouse } from './house-view.ts'

/** @param rows of the table, best first @returns the same rows, the pins among them before all others */
export function pinsFirst(rows: readonly number[], wines: WineTable, { pins }: DishHouse): number[] {
  if (pins.length === 0) return [...rows]
  const places = new Map(rows.map((row) => [wines.rows[row]!, row]))
  const first = pins.flatMap((row) => places.get(row) ?? [])
  const pinned = new Set(first)
  return [...first, ...rows.filter((row) => !pinned.has(row))]
}

export function isVetoed(row: number, wines: WineTable, { vetoed }: DishHouse): boolean {
  return vetoed.size > 0 && vetoed.has(wines.rows[row]!)
}
