/**
 * A guest's own words ("algo suave", "semi seco", "como un Malbec pero más ligero", "no muy caro") as what they ask of a
 * wine. Pure: it runs on the waiter's phone without a network. The words come with the bundle, made from guest-words.csv.
 */
import { COLOURS, type Colour } from '../../domain/vocabulary.ts'
import { DENIED, denialBefore, denied } from './denials.ts'
import { plainWords } from './plain-words.ts'

/**
 * One wish and the ways to say it. Keys of `wants`: `step:body` moves a number of the wine (scale 0..1), `like:body` is
 * the number of the wine named as an example, `colour:red` 1 wanted or 0 not wanted, `grape:malbec`, `country:PE`,
 * `class:fortified`, `bubbles` 1 or 0, `glass` 1 or 0, `price` -1 low, 0 middle, 1 high, `bold` 1 or 0, `alcohol` 0.
 */
export interface GuestWord {
  words: readonly string[]
  wants: Readonly<Record<string, number>>
}

export interface Wish {
  /** by number of the wine (`body`, `floral`), how much more or less */
  steps: Readonly<Record<string, number>>
  /** numbers of the wine named as an example; null without one */
  like: Readonly<Record<string, number>> | null
  colours: readonly Colour[]
  /** ids of grapes.csv */
  grapes: readonly string[]
  /** ISO 3166 alpha-2 */
  countries: readonly string[]
  styleClasses: readonly string[]
  /** what it must not be */
  unwanted: { grapes: readonly string[]; countries: readonly string[]; styleClasses: readonly string[] }
  bubbles: boolean | null
  byGlass: boolean | null
  price: 'low' | 'middle' | 'high' | null
  maxPriceCents: number | null
  taste: 'bold' | 'safe' | null
  /** the answer without alcohol is wanted */
  withoutAlcohol: boolean
  /** what was understood, as said */
  understood: readonly string[]
}

interface Phrase {
  text: string
  wants: Readonly<Record<string, number>>
}

/** "hasta 80 soles", "no más de S/ 120", "under 100"; "100 soles máximo"; "entre 80 y 120". The last figure counts. */
const CEILINGS = [
  /(?:hasta|maximo|max|menos de|no mas de|no pasen? de|debajo de|por debajo de|tope|under|below|up to|at most|less than|no more than)\s+(?:de\s+)?(?:s\s+|us\s+)?(\d{2,5})(?:\s+(?:soles|dolares|dollars))?(?=\s|$)/,
  /(?:entre|between)\s+(?:s\s+)?\d{2,5}\s+(?:y|and)\s+(?:s\s+)?(\d{2,5})(?:\s+(?:soles|dolares|dollars))?(?=\s|$)/,
  /(?:s\s+|con\s+)?(\d{2,5})\s+(?:soles|dolares|dollars)(?:\s+(?:como\s+)?(?:maximo|max|tope))?(?=\s|$)/,
  /(?:s\s+)?(\d{2,5})\s+(?:como\s+)?(?:maximo|max|tope|o menos|or less)(?=\s|$)/,
]
/** Stands where something was read: what is before and after does not meet as one phrase. */
const BAR = '|'

export function readWish(said: string, guestWords: readonly GuestWord[]): Wish {
  const { words, asSaid } = wordsOf(said)
  const found: { at: number; text: string }[] = []
  const take = (from: number, to: number, mark: string) => {
    found.push({ at: from, text: asSaid(from, to) })
    words.fill(mark, from, to)
  }
  const line = words.join(' ')
  const ceiling = CEILINGS.map((pattern) => pattern.exec(line)).find((one) => one !== null)
  if (ceiling) {
    const from = wordsIn(line.slice(0, ceiling.index))
    take(from, from + wordsIn(ceiling[0]), BAR)
  }
  const wants = new Map<string, number>()
  // In the order of the sentence: what was denied decides about what follows it.
  for (const { from, to, wants: own } of findPhrases(words, guestWords)) {
    const denial = denialBefore(words, from)
    take(denial ?? from, to, denial === null ? BAR : DENIED)
    for (const [key, value] of Object.entries(denial === null ? own : denied(own)))
      wants.set(key, key.startsWith('step:') ? (wants.get(key) ?? 0) + value : (wants.get(key) ?? value))
  }
  const understood = found.sort((a, b) => a.at - b.at).map(({ text }) => text)
  return wishOf(wants, ceiling ? Number(ceiling[1]) * 100 : null, understood)
}

