/** A reading as it leaves the engine: names for people, ids only for the style, numbers rounded. */
import type { WineLine } from '../../contract/results.ts'
import type { WineProfile } from '../../domain/profile.ts'
import { AROMAS, STRUCTURES, WINE_INDEX, type WineKey } from '../../domain/vocabulary.ts'
import type { WineReading } from '../readings.ts'
import { namesOfGrapes } from './grape-names.ts'
import type { WineLexicon } from './lexicon.ts'

/** @param lexicon where the names of grapes and regions stand */
export function toWineLine(reading: WineReading, lexicon: Pick<WineLexicon, 'grapes' | 'regions'>): WineLine {
  const isWine = reading.kind === 'wine'
  return {
    name: reading.input.name,
    kind: reading.kind,
    producer: reading.producer,
    label: reading.label,
    grapes: namesOfGrapes(reading, lexicon.grapes),
    region: reading.region && (lexicon.regions.byId.get(reading.region)?.name ?? reading.region),
    country: reading.country,
    vintage: reading.vintage,
    abv: reading.abvPercent,
    colour: isWine ? reading.colour : null,
    style: isWine ? reading.style : null,
    style_class: isWine ? reading.styleClass : null,
    confidence: rounded(reading.confidence),
    unknown: [...reading.unknown],
    profile: {
      structure: quantities(reading.profile, STRUCTURES),
      aromas: quantities(reading.profile, AROMAS),
    },
  }
}

function quantities(profile: WineProfile, keys: readonly WineKey[]): WineLine['profile']['structure'] {
  return Object.fromEntries(
    keys.map((key) => {
      const at = WINE_INDEX[key]
      return [
        key,
        {
          v: rounded(profile.values[at] ?? 0),
          c: rounded(profile.confidence[at] ?? 0),
          o: profile.origins[at] ?? 'inferred',
          from: (profile.causes.get(key) ?? []).map((span) => ({ ...span })),
        },
      ]
    }),
  )
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
