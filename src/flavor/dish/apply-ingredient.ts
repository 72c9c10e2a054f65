/** What one ingredient of the text does to the dish it stands in. */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { DISH_INDEX, DISH_KEYS, type Protein } from '../../domain/vocabulary.ts'
import type { Ingredient, KnownDish } from '../../knowledge/tables.ts'
import { stemsOf } from '../text/words.ts'
import { type Draft, move, nameCause, season, shift } from './draft.ts'
import type { DishLexicon } from './lexicon.ts'
import { FLESH, GROUND, isCrumb, proteinOf, QUIET } from './protein-weight.ts'
import type { Mention } from './understand.ts'

/** The known dish that leads and where its name stands. */
export interface Lead {
  dish: KnownDish
  mention: Mention
}

const NAMED_ACCENT = 0.15

export function applyIngredient(
  row: Ingredient,
  mention: Mention,
  draft: Draft,
  lead: Lead | null,
  lexicon: DishLexicon,
): void {
  const component = componentOf(row)
  const own = lead ? ownIngredients(lead.dish).get(row.id) : undefined
  if (mention.role === 'without') return takeAway(row, component, mention, draft)
  if (row.protein === '' || own === 'accent') {
    if (own === undefined) return season(draft, component, mention.role === 'main' ? 0.45 : 0.35, mention.span)
    // It is in the dish already; that the menu names it makes it a little louder.
    season(draft, component, NAMED_ACCENT, mention.span)
    for (const key of DISH_KEYS) if (component[DISH_INDEX[key]]! >= 0.4) nameCause(draft, key, mention.span)
    return
  }
  const protein = proteinOf(row)
  nameCause(draft, `protein:${protein}`, mention.span)
  if (lead === null) return
  if (draft.protein.includes(protein) && (own !== undefined || draft.protein[0] === protein)) return
  if (lead.dish.course === 'dessert') return season(draft, component, 0.35, mention.span)
  const old = draft.protein[0] ?? 'none'
  const technique = draft.technique[0]
  const from = lexicon.prototypes.of(old, technique, false)
  const to = lexicon.prototypes.of(protein, technique, false)
  if (takesPlace(row, old, mention, lead, lexicon)) {
    shift(draft, to, from, 0.8, mention.span)
    draft.protein = FLESH.has(old) ? [protein, ...draft.protein.slice(1)] : [protein, ...draft.protein]
    season(draft, component, 0.15, mention.span)
  } else if (standsInForFlesh(protein, old, mention, lead, lexicon)) {
    shift(draft, to, from, 0.7, mention.span)
    season(draft, component, 0.2, mention.span)
    draft.protein = [protein, ...draft.protein.filter((known) => !FLESH.has(known))]
  } else if (QUIET.has(protein)) {
    season(draft, component, mention.role === 'main' ? 0.3 : 0.12, mention.span)
    if (mention.role === 'main' && mention.named) draft.protein = [...draft.protein, protein]
  } else if (leadsOver(row, old)) {
    shift(draft, to, from, 0.55, mention.span)
    season(draft, component, 0.25, mention.span)
    draft.protein = [protein, ...draft.protein]
  } else {
    season(draft, component, 0.2, mention.span)
    draft.protein = [...draft.protein, protein]
  }
}

/** "quinoto con lomo", "canelones de cangrejo": flesh leads where cheese, mushrooms or vegetables did. */
function leadsOver(row: Ingredient, old: Protein): boolean {
  if (isCrumb(row)) return false
  return GROUND.has(old) || (!FLESH.has(old) && FLESH.has(proteinOf(row)))
}

/** "sin queso": the ingredient's own taste goes, and it leads no longer. */
function takeAway(row: Ingredient, component: Float32Array, mention: Mention, draft: Draft): void {
  for (const key of DISH_KEYS) {
    const index = DISH_INDEX[key]
    if (component[index]! > 0.2) move(draft, key, draft.values[index]! - 0.5 * component[index]!, mention.span, 0.5)
  }
  if (row.protein !== '' && draft.protein.length > 1)
    draft.protein = draft.protein.filter((known) => known !== row.protein)
}

