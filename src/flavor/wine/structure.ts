/** The numbers of a wine: grapes × style × place × words × age × alcohol, in this order. */
import type { Span } from '../../domain/profile.ts'
import { alcoholFromAbv } from '../../domain/scales.ts'
import { classifyStyle } from '../../domain/style.ts'
import {
  type Colour,
  type StyleClass,
  WINE_INDEX,
  WINE_KEYS,
  type WineKey,
  type WineType,
} from '../../domain/vocabulary.ts'
import type { NamedStyle } from '../../knowledge/tables.ts'
import { addNumber, applyWords, type Draft, pullToward, setNumber, startDraft } from './draft.ts'
import { readEffects } from './effects.ts'
import type { Facts, Spoken } from './facts.ts'
import { LAST_VINTAGE } from './figures.ts'
import type { WineLexicon } from './lexicon.ts'

export interface Makings {
  facts: Facts
  colour: Colour
  type: WineType
  grapes: readonly string[]
  /** 0..1: how sure grapes or style are */
  confidence: number
  /** the words that gave grape, label, place or style */
  spans: readonly Span[]
  vintage: number | null
  abvPercent: number | null
}

/** The leading grape counts full, each further one this much of the one before. */
const NEXT_GRAPE = 0.6
/** Share of the style in the base, where the grapes give such a wine by themselves and where they do not. */
const STYLE_SHARE = 0.55
const STYLE_SHARE_UNLIKE = 0.85
/** A place's effect is partly in the style already. */
const PLACE_SHARE = 0.5
const BODY_PER_ALCOHOL = 0.2
const CLASS_KEYS: readonly WineKey[] = ['sweetness', 'bubbles', 'body', 'oak']
const PULLS = [0.4, 0.7, 1]

/** The weighted mean of the grapes; null where none is known. */
export function numbersOfGrapes(grapes: readonly string[], lexicon: WineLexicon): Float32Array | null {
  const sum = new Float32Array(WINE_KEYS.length)
  let total = 0
  let weight = 1
  for (const id of grapes) {
    const numbers = lexicon.grapeNumbers.get(id)
    if (!numbers) continue
    for (let at = 0; at < sum.length; at++) sum[at] = sum[at]! + numbers[at]! * weight
    total += weight
    weight *= NEXT_GRAPE
  }
  if (total === 0) return null
  for (let at = 0; at < sum.length; at++) sum[at] = sum[at]! / total
  return sum
}

/** What grapes and words say before a style is chosen. */
export function sketchNumbers(makings: Makings, lexicon: WineLexicon): Float32Array | null {
  const numbers = numbersOfGrapes(makings.grapes, lexicon)
  if (!numbers) return null
  const draft = startDraft({ numbers, confidence: 0, origin: 'lookup', spans: [] })
  if (makings.type === 'sparkling') draft.values[WINE_INDEX.bubbles] = Math.max(draft.values[WINE_INDEX.bubbles]!, 0.85)
  if (makings.type === 'fortified') draft.values[WINE_INDEX.alcohol] = 0.95
  if (makings.colour !== 'red' && numbers[WINE_INDEX.tannin]! > 0.2) {
    pullToward(draft, PALE, ['tannin', 'oak'], 0.9)
    draft.values[WINE_INDEX.body] = draft.values[WINE_INDEX.body]! * 0.65
  }
  applyWords(draft, makings.facts.words, makings.colour, makings.type)
  applyLabel(draft, makings.facts)
  return draft.values
}

const PALE = new Float32Array(WINE_KEYS.length)

/** What words and label set outright: the style has to follow. Notes alone decide nothing. */
export function fixedNumbers(makings: Makings): Map<WineKey, number> {
  const fixed = new Map<WineKey, number>()
  const label = makings.facts.label?.row
  if (label && label.sweetness !== null) fixed.set('sweetness', label.sweetness)
  for (const word of makings.facts.words) {
    if (word.inNote) continue
    for (const effect of word.effects) {
      const holds = effect.when === null || effect.when === makings.colour || effect.when === makings.type
      if (effect.does === 'set' && holds) fixed.set(effect.key, effect.value)
    }
  }
  return fixed
}

export function composeNumbers(makings: Makings, style: NamedStyle, lexicon: WineLexicon): Draft {
  const { facts, colour, type } = makings
  const draft = startDraft({
    numbers: baseNumbers(makings, style, lexicon),
    confidence: makings.confidence,
    origin: makings.spans.length > 0 ? 'lookup' : 'inferred',
    spans: makings.spans,
  })
  applyPlace(draft, facts, style, lexicon)
  applyWords(draft, wordsBeyond(style, facts, lexicon), colour, type)
  applyLabel(draft, facts)
  applyAge(draft, makings)
  applyAlcohol(draft, makings)
  return draft
}

function baseNumbers(makings: Makings, style: NamedStyle, lexicon: WineLexicon): Float32Array {
  const own = lexicon.styleNumbers.get(style.id) ?? PALE
  const grapes = numbersOfGrapes(makings.grapes, lexicon)
  if (!grapes) return own
  const lead = lexicon.grapes.byId.get(makings.grapes[0] ?? '')
  const natural = makings.type === 'still' && lead?.colour === style.colour && style.class !== 'sweet'
  const share = natural ? STYLE_SHARE : STYLE_SHARE_UNLIKE
  return Float32Array.from(own, (value, at) => value * share + grapes[at]! * (1 - share))
}

