/** Phrases with two meanings: `Italia` the grape or the country, `Borgoña` of Peru or of France, `Norton` the house or the grape. */
import { type Entry, type EntryKind, entryOf, type Found } from './entries.ts'
import type { WineLexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

export interface Surroundings {
  tokens: readonly Token[]
  /** the country a column states, or null */
  country: string | null
  /** a grape stands in its own column */
  grapeInColumn: boolean
}

interface Signs {
  countries: ReadonlySet<string>
  strongGrapes: ReadonlySet<string>
  producers: number
  words: ReadonlySet<string>
}

const PERUVIAN_GRAPES = new Set([
  'quebranta',
  'torontel',
  'albilla',
  'mollar',
  'negra-criolla',
  'uvina',
  'moscatel-negro',
])
const PORT_GRAPES = /^(?:touriga|tinta-|tempranillo$|tinto-cao$|sousao$)/

export function settle(phrases: readonly Found[], around: Surroundings, lexicon: WineLexicon): Found[] {
  const signs = readSigns(phrases, around, lexicon)
  const settled: Found[] = []
  for (const found of phrases) {
    const entries =
      found.entries.length === 1 ? settleSingle(found, signs) : settleShared(found, signs, around, lexicon)
    if (entries.length > 0) settled.push(entries === found.entries ? found : { ...found, entries })
  }
  return settled
}

/** What the rest of the line says without doubt. */
function readSigns(phrases: readonly Found[], around: Surroundings, lexicon: WineLexicon): Signs {
  const countries = new Set<string>()
  const strongGrapes = new Set<string>()
  const words = new Set<string>()
  let producers = 0
  if (around.country) countries.add(around.country)
  for (const found of phrases) {
    const word = entryOf(found, 'word')
    const grape = entryOf(found, 'grape')
    if (word) words.add(word.id)
    if (grape && !grape.weak) strongGrapes.add(grape.id)
    if (entryOf(found, 'producer')) producers++
    if ((grape && found.entries.length > 1) || word?.id === 'oporto' || entryOf(found, 'region')?.id === 'porto')
      continue
    for (const entry of found.entries) {
      const code = countryOf(entry, lexicon)
      if (code) countries.add(code)
    }
  }
  if ([...strongGrapes].some((id) => PERUVIAN_GRAPES.has(id))) countries.add('PE')
  return { countries, strongGrapes, producers, words }
}

function countryOf(entry: Entry, lexicon: WineLexicon): string | null {
  if (entry.kind === 'country') return entry.code
  if (entry.kind === 'region') return lexicon.places.countryOf(entry.id)
  if (entry.kind === 'producer') return lexicon.places.countryOf(lexicon.producers.byId.get(entry.id)?.country ?? '')
  return null
}

function settleSingle(found: Found, signs: Signs): readonly Entry[] {
  const entry = found.entries[0]!
  if (entry.kind === 'grape' && entry.weak && signs.strongGrapes.size > 0) return []
  if (entry.kind === 'word' && entry.id === 'oporto' && found.last - found.first === 1 && !portMayStand(signs))
    return []
  if (entry.kind === 'region' && entry.id === 'porto' && signs.countries.size > 0 && !signs.countries.has('PT'))
    return []
  return found.entries
}

/** `Porto Carras … Limnio`, `Port Phillip`: the word alone makes no Port beside other grapes or countries. */
function portMayStand(signs: Signs): boolean {
  if (signs.countries.size > 0 && !signs.countries.has('PT') && !signs.words.has('vino')) return false
  return [...signs.strongGrapes].every((id) => PORT_GRAPES.test(id))
}

function settleShared(found: Found, signs: Signs, around: Surroundings, lexicon: WineLexicon): readonly Entry[] {
  const grape = entryOf(found, 'grape')
  const region = entryOf(found, 'region')
  const producer = entryOf(found, 'producer')
  const without = (...kinds: EntryKind[]) => found.entries.filter((entry) => !kinds.includes(entry.kind))
  const word = entryOf(found, 'word')
  if (
    region &&
    word &&
    isBracketed(found, around) &&
    (region.minor || word.effects.some(({ does }) => does === 'kind'))
  )
    return without('word')
  if (grape?.id === 'italia' && entryOf(found, 'country'))
    return italia(found, signs, around) ? without('country') : without('grape')
  if (grape?.id === 'isabella' || (region?.id === 'burgundy' && word))
    return isFrench(signs) ? without('grape', 'word') : without('region')
  if (region?.id === 'porto' && found.last - found.first > 1 && signs.countries.size > 0 && !signs.countries.has('PT'))
    return without('region')
  if (region?.id === 'porto' && (signs.words.has('tinto') || signs.words.has('blanco') || !portMayStand(signs)))
    return without('word')
  if (grape && region && !grape.weak && grape.id === 'montepulciano')
    return isBracketed(found, around) ? without('grape') : without('region')
  if (grape?.weak && producer && signs.strongGrapes.size === 0 && closesTitle(found, around)) return without('producer')
  if (grape?.weak && (signs.strongGrapes.size > 0 || around.grapeInColumn || producer)) return without('grape')
  if (producer && region) return house(found, signs, lexicon) ? found.entries : without('producer')
  return found.entries
}

/** True where `Italia` is the grape of Peru. */
function italia(found: Found, signs: Signs, around: Surroundings): boolean {
  if (signs.countries.has('IT')) return false
  if (signs.countries.has('PE') || signs.words.has('pisco')) return true
  const others = [...signs.strongGrapes].filter((id) => id !== 'italia')
  if (others.length > 0 || around.grapeInColumn || signs.words.has('tinto') || signs.countries.size > 0) return false
  const token = around.tokens[found.first]!
  const closes = found.last === around.tokens.length && found.first > 0
  return !(token.bracketed || (closes && (token.breaks || signs.producers > 0 || signs.words.size === 0)))
}

/** Only a French sign beside it makes `Borgoña` Burgundy; Peru's is the semi-sweet red of Isabella. */
function isFrench(signs: Signs): boolean {
  if (signs.countries.has('PE') || signs.words.has('semi-seco')) return false
  return (
    signs.countries.has('FR') ||
    signs.strongGrapes.has('pinot-noir') ||
    signs.strongGrapes.has('chardonnay') ||
    signs.words.has('blanco')
  )
}

/** `Stone Hill 2013 Norton`, `Chrysalis 2010 Reserve Norton (Virginia)`: review titles print the grape last behind the year, never the house. */
function closesTitle({ first, last }: Found, { tokens }: Surroundings): boolean {
  const isYear = (at: number) => /^(?:19|20)\d\d$/.test(tokens[at]?.text ?? '')
  if (isYear(first - 1)) return true
  return tokens[last]?.bracketed === true && tokens.slice(1, first).some((_, at) => isYear(at + 1))
}

function isBracketed(found: Found, around: Surroundings): boolean {
  return around.tokens[found.first]!.bracketed
}

/** A form that is a house and a place is the house where it lies in that country and no other house is named. */
function house(found: Found, signs: Signs, lexicon: WineLexicon): boolean {
  const producer = entryOf(found, 'producer')!
  const region = entryOf(found, 'region')!
  return signs.producers === 1 && countryOf(producer, lexicon) === countryOf(region, lexicon)
}
