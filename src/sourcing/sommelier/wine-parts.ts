/** The words of a sentence that name a wine or describe one, before they are joined. The reader of wine lists finds them; prose needs more care. */
import { type Entry, entryOf, type Found } from '../../flavor/wine/entries.ts'
import { type Field, readField } from '../../flavor/wine/field.ts'
import type { WineLexicon } from '../../flavor/wine/lexicon.ts'
import { isSmall, LONGEST, type Token } from './tokens.ts'

/** A stretch of tokens of the sentence. */
export interface Stretch {
  first: number
  last: number
}

export interface Part extends Stretch {
  /** names a wine by itself; the other parts only describe one */
  isCore: boolean
  isClass: boolean
}

/** Colours of food: a wine only where nothing else is called so. */
const COLOUR_WORDS = new Set([
  'tinto',
  'tintos',
  'blanco',
  'blancos',
  'rosado',
  'rosados',
  'red',
  'reds',
  'white',
  'whites',
  'rose',
  'roses',
])
const SPOKEN = new Set(['red', 'white', 'blanco', 'blancos'])
/** The noun itself: with an adjective it is a style. */
export const WINE_NOUN = new Set(['vino', 'vinos', 'wine', 'wines', 'blend', 'blends'])
/** Names of wine words that are everyday words in a sentence. */
const EVERYDAY = new Set(
  'bubbles burbujas pink blush blanca blanche blanc tinta orange naranja naranjo ambar amber vivace aguja rosada negre brutt generoso port porto fino rose espumosa perlant claro weiss rouge arancione'.split(
    ' ',
  ),
)
/** Words that, with a wine after them, make it an ingredient. */
const INTO = new Set('al in en into'.split(' '))
const COOKED = new Set('sauce sauces vinegar reduction jus glaze marinade gravy poached braised'.split(' '))
const COOKED_BEFORE = new Set('salsa reduccion vinagre sauce reduction copa botella'.split(' '))
const LEAST_REPAIRED = 7

export function wineParts(
  sentence: string,
  tokens: readonly Token[],
  lexicon: WineLexicon,
  isFood: (word: string) => boolean,
): Part[] {
  return piecesOf(sentence)
    .flatMap(({ text, start }) => partsOf(readField('name', text, lexicon), start, tokens, isFood))
    .concat(saidParts(tokens, isFood))
    .sort((a, b) => a.first - b.first || b.last - a.last)
}

/** The reader of lists weighs the names of a line against each other: each part of a sentence is a line of its own. */
function piecesOf(sentence: string): { text: string; start: number }[] {
  const cut = sentence.slice(0, LONGEST)
  return [...cut.matchAll(/(?:(?!\s(?:y|o|u|and|or|con|with|para|for)\s)[^,;:()[\]→|])+/giu)].map((match) => ({
    text: match[0],
    start: match.index,
  }))
}

function partsOf(field: Field, offset: number, tokens: readonly Token[], isFood: (word: string) => boolean): Part[] {
  const named = field.styles.filter((style) => !style.entries.every((entry) => entry.kind === 'style' && entry.generic))
  const parts: Part[] = []
  for (const found of [...field.phrases, ...named, ...field.labels]) {
    const stretch = stretchOf(field, offset, found, tokens)
    if (stretch === null) continue
    const kind = kindOf(
      found,
      stretch,
      named.some((style) => covers(style, found)),
      tokens,
      isFood,
    )
    if (kind !== null) parts.push({ ...stretch, ...kind })
  }
  return parts
}

/** Colours, the noun itself and vintages, wherever they are said. */
function saidParts(tokens: readonly Token[], isFood: (word: string) => boolean): Part[] {
  const parts: Part[] = []
  tokens.forEach((token, at) => {
    // "Los tintos", "whites", "rosé" as they are said.
    const known = COLOUR_WORDS.has(token.text) && isColourOfWine(at, tokens, isFood)
    if (known && !parts.some((part) => part.isCore && part.first <= at && at < part.last))
      parts.push({ first: at, last: at + 1, isCore: true, isClass: true })
    if (WINE_NOUN.has(token.text)) parts.push({ first: at, last: at + 1, isCore: false, isClass: true })
    if (/^(?:19|20)\d\d$/.test(token.text)) parts.push({ first: at, last: at + 1, isCore: false, isClass: false })
  })
  return parts
}

function stretchOf(field: Field, offset: number, found: Found, tokens: readonly Token[]): Stretch | null {
  const start = offset + (field.tokens[found.first]?.start ?? 0)
  const end = offset + (field.tokens[found.last - 1]?.end ?? 0)
  const first = tokens.findIndex((token) => token.isWord && token.end > start)
  const last = tokens.findLastIndex((token) => token.isWord && token.start < end)
  return first < 0 || last < first ? null : { first, last: last + 1 }
}

type Kind = Pick<Part, 'isCore' | 'isClass'>
const DESCRIBES: Kind = { isCore: false, isClass: false }
const NAMES: Kind = { isCore: true, isClass: false }
const NAMES_CLASS: Kind = { isCore: true, isClass: true }

