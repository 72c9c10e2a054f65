/** A line of a wine list to what it is: the story from the printed words to the profile. */
import type { WineInput } from '../../contract/requests.ts'
import type { WineKind } from '../../domain/vocabulary.ts'
import type { NamedStyle } from '../../knowledge/tables.ts'
import type { WineReading } from '../readings.ts'
import { chooseStyle } from './choose-style.ts'
import { decideColour, decideType } from './colour.ts'
import { profileOf } from './draft.ts'
import type { Facts, Fields } from './facts.ts'
import { type Field, type FieldName, readField } from './field.ts'
import { gatherFacts } from './gather-facts.ts'
import { type GrapesKnown, knowGrapes, withStyle } from './grapes.ts'
import { readKind } from './kind.ts'
import type { WineLexicon } from './lexicon.ts'
import { readRemainder } from './remainder.ts'
import { composeNumbers, fixedNumbers, type Makings, settleClass, sketchNumbers } from './structure.ts'
import { abvOfCell, readAbv, readVintage, vintageOfCell } from './vintage.ts'

const COLUMNS: readonly Exclude<FieldName, 'name' | 'description'>[] = [
  'producer',
  'grape',
  'region',
  'country',
  'type',
]

/** A line with one of these names a wine even when the house is unknown. */
const HOUSE_WORDS = new Set(
  'chateau domaine weingut tenuta cantina cantine bodega bodegas vina vinas vinedos quinta herdade fattoria podere winery vineyard vineyards cellars cellar estate estates clos finca hacienda barricas meses cosecha vendimia enologo docg igt aoc'.split(
    ' ',
  ),
)

export function readWine(input: WineInput, lexicon: WineLexicon): WineReading {
  const fields = readFields(input, lexicon)
  const facts = gatherFacts(fields, lexicon)
  const vintage = vintageOfCell(input.vintage ?? '') ?? readVintage(fields.name)?.year ?? null
  const abvPercent = abvOfCell(input.abv ?? '') ?? readAbv(fields.name) ?? (fields.note ? readAbv(fields.note) : null)
  const kind = kindOf(facts, fields, vintage)
  const type = decideType(facts, lexicon)
  const colour = decideColour(facts, type.value, lexicon)
  const known = knowGrapes(facts, colour.value, type.value, lexicon)
  const country = countryOf(facts, lexicon)
  const makings: Makings = {
    facts,
    colour: colour.value,
    type: type.value,
    grapes: known.ids,
    confidence: confidenceOf(known, facts, colour.sure),
    spans: groundsOf(known, facts),
    vintage,
    abvPercent,
  }
  const clues = {
    facts,
    colour: colour.value,
    type: type.value,
    grapes: known.ids,
    grapesStated: known.from === 'stated',
    country,
    aromatic: isAromatic(known.ids, lexicon),
    numbers: sketchNumbers(makings, lexicon),
    fixed: fixedNumbers(makings),
  }
  const { style, pointed } = chooseStyle(clues, lexicon)
  const grapes = withStyle(known, style, pointed, lexicon)
  const made: Makings = { ...makings, type: type.value === 'fortified' ? style.type : type.value }
  const draft = composeNumbers(made, style, lexicon)
  const styleClass = settleClass(draft, style, made, isAromaticAs(style, grapes.ids, lexicon), lexicon)
  const remainder = readRemainder(facts, kind === 'wine')
  const column = input.producer?.trim()
  const house = facts.producer ? (lexicon.producers.byId.get(facts.producer.id)?.name ?? null) : null
  const labelHouse = facts.label ? (lexicon.producers.byId.get(facts.label.row.producer)?.name ?? null) : null
  return {
    input,
    kind,
    producer: house ?? (column ? column : (labelHouse ?? remainder.producer)),
    label: facts.label?.row.label ?? (column && !house ? (remainder.producer ?? remainder.label) : remainder.label),
    grapes: grapes.ids,
    grapesStated: grapes.from === 'stated',
    region: facts.home && facts.home.from !== 'house' ? facts.home.id : null,
    country,
    vintage,
    abvPercent,
    colour: colour.value,
    type: made.type,
    style: style.id,
    styleClass,
    confidence: kind === 'wine' ? confidenceOf(grapes, facts, colour.sure) : 0,
    unknown: remainder.unknown,
    profile: profileOf(draft),
  }
}

