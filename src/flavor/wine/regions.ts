/** The place a line means, when it names several: brackets and columns before the rest, the narrow before the wide. */
import { entryOf, type Found } from './entries.ts'
import type { Fields, Mention } from './facts.ts'
import { type Field, spanOf } from './field.ts'
import type { WineLexicon } from './lexicon.ts'

interface Candidate extends Mention {
  worth: number
  /** one bare word of the name, without brackets or a style of its own */
  slight: boolean
}

const COLUMN = 40
const BRACKETED = 20
/** A named country that the place does not lie in. */
const ELSEWHERE = -60
/** The house lies in another country; a single word that is no appellation (`Tabernero Vittoria`) is then part of a name. */
const FOREIGN_HOUSE = -6
const FOREIGN_WORD = -30

export function resolveRegion(
  fields: Fields,
  phrases: readonly Found[],
  country: string | null,
  producers: readonly { id: string }[],
  lexicon: WineLexicon,
): Mention | null {
  const column = fields.columns.find((field) => field.field === 'region')
  const houses = producers.map(({ id }) => lexicon.places.countryOf(lexicon.producers.byId.get(id)?.country ?? ''))
  const candidates = [
    ...inColumn(column, lexicon),
    ...(column ? candidatesIn(column, column.phrases, COLUMN, lexicon) : []),
    ...candidatesIn(fields.name, phrases, 0, lexicon),
  ]
  let best: Candidate | null = null
  for (const candidate of candidates) {
    const lies = lexicon.places.countryOf(candidate.id)
    const elsewhere = country !== null && lies !== country ? ELSEWHERE : 0
    const foreign =
      houses.length > 0 && houses.every((code) => code !== null && code !== lies)
        ? candidate.slight
          ? FOREIGN_WORD
          : FOREIGN_HOUSE
        : 0
    const worth = candidate.worth + elsewhere + foreign
    if (worth > 0 && (best === null || worth > best.worth)) best = { ...candidate, worth }
  }
  return best && { id: best.id, spans: best.spans }
}

function inColumn(column: Field | undefined, lexicon: WineLexicon): Candidate[] {
  if (!column) return []
  const id = lexicon.places.regionOf(column.line.input)
  if (id === null || lexicon.places.isCountry(id)) return []
  return [{ id, spans: [{ start: 0, end: 0, text: column.line.input }], worth: 2 * COLUMN, slight: false }]
}

function candidatesIn(field: Field, phrases: readonly Found[], bonus: number, lexicon: WineLexicon): Candidate[] {
  return phrases.flatMap((found) => {
    const entry = entryOf(found, 'region')
    if (!entry) return []
    const depth = lexicon.places.chainOf(entry.id).length
    const bracketed = field.tokens[found.first]!.bracketed ? BRACKETED : 0
    const worth = 10 + bonus + bracketed + depth + (found.last - found.first) - found.repaired * 2
    const slight = bonus + bracketed === 0 && isSlight(found, entry.id, lexicon, field)
    return [{ id: entry.id, spans: [spanOf(field, found.first, found.last)], worth, slight }]
  })
}

/** One word that is not the very name of an appellation with a style of its own. */
function isSlight(found: Found, id: string, lexicon: WineLexicon, field: Field): boolean {
  const region = lexicon.regions.byId.get(id)
  if (found.last - found.first > 1 || !region) return false
  return region.style === '' || region.id !== field.tokens[found.first]!.text
}
