/** Where wines come from: countries by code, regions with what they lie in. */
import type { Table } from '../../knowledge/knowledge.ts'
import type { Region } from '../../knowledge/tables.ts'
import { keyOf } from './tokens.ts'

export interface Places {
  /** ISO 3166 alpha-2 of a cell that holds a code, a country's name or a region's id; null when none is meant */
  countryOf(cell: string): string | null
  /** the region itself first, then what it lies in, outwards; empty for an unknown id */
  chainOf(regionId: string): readonly Region[]
  /** region id of a cell that holds an id or a name */
  regionOf(cell: string): string | null
  /** countries are rows of regions.csv as well: the outermost places */
  isCountry(regionId: string): boolean
}

const MAX_DEPTH = 8

export function indexPlaces(regions: Table<Region>): Places {
  const byName = namesOf(regions)
  const regionOf = (cell: string) =>
    cell === '' ? null : regions.byId.has(cell) ? cell : (byName.get(keyOf(bareName(cell)).join(' ')) ?? null)
  const chains = new Map<string, readonly Region[]>()
  const chainOf = (id: string): readonly Region[] => {
    const known = chains.get(id)
    if (known) return known
    const chain: Region[] = []
    let at = regions.byId.get(id)
    while (at && chain.length < MAX_DEPTH && !chain.includes(at)) {
      chain.push(at)
      at = regions.byId.get(at.parent)
    }
    chains.set(id, chain)
    return chain
  }
  return {
    chainOf,
    countryOf(cell) {
      const known = regions.byId.get(cell)
      if (known) return known.country
      const text = cell.trim()
      if (/^[A-Z]{2}$/.test(text)) return text
      return regions.byId.get(regionOf(text) ?? '')?.country ?? null
    },
    isCountry: (id) => regions.byId.get(id)?.parent === '',
    regionOf,
  }
}

/** The first row that prints a name keeps it. */
function namesOf(regions: Table<Region>): Map<string, string> {
  const byName = new Map<string, string>()
  for (const region of regions.rows)
    for (const form of [region.name, ...region.aliases]) {
      const key = keyOf(bareName(form)).join(' ')
      if (!byName.has(key)) byName.set(key, region.id)
    }
  return byName
}

/** `Hermitage (Sudáfrica)`: what stands in brackets explains the name and is not printed. */
export function bareName(form: string): string {
  if (!form.includes('(')) return form
  const without = form.replace(/\([^)]*\)/g, ' ')
  return without.trim() === '' ? form : without
}
