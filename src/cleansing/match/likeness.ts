/**
 * How alike two wine names are. What cannot be the same wine (another vintage, size, number or sweetness) is 0; the rest is a sum of
 * signs for and against, weighed by numbers fitted on the tuning half of the labelled pairs (data/cleansing/matcher.json).
 */
import { editDistance } from '../../flavor/text/nearest-word.ts'
import { BLEND, type NameWords } from './name-words.ts'
import type { WineName } from './read-name.ts'

export const SIGNS = [
  'shared_words',
  'shared_house',
  'other_house',
  'one_house',
  'nothing_shared',
  'words_on_both_sides',
  'words_on_one_side',
  'words_on_one_side_bare',
  'other_level',
  'one_level',
  'one_level_bare',
  'one_level_told',
  'same_grapes',
  'other_grapes',
  'some_grapes',
  'one_grape',
  'one_grape_bare',
  'other_colour',
  'one_rose',
  'one_colour',
  'one_white_bare',
  'one_sweetness',
  'one_type',
  'other_region',
  'one_region_bare',
  'wider_region_bare',
  'no_vintage',
  'one_number',
  'one_number_bare',
] as const
export type Sign = (typeof SIGNS)[number]

export interface Matcher {
  /** pairs above are one wine; from `ask` up a person decides */
  link: number
  ask: number
  bias: number
  weights: Readonly<Record<Sign, number>>
}

/** 750 ml where nothing else is said. */
const USUAL_ML = 750

/** Null where the two cannot be one wine. */
export function signsOf(a: WineName, b: WineName, words: NameWords): Float64Array | null {
  if (a.vintage !== null && b.vintage !== null && a.vintage !== b.vintage) return null
  if ((a.sizeMl ?? USUAL_ML) !== (b.sizeMl ?? USUAL_ML)) return null
  if (a.numbers.length > 0 && b.numbers.length > 0 && a.numbers.join() !== b.numbers.join()) return null
  if (a.sweetness !== null && b.sweetness !== null && a.sweetness !== b.sweetness) return null
  const signs = new Float64Array(SIGNS.length)
  const set = (sign: Sign, value: number) => {
    signs[INDEX[sign]] = value
  }
  const { shared, left, right } = alignWords(a, b, words.faint)
  const less = Math.min(left, right)
  const more = Math.max(left, right) - less
  const sharedNumber = a.numbers.length > 0 && b.numbers.length > 0
  /** nothing but the house and the grape is common to both */
  const bare = shared < 0.5 && !sharedNumber
  set('shared_words', Math.min(shared + (sharedNumber ? 1 : 0), 2))
  set('words_on_both_sides', Math.min(less, 2))
  set(bare ? 'words_on_one_side_bare' : 'words_on_one_side', Math.min(more, 2))
  const houses = relation(a.houses, b.houses)
  set('shared_house', houses === 'same' || houses === 'some' ? 1 : 0)
  set('other_house', houses === 'other' ? 1 : 0)
  set('one_house', houses === 'one' ? 1 : 0)
  set('nothing_shared', bare && houses !== 'same' && houses !== 'some' ? 1 : 0)
  const levels = levelsOf(a.levels, b.levels)
  if (levels.left.length > 0 && levels.right.length > 0) set('other_level', 1)
  else if (levels.left.length + levels.right.length > 0) {
    const leftOut = [...levels.left, ...levels.right].every((level) => words.leftOut.has(level))
    set(!leftOut ? 'one_level_told' : bare ? 'one_level_bare' : 'one_level', 1)
  }
  const grapes = grapesOf(a.grapes, b.grapes)
  set('same_grapes', grapes === 'same' ? 1 : 0)
  set('other_grapes', grapes === 'other' ? 1 : 0)
  set('some_grapes', grapes === 'some' ? 1 : 0)
  if (grapes === 'one') set(bare ? 'one_grape_bare' : 'one_grape', 1)
  setColour(a, b, bare, words, set)
  setSweetness(a, b, words, set)
  set('one_type', typeOf(a, words) === typeOf(b, words) ? 0 : 1)
  const regions = placesOf(a.regions, b.regions, words)
  set('other_region', regions === 'other' ? 1 : 0)
  if (bare && regions === 'one') set('one_region_bare', 1)
  if (bare && regions === 'some') set('wider_region_bare', 1)
  set('no_vintage', (a.vintage === null) !== (b.vintage === null) ? 1 : 0)
  if (a.numbers.length > 0 !== b.numbers.length > 0) set(bare ? 'one_number_bare' : 'one_number', 1)
  return signs
}

