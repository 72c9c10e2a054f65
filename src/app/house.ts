/** The use cases of a house, by theme: one folder or file each, put together here. */
import type { Around } from './around.ts'

// biome-ignore lint/suspicious/noEmptyInterface: the themes follow
export interface House {}

export function openHouse(_around: Around): House {
  return {}
}
