/** Colour and type of a wine: from its words, its label, its grapes, its place. */
import type { Colour, WineType } from '../../domain/vocabulary.ts'
import type { Effect } from './effects.ts'
import { entryOf } from './entries.ts'
import type { Facts, Spoken, StyleMention } from './facts.ts'
import type { WineLexicon } from './lexicon.ts'

export interface Decided<T> {
  value: T
  /** 0..1 */
  sure: number
}

export function decideType(facts: Facts, lexicon: WineLexicon): Decided<WineType> {
  const said = new Set(facts.words.filter((word) => !word.inNote).flatMap(typesOf))
  if (said.has('fortified')) return { value: 'fortified', sure: 0.95 }
  if (said.has('sparkling')) return { value: 'sparkling', sure: 0.95 }
  const label = facts.label?.row.type
  if (label) return { value: label, sure: 0.9 }
  if (said.has('still')) return { value: 'still', sure: 0.9 }
  const style = styleOfPlace(facts, lexicon) ?? namedStyle(facts, lexicon)
  const otherGrapes = facts.grapes.length > 0 && !facts.grapes.some(({ id }) => style?.grapes.includes(id))
  const onlyType = typeOfGrape(facts, lexicon)
  if (onlyType && onlyType !== 'still') return { value: onlyType, sure: 0.7 }
  if (style && style.type !== 'still' && !otherGrapes) return { value: style.type, sure: 0.85 }
  return { value: 'still', sure: 0.8 }
}

/** Glera is Prosecco and Pedro Ximénez is Sherry: every style that the grape leads is of one type, and at home where the wine is. */
function typeOfGrape(facts: Facts, lexicon: WineLexicon): WineType | null {
  const lead = facts.grapes[0]?.id
  const led = lead === undefined ? [] : lexicon.styles.rows.filter((style) => style.grapes[0] === lead)
  const type = led[0]?.type
  if (type === undefined || led.some((style) => style.type !== type)) return null
  const country = facts.country ?? lexicon.places.countryOf(facts.home?.id ?? '')
  const atHome = led.some((style) => style.regions.some((id) => lexicon.places.countryOf(id) === country))
  return country === null || atHome ? type : null
}

function typesOf(word: Spoken): WineType[] {
  return word.effects.flatMap((effect) => (effect.does === 'type' && effect.when === null ? [effect.type] : []))
}

/** The style with the longest name in the line; single words that are everyday words of the cellar name none. */
function namedStyle(facts: Facts, lexicon: WineLexicon) {
  const named = longestStyle(facts)
  return named ? lexicon.styles.byId.get(named.id) : undefined
}

function longestStyle(facts: Facts): StyleMention | null {
  return facts.styles.reduce<StyleMention | null>(
    (best, style) => (style.generic || style.isGrape || (best && best.words >= style.words) ? best : style),
    null,
  )
}

/** `Champagne`, `Sauternes`, `Jerez`: the place stands for one kind of wine. */
export function styleOfPlace(facts: Facts, lexicon: WineLexicon) {
  return lexicon.styles.byId.get(lexicon.regions.byId.get(facts.home?.id ?? '')?.style ?? '')
}

export function decideColour(facts: Facts, type: WineType, lexicon: WineLexicon): Decided<Colour> {
  const ofGrapes = colourOfGrapes(
    facts.grapes.map(({ id }) => id),
    lexicon,
  )
  const said = saidColour(facts, type, ofGrapes)
  const byStyle = colourOfNamedStyle(facts, type, lexicon)
  if (byStyle ?? said) return byStyle ?? said!
  const label = facts.label?.row
  if (label?.colour) return { value: label.colour, sure: 0.9 }
  if (ofGrapes && type === 'still') return { value: ofGrapes, sure: 0.9 }
  const named = namedStyle(facts, lexicon)
  if (named && named.type === type) return { value: named.colour, sure: 0.8 }
  const place = styleOfPlace(facts, lexicon)
  if (place && place.type === type) return { value: place.colour, sure: 0.75 }
  if (type === 'sparkling') return { value: 'white', sure: 0.7 }
  if (type === 'fortified') return { value: ofGrapes === 'white' ? 'white' : 'red', sure: 0.5 }
  return (
    colourOfPlace(facts, lexicon) ??
    colourByNote(facts, lexicon) ??
    colourOfEverydayStyle(facts, type, lexicon) ?? { value: 'red', sure: 0.2 }
  )
}

/** `Eiswein`, `Auslese`: a step of ripeness by itself, usually white. */
function colourOfEverydayStyle(facts: Facts, type: WineType, lexicon: WineLexicon): Decided<Colour> | null {
  const styles = facts.styles.map(({ id }) => lexicon.styles.byId.get(id))
  const first = styles[0]?.colour
  const agree = first !== undefined && styles.every((style) => style?.colour === first && style.type === type)
  return agree ? { value: first, sure: 0.4 } : null
}

