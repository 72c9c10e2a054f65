/** A sentence taken apart: the wines, the dishes, the words of advice, in their order. */
import type { AdviceRole, Cue } from './advice-words.ts'
import { type DishMention, findDishes } from './find-dishes.ts'
import { findWines, type WineMention } from './find-wines.ts'
import type { TextReaders } from './readers.ts'
import { type Token, tokenizeSentence } from './tokens.ts'

export interface UnderstoodSentence {
  text: string
  tokens: readonly Token[]
  wines: readonly WineMention[]
  dishes: readonly DishMention[]
  cues: readonly Cue[]
}

const SPOKEN: readonly AdviceRole[] = [
  'for',
  'against',
  'not',
  'affirm',
  'hedge',
  'link',
  'contrast',
  'concede',
  'report',
  'condition',
  'except',
  'recipe',
  'notes',
]
/** Cues whose words may not be read as food ("pescado" in no cue is). */
const CLOSING: ReadonlySet<AdviceRole> = new Set<AdviceRole>(['for', 'against', 'affirm'])

export function understandSentence(text: string, readers: TextReaders): UnderstoodSentence {
  const tokens = tokenizeSentence(text)
  const wines = findWines(text, tokens, readers.wines, readers.advice, readers.isFood)
  const inWine = new Set(wines.flatMap(({ first, last }) => Array.from({ length: last - first }, (_, i) => first + i)))
  const cues = readers.advice.find(tokens, SPOKEN).filter(({ first, last }) => !within(first, last, inWine))
  const inCue = new Set(
    cues
      .filter(({ role }) => CLOSING.has(role))
      .flatMap(({ first, last }) => Array.from({ length: last - first }, (_, i) => first + i)),
  )
  const dishes = findDishes(text, tokens, readers.dishes, readers.advice, (at) => inWine.has(at) || inCue.has(at))
  const inDish = new Set(dishes.flatMap(({ first, last }) => Array.from({ length: last - first }, (_, i) => first + i)))
  const tasted = spansOfNotes(cues, tokens)
  return {
    text,
    tokens,
    wines,
    dishes: dishes.filter(({ first }) => !tasted.some(([from, to]) => first >= from && first < to)),
    // "Con" within "arroz con pato" joins nothing.
    cues: cues.filter(({ first, last }) => !within(first, last, inDish)),
  }
}

/** From "notas de" to the end of the enumeration: what stands there is smelt, not eaten. */
function spansOfNotes(cues: readonly Cue[], tokens: readonly Token[]): [number, number][] {
  return cues
    .filter(({ role }) => role === 'notes')
    .map(({ last }) => {
      const end = tokens.findIndex(
        ({ text }, i) => i >= last && /^(?:[.;:()]|con|with|para|for|va|marida|pairs|goes|que|which|that)$/.test(text),
      )
      return [last, end < 0 ? tokens.length : end]
    })
}

function within(first: number, last: number, taken: ReadonlySet<number>): boolean {
  for (let at = first; at < last; at++) if (taken.has(at)) return true
  return false
}