/** A word that is part of the style's own name (`Brut` of a Cava) does not push twice; what it sets still holds. */
function wordsBeyond(style: NamedStyle, facts: Facts, lexicon: WineLexicon): Spoken[] {
  const own = lexicon.styleNumbers.get(style.id) ?? PALE
  return facts.words.map((word) => ({
    ...word,
    effects: word.effects.filter(
      (effect) => effect.does !== 'add' || effect.value < 0 || own[WINE_INDEX[effect.key]]! < 0.6,
    ),
  }))
}

const CLIMATE: Readonly<Record<string, readonly (readonly [WineKey, number])[]>> = {
  cool: [['acidity', 0.08], ['alcohol', -0.08], ['body', -0.04]],
  moderate: [],
  warm: [['acidity', -0.03], ['alcohol', 0.05], ['body', 0.02]],
  hot: [['acidity', -0.08], ['alcohol', 0.08], ['body', 0.04]],
} // biome-ignore format: a table

/** The nearest place that says something of its effect; else its climate. */
function applyPlace(draft: Draft, facts: Facts, style: NamedStyle, lexicon: WineLexicon): void {
  if (!facts.home || facts.home.from === 'house') return
  const chain = lexicon.places.chainOf(facts.home.id)
  const place = chain.find((row) => row.effect.length > 0 || row.climate !== '')
  if (!place || lexicon.places.isCountry(place.id)) return
  const known = style.regions.includes(facts.home.id) ? PLACE_SHARE / 2 : PLACE_SHARE
  const effects = readEffects(place.effect)
  const spans = facts.home.spans
  for (const effect of effects)
    if (effect.does === 'add' && (effect.when === null || effect.when === style.colour || effect.when === style.type))
      addNumber(draft, effect.key, effect.value * known, spans)
  if (effects.length > 0) return
  for (const [key, change] of CLIMATE[place.climate] ?? []) addNumber(draft, key, change * known, spans)
}

function applyLabel(draft: Draft, facts: Facts): void {
  if (!facts.label) return
  const { row, spans } = facts.label
  if (row.sweetness !== null) setNumber(draft, 'sweetness', row.sweetness, 0.85, spans)
  if (row.oak !== null) setNumber(draft, 'oak', row.oak, 0.85, spans)
}

/** Six years and more round a red off; whites gain nuts and lose fruit. Mild: the list knows its wines better. */
function applyAge(draft: Draft, makings: Makings): void {
  if (makings.vintage === null || makings.type !== 'still') return
  const years = Math.min(20, LAST_VINTAGE - makings.vintage) - (makings.colour === 'red' ? 6 : 4)
  if (years <= 0) return
  if (makings.colour === 'red') {
    addNumber(draft, 'tannin', -0.008 * years, [])
    addNumber(draft, 'earthy', 0.012 * years, [])
    addNumber(draft, 'dried_fruit', 0.01 * years, [])
  } else {
    addNumber(draft, 'nutty_toasty', 0.012 * years, [])
    addNumber(draft, 'caramel_chocolate', 0.005 * years, [])
  }
}

/** A printed alcohol is a fact; it carries the body along a little. A label's usual one counts less. */
function applyAlcohol(draft: Draft, makings: Makings): void {
  const usual = makings.facts.label?.row.abv ?? null
  const abv = makings.abvPercent ?? usual
  if (abv === null) return
  const value = alcoholFromAbv(abv)
  const change = value - draft.values[WINE_INDEX.alcohol]!
  const weight = makings.abvPercent === null ? 0.8 : 1
  setNumber(draft, 'alcohol', value, weight, makings.abvPercent === null ? makings.facts.label!.spans : [])
  if (makings.abvPercent !== null) draft.confidence[WINE_INDEX.alcohol] = 0.95
  if (makings.type === 'still') addNumber(draft, 'body', Math.max(-0.08, Math.min(0.08, change * BODY_PER_ALCOHOL)), [])
}

/** Class of the numbers; where it leaves the style's, the numbers give way: the style was chosen from stronger evidence. */
export function settleClass(
  draft: Draft,
  style: NamedStyle,
  makings: Makings,
  aromatic: boolean,
  lexicon: WineLexicon,
): StyleClass {
  const classOf = () => {
    const value = (key: WineKey) => draft.values[WINE_INDEX[key]]!
    return classifyStyle({
      type: makings.type,
      colour: makings.colour,
      sweetness: value('sweetness'),
      bubbles: value('bubbles'),
      body: value('body'),
      oak: value('oak'),
      aromatic,
    })
  }
  const own = lexicon.styleNumbers.get(style.id) ?? PALE
  let found = classOf()
  const before = Float32Array.from(draft.values)
  for (const share of PULLS) {
    if (found === style.class) return found
    draft.values.set(before)
    pullToward(draft, own, CLASS_KEYS, share)
    found = classOf()
  }
  if (found !== style.class) {
    draft.values.set(before)
    found = classOf()
  }
  return found
}
