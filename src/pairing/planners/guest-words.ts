/**
 * A guest's own words ("algo suave", "semi seco", "como un Malbec pero más ligero", "no muy caro") as what they ask of a
 * wine. Pure: it runs on the waiter's phone without a network. The words come with the bundle, made from guest-words.csv.
 */
import { COLOURS, type Colour } from '../../domain/vocabulary.ts'
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

/** "hasta 80 soles", "no más de S/ 120", "under 100" */
const CEILING =
  /(?:hasta|maximo|max|menos de|no mas de|debajo de|por debajo de|tope|under|below|up to|at most|less than|no more than)\s+(?:de\s+)?(?:s\s+|us\s+)?(\d{2,5})/
const DENIALS: ReadonlySet<string> = new Set([
  'no',
  'not',
  'nada',
  'sin',
  'menos',
  'less',
  'poco',
  'poca',
  'pocos',
  'little',
  'without',
  'low',
])

export function readWish(said: string, guestWords: readonly GuestWord[]): Wish {
  let rest = ` ${plainWords(said)} `
  const wants = new Map<string, number>()
  const understood: string[] = []
  const ceiling = CEILING.exec(rest)
  if (ceiling) {
    understood.push(ceiling[0].trim())
    rest = rest.replace(ceiling[0], ' | ')
  }
  for (const { text, wants: own } of phrasesOf(guestWords)) {
    const at = rest.indexOf(` ${text} `)
    if (at === -1) continue
    const before = rest.slice(0, at).trim().split(' ').at(-1) ?? ''
    const isDenied = DENIALS.has(before) && canDeny(own)
    understood.push(isDenied ? `${before} ${text}` : text)
    // The bar keeps what stood before and after from meeting as one phrase.
    rest = `${rest.slice(0, at)} | ${rest.slice(at + text.length + 2)}`
    for (const [key, value] of Object.entries(isDenied ? denied(own) : own))
      wants.set(key, key.startsWith('step:') ? (wants.get(key) ?? 0) + value : (wants.get(key) ?? value))
  }
  return wishOf(wants, ceiling ? Number(ceiling[1]) * 100 : null, understood)
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
    .flatMap(({ words, wants }) => words.map((word) => ({ text: plainWords(word), wants })))
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

function canDeny(wants: Phrase['wants']): boolean {
  return Object.keys(wants).every((key) => key.startsWith('step:') || key.startsWith('colour:'))
}

function denied(wants: Phrase['wants']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(wants).map(([key, value]) => [key, key.startsWith('step:') ? -value : 1 - value]),
  )
}

function wishOf(wants: ReadonlyMap<string, number>, maxPriceCents: number | null, understood: string[]): Wish {
  const under = (prefix: string) =>
    [...wants].flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : []))
  const wanted = (prefix: string) => under(prefix).flatMap(([name, value]) => (value > 0 ? [name] : []))
  const like = under('like:')
  const colours = under('colour:')
  const unwanted = new Set(colours.flatMap(([name, value]) => (value > 0 ? [] : [name])))
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
    bubbles: flag('bubbles'),
    byGlass: flag('glass'),
    price: price === undefined ? null : price < 0 ? 'low' : price > 0 ? 'high' : 'middle',
    maxPriceCents,
    taste: bold === null ? null : bold ? 'bold' : 'safe',
    withoutAlcohol: wants.get('alcohol') === 0,
    understood,
  }
}