/** "lomo saltado de pollo" says it; "fettuccini a la huancaína con langostinos" leaves its own meat unsaid. */
function takesPlace(row: Ingredient, old: Protein, mention: Mention, lead: Lead, lexicon: DishLexicon): boolean {
  const protein = proteinOf(row)
  if (QUIET.has(protein)) return false
  if (mention.inner) return true
  if (isCrumb(row)) return false
  if (GROUND.has(old)) return mention.role === 'main'
  if (!FLESH.has(protein) || !FLESH.has(old)) return false
  const isSaid = mention.role === 'main' && (mention.named || qualifies(mention, lead))
  // "Calamar relleno de langostinos" is still squid; "empanadas rellenas de pollo" are of chicken.
  return (isSaid && !mention.filling) || !namesProtein(lead, old, lexicon)
}

/** "Alpaca steak", "lamb burger": in English what it is of stands right before. */
function qualifies(mention: Mention, { mention: lead }: Lead): boolean {
  return lead.segment === mention.segment && mention.words[mention.words.length - 1] === lead.words[0]! - 1
}

/** "ceviche de mango", "lasaña de verduras": what stands right behind a name that leaves its meat or fish unsaid. */
function standsInForFlesh(protein: Protein, old: Protein, mention: Mention, lead: Lead, lexicon: DishLexicon): boolean {
  if (FLESH.has(protein) || !FLESH.has(old) || mention.role !== 'main') return false
  // "Seitán a la chorrillana", "tofu saltado": so soon as these lead, no flesh is meant.
  const isInstead = protein === 'legume' || protein === 'mushroom'
  if (isInstead && mention.words[mention.words.length - 1] === lead.mention.words[0]! - 1)
    return !namesProtein(lead, old, lexicon)
  if (!mention.named) return false
  const end = lead.mention.words[lead.mention.words.length - 1]!
  return mention.words[0] === end + 1 && !namesProtein(lead, old, lexicon)
}

/** Whether the words of the dish's name say its main ingredient ("pollo a la brasa") or leave it open ("tallarines verdes"). */
export function namesProtein({ dish, mention }: Lead, protein: Protein, lexicon: DishLexicon): boolean {
  const said = stemsOf(mention.span.text, lexicon.grammar)
  return [...ownIngredients(dish).keys()].some((id) => {
    const row = lexicon.ingredients.get(id)
    if (!row || proteinOf(row) !== protein) return false
    const words = wordsOf(row, lexicon)
    return said.some((stem) => words.has(stem))
  })
}

const wordsCache = new WeakMap<Ingredient, ReadonlySet<string>>()

function wordsOf(row: Ingredient, lexicon: DishLexicon): ReadonlySet<string> {
  let words = wordsCache.get(row)
  if (!words) {
    words = new Set([row.es, row.en, ...row.aliases].flatMap((form) => stemsOf(form, lexicon.grammar)))
    wordsCache.set(row, words)
  }
  return words
}

const components = new WeakMap<Ingredient, Float32Array>()

/** An ingredient's own values in the order of DISH_KEYS; textures are left to the dish. */
export function componentOf(row: Ingredient): Float32Array {
  const known = components.get(row)
  if (known) return known
  const values = new Float32Array(DISH_WIDTH)
  for (const key of ['sweet', 'sour', 'salty', 'bitter', 'umami', 'fat', 'heat', 'weight'] as const)
    values[DISH_INDEX[key]] = row[key]
  for (const [aroma, value] of row.aromas) values[DISH_INDEX[aroma]] = value
  components.set(row, values)
  return values
}

const ownCache = new WeakMap<KnownDish, Map<string, string>>()

function ownIngredients(dish: KnownDish): Map<string, string> {
  let own = ownCache.get(dish)
  if (!own) {
    own = new Map(dish.ingredients.map((part) => [part.split(':')[0]!, part.split(':')[1] ?? 'main']))
    ownCache.set(dish, own)
  }
  return own
}
