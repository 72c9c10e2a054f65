/** A sentence to clauses: parts that each say one thing, with what opens them. */
import type { Cue } from './advice-words.ts'
import type { DishMention } from './find-dishes.ts'
import type { WineMention } from './find-wines.ts'
import { isArrow, isSmall, type Token } from './tokens.ts'
import type { UnderstoodSentence } from './understand-sentence.ts'

/** `colon`: stands behind a colon, a dash or an arrow and says more of what stands before it. */
export type Opening =
  | 'plain'
  | 'contrast'
  | 'concede'
  | 'condition'
  | 'except'
  | 'not'
  | 'bracket'
  | 'colon'
  | 'semicolon'

export interface Clause {
  opening: Opening
  first: number
  last: number
  wines: readonly WineMention[]
  dishes: readonly DishMention[]
  cues: readonly Cue[]
  hasArrow: boolean
}

interface Cut {
  at: number
  opening: Opening
  /** where it ends by itself: a condition or concession ends with the next comma */
  until: number | null
}

export function clausesOf(sentence: UnderstoodSentence): Clause[] {
  const cuts = cutsOf(sentence)
  const bounds: { at: number; opening: Opening }[] = [{ at: 0, opening: 'plain' }]
  for (const { at, opening, until } of cuts) {
    const same = bounds.find((bound) => bound.at === at)
    if (same) same.opening = opening
    else bounds.push({ at, opening })
    if (until !== null && until < sentence.tokens.length && !bounds.some((bound) => bound.at === until))
      bounds.push({ at: until, opening: 'plain' })
  }
  bounds.sort((a, b) => a.at - b.at)
  return bounds.map(({ at: first, opening }, i) => {
    const last = bounds[i + 1]?.at ?? sentence.tokens.length
    const inside = <T extends { first: number }>(one: T) => one.first >= first && one.first < last
    return {
      opening,
      first,
      last,
      wines: sentence.wines.filter(inside),
      dishes: sentence.dishes.filter(inside),
      cues: sentence.cues.filter(inside),
      hasArrow: sentence.tokens.slice(first, last).some(isArrow),
    }
  })
}

function cutsOf({ tokens, cues, wines, dishes }: UnderstoodSentence): Cut[] {
  const held = new Set(
    [...wines, ...dishes].flatMap(({ first, last }) => Array.from({ length: last - first }, (_, i) => first + i)),
  )
  const cuts: Cut[] = []
  const comma = (from: number) => {
    const at = tokens.findIndex(
      ({ text }, i) => i > from && (text === ',' || text === ';' || text === ':') && !isListComma(i),
    )
    return at < 0 ? null : at + 1
  }
  /** A comma between two dishes or two wines goes on with the list. */
  const isListComma = (at: number) => {
    const side = (list: readonly { first: number; last: number }[]) =>
      list.some(({ last }) => last === at) &&
      list.some(({ first }) => first > at && first <= at + 3 && tokens.slice(at + 1, first).every(isListWord))
    return side(wines) || side(dishes)
  }
  const namesAfter = (at: number) => [...wines, ...dishes].some(({ first }) => first >= at)
  const turnsFrom = (at: number) => cues.some(({ role, first }) => (role === 'against' || role === 'not') && first < at)
  tokens.forEach((token, at) => {
    if (held.has(at)) return
    if (token.text === ';') cuts.push({ at: at + 1, opening: 'semicolon', until: null })
    else if (token.text === ':') cuts.push({ at: at + 1, opening: 'colon', until: null })
    else if (token.text === '(' || token.text === '[') {
      const close = tokens.findIndex(({ text }, i) => i > at && (text === ')' || text === ']'))
      cuts.push({ at: at + 1, opening: 'bracket', until: close < 0 ? null : close + 1 })
    } else if (token.text === '-' && tokens[at - 1] && !touches(tokens[at - 1]!.end, token.start))
      cuts.push({ at: at + 1, opening: 'colon', until: null })
  })
  for (const cue of cues) {
    const before = tokens[cue.first - 1]
    const opens = cue.first === 0 || before?.isWord === false || /^(?:y|and|e|o|or)$/.test(before?.text ?? '')
    switch (cue.role) {
      case 'contrast':
        // "The chicken, however, wants Chardonnay": between commas it parts nothing.
        if (!(before?.text === ',' && tokens[cue.last]?.text === ','))
          cuts.push({ at: cue.first, opening: 'contrast', until: null })
        break
      case 'except':
        cuts.push({ at: cue.first, opening: 'except', until: cue.first === 0 ? comma(cue.first) : null })
        break
      case 'concede':
        if (opens) cuts.push({ at: cue.first, opening: 'concede', until: comma(cue.first) })
        break
      case 'condition':
        if (opens) cuts.push({ at: cue.first, opening: 'condition', until: comma(cue.first) })
        break
      case 'not':
        // "Pinot Noir, never a Cabernet", "great with steak, not with fish".
        if (
          (before?.text === ',' || cue.last - cue.first > 1) &&
          namesSoon(cue.last, [...wines, ...dishes], tokens.length)
        )
          cuts.push({ at: cue.first, opening: 'not', until: cue.first === 0 ? comma(cue.first) : null })
        break
      case 'for':
      case 'against':
        // "Skip the Shiraz and open a Riesling": another voice begins.
        if (
          /^(?:,|y|e|and)$/.test(before?.text ?? '') &&
          (cue.role === 'against' ? namesAfter(cue.last) : turnsFrom(cue.first))
        )
          cuts.push({ at: cue.first, opening: 'semicolon', until: null })
        break
      default:
    }
  }
  return cuts.map((cut) => ({ ...cut, until: cut.until !== null && cut.until <= cut.at ? null : cut.until }))

  function namesSoon(from: number, mentions: readonly { first: number }[], length: number): boolean {
    return mentions.some(
      ({ first }) =>
        first >= from &&
        first <= Math.min(length, from + 4) &&
        tokens
          .slice(from, first)
          .every((token) => isSmall(token) || /^(?:con|with|para|for|muy|too|very|so)$/.test(token.text)),
    )
  }
}

const LIST_WORDS = new Set('y e o u ni and or nor'.split(' '))

function isListWord(token: Token): boolean {
  return isSmall(token) || LIST_WORDS.has(token.text)
}

function touches(end: number, start: number): boolean {
  return end === start
}