function readFields(input: WineInput, lexicon: WineLexicon): Fields {
  const columns: Field[] = []
  for (const column of COLUMNS) {
    const text = input[column]?.trim()
    if (text) columns.push(readField(column, text, lexicon))
  }
  const country = columns.find(({ field }) => field === 'country')
  const around = {
    country: country ? lexicon.places.countryOf(country.line.input) : null,
    grapeInColumn: columns.some(({ field }) => field === 'grape'),
  }
  const note = input.description?.trim()
  return {
    name: readField('name', input.name, lexicon, around),
    columns,
    note: note ? readField('description', note, lexicon) : null,
  }
}

function kindOf(facts: Facts, fields: Fields, vintage: number | null): WineKind {
  const words = fields.name.tokens.filter((token) => /\p{L}{2}/u.test(token.text))
  if (words.length === 0 && fields.columns.length === 0) return 'other'
  const column = fields.columns.some(({ field, phrases }) => field !== 'country' && phrases.length > 0)
  const capitals = words.length > 0 && words.every((token) => token.capital || token.particle)
  const house = words.some((token) => token.capital && HOUSE_WORDS.has(token.text))
  return readKind(facts, { column, house, vintage: vintage !== null, remainder: capitals ? words.length : 0 })
}

function countryOf(facts: Facts, lexicon: WineLexicon): string | null {
  const { places } = lexicon
  const label = facts.label?.row
  const house = lexicon.producers.byId.get(facts.producer?.id ?? label?.producer ?? '')
  return (
    facts.country ??
    places.countryOf(facts.region?.id ?? '') ??
    places.countryOf(house?.country ?? '') ??
    places.countryOf(house?.region ?? '') ??
    places.countryOf(label?.country ?? '') ??
    places.countryOf(label?.region ?? '') ??
    countryOfStyle(facts, lexicon)
  )
}

/** `Prosecco`, `Manzanilla`: the name of a style of one country. */
function countryOfStyle(facts: Facts, lexicon: WineLexicon): string | null {
  const named = facts.styles.find((style) => !style.generic && !style.isGrape)
  const style = lexicon.styleIndex.all.find((indexed) => indexed.style.id === named?.id)
  const [only, ...others] = style?.countries ?? []
  return only !== undefined && others.length === 0 ? only : null
}

function isAromatic(grapes: readonly string[], lexicon: WineLexicon): boolean {
  return (lexicon.grapes.byId.get(grapes[0] ?? '')?.aromatic ?? 0) >= 0.5
}

/** The second grape counts where the style itself is an aromatic one (`Albilla-Torontel`). */
function isAromaticAs(style: NamedStyle, grapes: readonly string[], lexicon: WineLexicon): boolean {
  const leading = grapes.length > 0 ? grapes : style.grapes
  if (isAromatic(leading, lexicon)) return true
  return style.class === 'white_aromatic' && isAromatic(leading.slice(1), lexicon)
}

/** 0..1; a stated grape is nearly the whole story, a bare colour little. */
function confidenceOf(grapes: GrapesKnown, facts: Facts, colourSure: number): number {
  const more = (facts.region ? 0.03 : 0) + (facts.producer || facts.label ? 0.03 : 0)
  switch (grapes.from) {
    case 'stated':
      return 0.9 + more
    case 'label':
      return 0.82 + more
    case 'place':
      return 0.7 + more
    case 'note':
    case 'house':
      return 0.6 + more
    case 'style':
      return 0.6 + more
    case 'none':
      return Math.min(0.5, (facts.styles.some((style) => !style.generic) ? 0.45 : colourSure * 0.37) + more)
  }
}

function groundsOf(grapes: GrapesKnown, facts: Facts) {
  if (grapes.from === 'stated') return facts.grapes.flatMap(({ spans }) => spans)
  if (facts.label) return facts.label.spans
  if ((grapes.from === 'place' || grapes.from === 'house') && facts.home) return facts.home.spans
  const style = facts.styles[0]
  return style ? style.spans : (facts.region?.spans ?? [])
}
