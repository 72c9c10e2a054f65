/** Which dish a line is: the one that leads, of all that its words may mean. */
import type { Ingredient } from '../../knowledge/tables.ts'
import type { Word } from '../text/words.ts'
import { type Candidate, ingredientsWithin, isFilling, isIngredientToo } from './candidates.ts'
import type { Meaning } from './lexicon.ts'
import type { MendedWord } from './mend-words.ts'
import { isFlesh, isLoud } from './protein-weight.ts'

/** The dish of the first segment leads; one named only after "con" does when the first names no food of its own. */
export function chooseLead(
  candidates: readonly Candidate[],
  words: readonly MendedWord[],
  text: string,
): Candidate | null {
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
