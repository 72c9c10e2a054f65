/** Pairing rules as data (docs/architecture.md, "Rules"): the schema of data/knowledge/pairing-rules.yaml. */
import { z } from 'zod'
import { DISH_KEYS, FACETS, STYLE_CLASSES, WINE_KEYS } from '../domain/vocabulary.ts'

const range = z.tuple([z.number(), z.number()])
const dishKey = `dish\\.(?:${DISH_KEYS.join('|')})`
const wineKey = `wine\\.(?:${WINE_KEYS.join('|')})`
const facet = `dish\\.(?:${Object.keys(FACETS).join('|')})`
const numeric = new RegExp(`^(?:${dishKey}|${wineKey}|diff\\(${dishKey}, ?${wineKey}\\)|overlap\\(aromas\\))$`)
const membership = new RegExp(`^(?:${facet}|style|style_class|region|grape|family|contains)$`)

const NumericTerm = z.union([
  z.strictObject({ of: z.string().regex(numeric), rises: range }),
  z.strictObject({ of: z.string().regex(numeric), falls: range }),
  z.strictObject({ of: z.string().regex(numeric), near: range }),
])
const MembershipTerm = z.strictObject({
  of: z.string().regex(membership),
  is: z.array(z.string()).nonempty(),
})
export const RuleTerm = z.union([NumericTerm, MembershipTerm])

export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  principle: z.enum(['clash', 'contrast', 'complement', 'congruence', 'cleanse', 'tradition']),
  when: z.array(RuleTerm).nonempty(),
  effect: z.number().min(-3).max(3),
  evidence: z.enum(['strong', 'moderate', 'tradition', 'judgement']),
  source: z.array(z.string()).nonempty(),
  say: z.strictObject({ es: z.string().min(3), en: z.string().min(3) }),
  fires: z.string().includes(' + '),
  silent: z.string().includes(' + '),
})

export type RuleTerm = z.infer<typeof RuleTerm>
export type Rule = z.infer<typeof Rule>

/** Every value an `is` term of this path may name; null where the values are ids of a table. */
export function membershipValues(path: string): readonly string[] | null {
  if (path === 'style_class') return STYLE_CLASSES
  const name = path.replace('dish.', '')
  return name in FACETS ? FACETS[name as keyof typeof FACETS] : null
}
