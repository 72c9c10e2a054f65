/** What is wrong with the lessons: what their own form cannot say. */
import type { Engine } from '../../pairing/engine.ts'
import { judgeExample } from './examples.ts'
import type { Lesson, QuizWay } from './lessons.ts'

export function checkLessons(engine: Engine, lessons: readonly Lesson[], ways: readonly QuizWay[]): string[] {
  const { sources } = engine.knowledge.tables
  const rules = new Set(engine.knowledge.rules.map(({ id }) => id))
  const problems: string[] = []
  const sorted = (file: string, ids: readonly string[]) =>
    ids.forEach((id, i) => {
      if (i > 0 && id <= (ids[i - 1] ?? '')) problems.push(`${file}: "${id}" is out of order or twice`)
    })
  sorted(
    'principles.yaml',
    lessons.map(({ id }) => id),
  )
  sorted(
    'quiz.yaml',
    ways.map(({ id }) => id),
  )
  if (new Set(lessons.map(({ order }) => order)).size < lessons.length)
    problems.push('principles.yaml: two principles have the same order')
  for (const { id, source } of [...lessons, ...ways])
    for (const one of source)
      if (one !== 'judgement' && !sources.byId.has(one)) problems.push(`${id}: no source is called "${one}"`)
  for (const { id, rules: own, examples, counter } of lessons) {
    for (const rule of own) if (!rules.has(rule)) problems.push(`${id}: no rule is called "${rule}"`)
    for (const pair of examples)
      if (judgeExample(engine, pair, own, 'es').said === null)
        problems.push(`${id}: "${pair}" makes none of its rules speak`)
    const { said } = judgeExample(engine, counter, own, 'es')
    if (said !== null) problems.push(`${id}: the counter-example "${counter}" makes a rule speak: ${said}`)
  }
  return problems
}
