/** Every thing of the lexicon that words of a line may mean, the likeliest first, and how two of them hang together. */
import type { Ingredient } from '../../knowledge/tables.ts'
import type { PhraseMatch } from '../text/phrases.ts'
import type { Word } from '../text/words.ts'
import type { DishLexicon, Meaning } from './lexicon.ts'
import type { MendedWord } from './mend-words.ts'
import { isFlesh, proteinOf, SHAPE } from './protein-weight.ts'

export interface Candidate {
  match: PhraseMatch<Meaning>
  score: number
  certainty: number
}

const NONE: readonly string[] = []
const TYPE_BONUS = { dish: 0.6, sauce: 0.35, ingredient: 0.3, technique: 0.2, flavor: 0.05, line: 0.25 } as const

export function findCandidates(words: readonly MendedWord[], lexicon: DishLexicon): Candidate[] {
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

/** The same words name an ingredient, sauce or technique as well. */
export function isIngredientToo(candidate: Candidate, candidates: readonly Candidate[]): boolean {
  const { words } = candidate.match
  return candidates.some(
    ({ match }) =>
      match.payload.type !== 'dish' &&
      match.payload.type !== 'line' &&
      match.words.length === words.length &&
      match.words.every((index, i) => index === words[i]),
  )
}

export function ingredientsWithin(dish: Candidate, candidates: readonly Candidate[], row: readonly Word[]): string[] {
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
export function isShapeIn(
  { match }: Candidate,
  food: Ingredient,
  at: readonly number[],
  row: readonly Word[],
): boolean {
  if (match.payload.type !== 'dish' || at.length !== 1 || at.length === match.words.length) return false
  return isFlesh(food) && !match.payload.row.protein.includes(proteinOf(food)) && SHAPE.test(row[at[0]!]!.text)
}

/** "relleno de langostinos" */
export function isFilling(words: readonly MendedWord[], index: number): boolean {
  return words[index]!.link === 'of' && words[index - 1]?.meant === 'relleno'
}
