/** What a sommelier named, as the knowledge calls it: style class, and style, grape and region as far as they were said. */
import type { StatementBody } from '../../contract/records.ts'
import type { StyleClass } from '../../domain/vocabulary.ts'
import { readField } from '../../flavor/wine/field.ts'
import type { WineLexicon } from '../../flavor/wine/lexicon.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import type { WineMention } from './find-wines.ts'

export type MappedWine = Pick<StatementBody, 'style_class' | 'style' | 'grape' | 'region'> & {
  /** 0..1, of the reader of wines */
  confidence: number
}

const CLASS_ALONE = 0.8
/** The reader of wines is this sure where a place names the grape. */
const PLACED = 0.65
/** Names of blends and methods have no one grape. */
const OF_ONE_GRAPE: ReadonlySet<StyleClass> = new Set([
  'red_light',
  'red_medium',
  'red_full',
  'white_light_crisp',
  'white_aromatic',
  'white_full_oaked',
])

export function mapWine(
  mention: Pick<WineMention, 'text' | 'isClass' | 'classes'>,
  lexicon: WineLexicon,
): MappedWine | null {
  const reading = readWine({ name: mention.text }, lexicon)
  // "White Burgundy": the place says more than the colour.
  const isPlaced = reading.kind === 'wine' && mention.classes.length === 0 && reading.confidence >= PLACED
  if (mention.isClass && !isPlaced) {
    const words = reading.type === 'sparkling' ? 'sparkling' : colourOf(mention.text)
    const style = namedStyle(mention.text, lexicon)
    const styleClass = classOf(words, mention.classes, style ? reading.styleClass : null)
    if (styleClass === null) return null
    return {
      style_class: styleClass,
      style: style ? reading.style : null,
      grape: null,
      region: reading.region,
      confidence: CLASS_ALONE,
    }
  }
  if (reading.kind !== 'wine') return null
  const row = lexicon.styles.byId.get(reading.style)
  const first = row?.grapes[0] ?? null
  const only = reading.grapes[0] ?? null
  const oneGrape = !reading.style.endsWith('blend') && OF_ONE_GRAPE.has(reading.styleClass) && first === only
  const grape = reading.grapesStated || oneGrape ? only : null
  // Nothing but a place or a house: what it is nobody said.
  if (grape === null && !namedStyle(mention.text, lexicon) && reading.confidence < 0.4 && reading.type === 'still')
    return null
  return {
    style_class: reading.styleClass,
    style: reading.style,
    grape,
    region: reading.region,
    confidence: reading.confidence,
  }
}

function namedStyle(text: string, lexicon: WineLexicon): boolean {
  return readField('name', text, lexicon).styles.some((found) =>
    found.entries.some((entry) => entry.kind === 'style' && !entry.generic),
  )
}

type Spoken = 'red' | 'white' | 'rose' | 'any' | 'sparkling'

function colourOf(text: string): Spoken {
  if (/\b(?:tintos?|reds?)\b/i.test(text)) return 'red'
  if (/\b(?:blancos?|whites?)\b/i.test(text)) return 'white'
  return /\b(?:rosados?)\b|\bros[eé]s?(?![\p{L}])/iu.test(text) ? 'rose' : 'any'
}

/** The strongest word decides: sweet, then the body, then what is fresh. */
function classOf(colour: Spoken, values: readonly string[], named: StyleClass | null): StatementBody['style_class'] {
  const said = values
    .flatMap((value) => value.split('|').map((pair) => pair.split(':')))
    .filter(([when]) => when === colour || when === 'any')
  const classes = said.map(([, name]) => name)
  for (const wanted of ORDER) if (classes.includes(wanted)) return wanted
  if (colour === 'sparkling') return 'sparkling'
  if (colour === 'red') return 'red_any'
  if (colour === 'white') return 'white_any'
  return colour === 'rose' ? 'rose' : named
}

const ORDER: readonly StyleClass[] = [
  'fortified',
  'sweet',
  'sparkling',
  'orange',
  'red_full',
  'red_light',
  'red_medium',
  'white_full_oaked',
  'white_aromatic',
  'white_light_crisp',
]
