/** From what was understood to a profile: a known dish gives the start, what the text adds or swaps changes it. */
import { DISH_WIDTH, type DishProfile } from '../../domain/profile.ts'
import { DISH_INDEX, DISH_KEYS, type Protein, type Technique } from '../../domain/vocabulary.ts'
import type { Ingredient, KnownDish, Sauce, Technique as TechniqueRow } from '../../knowledge/tables.ts'
import { applyIngredient, componentOf, type Lead, namesProtein } from './apply-ingredient.ts'
import { applyChange, type Draft, freezeDraft, nameCause, newDraft } from './draft.ts'
import type { DishLexicon } from './lexicon.ts'
import { type Diet, dietOf, fitsDiet, leaveOutFlesh } from './meatless.ts'
import { FLESH, GROUND, isCrumb, isFlesh, isLoud, proteinOf, QUIET, SHAPE } from './protein-weight.ts'
import { valuesOfDish } from './prototypes.ts'
import type { SectionHint } from './section.ts'
import { guessDish, type TextModel } from './text-model.ts'
import type { Mention, Understanding } from './understand.ts'

export interface Composition {
  profile: DishProfile
  ingredients: string[]
  techniques: string[]
  sauces: string[]
  dish: KnownDish | null
  confidence: number
}

export function compose(
  understood: Understanding,
  text: string,
  section: SectionHint | null,
  lexicon: DishLexicon,
): Composition {
  const lead = leadOf(understood)
  const dish = lead?.dish ?? null
  const others = withoutShapes(
    understood.mentions.filter((mention) => mention !== lead?.mention),
    lead,
  )
  const diet = lead ? dietOf(others, text) : null
  const named = namedThings(understood.namedByDishes, others, dish, diet?.diet ?? null, lexicon)
  const mains = lead ? [] : mainIngredients(others)
  const dessert = isDessert(dish, mains, section)
  const draft = lead ? startFromDish(lead, lexicon) : startFromIngredients(mains, others, dessert, text, lexicon)
  for (const mention of others) apply(mention, draft, lead, lexicon)
  if (diet) leaveOutFlesh(draft, diet.diet, diet.span, lexicon)
  markRaw(draft)
  const profile = freezeDraft(draft, {
    course: dish?.course ?? (dessert ? 'dessert' : section?.course || 'main'),
    serve: dish?.serve ?? (draft.technique.some((t) => t === 'raw' || t === 'cured') ? 'cold' : 'hot'),
    cuisine: dish?.cuisine ?? (section?.cuisine || 'international'),
  })
  return { profile, ...named, dish, confidence: confidenceOf(understood, draft) }
}

function leadOf({ lead }: Understanding): Lead | null {
  return lead?.meaning.type === 'dish' ? { dish: lead.meaning.row, mention: lead } : null
}

/** "filete de corvina", "lomo de cerdo": the second names the animal, the first only the cut. */
function withoutShapes(mentions: readonly Mention[], lead: Lead | null): readonly Mention[] {
  const leadIsFlesh = lead !== null && !GROUND.has(lead.dish.protein[0] ?? 'none')
  return mentions.filter((mention, i) => {
    const { meaning } = mention
    if (meaning.type !== 'ingredient' || !isLoud(meaning.row) || mention.inner) return true
    if (leadIsFlesh && /^(?:filete|fillet|medallon)/i.test(mention.span.text)) return false
    if (leadIsFlesh && SHAPE.test(mention.span.text) && standsBeside(mention, lead.mention)) return false
    if (meaning.row.protein === 'offal' && !SHAPE.test(mention.span.text)) return true
    const next = mentions[i + 1]
    if (next?.meaning.type !== 'ingredient' || !next.named || next.segment !== mention.segment) return true
    return !isLoud(next.meaning.row) || next.words[0]! - mention.words[mention.words.length - 1]! > 1
  })
}

/** "lomo de bacalao al pil-pil", "swordfish steak": the cut stands right before the dish it is of, in English behind it. */
function standsBeside(mention: Mention, lead: Mention): boolean {
  if (lead.named && lead.words[0] === mention.words[mention.words.length - 1]! + 1) return true
  return (
    !mention.named && mention.segment === lead.segment && mention.words[0] === lead.words[lead.words.length - 1]! + 1
  )
}

function isDessert(dish: KnownDish | null, mains: readonly MainIngredient[], section: SectionHint | null): boolean {
  if (dish) return dish.course === 'dessert'
  const isSweet = ({ row }: MainIngredient) => row.sweet >= 0.6 || row.protein === 'chocolate'
  return section?.course === 'dessert' || (mains.length > 0 && mains.every(isSweet))
}

