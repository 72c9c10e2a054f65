/** What the guest insists on, and how it reads as constraints of the API. */
import { useMemo, useState } from 'react'
import type { Constraints } from '../../contract/requests.ts'
import type { Colour } from '../../domain/vocabulary.ts'

/** In the order of a wine list. */
export const COLOURS: readonly Colour[] = ['white', 'orange', 'rose', 'red']

export interface Filters {
  colours: readonly Colour[]
  maxPriceCents: number | null
  byGlass: boolean
}

export const NO_FILTERS: Filters = { colours: [], maxPriceCents: null, byGlass: false }

export function useFilters(): { filters: Filters; change: (part: Partial<Filters>) => void; constraints: Constraints } {
  const [filters, setFilters] = useState(NO_FILTERS)
  const constraints = useMemo(() => constraintsOf(filters), [filters])
  return { filters, change: (part) => setFilters({ ...filters, ...part }), constraints }
}

export function constraintsOf({ colours, maxPriceCents, byGlass }: Filters): Constraints {
  return {
    ...(colours.length > 0 ? { colour: [...colours] } : {}),
    ...(maxPriceCents === null ? {} : { max_price_cents: maxPriceCents }),
    ...(byGlass ? { by_glass: true } : {}),
  }
}
