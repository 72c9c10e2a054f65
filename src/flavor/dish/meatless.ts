/** "Rocoto relleno vegetariano", "vegan lomo saltado": the dish without the flesh that its name brings along. */
import type { Span } from '../../domain/profile.ts'
import type { Protein } from '../../domain/vocabulary.ts'
import { foldText } from '../text/fold.ts'
import { type Draft, nameCause, shift } from './draft.ts'
import type { DishLexicon } from './lexicon.ts'
import { FLESH } from './protein-weight.ts'
import type { Mention } from './understand.ts'

export type Diet = 'vegetarian' | 'vegan'

const DIET = /^(vegan|vegetarian|veggi)/
/** "opción vegetariana" only says that there is one. */
const OFFERED = /(?:^|[\s(/])(?:opci[oó]n(?:es)?|options?|tambi[eé]n|available|disponible|o|or)\s*:?\s*$/iu
const OFFERED_AFTER = /^\s*(?:opci[oó]n|options?|available|disponible)/iu

export function dietOf(mentions: readonly Mention[], text: string): { diet: Diet; span: Span } | null {
  for (const { meaning, span, role } of mentions) {
    if (meaning.type !== 'ingredient' || role === 'without') continue
    const word = DIET.exec(foldText(span.text))?.[1]
    if (word === undefined || OFFERED.test(text.slice(0, span.start)) || OFFERED_AFTER.test(text.slice(span.end)))
      continue
    return { diet: word === 'vegan' ? 'vegan' : 'vegetarian', span }
  }
  return null
}

/** Whether something with this protein may be in a dish of the diet. */
export function fitsDiet(protein: Protein, diet: Diet): boolean {
  return !FLESH.has(protein) && !(diet === 'vegan' && (protein === 'cheese' || protein === 'egg'))
}

/** What can be the heart of a dish without flesh. */
const LEADS: ReadonlySet<Protein> = new Set(['mushroom', 'legume', 'cheese', 'vegetable'])

/** Vegetables take the place of the flesh, and for vegans of cheese and egg. */
export function leaveOutFlesh(draft: Draft, diet: Diet, span: Span, lexicon: DishLexicon): void {
  const old = draft.protein.find((protein) => !fitsDiet(protein, diet))
  if (old === undefined) return
  const kept = draft.protein.filter((protein) => fitsDiet(protein, diet))
  const technique = draft.technique.find((one) => one !== 'raw' && one !== 'cured')
  const instead = kept.find((protein) => LEADS.has(protein)) ?? 'vegetable'
  shift(
    draft,
    lexicon.prototypes.of(instead, technique, false),
    lexicon.prototypes.of(old, technique, false),
    0.7,
    span,
  )
  draft.protein = kept.includes(instead) ? [instead, ...kept.filter((one) => one !== instead)] : [instead, ...kept]
  nameCause(draft, `protein:${instead}`, span)
}