/** 0..1; above `link` they are one wine. */
export function likenessOf(a: WineName, b: WineName, words: NameWords, matcher: Matcher): number {
  const signs = signsOf(a, b, words)
  return signs ? weigh(signs, matcher) : 0
}

export function weigh(signs: Float64Array, { bias, weights }: Pick<Matcher, 'bias' | 'weights'>): number {
  let sum = bias
  for (const [i, sign] of SIGNS.entries()) sum += weights[sign] * signs[i]!
  return 1 / (1 + Math.exp(-sum))
}

const INDEX = Object.fromEntries(SIGNS.map((sign, i) => [sign, i])) as Readonly<Record<Sign, number>>

type Relation = 'none' | 'same' | 'some' | 'one' | 'other'

function relation(a: readonly string[], b: readonly string[]): Relation {
  if (a.length === 0 && b.length === 0) return 'none'
  if (a.length === 0 || b.length === 0) return 'one'
  const common = a.filter((id) => b.includes(id)).length
  if (common === 0) return 'other'
  return common === a.length && common === b.length ? 'same' : 'some'
}

/** A blend goes with any two grapes and with no single one. */
function grapesOf(a: readonly string[], b: readonly string[]): Relation {
  const left = a.filter((id) => id !== BLEND)
  const right = b.filter((id) => id !== BLEND)
  const blend = left.length < a.length || right.length < b.length
  if (blend && left.length + right.length === 1) return 'other'
  return relation(left, right)
}

/** `Reserva` against `Gran Reserva` is another wine; `Reserva` beside nothing may be a word left out. */
function levelsOf(a: readonly string[], b: readonly string[]): { left: string[]; right: string[] } {
  return { left: a.filter((level) => !b.includes(level)), right: b.filter((level) => !a.includes(level)) }
}

function setColour(
  a: WineName,
  b: WineName,
  bare: boolean,
  words: NameWords,
  set: (sign: Sign, value: number) => void,
): void {
  const left = a.colour ?? colourOfGrapes(a, words)
  const right = b.colour ?? colourOfGrapes(b, words)
  const rose = (a.colour === 'rose') !== (b.colour === 'rose')
  if (rose) set('one_rose', 1)
  else if (left !== null && right !== null) set('other_colour', left === right ? 0 : 1)
  else if (left !== right) set(bare && (left ?? right) === 'white' ? 'one_white_bare' : 'one_colour', 1)
}

function colourOfGrapes({ grapes }: WineName, words: NameWords): string | null {
  return words.grapeColour.get(grapes[0] ?? '') ?? null
}

function setSweetness(a: WineName, b: WineName, words: NameWords, set: (sign: Sign, value: number) => void): void {
  if (a.sweetness === b.sweetness || (a.sweetness !== null && b.sweetness !== null)) return
  if (!words.mute.has(a.sweetness ?? b.sweetness ?? '')) set('one_sweetness', 1)
}

/** `Brut` says as much as `espumante`. */
function typeOf({ type, sweetness }: WineName, words: NameWords): string | null {
  return type ?? (words.sparkling.has(sweetness ?? '') ? 'sparkling' : null)
}

