/** A sentence to words and marks with their places; everything found later points back through them. */
import { fold } from '../../flavor/text/fold.ts'

export interface Token {
  /** folded; a mark is itself */
  text: string
  /** UTF-16 offsets into the sentence */
  start: number
  end: number
  isWord: boolean
  /** printed with a capital first letter */
  capital: boolean
}

/** Longer sentences are no sentences; they are cut. */
export const LONGEST = 2_000
const TOKEN = /[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*|->|=>|→|➜|➔|►|[^\s\p{L}\p{N}]/gu
const ARROW = new Set(['->', '=>', '→', '➜', '➔', '►', '⇒', '»'])

export function tokenizeSentence(sentence: string): Token[] {
  const { text, offsets } = fold(sentence.slice(0, LONGEST))
  const end = Math.min(sentence.length, LONGEST)
  return [...text.matchAll(TOKEN)].map((match) => {
    const from = offsets[match.index] ?? end
    const to = offsets[match.index + match[0].length] ?? end
    const first = sentence[from] ?? ''
    return {
      text: match[0],
      start: from,
      end: trimmedEnd(sentence, from, to),
      isWord: /[\p{L}\p{N}]/u.test(match[0]),
      capital: first !== first.toLowerCase(),
    }
  })
}

/** A character that folds to nothing (a mark of direction) belongs to no word. */
function trimmedEnd(sentence: string, from: number, to: number): number {
  let end = to
  while (end > from + 1 && /\s/.test(sentence[end - 1] ?? '')) end--
  return end
}

export function isArrow(token: Token): boolean {
  return ARROW.has(token.text)
}

/** The words before which a noun stands: passed over between a thing and what hangs on it. */
const SMALL = new Set(
  'el la los las un una unos unas lo al del de d su sus the a an some my our your their his her its this that these those este esta estos estas ese esa'.split(
    ' ',
  ),
)

export function isSmall(token: Token): boolean {
  return SMALL.has(token.text)
}