function startFromDish({ dish, mention }: Lead, lexicon: DishLexicon): Draft {
  const draft = newDraft(valuesOfDish(dish), 0.85 * mention.certainty, 'lookup')
  draft.protein = [...dish.protein]
  draft.technique = facetsOf(dish, lexicon)
  for (const key of DISH_KEYS) if (draft.values[DISH_INDEX[key]]! >= 0.25) nameCause(draft, key, mention.span)
  for (const protein of draft.protein) nameCause(draft, `protein:${protein}`, mention.span)
  for (const technique of draft.technique) nameCause(draft, `technique:${technique}`, mention.span)
  return draft
}

function startFromIngredients(
  mains: readonly MainIngredient[],
  others: readonly Mention[],
  dessert: boolean,
  text: string,
  lexicon: DishLexicon,
): Draft {
  if (mains.length === 0 && lexicon.guess) return startFromLetters(lexicon.guess, text)
  const techniques = others.flatMap(({ meaning, role }) =>
    meaning.type === 'technique' && meaning.row.technique !== '' && role !== 'without' ? [meaning.row.technique] : [],
  )
  const protein: Protein = mains.length > 0 ? proteinOf(mains[0]!.row) : 'none'
  const draft = newDraft(
    lexicon.prototypes.of(protein, techniques[0], dessert),
    mains.length > 0 ? 0.55 : 0.2,
    'inferred',
  )
  draft.protein = mains.map(({ row }) => proteinOf(row))
  for (const { row, mention } of mains) {
    nameCause(draft, `protein:${proteinOf(row)}`, mention.span)
    blend(draft, componentOf(row), 0.35 / mains.length)
  }
  return draft
}

/** How sure a guess from letters is: on dishes it never met it explains a quarter of the values (the model's card). */
const GUESSED = 0.25

/** Nothing of what a dish is made of was understood: what its letters remind of. */
function startFromLetters(model: TextModel, text: string): Draft {
  const { values, protein } = guessDish(model, text)
  const draft = newDraft(values, GUESSED, 'model')
  if (protein !== null) draft.protein = [protein]
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
  const loud = carriers.filter(({ row }) => isLoud(row)).sort((a, b) => Number(isCrumb(a.row)) - Number(isCrumb(b.row)))
  const first = loud.filter(({ mention }) => mention.role === 'main')
  if (first.length > 0) return first
  const headed = carriers.filter(({ mention }) => mention.role === 'main')
  if (loud.length > 0) return loud.slice(0, 3)
  return headed.length > 0 ? headed : carriers.slice(0, 2)
}

function apply(mention: Mention, draft: Draft, lead: Lead | null, lexicon: DishLexicon): void {
  const { meaning, span } = mention
  const sign = mention.role === 'without' ? -1 : 1
  switch (meaning.type) {
    case 'ingredient':
      return applyIngredient(meaning.row, mention, draft, lead, lexicon)
    case 'sauce': {
      const has = lead?.dish.sauces.includes(meaning.row.id) === true
      if (has && sign > 0) return nameSauce(draft, mention)
      if (!has && sign < 0) return
      if (sign > 0) addFleshOfSauce(meaning.row, mention, draft, lexicon)
      return applyChange(draft, meaning.row.add, meaning.row.scale, sign, span)
    }
    case 'technique':
      return sign < 0 ? undefined : applyTechnique(meaning.row, mention, draft, lead)
    case 'flavor':
      return applyChange(draft, meaning.row.add, [], sign, span)
    case 'dish':
      // "Arroz con leche (combinado)" is no plate of noodles.
      if (lead && (lead.dish.course === 'dessert') !== (meaning.row.course === 'dessert')) return
      return applySideDish(meaning.row, mention, draft, lexicon)
    case 'line':
      return
  }
}

/** "tacu tacu en salsa de camarones": a sauce with flesh in it brings it along. */
function addFleshOfSauce(row: Sauce, mention: Mention, draft: Draft, lexicon: DishLexicon): void {
  for (const id of row.ingredients) {
    const ingredient = lexicon.ingredients.get(id)
    if (!ingredient || !isFlesh(ingredient)) continue
    const protein = proteinOf(ingredient)
    if (draft.protein.includes(protein)) continue
    const leads = GROUND.has(draft.protein[0] ?? 'none')
    draft.protein = leads ? [protein, ...draft.protein] : [...draft.protein, protein]
    nameCause(draft, `protein:${protein}`, mention.span)
  }
}

