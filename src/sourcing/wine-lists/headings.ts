/** What the titles of a wine list say about the wines below: colour, country, region, grape, or that no wines follow. */

import type { WineKind } from '../../domain/vocabulary.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import type { PrintReaders } from '../documents/print-readers.ts'
import type { PrintRole } from '../documents/print-words.ts'
import { readFacts } from './printed-grapes.ts'

export interface Heading {
  /** titles that hold here, the widest first */
  titles: readonly string[]
  /** a title that says colour or type, handed to the wine reader as a column */
  type: string | null
  region: string | null
  country: string | null
  grapes: readonly string[]
  /** "Vinos por copa": a price that stands alone is that of a glass */
  isByGlass: boolean
  /** not `wine` below "Cervezas" */
  kind: WineKind | null
}

export const NO_HEADING: Heading = {
  titles: [],
  type: null,
  region: null,
  country: null,
  grapes: [],
  isByGlass: false,
  kind: null,
}

/** A narrower title keeps what the wider ones said; one of the same width or of no known meaning takes their place. */
export function underTitle(before: Heading, title: string, readers: PrintReaders): Heading {
  const { facts, grapes } = readFacts(title, readers.wines)
  const own = readWine({ name: title }, readers.wines)
  const isByGlass = saysGlass(title, readers)
  const saysType = facts.words.some(({ effects }) =>
    effects.some(({ does }) => does === 'colour' || does === 'type' || does === 'kind'),
  )
  const kind = own.kind === 'wine' ? 'wine' : own.kind === 'other' ? null : own.kind
  const region = facts.region ? (readers.wines.regions.byId.get(facts.region.id)?.name ?? null) : null
  const country = facts.country ?? (facts.region ? own.country : null)
  if (saysType || facts.styles.some(({ generic }) => !generic))
    return {
      titles: [title],
      type: title,
      region,
      country,
      grapes,
      isByGlass: isByGlass || (before.isByGlass && before.type === null),
      kind,
    }
  if (region !== null)
    return { ...before, titles: [...wider(before), title], region, country, grapes, kind: kind ?? before.kind }
  if (country !== null)
    return { ...before, titles: [...wider(before), title], region: null, country, grapes, kind: kind ?? before.kind }
  if (grapes.length > 0) return { ...before, titles: [...before.titles.slice(0, 2), title], grapes, kind: 'wine' }
  if (kind === null && before.type !== null)
    return { ...NO_HEADING, titles: [...wider(before), title], type: before.type, kind: before.kind }
  return { ...NO_HEADING, titles: [title], isByGlass, kind }
}

const SERVINGS: ReadonlySet<PrintRole> = new Set(['glass', 'bottle'])

function saysGlass(title: string, { print }: PrintReaders): boolean {
  const roles = new Set<PrintRole>()
  for (let at = 0; at < title.length; at++) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(title[at - 1] ?? '')) continue
    const phrase = print.phraseAt(title, at, SERVINGS)
    if (phrase) roles.add(phrase.role)
  }
  return roles.has('glass') && !roles.has('bottle')
}

function wider(before: Heading): readonly string[] {
  return before.type === null ? [] : before.titles.slice(0, 1)
}