/** `White Zinfandel`: a style's name of several words knows better than the colour word in it. */
function colourOfNamedStyle(facts: Facts, type: WineType, lexicon: WineLexicon): Decided<Colour> | null {
  const named = longestStyle(facts)
  const style = lexicon.styles.byId.get(named?.id ?? '')
  if (!named || style?.type !== type) return null
  const covers = facts.words.some(
    (word) =>
      !word.inNote &&
      word.first >= named.first &&
      word.last <= named.first + named.words &&
      coloursOf(word, type).length > 0,
  )
  return (covers || style.colour === 'orange') && named.words > 1 ? { value: style.colour, sure: 0.9 } : null
}

/** A rosé word wins; a plain colour word loses against grapes of the other colour unless it stands beside one (`Tempranillo Blanco`). */
function saidColour(facts: Facts, type: WineType, ofGrapes: Colour | null): Decided<Colour> | null {
  const said = facts.words
    .filter((word) => !word.inNote)
    .flatMap((word) => coloursOf(word, type).map((colour) => ({ colour, word })))
  const rose = said.find(({ colour }) => colour === 'rose')
  if (rose) return { value: 'rose', sure: 0.95 }
  const orange = said.find(({ colour }) => colour === 'orange')
  if (orange && ofGrapes !== 'red') return { value: 'orange', sure: 0.9 }
  const agreeing = said.find(({ colour }) => colour === ofGrapes)
  if (agreeing) return { value: agreeing.colour, sure: 0.95 }
  const first = said[0]
  if (!first || (first.colour === 'red' && ofGrapes === 'white')) return null
  if (ofGrapes !== null && !isPhrase(first.word) && !besideGrape(first.word, facts)) return null
  return { value: first.colour, sure: 0.95 }
}

function isPhrase(word: Spoken): boolean {
  return word.last - word.first > 1
}

function besideGrape(word: Spoken, facts: Facts): boolean {
  return facts.name.phrases.some(
    (found) => entryOf(found, 'grape') && (found.last === word.first || found.first === word.last),
  )
}

function coloursOf(word: Spoken, type: WineType): Colour[] {
  return word.effects.flatMap((effect) => (effect.does === 'colour' && holds(effect, type) ? [effect.colour] : []))
}

function holds(effect: Effect, type: WineType): boolean {
  return effect.when === null || effect.when === 'name' || effect.when === type
}

/** Red where any leading grape is red; grey grapes (Quebranta, Cereza) give rosé. */
export function colourOfGrapes(ids: readonly string[], lexicon: WineLexicon): Colour | null {
  const colours = ids.map((id) => lexicon.grapes.byId.get(id)?.colour).filter((colour) => colour !== undefined)
  const first = colours[0]
  if (first === undefined) return null
  const reds = colours.filter((colour) => colour === 'red').length
  if (reds * 2 >= colours.length && (first === 'red' || reds * 2 > colours.length)) return 'red'
  if (first === 'grey' || first === 'rose') return 'rose'
  return 'white'
}

function colourOfPlace(facts: Facts, lexicon: WineLexicon): Decided<Colour> | null {
  if (!facts.home) return null
  for (const place of lexicon.places.chainOf(facts.home.id)) {
    if (place.colour) return { value: place.colour, sure: 0.7 }
    const red = place.grapes_red.length
    const white = place.grapes_white.length
    if (red > 0 && white === 0) return { value: 'red', sure: 0.65 }
    if (white > 0 && red === 0) return { value: 'white', sure: 0.65 }
    if (red + white > 0) return { value: red >= white ? 'red' : 'white', sure: 0.4 }
  }
  return null
}

/** The grapes or colour words of the tasting note; with neither, its fruit: black and red fruit is red wine's, citrus white wine's. */
function colourByNote(facts: Facts, lexicon: WineLexicon): Decided<Colour> | null {
  const ofGrapes = colourOfGrapes(
    facts.grapesInNote.map(({ id }) => id),
    lexicon,
  )
  if (ofGrapes) return { value: ofGrapes, sure: 0.5 }
  let red = 0
  let white = 0
  for (const word of facts.words) {
    for (const effect of word.effects) {
      if (effect.does === 'colour' && effect.when === null) return { value: effect.colour, sure: 0.45 }
      if (effect.does !== 'add' && effect.does !== 'set') continue
      if (['red_fruit', 'dark_fruit', 'tannin', 'caramel_chocolate'].includes(effect.key)) red += effect.value
      if (['citrus', 'orchard', 'tropical', 'stone', 'marine'].includes(effect.key)) white += effect.value
    }
  }
  if (red === white) return null
  return { value: red > white ? 'red' : 'white', sure: 0.35 }
}
