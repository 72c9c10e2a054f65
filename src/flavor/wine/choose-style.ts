/** The named style nearest to what is known: by its name, its grapes, its place and its numbers. */
import { SWEET_FROM } from '../../domain/style.ts'
import { type Colour, WINE_INDEX, type WineKey, type WineType } from '../../domain/vocabulary.ts'
import type { NamedStyle, Region } from '../../knowledge/tables.ts'
import type { Facts } from './facts.ts'
import type { WineLexicon } from './lexicon.ts'
import { type IndexedStyle, kindOfStyle, type StyleIndex } from './style-index.ts'

export interface StyleClues {
  facts: Facts
  colour: Colour
  type: WineType
  grapes: readonly string[]
  grapesStated: boolean
  country: string | null
  aromatic: boolean
  /** what grapes and words give so far; null where no grape is known */
  numbers: Float32Array | null
  /** keys that words of the line set outright */
  fixed: ReadonlyMap<WineKey, number>
}

export interface StyleChoice {
  style: NamedStyle
  /** more than the colour pointed to it */
  pointed: boolean
}

/** How much a difference in each number speaks against a style. */
const APART: readonly (readonly [WineKey, number])[] = [
  ['sweetness', 3.6],
  ['oak', 2.2],
  ['body', 2.2],
  ['bubbles', 2.4],
  ['tannin', 0.8],
  ['alcohol', 0.5],
  ['acidity', 0.5],
]
const FIXED_APART = 4
const NAMED_PER_WORD = 1.4
const NAMED_GENERIC = 0.55
const BY_PLACE: readonly number[] = [1.4, 0.9, 0.6, 0.35, 0.3]
const PLACE_STANDS_FOR = 1.5
/** Where a house lies says less than a stated place. */
const HOUSE_SHARE = 0.6
const ABROAD = -0.5
const BLENDED = 0.7
const WRONG_GRAPE = -1
const UNLIKE_SCENT = -0.6
/** A style of one country, for a wine of another. */
const FOREIGN_STYLE = -3
/** The line says sweet and the style is not, or the line says dry and the style is sweet. */
const NOT_SWEET = -5
const DRY_TO = 0.1
const SWEET_SPARKLING_FROM = 0.5
const DEFAULT_BONUS = 0.3

export function chooseStyle(clues: StyleClues, lexicon: WineLexicon): StyleChoice {
  const { styleIndex } = lexicon
  const chain = clues.facts.home ? lexicon.places.chainOf(clues.facts.home.id) : []
  const usual = styleIndex.usual.get(kindOfStyle(clues))
  let best: { style: NamedStyle; score: number; evidence: number } | null = null
  for (const indexed of candidates(clues, styleIndex)) {
    const { style } = indexed
    const evidence =
      byName(style, clues) + byPlace(indexed, clues, chain) + byGrapes(style, clues) + byBlend(style, clues)
    const assumed = style.id === usual && clues.grapes.length === 0 ? DEFAULT_BONUS : 0
    const score = evidence + byNumbers(indexed, clues) + assumed
    if (best === null || score > best.score) best = { style, score, evidence }
  }
  const style = best?.style ?? styleIndex.all[0]!.style
  const pointed = (best?.evidence ?? 0) > 0.5 && (style.id !== usual || clues.type !== 'still')
  return { style, pointed }
}

/** The label or a plain word (`encabezado`) says fortified; a place or a grape that usually is may still be a sweet wine. */
function isFortifiedOutright({ facts }: StyleClues): boolean {
  return facts.label?.row.type === 'fortified' || facts.words.some(({ id, inNote }) => id === 'fortificado' && !inNote)
}

/** Fortified Muscats and Maurys stand under their sweet styles: at table they are sweet wines. */
function candidates(clues: StyleClues, styleIndex: StyleIndex): readonly IndexedStyle[] {
  const fitting = styleIndex.byKind.get(kindOfStyle(clues)) ?? []
  if (clues.type === 'fortified' && !(fitting.length > 0 && isFortifiedOutright(clues))) {
    const still = styleIndex.byKind.get(kindOfStyle({ colour: clues.colour, type: 'still' })) ?? []
    const sweet = still.filter(({ style }) => style.class === 'sweet')
    if (fitting.length + sweet.length > 0) return [...fitting, ...sweet]
  }
  if (fitting.length > 0) return fitting
  const sameType = styleIndex.all.filter(({ style }) => style.type === clues.type)
  return sameType.length > 0 ? sameType : styleIndex.all
}

