/** Whether a wine can be had today. */
import type { WineReading } from '../flavor/readings.ts'

/** A bottle that is gone is never offered; a list without stock offers everything. */
export function inStock({ input }: WineReading): boolean {
  const stock = input.stock?.trim()
  return stock === undefined || stock === '' || !(Number(stock) <= 0)
}
