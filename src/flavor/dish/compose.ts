/** From what was understood to a profile: a known dish gives the start, what the text adds or swaps changes it. */
import { DISH_WIDTH, type DishProfile } from '../../domain/profile.ts'
import { DISH_INDEX, DISH_KEYS, type Protein, type Technique } from '../../domain/vocabulary.ts'
import type { Ingredient, KnownDish } from '../../knowledge/tables.ts'
import { applyChange, type Draft, freezeDraft, move, nameCause, newDraft, season, shift } from './draft.ts'
import type { DishLexicon } from './lexicon.ts'
import { stemsOf } from '../text/words.ts'
import { valuesOfDish } from './prototypes.ts'
import type { SectionHint } from './section.ts'
import type { Mention, Understanding } from './understand.ts'

export interface Composition {
  profile: DishProfile
  ingredients: string[]
  techniques: string[]
  sauces: string[]
  dish: KnownDish | null
  confidence: number
}

/** Plates of these are a ground for something else: what lies beside them leads the pairing. */
const GROUND: ReadonlySet<Protein> = new Set(['potato_corn', 'legume', 'vegetable', 'egg', 'none'])
/** Only flesh takes the place of flesh: cheese on a burger does not push out the beef. */
const FLESH: ReadonlySet<Protein> = new Set([
  'raw_fish',
  'white_fish',
  'oily_fish',
  'shellfish',
  'mollusc',
  'poultry',
  'pork',
  'beef',
  'lamb',
  'game',
  'offal',
])
/** Of these nobody chooses a wine when something else is on the plate. */
const QUIET: ReadonlySet<Protein> = new Set(['potato_corn', 'legume', 'vegetable', 'none', 'fruit'])

export function compose(understood: Understanding, section: SectionHint | null, lexicon: DishLexicon): Composition {
  const lead = understood.lead
  const dish = lead?.meaning.type === 'dish' ? lead.meaning.row : null
  const others = understood.mentions.filter((mention) => mention !== lead)
  const named = namedThings(understood, dish)
  const draft = dish && lead ? startFromDish(dish, lead, lexicon) : startFromIngredients(others, section, lexicon)
  for (const mention of others) apply(mention, draft, dish, lead, lexicon)
  markRaw(draft)
  const dessert = (dish?.course ?? section?.course) === 'dessert'
  const profile = freezeDraft(draft, {
    course: dish?.course ?? (section?.course || (dessert ? 'dessert' : 'main')),
    serve: dish?.serve ?? (draft.technique.some((t) => t === 'raw' || t === 'cured') ? 'cold' : 'hot'),
    cuisine: dish?.cuisine ?? (section?.cuisine || 'international'),
  })
  return { profile, ...named, dish, confidence: confidenceOf(understood, draft) }
}

function startFromDish(dish: KnownDish, lead: Mention, lexicon: DishLexicon): Draft {
  const draft = newDraft(valuesOfDish(dish), 0.85 * lead.certainty, 'lookup')
  draft.protein = [...dish.protein]
  draft.technique = facetsOf(dish, lexicon)
  for (const key of DISH_KEYS) if (draft.values[DISH_INDEX[key]]! >= 0.25) nameCause(draft, key, lead.span)
  nameCause(draft, 'protein', lead.span)
  nameCause(draft, 'technique', lead.span)
  return draft
}

function startFromIngredients(others: readonly Mention[], section: SectionHint | null, lexicon: DishLexicon): Draft {
  const mains = mainIngredients(others)
  const techniques = others.flatMap(({ meaning, role }) =>
    meaning.type === 'technique' && role !== 'without' ? [meaning.row.technique] : [],
  )
  const protein: Protein = mains.length > 0 ? proteinOf(mains[0]!.row) : 'none'
  const dessert = section?.course === 'dessert' || (mains.length > 0 && mains.every(({ row }) => row.sweet >= 0.6))
  const draft = newDraft(lexicon.prototypes.of(protein, techniques[0], dessert), mains.length > 0 ? 0.55 : 0.2, 'inferred')
  draft.protein = mains.map(({ row }) => proteinOf(row))
  for (const { row, mention } of mains) {
    nameCause(draft, 'protein', mention.span)
    blend(draft, componentOf(row), 0.35 / mains.length)
  }
  return draft
}

interface MainIngredient {
  row: Ingredient
  mention: Mention
}

