import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fnv1a32 } from '../../src/domain/hash.ts'

/** Test vectors of http://www.isthe.com/chongo/tech/comp/fnv/. */
const VECTORS: readonly (readonly [text: string, hash: number])[] = [
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['b', 0xe70c2de5],
  ['foobar', 0xbf9cf968],
]
for (const [text, hash] of VECTORS) test(`fnv1a32("${text}")`, () => expect(fnv1a32(text)).toBe(hash))

test('is an unsigned 32-bit whole number', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const hash = fnv1a32(text)
      expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true)
    }),
  )
})
