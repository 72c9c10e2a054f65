/** The label of a line: a house's own name for a wine, believed beside its house or where the name is all its own. */
import type { Label } from '../../knowledge/tables.ts'
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
  lexicon: WineLexicon,
): LabelMatch | null {
  const houses = new Set(producers.map(({ id }) => id))
  let best: (LabelMatch & { worth: number }) | null = null
  for (const found of name.labels) {
    const claims = found.entries.filter((entry): entry is EntryOf<'label'> => entry.kind === 'label')
    for (const claim of claims) {
      const ofHouse = houses.has(claim.producer)
      if (!ofHouse && !standsAlone(claim, claims, found, name, houses.size)) continue
      const row = lexicon.labels.byId.get(claim.id)
      const worth = (found.last - found.first) * 2 + (ofHouse ? 1 : 0)
      if (row && (best === null || worth > best.worth)) best = { row, found, distinctive: claim.distinctive, worth }
    }
  }
  return best
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
