/** Which phrases of the lexicon a row of tokens really holds: the longest first, names of styles and labels laid over them. */
import { type Entry, type EntryKind, type EntryOf, entryOf, type Found } from './entries.ts'
import { latticeOf } from './lattice.ts'
import type { WineLexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

export interface Matches {
  /** grapes, places, houses, wine words; a found phrase may hold further ones */
  phrases: Found[]
  /** names of styles; they may cover several phrases */
  styles: Found[]
  /** names of labels, still to be matched with their houses */
  labels: Found[]
}

/** Between phrases of the same length that overlap. */
const RANK: readonly EntryKind[] = ['grape', 'region', 'country', 'producer', 'word', 'style', 'label']

/** @param placeColumn the tokens are those of a column that holds places */
export function matchPhrases(tokens: readonly Token[], lexicon: WineLexicon, placeColumn = false): Matches {
  const row = latticeOf(tokens, lexicon.spelling)
  const all: Found[] = []
  for (let first = 0; first < tokens.length; first++)
    if (!tokens[first]!.particle || first === 0) all.push(...lexicon.trie.from(row, first))
  const plain = keepKinds(
    all,
    (entry, found) => entry.kind !== 'style' && entry.kind !== 'label' && isCredible(entry, found, tokens, placeColumn),
  )
  const phrases = longestFirst(plain)
  const inner = phrases.flatMap((outer) => within(outer, plain, tokens, lexicon))
  const named = keepKinds(all, (entry) => entry.kind === 'style')
  const styles = named.filter(
    (style) =>
      !phrases.some((phrase) => cuts(phrase, style) || (hides(phrase) && strictlyWithin(style, phrase))) &&
      !named.some((other) => strictlyWithin(style, other)),
  )
  const labels = keepKinds(all, (entry) => entry.kind === 'label')
  return { phrases: [...phrases, ...inner].sort((a, b) => a.first - b.first || b.last - a.last), styles, labels }
}

function keepKinds(all: readonly Found[], keep: (entry: Entry, found: Found) => boolean): Found[] {
  const kept: Found[] = []
  for (const found of all) {
    const entries = found.entries.filter((entry) => keep(entry, found))
    if (entries.length > 0) kept.push({ ...found, entries })
  }
  return kept
}

/** Short words of houses lie too near to places. */
const REPAIRED_PLACE_FROM = 7

/** A repaired word must not make a line something else altogether (`Mustela` is no mistela, `Riondo` no Rondo). */
function isCredible(entry: Entry, found: Found, tokens: readonly Token[], placeColumn: boolean): boolean {
  if (entry.kind === 'region' && entry.minor && !placeColumn && !standsApart(found, tokens)) return false
  if (found.repaired === 0) return true
  if (entry.kind === 'grape') return !entry.weak
  if (tokens[found.first]!.text.length < REPAIRED_PLACE_FROM) return false
  if (entry.kind !== 'word') return true
  return entry.effects.every((effect) => effect.does === 'colour' || (effect.does === 'add' && effect.when === null))
}

/** In brackets, or behind a comma up to the end of its part of the line. */
function standsApart(found: Found, tokens: readonly Token[]): boolean {
  const token = tokens[found.first]!
  if (found.repaired > 0) return false
  return token.bracketed || (token.breaks && (tokens[found.last]?.breaks ?? true))
}

function longestFirst(all: readonly Found[]): Found[] {
  const taken: Found[] = []
  for (const found of [...all].sort(byWorth)) if (!taken.some((other) => overlap(found, other))) taken.push(found)
  return taken
}

function byWorth(a: Found, b: Found): number {
  return b.last - b.first - (a.last - a.first) || a.repaired - b.repaired || rankOf(a) - rankOf(b) || a.first - b.first
}

function rankOf(found: Found): number {
  return Math.min(...found.entries.map((entry) => RANK.indexOf(entry.kind)))
}

/** `Barbera d'Alba` is a place that names its grape, `Etna Rosso` one that names its colour; a house names neither. */
function within(outer: Found, all: readonly Found[], tokens: readonly Token[], lexicon: WineLexicon): Found[] {
  if (outer.last - outer.first < 2) return []
  const inside = all.filter((found) => strictlyWithin(found, outer))
  return longestFirst(
    keepKinds(inside, (entry, found) => mayNest(entry, outer, tokens[found.first - 1]?.particle === true, lexicon)),
  )
}

const ENGLISH_COLOURS = new Set(['tinto', 'blanco', 'rosado'])

function mayNest(entry: Entry, outer: Found, afterParticle: boolean, lexicon: WineLexicon): boolean {
  if (entryOf(outer, 'word') && !entryOf(outer, 'producer'))
    return entry.kind === 'grape' || entry.kind === 'region' || (entry.kind === 'word' && saysMore(entry, outer))
  const region = entryOf(outer, 'region')
  if (region) {
    if (entry.kind === 'word' && saysType(entry)) return false
    if (entry.kind === 'word')
      return !ENGLISH_COLOURS.has(entry.id) || lexicon.places.chainOf(region.id)[0]?.country !== 'US'
    if (entry.kind !== 'grape' || entry.weak) return false
    const row = lexicon.regions.byId.get(region.id)
    return row !== undefined && (row.grapes_red.includes(entry.id) || row.grapes_white.includes(entry.id))
  }
  if (entryOf(outer, 'grape')) return entry.kind === 'region' && afterParticle
  const producer = entryOf(outer, 'producer')
  if (producer && entry.kind === 'region') {
    const house = lexicon.producers.byId.get(producer.id)
    return house !== undefined && lexicon.places.countryOf(house.country) === lexicon.places.countryOf(entry.id)
  }
  return false
}

function saysType(word: EntryOf<'word'>): boolean {
  return word.effects.some((effect) => effect.does === 'type' || effect.does === 'kind')
}

/** Within `Garden Spritz`, a wine, the spritz is no cocktail any more. */
function saysMore(word: EntryOf<'word'>, outer: Found): boolean {
  const settled = entryOf(outer, 'word')?.effects.some(({ does }) => does === 'kind')
  return saysType(word) && !(settled && word.effects.some(({ does }) => does === 'kind'))
}

function hides(found: Found): boolean {
  return found.entries.some(
    (entry) =>
      entry.kind === 'producer' || (entry.kind === 'word' && entry.effects.some(({ does }) => does === 'kind')),
  )
}

function overlap(a: Found, b: Found): boolean {
  return a.first < b.last && b.first < a.last
}

/** They overlap and neither holds the other. */
function cuts(a: Found, b: Found): boolean {
  return overlap(a, b) && !(a.first <= b.first && a.last >= b.last) && !(b.first <= a.first && b.last >= a.last)
}

export function strictlyWithin(inner: Found, outer: Found): boolean {
  return inner.first >= outer.first && inner.last <= outer.last && inner.last - inner.first < outer.last - outer.first
}