/** The ingredients of the first segment that can carry a dish; those of later segments when there is none. */
function mainIngredients(others: readonly Mention[]): MainIngredient[] {
  const carriers = others.flatMap((mention) =>
    mention.meaning.type === 'ingredient' && mention.meaning.row.protein !== '' && mention.role !== 'without'
      ? [{ row: mention.meaning.row, mention }]
      : [],
  )
  const loud = carriers.filter(({ row }) => !QUIET.has(proteinOf(row)))
  const first = loud.filter(({ mention }) => mention.role === 'main')
  if (first.length > 0) return first
  const headed = carriers.filter(({ mention }) => mention.role === 'main')
  if (loud.length > 0) return loud.slice(0, 3)
  return headed.length > 0 ? headed : carriers.slice(0, 2)
}

function apply(mention: Mention, draft: Draft, dish: KnownDish | null, lead: Mention | null, lexicon: DishLexicon): void {
  const { meaning, span } = mention
  const sign = mention.role === 'without' ? -1 : 1
  switch (meaning.type) {
    case 'ingredient':
      return applyIngredient(meaning.row, mention, draft, dish, lead, lexicon)
    case 'sauce': {
      const has = dish?.sauces.includes(meaning.row.id) === true
      if (has && sign > 0) return nameSauce(draft, mention)
      if (!has && sign < 0) return
      return applyChange(draft, meaning.row.add, meaning.row.scale, sign, span)
    }
    case 'technique': {
      if (sign < 0) return
      const facet = meaning.row.technique
      const has = draft.technique.includes(facet)
      draft.technique = [facet, ...draft.technique.filter((known) => known !== facet)]
      nameCause(draft, 'technique', span)
      if (!has || dish === null) applyChange(draft, meaning.row.add, meaning.row.scale, dish ? 0.7 : 0.5, span)
      return
    }
    case 'flavor':
      return applyChange(draft, meaning.row.add, [], sign, span)
    case 'dish':
      return applySideDish(meaning.row, mention, draft)
    case 'line':
      return
  }
}

function applyIngredient(
  row: Ingredient,
  mention: Mention,
  draft: Draft,
  dish: KnownDish | null,
  lead: Mention | null,
  lexicon: DishLexicon,
): void {
  const component = componentOf(row)
  const protein = proteinOf(row)
  const own = dish ? ownIngredients(dish).get(row.id) : undefined
  if (mention.role === 'without') {
    for (const key of DISH_KEYS) {
      const index = DISH_INDEX[key]
      if (component[index]! > 0.2) move(draft, key, draft.values[index]! - 0.5 * component[index]!, mention.span, 0.5)
    }
    return
  }
  if (row.protein === '' || own === 'accent') {
    if (own === undefined) season(draft, component, mention.role === 'main' ? 0.45 : 0.35, mention.span)
    else for (const key of DISH_KEYS) if (component[DISH_INDEX[key]]! >= 0.4) nameCause(draft, key, mention.span)
    return
  }
  nameCause(draft, 'protein', mention.span)
  if (dish === null) return
  if (draft.protein.includes(protein) && (own !== undefined || sameProteinLeads(draft, protein))) return
  const old = draft.protein[0] ?? 'none'
  const technique = draft.technique[0]
  const dessert = dish.course === 'dessert'
  const from = lexicon.prototypes.of(old, technique, dessert)
  const to = lexicon.prototypes.of(protein, technique, dessert)
  if (dessert) season(draft, component, 0.35, mention.span)
  else if (takesPlace(protein, old, mention, dish, lead, lexicon)) {
    shift(draft, to, from, 0.8, mention.span)
    draft.protein = GROUND.has(old) ? [protein, ...draft.protein] : [protein, ...draft.protein.slice(1)]
  } else if (QUIET.has(protein)) {
    season(draft, component, mention.role === 'main' ? 0.3 : 0.12, mention.span)
    if (mention.role === 'main' && mention.named) draft.protein = [...draft.protein, protein]
  } else if (GROUND.has(old)) {
    shift(draft, to, from, 0.55, mention.span)
    draft.protein = [protein, ...draft.protein]
  } else {
    season(draft, component, 0.15, mention.span)
    draft.protein = [...draft.protein, protein]
  }
}

/** "lomo saltado de pollo" says it; "fettuccini a la huancaína con langostinos" leaves its own meat unsaid. */
function takesPlace(
  protein: Protein,
  old: Protein,
  mention: Mention,
  dish: KnownDish,
  lead: Mention | null,
  lexicon: DishLexicon,
): boolean {
  if (QUIET.has(protein)) return false
  if (GROUND.has(old)) return mention.role === 'main'
  if (!FLESH.has(protein) || !FLESH.has(old)) return false
  return (mention.role === 'main' && mention.named) || !namesProtein(dish, old, lead, lexicon)
}

