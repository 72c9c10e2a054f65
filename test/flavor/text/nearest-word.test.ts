import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, indexWords } from '../../../src/flavor/text/nearest-word.ts'

/** The textbook recursion (optimal string alignment), slow and plain: the oracle. */
function distance(a: string, b: string): number {
  const memo = new Map<string, number>()
  const go = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = `${i} ${j}`
    const known = memo.get(key)
    if (known !== undefined) return known
    let best = Math.min(go(i - 1, j) + 1, go(i, j - 1) + 1, go(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, go(i - 2, j - 2) + 1)
    memo.set(key, best)
    return best
  }
  return go(a.length, b.length)
}

const short = fc.stringMatching(/^[abc]{0,9}$/)

test('the edit distance is that of the textbook, or above the limit', () => {
  fc.assert(
    fc.property(short, short, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const expected = distance(a, b)
      const found = editDistance(a, b, limit)
      if (expected <= limit) expect(found).toBe(expected)
      else expect(found).toBeGreaterThan(limit)
    }),
    { numRuns: 2_000 },
  )
})

const WORDS = ['ceviche', 'pescado', 'chicharron', 'causa', 'anticucho', 'langostino', 'tiradito', 'parihuela']
const SLIPS: readonly (readonly [printed: string, meant: string | null])[] = [
  ['cevihce', 'ceviche'],
  ['cevice', 'ceviche'],
  ['pezcado', 'pescado'],
  ['chicharon', 'chicharron'],
  ['anticucho', 'anticucho'],
  ['langostnio', 'langostino'],
  ['parhuela', 'parihuela'],
  ['xyzzy', null],
  ['cebolla', null],
  ['p', null],
  ['12345', null],
]
for (const [printed, meant] of SLIPS)
  test(`"${printed}" means ${meant ?? 'nothing known'}`, () => expect(indexWords(WORDS).nearest(printed)).toBe(meant))

test('the first words, looked up one by one, get the answers of the index that is made later', () => {
  const words = Array.from({ length: 400 }, (_, i) => `${'abcdefghij'[i % 10]}lmn${(i * 7919).toString(36)}opq`)
  const asked = words.map((word, i) =>
    i % 2 ? word.slice(0, 3) + word.slice(4) : `${word.slice(0, 2)}x${word.slice(2)}`,
  )
  const early = asked.slice(0, 150).map((word) => indexWords(words).nearest(word))
  const index = indexWords(words)
  for (let i = 0; i < 300; i++) index.nearest(`zzzzz${i}zz`.replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!))
  expect(asked.slice(0, 150).map((word) => index.nearest(word))).toEqual(early)
})
