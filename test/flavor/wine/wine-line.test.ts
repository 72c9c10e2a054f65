/** How a reading leaves the engine. */
import { expect, test } from 'vitest'
import { WineLine } from '../../../src/contract/results.ts'
import { buildWineLexicon } from '../../../src/flavor/wine/lexicon.ts'
import { readWine } from '../../../src/flavor/wine/read-wine.ts'
import { toWineLine } from '../../../src/flavor/wine/wine-line.ts'
import { smallKnowledge } from './small-knowledge.ts'

const lexicon = buildWineLexicon(smallKnowledge())
const line = (name: string) => toWineLine(readWine({ name }, lexicon), lexicon)

test('names for people, the id of the style, three decimals', () => {
  const wine = line('Casa Silva Sauvignon Blanc 2021 Maipo 12.7%')
  expect(wine).toMatchObject({
    grapes: ['Sauvignon Blanc'],
    region: 'Valle del Maipo',
    country: 'CL',
    style: 'sauvignon-blanc',
    style_class: 'white_light_crisp',
    abv: 12.7,
  })
  expect(WineLine.parse(wine)).toEqual(wine)
  for (const { v } of Object.values(wine.profile.structure)) expect(v).toBe(Math.round(v * 1000) / 1000)
})

test('what is no wine has no colour and no style', () => {
  expect(line('Cusqueña 330ml')).toMatchObject({
    kind: 'beer',
    colour: null,
    style: null,
    style_class: null,
    confidence: 0,
  })
})

test.each([
  ['Barossa Shiraz', ['Shiraz']],
  ['Syrah', ['Syrah']],
  ['Cab. Sauv.', ['Cabernet Sauvignon']],
  ['Cabernet', ['Cabernet Sauvignon']],
  ['Grenache y Mourvèdre', ['Grenache', 'Mourvèdre']],
])('%s is printed as %s', (name, grapes) => expect(line(name).grapes).toEqual(grapes))