/** Whether the words of the dish's name say its main ingredient ("pollo a la brasa") or leave it open ("tallarines verdes"). */
function namesProtein(dish: KnownDish, protein: Protein, lead: Mention | null, lexicon: DishLexicon): boolean {
  const said = new Set(lead?.span.text ? stemsOf(lead.span.text, lexicon.grammar) : [])
  return [...ownIngredients(dish).keys()].some((id) => {
    const row = lexicon.ingredients.get(id)
    if (!row || proteinOf(row) !== protein) return false
    return [row.es, row.en, ...row.aliases].some((form) => stemsOf(form, lexicon.grammar).some((word) => said.has(word)))
  })
}

function sameProteinLeads(draft: Draft, protein: Protein): boolean {
  return draft.protein[0] === protein
}

/** A second dish on the plate or in a combo colours the first; on a plain ground it leads. */
function applySideDish(row: KnownDish, mention: Mention, draft: Draft): void {
  const protein = row.protein[0] ?? 'none'
  const leads = GROUND.has(draft.protein[0] ?? 'none') && !QUIET.has(protein)
  if (row.course === 'side' || QUIET.has(protein)) blend(draft, valuesOfDish(row), 0.1)
  else blend(draft, valuesOfDish(row), leads ? 0.5 : mention.role === 'main' ? 0.35 : 0.2)
  nameCause(draft, 'protein', mention.span)
  draft.protein = leads ? [protein, ...draft.protein] : [...draft.protein, protein]
}

function nameSauce(draft: Draft, mention: Mention): void {
  if (mention.meaning.type !== 'sauce') return
  for (const [key, amount] of mention.meaning.row.add) if (amount >= 0.15) nameCause(draft, key, mention.span)
}

/** Fish that no fire has touched is raw fish, whatever the dish is called. */
function markRaw(draft: Draft): void {
  const cooked = draft.technique.some((technique) => technique !== 'raw' && technique !== 'cured')
  const raw = draft.technique.some((technique) => technique === 'raw' || technique === 'cured')
  const fish = draft.protein.some((protein) => protein === 'white_fish' || protein === 'oily_fish')
  if (raw && !cooked && fish && !draft.protein.includes('raw_fish')) draft.protein = ['raw_fish', ...draft.protein]
}

function blend(draft: Draft, values: Float32Array, share: number): void {
  for (let i = 0; i < DISH_WIDTH; i++) draft.values[i] = draft.values[i]! * (1 - share) + values[i]! * share
}

const components = new WeakMap<Ingredient, Float32Array>()

/** An ingredient's own values in the order of DISH_KEYS; textures are left to the dish. */
function componentOf(row: Ingredient): Float32Array {
  const known = components.get(row)
  if (known) return known
  const values = new Float32Array(DISH_WIDTH)
  for (const key of ['sweet', 'sour', 'salty', 'bitter', 'umami', 'fat', 'heat', 'weight'] as const)
    values[DISH_INDEX[key]] = row[key]
  for (const [aroma, value] of row.aromas) values[DISH_INDEX[aroma]] = value
  components.set(row, values)
  return values
}

function proteinOf(row: Ingredient): Protein {
  return row.protein === '' ? 'none' : row.protein
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

/** A marinade before the fire does not make a dish a cured one. */
function facetsOf(dish: KnownDish, lexicon: DishLexicon): Technique[] {
  const facets = [...new Set(dish.techniques.flatMap((id) => lexicon.techniques.get(id)?.technique ?? []))]
  const cooked = facets.some((facet) => facet !== 'raw' && facet !== 'cured')
  return cooked && !dish.protein.includes('raw_fish') ? facets.filter((facet) => facet !== 'raw' && facet !== 'cured') : facets
}

function namedThings(understood: Understanding, dish: KnownDish | null) {
  const ingredients = new Set<string>()
  const techniques = new Set<string>()
  const sauces = new Set<string>()
  for (const { meaning, role } of understood.mentions) {
    if (role === 'without') continue
    if (meaning.type === 'ingredient') ingredients.add(meaning.row.id)
    if (meaning.type === 'technique') techniques.add(meaning.row.id)
    if (meaning.type === 'sauce') sauces.add(meaning.row.id)
  }
  for (const part of dish?.ingredients ?? []) ingredients.add(part.split(':')[0]!)
  for (const id of dish?.techniques ?? []) techniques.add(id)
  for (const id of dish?.sauces ?? []) sauces.add(id)
  return { ingredients: [...ingredients], techniques: [...techniques], sauces: [...sauces] }
}

function confidenceOf(understood: Understanding, draft: Draft): number {
  const known = understood.lead
    ? 0.92 * understood.lead.certainty
    : draft.protein.length > 0
      ? 0.62 + (draft.technique.length > 0 ? 0.1 : 0)
      : understood.mentions.some(({ meaning }) => meaning.type !== 'line')
        ? 0.3
        : 0.05
  return Math.max(0.05, known * (0.55 + 0.45 * understood.covered))
}
