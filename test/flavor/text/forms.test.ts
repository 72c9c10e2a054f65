import { expect, test } from 'vitest'
import { buildGrammar, readWords, stemsOf } from '../../../src/flavor/text/words.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'

test('a form of the knowledge has the stems that the same words have on a menu', () => {
  const knowledge = loadKnowledge(new URL('../../../data/knowledge', import.meta.url).pathname)
  const grammar = buildGrammar(knowledge, 'food')
  const { dishes, ingredients, sauces, techniques } = knowledge.tables
  const forms = [dishes, ingredients, sauces, techniques].flatMap(({ rows }) =>
    rows.flatMap(({ es, en, aliases }) => [es, en, ...aliases]),
  )
  const different = forms.filter(
    (form) =>
      stemsOf(form, grammar).join(' ') !==
      readWords(form, grammar)
        .map(({ stem }) => stem)
        .join(' '),
  )
  expect(forms.length).toBeGreaterThan(10_000)
  expect(different).toEqual([])
})
