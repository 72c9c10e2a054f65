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

test('of the paragraphs on which nothing was tuned most is read, and little that is not there', async () => {
  const texts = readExpected(readFileSync(join(ROOT, 'test', 'fixtures', 'sommelier', 'held-out.txt'), 'utf8'))
  expect(texts).toHaveLength(40)
  let [found, missed, surplus] = [0, 0, 0]
  for (const { text, statements } of texts) {
    const agreement = compare(statements, await bodies(text))
    found += agreement.found.length
    missed += agreement.missed.length
    surplus += agreement.surplus.length
  }
  expect(found / (found + missed)).toBeGreaterThan(0.8)
  expect(found / (found + surplus)).toBeGreaterThan(0.8)
})
