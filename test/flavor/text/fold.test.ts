import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldText } from '../../../src/flavor/text/fold.ts'

const FOLDED: readonly (readonly [printed: string, folded: string])[] = [
  ['CEVICHE', 'ceviche'],
  ['Ají de Gallina', 'aji de gallina'],
  ['PIÑA', 'pina'],
  ['Gewürztraminer', 'gewurztraminer'],
  ['Bœuf', 'boeuf'],
  ['Weißburgunder', 'weissburgunder'],
  ['crème brûlée', 'creme brulee'],
  ['Moscato d’Asti', "moscato d'asti"],
  ['½ ﬁlet', '1⁄2 filet'],
  ['ají\u00adpanca', 'ajipanca'],
]
for (const [printed, folded] of FOLDED)
  test(`"${printed}" folds to "${folded}"`, () => expect(foldText(printed)).toBe(folded))

test('every folded character knows where it began in the input', () => {
  const { text, offsets } = fold('Ñandú œ’X')
  expect(text).toBe("nandu oe'x")
  expect([...offsets]).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 7, 8])
})

test('offsets rise, lie in the input, and there is one for each character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (input) => {
      const { text, offsets } = fold(input)
      expect(offsets.length).toBe(text.length)
      for (let i = 0; i < offsets.length; i++) {
        expect(offsets[i]!).toBeLessThan(input.length)
        if (i > 0) expect(offsets[i]!).toBeGreaterThanOrEqual(offsets[i - 1]!)
      }
    }),
  )
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (input) => {
      expect(foldText(foldText(input))).toBe(foldText(input))
    }),
  )
})

test('composed and decomposed letters are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (input) => {
      expect(foldText(input.normalize('NFD'))).toBe(foldText(input.normalize('NFC')))
    }),
  )
})
