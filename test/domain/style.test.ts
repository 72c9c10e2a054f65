import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyStyle, type StyleEvidence } from '../../src/domain/style.ts'
import { COLOURS, type StyleClass, WINE_TYPES } from '../../src/domain/vocabulary.ts'

const WHITE: StyleEvidence = {
  type: 'still',
  colour: 'white',
  sweetness: 0.05,
  bubbles: 0,
  body: 0.4,
  oak: 0,
  aromatic: false,
}
const RED: StyleEvidence = { ...WHITE, colour: 'red', body: 0.5 }

const CASES: readonly (readonly [what: string, wine: StyleEvidence, expected: StyleClass])[] = [
  ['port is fortified before it is sweet', { ...RED, type: 'fortified', sweetness: 0.9 }, 'fortified'],
  ['dry sherry too', { ...WHITE, type: 'fortified' }, 'fortified'],
  ['a late harvest is sweet', { ...WHITE, sweetness: 0.62 }, 'sweet'],
  ['just below it is off-dry', { ...WHITE, sweetness: 0.61 }, 'white_aromatic'],
  ['brut is sparkling', { ...WHITE, type: 'sparkling', bubbles: 0.9, sweetness: 0.15 }, 'sparkling'],
  ['demi-sec is sweet', { ...WHITE, type: 'sparkling', bubbles: 0.9, sweetness: 0.5 }, 'sweet'],
  ['frizzante is sparkling', { ...WHITE, bubbles: 0.4 }, 'sparkling'],
  ['a spritz of gas is not', { ...WHITE, bubbles: 0.39 }, 'white_light_crisp'],
  ['bubbles come before rosé', { ...WHITE, colour: 'rose', bubbles: 0.9 }, 'sparkling'],
  ['orange', { ...WHITE, colour: 'orange', oak: 0.6 }, 'orange'],
  ['rosé', { ...WHITE, colour: 'rose' }, 'rose'],
  ['a light red', { ...RED, body: 0.39 }, 'red_light'],
  ['a medium red', { ...RED, body: 0.4 }, 'red_medium'],
  ['still medium', { ...RED, body: 0.69 }, 'red_medium'],
  ['a full red', { ...RED, body: 0.7 }, 'red_full'],
  ['oak comes before aroma', { ...WHITE, oak: 0.4, aromatic: true }, 'white_full_oaked'],
  ['an aromatic grape', { ...WHITE, aromatic: true, body: 0.9 }, 'white_aromatic'],
  ['9 g/L of sugar', { ...WHITE, sweetness: 0.225 }, 'white_aromatic'],
  ['a full white without oak', { ...WHITE, body: 0.71 }, 'white_full_oaked'],
  ['everything else', WHITE, 'white_light_crisp'],
]
for (const [what, wine, expected] of CASES) test(what, () => expect(classifyStyle(wine)).toBe(expected))

test('the class never contradicts the colour of a still dry wine', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  const wine = fc.record({
    type: fc.constantFrom(...WINE_TYPES),
    colour: fc.constantFrom(...COLOURS),
    sweetness: unit,
    bubbles: unit,
    body: unit,
    oak: unit,
    aromatic: fc.boolean(),
  })
  fc.assert(
    fc.property(wine, (one) => {
      const style = classifyStyle(one)
      if (style.startsWith('red_')) expect(one.colour).toBe('red')
      if (style.startsWith('white_')) expect(one.colour).toBe('white')
      if (style === 'rose' || style === 'orange') expect(one.colour).toBe(style)
    }),
  )
})
