/** A dish and a wine of a lesson, as the engine judges them now. */
import type { LearnExample } from '../../contract/learn.ts'
import type { Lang } from '../../contract/requests.ts'
import type { Engine } from '../../pairing/engine.ts'
import { sayRule, WORTH_SAYING } from '../../pairing/explain/reasons.ts'

/** @param pair `dish + wine` @param rules the ones that may speak */
export function judgeExample(engine: Engine, pair: string, rules: readonly string[], lang: Lang): LearnExample {
  const [dish = '', wine = ''] = pair.split(' + ')
  const reading = engine.readDish(dish)
  const result = engine.pairReading(reading, engine.readList([{ name: wine }]), { top: 1, lang })
  const first = result.recommendations[0]
  const loudest = (first?.parts ?? [])
    .filter((part) => part.from === 'rule' && rules.includes(part.id) && Math.abs(part.logit) >= WORTH_SAYING)
    .sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit))[0]
  const rule = engine.scorers.compiled.find((one) => one.rule.id === loudest?.id)
  return {
    dish,
    wine,
    colour: first?.colour ?? 'red',
    score: first?.score ?? 0,
    said: rule ? sayRule(rule, reading, lang) : null,
    is_against: (loudest?.logit ?? 0) < 0,
    dish_outline: result.outline,
    wine_outline: first?.outline ?? {},
  }
}

/** For a counter-example: what the engine says loudest of the two, whichever rule it is. */
export function judgeFreely(engine: Engine, pair: string, lang: Lang): LearnExample {
  return judgeExample(
    engine,
    pair,
    engine.scorers.compiled.map(({ rule }) => rule.id),
    lang,
  )
}
