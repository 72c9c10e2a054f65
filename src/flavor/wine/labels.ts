/** The label of a line: a house's own name for a wine, believed beside its house or where the name is all its own. */
import type { Label } from '../../knowledge/tables.ts'
import { colourOfGrapes } from './colour.ts'
import { type EntryOf, entryOf, type Found } from './entries.ts'
import type { Field } from './field.ts'
import type { WineLexicon } from './lexicon.ts'

export interface LabelMatch {
  row: Label
  found: Found
  distinctive: boolean
}

export function resolveLabel(
  name: Field,
  producers: readonly { id: string }[],
  grapes: readonly { id: string }[],
  lexicon: WineLexicon,
): LabelMatch | null {
  const houses = new Set(producers.map(({ id }) => id))
  let best: (LabelMatch & { worth: number }) | null = null
  for (const found of name.labels) {
    const claims = found.entries.filter((entry): entry is EntryOf<'label'> => entry.kind === 'label')
    for (const claim of claims) {
      const ofHouse = houses.has(claim.producer)
      if (!ofHouse && !standsAlone(claim, claims, found, name, houses.size)) continue
      if (ofHouse && isOnlyTheHouse(found, name)) continue
      const row = lexicon.labels.byId.get(claim.id)
      if (row && contradicts(row, grapes, lexicon)) continue
      const worth = (found.last - found.first) * 2 + (ofHouse ? 1 : 0)
      if (row && (best === null || worth > best.worth)) best = { row, found, distinctive: claim.distinctive, worth }
    }
  }
  return best
}

/** The line states other grapes: it is another wine of the house. */
function contradicts(row: Label, grapes: readonly { id: string }[], lexicon: WineLexicon): boolean {
  if (grapes.length === 0) return false
  if (row.grapes.length > 0) return !grapes.some(({ id }) => row.grapes.includes(id))
  const colour = colourOfGrapes(
    grapes.map(({ id }) => id),
    lexicon,
  )
  return (row.colour === 'red' && colour === 'white') || (row.colour === 'white' && colour === 'red')
}

/** A label named like its house (`Riccadonna`) means the house wherever the line says more than the name. */
function isOnlyTheHouse(found: Found, name: Field): boolean {
  const house = name.phrases.some(
    (phrase) => entryOf(phrase, 'producer') && phrase.first <= found.first && phrase.last >= found.last,
  )
  return house && name.phrases.some((phrase) => !entryOf(phrase, 'producer'))
}

/** Without its house a label must be its own and nobody else's, and no house, place or grape of the same words. */
function standsAlone(
  claim: EntryOf<'label'>,
  claims: readonly EntryOf<'label'>[],
  found: Found,
  name: Field,
  houses: number,
): boolean {
  if (!claim.distinctive || claims.some((other) => other.producer !== claim.producer)) return false
  if (houses > 0 && found.last - found.first < 2) return false
  return !name.phrases.some(
    (phrase) =>
      phrase.first <= found.first &&
      phrase.last >= found.last &&
      (entryOf(phrase, 'producer') || entryOf(phrase, 'region') || entryOf(phrase, 'grape')),
  )
}
