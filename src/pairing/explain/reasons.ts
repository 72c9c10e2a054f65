/** Rules that moved a score, as sentences a guest can follow. A sentence appears only when its rule really acts. */
import type { Lang } from '../../contract/requests.ts'
import type { Part, Reason } from '../../contract/results.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { withCause } from './spoken-cause.ts'

/** A rule that moves the logit by less than this is not worth a sentence. */
export const WORTH_SAYING = 0.15
const MOST_REASONS = 4
const MOST_CAUTIONS = 3

export function reasonsOf(
  parts: readonly Part[],
  compiled: ReadonlyMap<string, CompiledRule>,
  dish: DishReading,
  lang: Lang,
): { reasons: Reason[]; cautions: Reason[] } {
  const said = parts
    .filter((part) => part.from === 'rule' && Math.abs(part.logit) >= WORTH_SAYING)
    .sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit) || (a.id < b.id ? -1 : 1))
    .flatMap((part) => {
      const rule = compiled.get(part.id)
      return rule
        ? [{ id: part.id, text: sayRule(rule, dish, lang), strength: Math.abs(part.logit), logit: part.logit }]
        : []
    })
  const reason = ({ id, text, strength }: Reason): Reason => ({
    id,
    text,
    strength: Math.round(strength * 1_000) / 1_000,
  })
  return {
    reasons: said
      .filter(({ logit }) => logit > 0)
      .slice(0, MOST_REASONS)
      .map(reason),
    cautions: said
      .filter(({ logit }) => logit < 0)
      .slice(0, MOST_CAUTIONS)
      .map(reason),
  }
}

/** The rule's sentence about this dish. */
export function sayRule({ rule, terms }: CompiledRule, dish: DishReading, lang: Lang): string {
  return withCause(rule.say[lang], terms, dish, lang)
}
