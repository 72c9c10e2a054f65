import { expect, test } from 'vitest'
import { writePairings } from '../../src/server/written-pairings.ts'
import { fakeApp } from './fake-app.ts'

const answerTo = (dishes: string[]) => fakeApp().pairDishes({ dishes, top: 2, lang: 'es' })

test.each([[[]], [['ceviche']], [['ají de gallina “de la casa”', 'causa', 'ceviche']]])(
  'the bytes are those of JSON: %j',
  async (dishes) => {
    const answer = await answerTo(dishes)
    // written anew, written to be kept, from what was kept
    for (const _ of [1, 2, 3]) expect(writePairings(answer).toString()).toBe(JSON.stringify(answer))
  },
)

test('a result that is kept stands in every answer that holds it', async () => {
  const [one, two] = [await answerTo(['ceviche']), await answerTo(['causa'])]
  writePairings(one)
  writePairings(one)
  const both = { results: [...two.results, ...one.results], list: two.list }
  expect(writePairings(both).toString()).toBe(JSON.stringify(both))
})
