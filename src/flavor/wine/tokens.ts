/** A printed wine line to words with their places; everything later points back into the line through them. */
import { fold, foldText } from '../text/fold.ts'

export interface Token {
  /** folded: lower case, no accents */
  text: string
  /** UTF-16 offsets into the input */
  start: number
  end: number
  /** a comma, bracket, bar or spaced dash stands before: no phrase crosses it */
  breaks: boolean
  /** `de`, `y`, `of`: never meaningful alone, passed over inside a phrase */
  particle: boolean
  /** printed with a capital first letter */
  capital: boolean
  /** printed with capitals or closed with a dot: only so are the shortest abbreviations believed */
  abbreviated: boolean
  /** within brackets: on review titles the place stands there */
  bracketed: boolean
}

/** A stretch of the folded text that is no word: a size, a price, a share. Offsets into the folded text. */
export interface Mask {
  from: number
  to: number
}

/** Longer lines are cut: a wine line is never that long, and the reader stays fast on hostile ones. */
export const MAX_LENGTH = 2_000

const WORD = /[\p{L}\p{N}]+/gu
const PARTICLES = new Set(
  'de del d di della dello delle dei degli dell do da dos das du des of von vom y et and und e'.split(' '),
)
const SAME: Readonly<Record<string, string>> = {
  st: 'saint',
  sankt: 'saint',
  ste: 'sainte',
  sta: 'santa',
  sto: 'santo',
  mt: 'mount',
}
const BREAK = /[,;:()[\]{}|"•\n\t]|\s[-–/]\s/

export interface FoldedLine {
  input: string
  text: string
  offsets: Uint32Array
}

/** Folds the line and blanks tags and entities out, lengths kept. */
export function foldLine(input: string): FoldedLine {
  const { text, offsets } = fold(input.length > MAX_LENGTH ? input.slice(0, MAX_LENGTH) : input)
  return { input, text: text.includes('<') || text.includes('&') ? blankMarkup(text) : text, offsets }
}

function blankMarkup(text: string): string {
  return text.replace(/<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,5});/g, (markup) => ' '.repeat(markup.length))
}

export function placeOf(line: FoldedLine, from: number, to: number): { start: number; end: number } {
  const cut = Math.min(line.input.length, MAX_LENGTH)
  return { start: line.offsets[from] ?? cut, end: to < line.offsets.length ? line.offsets[to]! : cut }
}

export function tokenize(line: FoldedLine, masks: readonly Mask[]): Token[] {
  const tokens: Token[] = []
  let last = 0
  let depth = 0
  for (const match of line.text.matchAll(WORD)) {
    const from = match.index
    const to = from + match[0].length
    if (masks.some((mask) => from < mask.to && to > mask.from)) continue
    const between = line.text.slice(last, from)
    for (const character of between) {
      if (character === '(' || character === '[') depth++
      else if ((character === ')' || character === ']') && depth > 0) depth--
    }
    const { start, end } = placeOf(line, from, to)
    const printed = line.input.slice(start, end)
    const first = printed[0] ?? ''
    tokens.push({
      text: SAME[match[0]] ?? match[0],
      start,
      end,
      breaks: tokens.length > 0 && BREAK.test(between),
      particle: PARTICLES.has(match[0]),
      capital: first !== first.toLowerCase(),
      abbreviated: line.text[to] === '.' || printed !== printed.toLowerCase(),
      bracketed: depth > 0,
    })
    last = to
  }
  return tokens
}

/** The words of a name in the knowledge, as `tokenize` and the phrase trie will meet them. */
export function keyOf(form: string): string[] {
  const words: string[] = []
  for (const [word] of foldText(form).matchAll(WORD))
    if (words.length === 0 || !PARTICLES.has(word)) words.push(SAME[word] ?? word)
  return words
}
