/** The printed words with the known stems they stand for: misspelt ones mended, torn ones joined, glued ones parted. */
import type { Likeness, Speller } from '../text/spelling.ts'
import { splitOf } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import type { Grammar, Word } from '../text/words.ts'

export interface MendedWord extends Word {
  /** the known stem, '' when nobody knows the word */
  meant: string
  likeness: Likeness | null
}

/** A slip in a word shorter than this is believed only beside words that are known for sure. */
const BELIEVED_ALONE_FROM = 7

export interface MendTools {
  speller: Speller
  grammar: Grammar
}

/** @param trusting false for text that looks like code: its words are taken as they stand */
export function mendWords(words: readonly Word[], { speller, grammar }: MendTools, trusting: boolean): MendedWord[] {
  const mended: MendedWord[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const next = words[i + 1]
    if (isGluedArticle(word, i, next)) continue
    const known = speller.has(word.stem)
    const joined = trusting && next && !(known && speller.has(next.stem)) ? joinOf(word, next, speller) : null
    if (joined) {
      mended.push({ ...joined, meant: joined.stem, likeness: 'exact' })
      i++
    } else if (known) mended.push({ ...word, meant: word.stem, likeness: 'exact' })
    else if (trusting) mended.push(...mendOne(word, speller, grammar))
    else mended.push({ ...word, meant: '', likeness: null })
  }
  const sure = mended.some(({ likeness, neutral }) => likeness !== null && likeness !== 'edit' && !neutral)
  if (sure) return mended
  return mended.map((word) =>
    word.likeness === 'edit' && word.stem.length < BELIEVED_ALONE_FROM ? { ...word, meant: '', likeness: null } : word,
  )
}

/** "choritos ala chalaca": no wing. */
function isGluedArticle(word: Word, at: number, next: Word | undefined): boolean {
  return word.text === 'ala' && at > 0 && next?.link === 'next'
}

/** "mar iscos": a scanner's blank within a word. */
function joinOf(word: Word, next: Word, speller: Speller): Word | null {
  if (next.start - word.end > 1 || next.segment !== word.segment || word.text.length + next.text.length < 5) return null
  const text = word.text + next.text
  const joined = stem(text)
  return speller.has(joined) ? { ...word, text, stem: joined, end: next.end, neutral: false } : null
}

function mendOne(word: Word, speller: Speller, grammar: Grammar): MendedWord[] {
  const meant = speller.meant(word.stem)
  if (meant !== null && meant.likeness !== 'edit') return [{ ...word, meant: meant.stem, likeness: meant.likeness }]
  const isKnown = (part: string) => part.length >= 4 && speller.has(stem(part))
  const parts = splitOf(word.text, isKnown, (part) => isLinkWord(part, grammar))
  if (parts) return partsOf(word, parts, grammar)
  return [{ ...word, meant: meant?.stem ?? '', likeness: meant === null ? null : 'edit' }]
}

function isLinkWord(part: string, grammar: Grammar): boolean {
  const role = part.length >= 3 ? grammar.roleOf(part) : undefined
  return role === 'with' || role === 'without'
}

function partsOf(word: Word, parts: readonly [string, string], grammar: Grammar): MendedWord[] {
  const cut = Math.min(word.end, word.start + parts[0].length)
  const places = [
    { start: word.start, end: cut },
    { start: cut, end: word.end },
  ] as const
  return parts.flatMap((text, i) => {
    if (isLinkWord(text, grammar)) return []
    const link = i === 0 ? word.link : 'next'
    return [{ ...word, ...places[i]!, text, stem: stem(text), link, meant: stem(text), likeness: 'sound' as const }]
  })
}
