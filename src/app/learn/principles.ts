/** The principles of pairing with their sources, and examples that the engine judges as they are read. */
import type { LearnSource, Principle } from '../../contract/learn.ts'
import type { Lang } from '../../contract/requests.ts'
import type { Engine } from '../../pairing/engine.ts'
import { judgeExample, judgeFreely } from './examples.ts'
import type { Lesson } from './lessons.ts'

export function tellPrinciples(engine: Engine, lessons: readonly Lesson[], lang: Lang): Principle[] {
  const rules = new Map(engine.knowledge.rules.map((rule) => [rule.id, rule]))
  return [...lessons]
    .sort((a, b) => a.order - b.order)
    .map(({ id, title, text, source, rules: own, examples, counter }) => {
      const rule = rules.get(own[0] ?? '')
      return {
        id,
        title: title[lang],
        text: text[lang],
        kind: rule?.principle ?? 'tradition',
        evidence: rule?.evidence ?? 'judgement',
        sources: source.map((one) => citeSource(engine, one)),
        examples: examples.map((pair) => judgeExample(engine, pair, own, lang)),
        counter: judgeFreely(engine, counter, lang),
      }
    })
}

function citeSource({ knowledge }: Engine, id: string): LearnSource {
  const source = knowledge.tables.sources.byId.get(id)
  return {
    title: source?.title ?? id,
    author: source?.author ?? '',
    year: source?.year ?? '',
    url: source?.url || null,
  }
}