function byName(style: NamedStyle, clues: StyleClues): number {
  let best = 0
  for (const mention of clues.facts.styles) {
    if (mention.id !== style.id || mention.isGrape) continue
    best = Math.max(best, mention.generic ? NAMED_GENERIC : mention.words * NAMED_PER_WORD)
  }
  return best
}

function byPlace(indexed: IndexedStyle, clues: StyleClues, chain: readonly Region[]): number {
  const { country } = clues
  let score = 0
  for (let depth = 0; depth < chain.length; depth++) {
    const place = chain[depth]!
    const worth = BY_PLACE[Math.min(depth, BY_PLACE.length - 1)]!
    if (indexed.regions.has(place.id)) score = Math.max(score, worth)
    if (place.style === indexed.style.id && depth < 2)
      score = Math.max(score, (PLACE_STANDS_FOR + worth) * (depth === 0 ? 1 : 0.6))
  }
  if (clues.facts.home?.from === 'house') score *= HOUSE_SHARE
  if (chain[0] && indexed.around.has(chain[0].id)) score = Math.max(score, BY_PLACE[2]!)
  if (country === null || score > 0 || indexed.countries.size === 0) return score
  if (indexed.countries.has(country)) return indexed.national ? 0.35 : 0.1
  return indexed.national && indexed.countries.size === 1 ? FOREIGN_STYLE : ABROAD
}

/** One grape: the style led by it. Several: the style that holds most of them. */
function byGrapes(style: NamedStyle, clues: StyleClues): number {
  const { grapes } = clues
  const trust = clues.grapesStated ? 1 : 0.6
  const lead = grapes[0]
  if (lead === undefined) return 0
  const place = style.grapes.indexOf(lead)
  if (grapes.length === 1) {
    if (place < 0) return WRONG_GRAPE * trust
    const crowd = style.grapes.length >= 4 ? 0.3 : 0
    return ((place === 0 ? 2 : place === 1 ? 1.3 : 1) - crowd) * trust
  }
  const held = grapes.filter((id) => style.grapes.includes(id)).length / grapes.length
  const alone = style.grapes.length <= 2 && held < 1 ? 0.7 : 0
  return (2.2 * held + (place === 0 ? 0.5 : 0) - alone - (held === 0 ? 1 : 0)) * trust
}

/** `Blend`, `Corte`: several grapes, whichever they are. */
function byBlend(style: NamedStyle, clues: StyleClues): number {
  const blended = clues.grapes.length !== 1 && clues.facts.words.some((word) => word.id === 'blend' && !word.inNote)
  return blended && style.grapes.length >= 4 ? BLENDED : 0
}

function byNumbers({ style, numbers: own }: IndexedStyle, clues: StyleClues): number {
  let score = 0
  for (const [key, worth] of APART) {
    const at = WINE_INDEX[key]
    const fixed = clues.fixed.get(key)
    if (fixed !== undefined) score -= Math.max(worth, FIXED_APART * 0.5) * Math.abs(own[at]! - fixed)
    else if (clues.numbers) score -= worth * Math.abs(own[at]! - clues.numbers[at]!)
  }
  const sugar = clues.fixed.get('sweetness') ?? clues.numbers?.[WINE_INDEX.sweetness] ?? 0
  const sweetFrom = clues.type === 'sparkling' ? SWEET_SPARKLING_FROM : SWEET_FROM
  if (sugar >= sweetFrom && own[WINE_INDEX.sweetness]! < sweetFrom && style.class !== 'fortified') score += NOT_SWEET
  const saidDry = (clues.fixed.get('sweetness') ?? 1) <= DRY_TO
  if (saidDry && clues.type === 'still' && own[WINE_INDEX.sweetness]! >= SWEET_FROM) score += NOT_SWEET
  const scented = style.class === 'white_aromatic'
  if (clues.colour === 'white' && clues.type === 'still' && clues.grapes.length > 0 && scented !== clues.aromatic)
    score += UNLIKE_SCENT
  return score
}
