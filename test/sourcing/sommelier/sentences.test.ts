import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { compare, readExpected } from './expected.ts'
import { bodies } from './read-here.ts'

for (const lang of ['es', 'en'] as const) {
  const texts = readExpected(readFileSync(join(ROOT, 'test', 'fixtures', 'sommelier', `sentences-${lang}.txt`), 'utf8'))
  describe(`sentences, ${lang}`, () => {
    test('there are sixty and more', () => expect(texts.length).toBeGreaterThanOrEqual(60))
    for (const { id, text, statements } of texts)
      test(`${id}: ${text.split('\n')[0]}`, async () => {
        const { missed, surplus } = compare(statements, await bodies(text))
        expect({ missed, surplus }).toEqual({ missed: [], surplus: [] })
      })
  })
}

for (const [file, count] of [
  ['held-out.txt', 40],
  ['held-out-2.txt', 16],
  ['paragraphs.txt', 20],
] as const)
  test(`of the paragraphs of ${file} most is read, and little that is not there`, async () => {
    const texts = readExpected(readFileSync(join(ROOT, 'test', 'fixtures', 'sommelier', file), 'utf8'))
    expect(texts).toHaveLength(count)
    let [found, missed, surplus] = [0, 0, 0]
    for (const { text, statements } of texts) {
      const agreement = compare(statements, await bodies(text))
      found += agreement.found.length
      missed += agreement.missed.length
      surplus += agreement.surplus.length
    }
    expect(found / (found + missed)).toBeGreaterThan(0.85)
    expect(found / (found + surplus)).toBeGreaterThan(0.8)
  })
