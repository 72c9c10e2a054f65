/** Which words of a line mean which dish, ingredient, technique or sauce: one dish leads, the rest changes it. */
import type { Span } from '../../domain/profile.ts'
import type { Ingredient, KnownDish } from '../../knowledge/tables.ts'
import type { PhraseMatch } from '../text/phrases.ts'
import { stemsOf, type Word } from '../text/words.ts'
import type { DishLexicon, Meaning } from './lexicon.ts'
import type { MendedWord } from './mend-words.ts'
import { isFlesh, isLoud, proteinOf, SHAPE } from './protein-weight.ts'

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

interface Candidate {
  match: PhraseMatch<Meaning>
  score: number
  certainty: number
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

function ingredientsWithin(dish: Candidate, candidates: readonly Candidate[], row: readonly Word[]): string[] {
  const ids = new Set<string>()
  const taken = new Set<number>()
  for (const { match } of candidates) {
    if (match.payload.type !== 'ingredient' || match.payload.row.protein === '') continue
    if (match.words.some((index) => taken.has(index) || !dish.match.words.includes(index))) continue
    if (isShapeIn(dish, match.payload.row, match.words, row)) continue
    for (const index of match.words) taken.add(index)
    ids.add(match.payload.row.id)
  }
  return [...ids]
}

/** The "steak" of a "swordfish steak" is no beef. */
function isShapeIn({ match }: Candidate, food: Ingredient, at: readonly number[], row: readonly Word[]): boolean {
  if (match.payload.type !== 'dish' || at.length !== 1 || at.length === match.words.length) return false
  return isFlesh(food) && !match.payload.row.protein.includes(proteinOf(food)) && SHAPE.test(row[at[0]!]!.text)
}

/** The same words name an ingredient, sauce or technique as well. */
function isIngredientToo(candidate: Candidate, candidates: readonly Candidate[]): boolean {
  const { words } = candidate.match
  return candidates.some(
    ({ match }) =>
      match.payload.type !== 'dish' &&
      match.payload.type !== 'line' &&
      match.words.length === words.length &&
      match.words.every((index, i) => index === words[i]),
  )
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

const NONE: readonly string[] = []
const TYPE_BONUS = { dish: 0.6, sauce: 0.35, ingredient: 0.3, technique: 0.2, flavor: 0.05, line: 0.25 } as const

function findCandidates(words: readonly MendedWord[], lexicon: DishLexicon): Candidate[] {
  const stems = words.map((word) => word.meant)
  const candidates: Candidate[] = []
  const maySkip = (index: number) => words[index]!.neutral || stems[index] === ''
  const others = stems.map((stem) => (stem === '' ? NONE : lexicon.kindred(stem)))
  const alternatives = (index: number) => others[index]!
  for (let start = 0; start < words.length; start++) {
    if (stems[start] === '') continue
    for (const match of lexicon.phrases.matchesAt(stems, start, maySkip, alternatives)) {
      const last = match.words[match.words.length - 1]!
      const gaps = last - start + 1 - match.words.length
      const wrong = match.words.filter((index) => words[index]!.likeness === 'edit').length
      const certainty = (1 - 0.08 * gaps) * (1 - 0.1 * (wrong / match.words.length))
      const crossed = words[last]!.segment - words[start]!.segment
      // "Mero" stands for fish in the name of a dish; alone, or with what lies beside it, it is the fish it is.
      if (
        match.bent > 1 ||
        (match.bent === 1 && (match.payload.type !== 'dish' || match.words.length < 2 || crossed > 0))
      )
        continue
      const score =
        match.words.length * (1 - 0.15 * crossed) +
        TYPE_BONUS[match.payload.type] -
        0.2 * gaps -
        0.15 * (wrong + match.bent)
      candidates.push({ match, score, certainty })
    }
  }
  return withoutNeedlessBends(candidates).sort((a, b) => b.score - a.score || a.match.words[0]! - b.match.words[0]!)
}

/** "Seco de cabrito con frejol" is itself: no need to take the kid for lamb. */
function withoutNeedlessBends(candidates: readonly Candidate[]): Candidate[] {
  const straight = new Set<number>()
  for (const { match } of candidates)
    if (match.bent === 0 && match.payload.type === 'dish' && match.words.length > 1) straight.add(match.words[0]!)
  return candidates.filter(({ match }) => match.bent === 0 || !straight.has(match.words[0]!))
}

/** The dish of the first segment leads; one named only after "con" does when the first names no food of its own. */
function chooseLead(candidates: readonly Candidate[], words: readonly MendedWord[], text: string): Candidate | null {
  let best: Candidate | null = null
  let bestScore = Number.NEGATIVE_INFINITY
  const head = candidates.filter(({ match }) => words[match.words[0]!]!.segment === 0)
  const headFoods = head.flatMap(({ match: { payload } }) =>
    payload.type === 'ingredient' && payload.row.protein !== '' ? [payload.row] : [],
  )
  const headHasFood = headFoods.length > 0
  const headHasDish = head.some(({ match }) => match.payload.type === 'dish')
  for (const candidate of candidates) {
    if (candidate.match.payload.type !== 'dish') continue
    const first = words[candidate.match.words[0]!]!
    if (first.link === 'without') continue
    const tellsMore = !headHasDish && tellsMoreOf(headFoods, candidate, candidates, words)
    if (first.segment > 0 && headHasFood && !tellsMore && !isNameInBrackets(candidate, first, text)) continue
    if (isPartOfLonger(candidate, candidates)) continue
    if (fillsFlesh(candidate, head, words)) continue
    let score = candidate.score - 0.8 * Math.min(first.segment, 3) - 0.05 * candidate.match.words[0]!
    // "Salmon roll": a dish whose name is an ingredient gives way to one whose name says what was made of it.
    if (isIngredientToo(candidate, candidates)) score -= BARE_INGREDIENT
    // "Tortilla de camarones", "empanada de lomo saltado": the head noun comes first.
    if (first.link === 'of' && hasHeadBefore(candidate, candidates, words)) score -= AFTER_HEAD
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** "Creamy chicken in yellow chili sauce (Ají de gallina)": the name of what was described. */
function isNameInBrackets({ match }: Candidate, first: Word, text: string): boolean {
  return match.words.length > 1 && text[first.start - 1] === '('
}

/** "Lenguado relleno de langostinos" is sole: what fills flesh does not lead. */
function fillsFlesh({ match }: Candidate, head: readonly Candidate[], words: readonly MendedWord[]): boolean {
  const at = match.words[0]!
  return (
    isFilling(words, at) &&
    head.some(({ match: { payload, words: its } }) => {
      return its[its.length - 1]! < at - 1 && payload.type === 'ingredient' && isFlesh(payload.row)
    })
  )
}

/** "Pulpo", and below it "pulpo a la brasa, papas nativas": the description names the dish of which the title names the food. */
function tellsMoreOf(
  head: readonly Ingredient[],
  candidate: Candidate,
  candidates: readonly Candidate[],
  words: readonly Word[],
): boolean {
  if (candidate.match.payload.type !== 'dish' || candidate.match.words.length < 2) return false
  const named = ingredientsWithin(candidate, candidates, words)
  const { protein } = candidate.match.payload.row
  return head.some((row) => named.includes(row.id) || (isFlesh(row) && row.protein === protein[0] && named.length > 0))
}

const BARE_INGREDIENT = 0.5
const AFTER_HEAD = 1

/** "Chilcano" within "chilcano de maracuyá", "chocolate" within "chocolate caliente": the longer name was meant. */
function isPartOfLonger(candidate: Candidate, candidates: readonly Candidate[]): boolean {
  const { words } = candidate.match
  return candidates.some(
    ({ match, score }) =>
      match.payload.type !== 'dish' &&
      match.words.length > words.length &&
      score > candidate.score &&
      words.every((index) => match.words.includes(index)) &&
      !isSameFood(match.payload, candidate.match.payload),
  )
}

/** "Chuleta ahumada" is still a chuleta. */
function isSameFood(longer: Meaning, dish: Meaning): boolean {
  return longer.type === 'ingredient' && dish.type === 'dish' && longer.row.protein === dish.row.protein[0]
}

function hasHeadBefore(candidate: Candidate, candidates: readonly Candidate[], words: readonly Word[]): boolean {
  const start = candidate.match.words[0]!
  return candidates.some((other) => {
    const [first] = other.match.words
    if (other.match.payload.type !== 'dish' || first! >= start) return false
    if (words[first!]!.segment !== words[start]!.segment) return false
    return other.match.words.includes(start) || !isLoudToo(other, candidates)
  })
}

/** "Salmón" is fish first; "croquetas" is a thing made of others. */
function isLoudToo({ match }: Candidate, candidates: readonly Candidate[]): boolean {
  return candidates.some(
    (other) =>
      other.match.payload.type === 'ingredient' &&
      isLoud(other.match.payload.row) &&
      other.match.words.length === match.words.length &&
      other.match.words.every((index, i) => index === match.words[i]),
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

/** "relleno de langostinos" */
function isFilling(words: readonly MendedWord[], index: number): boolean {
  return words[index]!.link === 'of' && words[index - 1]?.meant === 'relleno'
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
