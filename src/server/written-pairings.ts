/**
 * Pairings as they go over the wire. A kept answer is the same object each time it is asked for, so from the second time
 * on its bytes are kept with it: writing 20 kB of JSON costs more than finding the answer.
 */
import type { DishResult, PairingResponse } from '../contract/results.ts'

type Part = DishResult | PairingResponse['list']

/** null: was asked for once, as most texts that nobody has on his menu ever are */
const written = new WeakMap<Part, Buffer | null>()
const OPEN = Buffer.from('{"results":[')
const COMMA = Buffer.from(',')
const LIST = Buffer.from('],"list":')
const CLOSE = Buffer.from('}')

/** The same bytes as `JSON.stringify(response)`. */
export function writePairings({ results, list }: PairingResponse): Buffer {
  const parts = results.flatMap((result, index) => (index === 0 ? [bytesOf(result)] : [COMMA, bytesOf(result)]))
  return Buffer.concat([OPEN, ...parts, LIST, bytesOf(list), CLOSE])
}

function bytesOf(part: Part): Buffer {
  const known = written.get(part)
  if (known) return known
  const bytes = Buffer.from(JSON.stringify(part))
  written.set(part, known === null ? bytes : null)
  return bytes
}
