/** Which words of a line mean which dish, ingredient, technique or sauce: one dish leads, the rest changes it. */
import type { Span } from '../../domain/profile.ts'
import type { KnownDish } from '../../knowledge/tables.ts'
import { stemsOf, type Word } from '../text/words.ts'
import {
  type Candidate,
  findCandidates,
  ingredientsWithin,
  isFilling,
  isIngredientToo,
  isShapeIn,
} from './candidates.ts'
import { chooseLead } from './choose-lead.ts'
import type { DishLexicon, Meaning } from './lexicon.ts'
import type { MendedWord } from './mend-words.ts'
import { isFlesh, isLoud } from './protein-weight.ts'

/** How a recognised thing stands in the dish. */
export type Role = 'lead' | 'main' | 'side' | 'without'

export interface Mention {
  meaning: Meaning
  role: Role
  /** the mention names its main thing ("causa de pulpo") */
  named: boolean
  /** an ingredient within the lead's own words that the known dish does not have ("tacos de camarón" known as fish tacos) */
  inner: boolean
  /** an ingredient that fills another ("calamar relleno de langostinos") */
  filling: boolean
  segment: number
  words: readonly number[]
  span: Span
  /** 1 exact, less when words were mended or passed over */
  certainty: number
}

export interface Understanding {
  lead: Mention | null
  mentions: readonly Mention[]
  /** ids of the ingredients that the names of dishes name ("pollo" in "pollo a la brasa"), the lead's first */
  namedByDishes: readonly string[]
  unknown: readonly string[]
  /** share of the words that carry meaning which were understood, 0..1 */
  covered: number
}

export function understand(text: string, words: readonly MendedWord[], lexicon: DishLexicon): Understanding {
  const candidates = findCandidates(words, lexicon)
  const taken = new Array<boolean>(words.length).fill(false)
  const mentions: Mention[] = []
  const lead = chooseLead(candidates, words, text)
  const take = (candidate: Candidate, role: Role) => {
    for (const index of candidate.match.words) taken[index] = true
    const mention = mentionOf(candidate, role, text, words)
    mentions.push(mention)
    return mention
  }
  const leadMention = lead === null ? null : take(lead, 'lead')
  const dishes = lead === null ? [] : [lead]
  const inner = lead === null ? null : innerIngredient(lead, candidates, words, lexicon)
  if (inner) mentions.push({ ...mentionOf(inner, 'main', text, words), named: true, inner: true })
  for (const candidate of candidates) {
    if (candidate.match.words.some((index) => taken[index])) continue
    // Beside a dish "pescado" is its fish, not the dish of that name.
    if (leadMention && candidate.match.payload.type === 'dish' && isIngredientToo(candidate, candidates)) continue
    if (isDoneTo(candidate, candidates, words, mentions)) continue
    const first = words[candidate.match.words[0]!]!
    const { role } = take(candidate, roleOf(first, words, candidate.match.words[0]!))
    if (candidate.match.payload.type === 'dish' && role !== 'without') dishes.push(candidate)
  }
  mentions.sort((a, b) => a.span.start - b.span.start)
  const open = words.filter((word, i) => !taken[i] && !word.neutral && word.text.length > 2)
  const meaningful = words.filter((word, i) => taken[i] || (!word.neutral && word.text.length > 2)).length
  return {
    lead: leadMention,
    mentions,
    namedByDishes: dishes.flatMap((dish) => ingredientsWithin(dish, candidates, words)),
    unknown: open.map((word) => text.slice(word.start, word.end)),
    covered: meaningful === 0 ? 0 : 1 - open.length / meaningful,
  }
}

/** "Cordero magallánico asado": behind flesh the word says what was done to it, and names no cut of beef. */
function isDoneTo(
  { match }: Candidate,
  candidates: readonly Candidate[],
  row: readonly MendedWord[],
  mentions: readonly Mention[],
): boolean {
  if (match.payload.type !== 'ingredient' || !isFlesh(match.payload.row) || match.words.length > 1) return false
  const at = match.words[0]!
  const { link, segment } = row[at]!
  if (link !== 'next') return false
  const isTechnique = candidates.some(
    ({ match: other }) => other.payload.type === 'technique' && other.words.length === 1 && other.words[0] === at,
  )
  return (
    isTechnique &&
    mentions.some(({ meaning, words, segment: its }) => {
      if (its !== segment || words[words.length - 1]! >= at) return false
      return meaning.type === 'ingredient' ? isFlesh(meaning.row) : meaning.type === 'dish'
    })
  )
}

/** The ingredient that the lead's alias names and its dish has not: "chancho con piña" is known as a way of "pollo con piña". */
function innerIngredient(
  lead: Candidate,
  candidates: readonly Candidate[],
  row: readonly MendedWord[],
  lexicon: DishLexicon,
): Candidate | null {
  const { payload, words } = lead.match
  if (payload.type !== 'dish' || words.length < 2) return null
  // "rib eye" is a cut of its own, no rib.
  if (isIngredientToo(lead, candidates)) return null
  const own = new Set<string>(payload.row.protein)
  const name = nameOf(payload.row, lexicon)
  let stranger: Candidate | null = null
  for (const candidate of candidates) {
    const { match } = candidate
    if (match.payload.type !== 'ingredient' || match.payload.row.protein === '') continue
    if (match.words.length >= words.length || !match.words.every((index) => words.includes(index))) continue
    if (isShapeIn(lead, match.payload.row, match.words, row)) continue
    const owned = own.has(match.payload.row.protein)
    // "bistec de coliflor": the second word says what it is.
    if (owned && (isLoud(match.payload.row) || (stranger && match.words[0]! > stranger.match.words[0]!))) return null
    if (!owned && !stranger && isFlesh(match.payload.row) && match.words.some((at) => !name.has(row[at]!.meant)))
      stranger = candidate
  }
  return stranger
}

const names = new WeakMap<KnownDish, ReadonlySet<string>>()

function nameOf(dish: KnownDish, lexicon: DishLexicon): ReadonlySet<string> {
  let name = names.get(dish)
  if (!name) {
    name = new Set([...stemsOf(dish.es, lexicon.grammar), ...stemsOf(dish.en, lexicon.grammar)])
    names.set(dish, name)
  }
  return name
}

function roleOf(first: Word, words: readonly Word[], index: number): Role {
  if (first.link === 'without') return 'without'
  const previous = words[index - 1]
  if (first.link === 'next' && previous?.link === 'without' && previous.segment === first.segment) return 'without'
  return first.segment === 0 ? 'main' : 'side'
}

function mentionOf(candidate: Candidate, role: Role, text: string, words: readonly MendedWord[]): Mention {
  const indices = candidate.match.words
  const first = words[indices[0]!]!
  const last = words[indices[indices.length - 1]!]!
  return {
    meaning: candidate.match.payload,
    role,
    named: first.link === 'of',
    inner: false,
    filling: isFilling(words, indices[0]!),
    segment: first.segment,
    words: indices,
    span: { start: first.start, end: last.end, text: text.slice(first.start, last.end) },
    certainty: candidate.certainty,
  }
}