/** What was done to the dish itself comes first; what was done to something beside it ("con cebolla encurtida") last or not at all. */
function applyTechnique(row: TechniqueRow, mention: Mention, draft: Draft, lead: Lead | null): void {
  const facet = row.technique
  const aside = mention.role === 'side' && draft.technique.length > 0
  const has = facet !== '' && draft.technique.includes(facet)
  if (facet !== '' && !aside) {
    draft.technique = [facet, ...draft.technique.filter((known) => known !== facet)]
    nameCause(draft, `technique:${facet}`, mention.span)
  } else if (facet !== '' && !has && !COLD.has(facet)) {
    draft.technique = [...draft.technique, facet]
    nameCause(draft, `technique:${facet}`, mention.span)
  }
  if (!has || lead === null) applyChange(draft, row.add, row.scale, aside ? 0.3 : lead ? 0.7 : 0.5, mention.span)
}

const COLD: ReadonlySet<Technique> = new Set(['raw', 'cured'])

/** A second dish on the plate or in a combo colours the first; on a plain ground it leads. */
function applySideDish(row: KnownDish, mention: Mention, draft: Draft, lexicon: DishLexicon): void {
  const protein = row.protein[0] ?? 'none'
  const leads = GROUND.has(draft.protein[0] ?? 'none') && !QUIET.has(protein)
  // "Milanesa de pollo con tallarines verdes": nobody said that a steak comes with them.
  const unsaid =
    !leads && FLESH.has(protein) && hasGround(row, lexicon) && !namesProtein({ dish: row, mention }, protein, lexicon)
  if (row.course === 'side' || QUIET.has(protein) || (unsaid && mention.role === 'side'))
    return blend(draft, valuesOfDish(row), 0.1)
  blend(draft, valuesOfDish(row), leads ? 0.5 : mention.role === 'main' ? 0.35 : 0.2)
  for (const each of row.protein) nameCause(draft, `protein:${each}`, mention.span)
  draft.protein = leads ? [protein, ...draft.protein] : [...draft.protein, protein]
}

/** Rice, pasta or potatoes are what the dish is made on. */
function hasGround(dish: KnownDish, lexicon: DishLexicon): boolean {
  return dish.ingredients.some((part) => {
    const [id = '', role] = part.split(':')
    const row = lexicon.ingredients.get(id)
    return role === 'main' && row !== undefined && row.protein !== '' && QUIET.has(row.protein)
  })
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

/** Boiling before the grill is preparation. */
const PREPARES: ReadonlySet<Technique> = new Set(['boiled', 'steamed'])

/** A marinade before the fire does not make a dish a cured one; the fire says more than the pot before it. */
function facetsOf(dish: KnownDish, lexicon: DishLexicon): Technique[] {
  const facets = new Set<Technique>()
  for (const id of dish.techniques) {
    const facet = lexicon.techniques.get(id)?.technique
    if (facet) facets.add(facet)
  }
  const cooked = [...facets].some((facet) => !COLD.has(facet))
  const kept = [...facets].filter((facet) => !(cooked && COLD.has(facet)) || dish.protein.includes('raw_fish'))
  return kept.sort((a, b) => Number(PREPARES.has(a)) - Number(PREPARES.has(b)))
}

function namedThings(
  namedByDishes: readonly string[],
  mentions: readonly Mention[],
  dish: KnownDish | null,
  diet: Diet | null,
  lexicon: DishLexicon,
) {
  const ingredients = new Set<string>(namedByDishes)
  const techniques = new Set<string>()
  const sauces = new Set<string>()
  for (const { meaning, role } of mentions) {
    if (role === 'without') continue
    if (meaning.type === 'ingredient') ingredients.add(meaning.row.id)
    if (meaning.type === 'technique') techniques.add(meaning.row.id)
    if (meaning.type === 'sauce') sauces.add(meaning.row.id)
  }
  for (const part of dish?.ingredients ?? []) ingredients.add(part.split(':')[0]!)
  for (const id of dish?.techniques ?? []) techniques.add(id)
  for (const id of dish?.sauces ?? []) sauces.add(id)
  const isEaten = (id: string) => diet === null || fitsDiet(lexicon.ingredients.get(id)?.protein || 'none', diet)
  return { ingredients: [...ingredients].filter(isEaten), techniques: [...techniques], sauces: [...sauces] }
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