/** Places that lie in one another, or bear one another's names, do not contradict. */
function placesOf(a: readonly string[], b: readonly string[], words: NameWords): Relation {
  if (a.length === 0 && b.length === 0) return 'none'
  if (a.length === 0 || b.length === 0) return 'one'
  const lies = (inner: string, outer: string) => words.places.chainOf(inner).some(({ id }) => id === outer)
  if (a.every((id) => b.includes(id)) || b.every((id) => a.includes(id))) return 'same'
  return a.some((left) => b.some((right) => lies(left, right) || lies(right, left))) ? 'some' : 'other'
}

/** Words of both sides one to one: the same, a shortened one, one letter off, or the first letters of several. */
function alignWords(a: WineName, b: WineName, faint: ReadonlySet<string>) {
  const isInitial = (word: string) =>
    word.length === 1 && [...a.houses, ...b.houses].some((id) => id.split('-').some((part) => part[0] === word))
  const weightOf = (word: string) => {
    if (faint.has(word) || isInitial(word)) return 0.25
    return word.length <= 2 ? 0.7 : 1
  }
  const rest = [...b.words]
  const alone: string[] = []
  let shared = 0
  for (const word of a.words) {
    let best = -1
    let quality = 0
    for (let i = 0; i < rest.length; i++) {
      const likeness = wordLikeness(word, rest[i]!)
      if (likeness > quality) {
        quality = likeness
        best = i
      }
    }
    if (best < 0) alone.push(word)
    else {
      shared += quality * weightOf(word)
      rest.splice(best, 1)
    }
  }
  shared += dropJoined(alone, rest) + dropJoined(rest, alone) + dropInitials(alone, rest) + dropInitials(rest, alone)
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + weightOf(word), 0)
  return { shared, left: sum(alone), right: sum(rest) }
}

/** `GatoNegro` is `Gato Negro`. */
function dropJoined(joined: string[], apart: string[]): number {
  for (const [i, word] of joined.entries())
    for (let at = 0; at + 1 < apart.length; at++)
      if (word === `${apart[at]}${apart[at + 1]}`) {
        joined.splice(i, 1)
        apart.splice(at, 2)
        return 1
      }
  return 0
}

/** `TH` stands for `Terroir Hunter`: both go, whether or not they stand on the same side. */
function dropInitials(short: string[], long: string[]): number {
  for (const [i, word] of short.entries()) {
    if (word.length < 2 || word.length > 4) continue
    for (let at = 0; at + word.length <= long.length; at++)
      if (long.slice(at, at + word.length).every((full, n) => full.length > 2 && full[0] === word[n])) {
        short.splice(i, 1)
        long.splice(at, word.length)
        return 1
      }
  }
  return 0
}

const SHORTENED_FROM = 3
const MISSPELT_FROM = 5
const TWICE_MISSPELT_FROM = 8

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.startsWith(short) && (short.length >= SHORTENED_FROM || short.length === 1))
    return short.length === 1 ? 0.5 : 0.85
  if (short.length >= SHORTENED_FROM && soundOf(a) === soundOf(b)) return 0.85
  if (short.length < MISSPELT_FROM) return 0
  const limit = short.length >= TWICE_MISSPELT_FROM ? 2 : 1
  return editDistance(a, b, limit) <= limit ? 0.85 : 0
}

const SOUNDS = new Map<string, string>()
const MOST_SOUNDS = 50_000

/** Spelt as a Spanish ear hears it: `Alfa` is `Alpha`, `Ricadona` is `Riccadonna`. */
function soundOf(word: string): string {
  const known = SOUNDS.get(word)
  if (known !== undefined) return known
  const sound = word
    .replace(/ph/g, 'f')
    .replace(/c?qu(?=[ei])|ck|[kq]/g, 'c')
    .replace(/[vw]/g, 'b')
    .replace(/y/g, 'i')
    .replace(/[zx]/g, 's')
    .replace(/c(?=[ei])/g, 's')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1')
  if (SOUNDS.size >= MOST_SOUNDS) SOUNDS.clear()
  SOUNDS.set(word, sound)
  return sound
}
