import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createApp } from '../../../src/app/create.ts'
import { checkLessons } from '../../../src/app/learn/check-lessons.ts'
import { type Lesson, readLessons, readQuizWays } from '../../../src/app/learn/lessons.ts'
import { ROOT } from '../../../src/config.ts'
import { Principle, Quiz } from '../../../src/contract/learn.ts'
import { engine } from '../../engine.ts'

const app = await createApp({ root: ROOT })
const lessons = readLessons(ROOT)

test('every lesson holds: sources, rules, examples that speak, a counter-example that does not', () => {
  expect(checkLessons(engine, lessons, readQuizWays(ROOT))).toEqual([])
})

test('a lesson that does not hold is told', () => {
  const [first] = lessons as [Lesson, ...Lesson[]]
  const wrong: Lesson = { ...first, id: 'a', source: ['nobody'], rules: ['no-rule'], examples: [first.counter] }
  const problems = checkLessons(engine, [wrong, { ...first, counter: first.examples[0]! }], [])
  expect(problems.join('\n')).toMatch(/nobody[\s\S]*no-rule[\s\S]*none of its rules speak[\s\S]*makes a rule speak/)
})

test.each(['es', 'en'] as const)('the principles in %s come in their order, sourced and with live examples', (lang) => {
  const told = app.learning.principles(lang)
  expect(told).toHaveLength(lessons.length)
  for (const principle of told) {
    Principle.parse(principle)
    for (const { title } of principle.sources) expect(title.length, principle.id).toBeGreaterThan(5)
    for (const example of principle.examples) expect(example.said, principle.id).not.toBeNull()
  }
  expect(told[0]?.id).toBe(lessons.find(({ order }) => order === 1)?.id)
})

test('a quiz has ten questions whose right answer the engine confirms; the same seed asks the same', async () => {
  const wines = await app.wines('demo')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('es', 'en'), async (seed, lang) => {
      const quiz = Quiz.parse(await app.learning.quiz(seed, lang))
      expect(quiz.questions).toHaveLength(10)
      for (const { options, right, text, explanation } of quiz.questions) {
        expect(new Set(options).size).toBe(4)
        expect(options[right]).toBeDefined()
        expect(text).not.toMatch(/[{}]/)
        expect(explanation).not.toBe('')
      }
      expect(await app.learning.quiz(seed, lang)).toEqual(quiz)
    }),
    { numRuns: 12 },
  )
  expect(wines.length).toBeGreaterThan(50)
})

test('where a question asks for a wine, the right one is the best of the four', async () => {
  const { questions } = await app.learning.quiz(5, 'es')
  const asked = questions.filter(({ asks }) => asks === 'wine')
  expect(asked.length).toBeGreaterThan(2)
  for (const { options, right, text } of asked) {
    const dish = /con (.+)\?$/.exec(text)?.[1] ?? ''
    const list = options.map((name) => ({ name }))
    const { results } = await app.pairDishes({ dishes: [dish], wines: list, top: 4, lang: 'es' })
    expect(results[0]?.recommendations[0]?.wine, text).toBe(options[right])
  }
})

test('a wine finds its dishes, best first, and those to keep away from; what is no wine finds none', async () => {
  const malbec = await app.learning.dishesFor('Malbec de Mendoza', 'es')
  const scores = malbec.dishes.map(({ score }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(malbec.dishes.map(({ section }) => section)).toContain('PARRILLA')
  expect(malbec.avoid.length).toBeGreaterThan(0)
  for (const { score } of malbec.avoid) expect(score).toBeLessThan(Math.min(...scores))
  expect((await app.learning.dishesFor('Pilsen Callao', 'es')).dishes).toEqual([])
})
