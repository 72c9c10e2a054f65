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
      const row = lexicon.labels.byId.get(claim.id)
      if (!row || contradicts(row, grapes, lexicon) || (ofHouse && isOnlyTheHouse(found, row, name))) continue
      if (name.phrases.some((phrase) => !entryOf(phrase, 'grape') && !overlaps(phrase, found) && saysElse(phrase, row)))
        continue
      const worth = (found.last - found.first) * 2 + (ofHouse ? 1 : 0)
      if (best === null || worth > best.worth) best = { row, found, distinctive: claim.distinctive, worth }
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

/** A label named like its house (`Riccadonna`) means the house wherever the line names a grape, a place, another colour or type. */
function isOnlyTheHouse(found: Found, row: Label, name: Field): boolean {
  const house = name.phrases.some(
    (phrase) => entryOf(phrase, 'producer') && phrase.first <= found.first && phrase.last >= found.last,
  )
  return house && name.phrases.some((phrase) => saysElse(phrase, row) || entryOf(phrase, 'region') !== undefined)
}

function saysElse(phrase: Found, row: Label): boolean {
  const grape = entryOf(phrase, 'grape')
  if (grape) return !row.grapes.includes(grape.id)
  return (entryOf(phrase, 'word')?.effects ?? []).some(
    (effect) =>
      effect.when === null &&
      ((effect.does === 'colour' && row.colour !== '' && effect.colour !== row.colour) ||
        (effect.does === 'type' && row.type !== '' && effect.type !== row.type)),
  )
}

function overlaps(a: Found, b: Found): boolean {
  return a.first < b.last && b.first < a.last
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
  if (found.last - found.first < 2 && (houses > 0 || followsName(found, name))) return false
  return !name.phrases.some(
    (phrase) =>
      phrase.first <= found.first &&
      phrase.last >= found.last &&
      (entryOf(phrase, 'producer') || entryOf(phrase, 'region') || entryOf(phrase, 'grape')),
  )
}

/** `Finca El Origen`: one word at the end of somebody else's name. */
function followsName(found: Found, name: Field): boolean {
  if (found.first === 0 || name.tokens[found.first]!.breaks) return false
  const before = found.first - 1
  return !name.phrases.some((phrase) => phrase.first <= before && phrase.last > before)
}