interface Found {
  from: number
  to: number
  wants: Phrase['wants']
}

/** The longest phrase takes its words first; what is before and after it does not meet as one. */
function findPhrases(words: readonly string[], guestWords: readonly GuestWord[]): Found[] {
  const free = [...words]
  const found: Found[] = []
  for (const { text, wants } of phrasesOf(guestWords)) {
    const phrase = text.split(' ')
    const from = free.findIndex((_, place) => phrase.every((word, i) => free[place + i] === word))
    if (from === -1) continue
    const to = from + phrase.length
    free.fill(BAR, from, to)
    found.push({ from, to, wants })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** The words as they are compared, and a run of them as the guest said it. Commas part one wish from the next. */
function wordsOf(said: string): { words: string[]; asSaid: (from: number, to: number) => string } {
  const spans = [...said.normalize('NFC').matchAll(/[;!?|]|,(?!\d)|[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const plain = plainWords(match[0])
    return [{ word: plain === '' ? BAR : plain, from: match.index, to: match.index + match[0].length }]
  })
  return {
    words: spans.map(({ word }) => word),
    asSaid: (from, to) => said.normalize('NFC').slice(spans[from]?.from, spans[to - 1]?.to),
  }
}

function wordsIn(text: string): number {
  return text.split(' ').filter((word) => word !== '').length
}

/** Whether anything was understood at all. */
export function isWish({ understood }: Wish): boolean {
  return understood.length > 0
}

/** The words of a bundle are read at every key that is pressed: they are made ready once. */
const ready = new WeakMap<readonly GuestWord[], Phrase[]>()

/** Longest first: "no muy caro" before "caro". */
function phrasesOf(guestWords: readonly GuestWord[]): Phrase[] {
  const found = ready.get(guestWords) ?? sortPhrases(guestWords)
  ready.set(guestWords, found)
  return found
}

function sortPhrases(guestWords: readonly GuestWord[]): Phrase[] {
  return guestWords
    .flatMap(({ words, wants }) => words.flatMap((word) => formsOf(plainWords(word), wants)))
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

/** "De Chile" is said as "sin Chile", "nada chileno" too: a country's name stands without its preposition. */
function formsOf(text: string, wants: Phrase['wants']): Phrase[] {
  const bare = text.replace(/^(?:de|from) /, '')
  const isPlace = Object.keys(wants).every((key) => key.startsWith('country:'))
  return [{ text, wants }, ...(isPlace && bare !== text ? [{ text: bare, wants }] : [])]
}

function wishOf(wants: ReadonlyMap<string, number>, maxPriceCents: number | null, understood: string[]): Wish {
  const under = (prefix: string) =>
    [...wants].flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : []))
  const wanted = (prefix: string) => under(prefix).flatMap(([name, value]) => (value > 0 ? [name] : []))
  const unwantedOf = (prefix: string) => under(prefix).flatMap(([name, value]) => (value > 0 ? [] : [name]))
  const like = under('like:')
  const unwanted = new Set(unwantedOf('colour:'))
  const named = wanted('colour:')
  const flag = (key: string) => (wants.has(key) ? wants.get(key)! > 0 : null)
  const price = wants.get('price')
  const bold = flag('bold')
  return {
    steps: Object.fromEntries(under('step:')),
    like: like.length > 0 ? Object.fromEntries(like) : null,
    colours:
      named.length > 0
        ? COLOURS.filter((colour) => named.includes(colour))
        : unwanted.size > 0
          ? COLOURS.filter((colour) => !unwanted.has(colour))
          : [],
    grapes: wanted('grape:'),
    countries: wanted('country:'),
    styleClasses: wanted('class:'),
    unwanted: {
      grapes: unwantedOf('grape:'),
      countries: unwantedOf('country:'),
      styleClasses: unwantedOf('class:'),
    },
    bubbles: flag('bubbles'),
    byGlass: flag('glass'),
    price: price === undefined ? null : price < 0 ? 'low' : price > 0 ? 'high' : 'middle',
    maxPriceCents,
    taste: bold === null ? null : bold ? 'bold' : 'safe',
    withoutAlcohol: wants.get('alcohol') === 0,
    understood,
  }
}
