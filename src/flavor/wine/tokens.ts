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

const NO_WORD = /[^\p{L}\p{N}]+/u
const LETTER = /[\p{L}\p{N}]/u
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
  for (let to = 0, from = wordFrom(line.text, 0); from < line.text.length; from = wordFrom(line.text, to)) {
    to = wordTo(line.text, from)
    const word = line.text.slice(from, to)
    if (masks.some((mask) => from < mask.to && to > mask.from)) continue
    const between = line.text.slice(last, from)
    const spaced = between === ' '
    if (!spaced) depth = depthAfter(between, depth)
    const { start, end } = placeOf(line, from, to)
    const printed = line.input.slice(start, end)
    const first = printed[0] ?? ''
    tokens.push({
      text: SAME[word] ?? word,
      start,
      end,
      breaks: !spaced && tokens.length > 0 && BREAK.test(between),
      particle: PARTICLES.has(word),
      capital: first !== first.toLowerCase(),
      abbreviated: line.text[to] === '.' || printed !== printed.toLowerCase(),
      bracketed: depth > 0,
    })
    last = to
  }
  return tokens
}

function depthAfter(between: string, before: number): number {
  let depth = before
  for (const character of between) {
    if (character === '(' || character === '[') depth++
    else if ((character === ')' || character === ']') && depth > 0) depth--
  }
  return depth
}

/** Where the next word begins, or the end of the text. By code: most characters are ASCII, and a pattern costs ten times as much. */
function wordFrom(text: string, from: number): number {
  let at = from
  while (at < text.length && !isWordAt(text, at)) at++
  return at
}

function wordTo(text: string, from: number): number {
  let at = from
  while (at < text.length && isWordAt(text, at)) at++
  return at
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
  const half = code & 0xfc00
  if (half === 0xdc00) return at > 0 && LETTER.test(text.slice(at - 1, at + 1))
  return LETTER.test(half === 0xd800 ? text.slice(at, at + 2) : text[at]!)
}

const KEYS = new Map<string, readonly string[]>()
const MOST_KEYS = 20_000

/** The words of a name in the knowledge, as `tokenize` and the phrase trie will meet them. Names are asked for again and again: they are kept. */
export function keyOf(form: string): readonly string[] {
  const known = KEYS.get(form)
  if (known) return known
  const words = wordsOf(foldText(form))
  if (KEYS.size >= MOST_KEYS) KEYS.clear()
  KEYS.set(form, words)
  return words
}

/** Split natively: this runs once for thousands of names, before anything is compiled. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const word of text.split(NO_WORD))
    if (word !== '' && (words.length === 0 || !PARTICLES.has(word))) words.push(SAME[word] ?? word)
  return words
}