function kindOf(
  found: Found,
  { first, last }: Stretch,
  isNamedStyle: boolean,
  tokens: readonly Token[],
  isFood: (word: string) => boolean,
): Kind | null {
  const words = tokens.slice(first, last)
  const length = words.reduce((sum, { text }) => sum + text.length, 0)
  const isProper =
    words.some(({ capital }) => capital) && !(first === 0 && words.length === 1 && isFood(words[0]?.text ?? ''))
  const grape = entryOf(found, 'grape')
  if (grape) {
    if (found.repaired > 0 && (grape.weak || length < LEAST_REPAIRED)) return null
    // "Carmen", "Norton", "Italia": also the names of people and countries.
    if (grape.weak || isFood(words.map(({ text }) => text).join(' ')))
      return isProper && isIntroduced(tokens[first - 1]) && tokens[last]?.capital !== true ? NAMES : null
    return NAMES
  }
  if (found.repaired > 0) return null
  const word = entryOf(found, 'word')
  if (word) {
    const kind = kindOfWord(word, first, last, tokens, isFood)
    if (kind !== null) return kind
  }
  if (isNamedStyle || entryOf(found, 'style')) return isProper || words.length > 1 ? NAMES : null
  if (entryOf(found, 'region') || entryOf(found, 'country') || entryOf(found, 'producer') || entryOf(found, 'label'))
    return isProper ? DESCRIBES : null
  return word ? DESCRIBES : null
}

/** "Un Torontel", "uva Italia", "vino de Quebranta"; also where nothing stands before. */
function isIntroduced(before: Token | undefined): boolean {
  if (before === undefined) return false
  return !before.isWord || isSmall(before) || /^(?:vino|uva|cepa|con|o|y|with|or|and|grape)$/.test(before.text)
}

function kindOfWord(
  word: Extract<Entry, { kind: 'word' }>,
  first: number,
  last: number,
  tokens: readonly Token[],
  isFood: (word: string) => boolean,
): Kind | null {
  const words = tokens.slice(first, last)
  const only = words.length === 1 ? words[0] : undefined
  if (word.effects.some((effect) => effect.does === 'kind' && effect.kind !== 'wine')) return null
  if (only && COLOUR_WORDS.has(only.text)) return null
  if (only && EVERYDAY.has(only.text) && !(only.capital && /^(?:port|porto|fino)$/.test(only.text))) return null
  const makes = word.effects.some((effect) => effect.does === 'colour' || effect.does === 'type')
  if (!makes) return DESCRIBES
  if (words.some(({ text }) => COLOUR_WORDS.has(text))) return cooked(first, last, tokens) ? null : NAMES_CLASS
  // "Chicken Marsala", "pollo a la manzanilla".
  if (
    only &&
    (word.id === 'marsala' || word.id === 'manzanilla') &&
    (!only.capital || isFood(tokens[first - 1]?.text ?? ''))
  )
    return null
  if (word.id === 'espumante' || word.id === 'fortificado') return NAMES_CLASS
  return NAMES
}

/** "Al vino tinto", "red wine sauce": an ingredient. */
export function cooked(first: number, last: number, tokens: readonly Token[]): boolean {
  const before = tokens[first - 1]?.text ?? ''
  const further = tokens[first - 2]?.text ?? ''
  return (
    INTO.has(before) ||
    COOKED.has(tokens[last]?.text ?? '') ||
    (before === 'de' && COOKED_BEFORE.has(further) && !/^(?:copa|botella)$/.test(further))
  )
}

/** "Un blanco", "los tintos"; not "pescado blanco", "carne roja", "white fish". */
function isColourOfWine(at: number, tokens: readonly Token[], isFood: (word: string) => boolean): boolean {
  const { text } = tokens[at]!
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (text === 'rose' || text === 'roses')
    return (
      WINE_NOUN.has(after?.text ?? '') ||
      (before !== undefined &&
        (isSmall(before) || /^(?:dry|provence|con|with|pale|chilled|or|and|o|y|rosado)$/.test(before.text)))
    )
  if (after && WINE_NOUN.has(after.text)) return !cooked(at, at + 2, tokens)
  if (before && WINE_NOUN.has(before.text)) return !cooked(at - 1, at + 1, tokens)
  if (!SPOKEN.has(text)) return true
  if (before?.isWord && isFood(before.text)) return false
  if (text === 'red' || text === 'white')
    return (
      (before === undefined || isSmall(before) || !isFood(after?.text ?? '')) &&
      !/^(?:meats?|fish|sauces?|chocolate|beans?|cabbage|onions?|rice|peppers?|snapper|curry|truffles?|asparagus|flesh)$/.test(
        after?.text ?? '',
      )
    )
  return (
    before === undefined ||
    !before.isWord ||
    isSmall(before) ||
    /^(?:con|o|y|ni|mejor|otro|cualquier|prefiero|elige|bien)$/.test(before.text) ||
    before.text.endsWith('r')
  )
}

function covers(outer: Found, inner: Found): boolean {
  return outer.first <= inner.first && outer.last >= inner.last
}
