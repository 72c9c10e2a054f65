/** The grapes of a wine: what the line states, else what its label, its place or its style are made of. */
import type { Colour, WineType } from '../../domain/vocabulary.ts'
import type { NamedStyle, Region } from '../../knowledge/tables.ts'
import { colourOfGrapes } from './colour.ts'
import type { Facts } from './facts.ts'
import type { WineLexicon } from './lexicon.ts'

export interface GrapesKnown {
  ids: readonly string[]
  from: 'stated' | 'label' | 'note' | 'place' | 'house' | 'style' | 'none'
}

const MOST = 3
const NONE: GrapesKnown = { ids: [], from: 'none' }

/** What is known before the style is chosen. */
export function knowGrapes(facts: Facts, colour: Colour, type: WineType, lexicon: WineLexicon): GrapesKnown {
  if (facts.grapes.length > 0) return { ids: facts.grapes.map(({ id }) => id), from: 'stated' }
  const label = known(facts.label?.row.grapes ?? [], lexicon)
  if (label.length > 0) return { ids: label, from: 'label' }
  const note = facts.grapesInNote.map(({ id }) => id)
  if (note.length > 0 && mayBe(colourOfGrapes(note, lexicon), colour)) return { ids: note.slice(0, MOST), from: 'note' }
  const place = ofPlace(facts, colour, type, lexicon)
  return place.length > 0 ? { ids: place, from: facts.home?.from === 'house' ? 'house' : 'place' } : NONE
}

/** The style's grapes, where something other than the bare colour pointed to it. */
export function withStyle(grapes: GrapesKnown, style: NamedStyle, pointed: boolean, lexicon: WineLexicon): GrapesKnown {
  if (grapes.ids.length > 0 || !pointed) return grapes
  const ids = known(style.grapes, lexicon).slice(0, MOST)
  return ids.length > 0 ? { ids, from: 'style' } : grapes
}

function ofPlace(facts: Facts, colour: Colour, type: WineType, lexicon: WineLexicon): readonly string[] {
  if (!facts.home) return []
  for (const place of lexicon.places.chainOf(facts.home.id)) {
    if (lexicon.places.isCountry(place.id)) return []
    if (facts.home.from === 'house' && !isNarrow(place, colour)) return []
    const style = lexicon.styles.byId.get(place.style)
    const grapes = known(colour === 'white' || colour === 'orange' ? place.grapes_white : place.grapes_red, lexicon)
    if (type !== 'still' && style?.type === type)
      return grapesAt(grapes, facts.home.from, known(style.grapes, lexicon)).slice(0, MOST)
    if (type !== 'still') continue
    if (grapes.length > 0) return grapes.slice(0, MOST)
  }
  return []
}

/** Marsala is like Madeira, pink Cava like other pink fizz, and each is made of grapes of its own. */
function grapesAt(ofPlace: readonly string[], from: string, ofStyle: readonly string[]): readonly string[] {
  const isOwn = from === 'stated' && ofPlace.length > 0 && !ofPlace.some((id) => ofStyle.includes(id))
  return isOwn ? ofPlace : ofStyle
}

function known(ids: readonly string[], lexicon: WineLexicon): readonly string[] {
  return ids.filter((id) => lexicon.grapes.byId.has(id))
}

/** Red grapes make rosé and white wine too; white grapes make no red. */
function mayBe(grapes: Colour | null, colour: Colour): boolean {
  return colour !== 'red' || grapes !== 'white'
}

/** A house in Rías Baixas makes Albariño; one in Mendoza makes everything. */
function isNarrow(place: Region, colour: Colour): boolean {
  const grapes = colour === 'white' || colour === 'orange' ? place.grapes_white : place.grapes_red
  return place.style !== '' || (grapes.length > 0 && grapes.length <= 2)
}
