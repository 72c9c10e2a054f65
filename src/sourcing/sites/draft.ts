/** What a connector reads: the page's own words for one dish or wine, before they become a record. Absent means the page does not say. */
import type { Doubt, PriceOption } from '../../contract/records.ts'

export interface Draft {
  /** null: neither the site nor the keys tell; the words decide */
  kind: 'menu' | 'wine' | null
  name: string
  /** JSON pointer or CSS path */
  path: string
  section?: string | null
  description?: string | null
  /** the parts of the description that stand apart on the page */
  details?: string[]
  /** in the currency's unit; null where the page has a price's place but no price */
  price?: number | null
  price_2?: number | null
  currency?: string | null
  options?: PriceOption[]
  marks?: string[]
  restaurant?: string | null
  producer?: string | null
  grapes?: string[]
  region?: string | null
  country?: string | null
  vintage?: number | null
  abv?: number | null
  colour?: string | null
  type?: string | null
  size_ml?: number | null
  glass_price?: number | null
  shop?: string | null
  rating?: number | null
  ratings?: number | null
  sku?: string | null
  in_stock?: boolean | null
  goes_with?: string[]
  url?: string | null
  doubts?: Doubt[]
}

/** What a connector made of a page. */
export interface PageReading {
  drafts: Draft[]
  /** things that look like an item and gave none, with the reason */
  unread: { path: string; text: string; why: string }[]
}

export function readingOf(drafts: Draft[]): PageReading {
  return { drafts, unread: [] }
}
