/** Words to a fixed number of columns by their hash; the sign of a second hash lets collisions cancel (Weinberger 2009). */
import { fnv1a32 } from '../../domain/hash.ts'
import type { Matrix } from '../matrix.ts'

/** One row a list of words; counts, signed. */
export function hashWords(rows: readonly (readonly string[])[], columns: number): Matrix {
  const values = new Float32Array(rows.length * columns)
  for (const [row, words] of rows.entries())
    for (const word of words) {
      const hash = fnv1a32(word)
      // The low bits choose the column; a turned copy the sign.
      const sign = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) & 0x8000 ? -1 : 1
      values[row * columns + (hash % columns)]! += sign
    }
  return { rows: rows.length, columns, values }
}
