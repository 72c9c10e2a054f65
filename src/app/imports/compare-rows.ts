/** Doubts that come from the other rows and from plain sense: a price far from its section's, the same line twice, a year to come. */
import type { ImportFields } from '../../contract/house/lists.ts'
import { dishKey } from '../../domain/house-key.ts'
import { labelKey, USUAL_ML } from '../house-lists/label-key.ts'
import { fieldsOf, type ImportKind, nameOf, type ReviewRow } from './import-row.ts'
import type { LineDoubt } from './source-line.ts'

/** Doubts that are found anew after every change; the others stay as the reader had them. */
export const COMPARED: ReadonlySet<string> = new Set([
  'price_outlier',
  'glass_over_bottle',
  'cost_over_price',
  'duplicate',
  'duplicate_sku',
  'future_vintage',
  'odd_vintage',
  'misread',
])

/** So many priced rows make a section one can compare with. */
const ENOUGH = 4
/** Wines of one list differ more than dishes of one section. */
const TIMES_AWAY = { menu: 5, wines: 15 } as const
const FIRST_VINTAGE = 1900

/** @returns per row, in their order, the doubts of COMPARED */
export function compareRows(rows: readonly ReviewRow[], kind: ImportKind, year: number): LineDoubt[][] {
  const usual = usualPrices(rows, kind)
  const firsts = new Map<string, number>()
  const codes = new Map<string, number>()
  return rows.map((row) => {
    const fields = fieldsOf(row)
    if (fields === null || row.decision === 'skip') return []
    return [
      ...awayFrom(usual(fields), fields, kind),
      ...amongThemselves(fields),
      ...seenBefore(firsts, identityOf(fields, kind), row.n, 'duplicate', kind === 'menu' ? 'dish' : 'name'),
      ...(fields.sku ? seenBefore(codes, fields.sku, row.n, 'duplicate_sku', 'sku') : []),
      ...oddYear(fields, year),
      ...oddSigns(nameOf(row, kind), kind),
    ]
  })
}

/** Two rows of one identity are one dish or wine of the house. */
export function identityOf(fields: ImportFields, kind: ImportKind): string {
  if (kind === 'menu') return `${dishKey(fields.section ?? '')}\0${dishKey(fields.dish ?? '')}`
  const { name = '', producer = '', vintage = '', size_ml: size } = fields
  const year = vintage || (/\b(?:19|20)\d{2}\b/.exec(name)?.[0] ?? '')
  return `${labelKey(name, producer)}\0${year}\0${size ?? USUAL_ML}`
}

function usualPrices(rows: readonly ReviewRow[], kind: ImportKind): (fields: ImportFields) => number | null {
  const bySection = new Map<string, number[]>()
  const all: number[] = []
  for (const row of rows) {
    const fields = fieldsOf(row)
    const price = fields?.price_cents
    if (!fields || row.decision === 'skip' || typeof price !== 'number' || price === 0) continue
    all.push(price)
    const group = groupOf(fields, kind)
    bySection.set(group, [...(bySection.get(group) ?? []), price])
  }
  const medians = new Map(
    [...bySection].map(([group, prices]) => [group, prices.length < ENOUGH ? null : medianOf(prices)]),
  )
  const overall = all.length < ENOUGH ? null : medianOf(all)
  return (fields) => medians.get(groupOf(fields, kind)) ?? overall
}

function groupOf({ section = '', type = '' }: ImportFields, kind: ImportKind): string {
  return dishKey(kind === 'menu' ? section : type)
}

function medianOf(prices: number[]): number {
  const sorted = prices.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function awayFrom(usual: number | null, { price_cents: price }: ImportFields, kind: ImportKind): LineDoubt[] {
  if (usual === null || typeof price !== 'number' || usual === 0) return []
  const times = TIMES_AWAY[kind]
  if (price <= usual * times && price * times >= usual) return []
  return [{ code: 'price_outlier', field: 'price_cents', about: (usual / 100).toFixed(2) }]
}

function amongThemselves({
  price_cents: price,
  glass_price_cents: glass,
  cost_cents: cost,
}: ImportFields): LineDoubt[] {
  const doubts: LineDoubt[] = []
  if (typeof price !== 'number') return doubts
  if (typeof glass === 'number' && glass >= price)
    doubts.push({ code: 'glass_over_bottle', field: 'glass_price_cents' })
  if (typeof cost === 'number' && cost > price) doubts.push({ code: 'cost_over_price', field: 'cost_cents' })
  return doubts
}

function seenBefore(firsts: Map<string, number>, key: string, n: number, code: string, field: string): LineDoubt[] {
  const first = firsts.get(key)
  if (first === undefined) firsts.set(key, n)
  // People count from 1.
  return first === undefined ? [] : [{ code, field, about: String(first + 1) }]
}

/** `NV` and its like say that there is no year. */
const NO_YEAR = /^(?:n\.?\s?v\.?|s\.?\s?\/?\s?a\.?|sin a[ñn]ada|non[- ]vintage|multi[- ]?vintage|-+)$/i

function oddYear({ vintage = '', name = '' }: ImportFields, year: number): LineDoubt[] {
  const stated = vintage.trim()
  const printed = stated || (/\b20\d{2}\b/.exec(name)?.[0] ?? '')
  const number = /^\d{4}$/.test(printed) ? Number(printed) : null
  if (number !== null && number > year) return [{ code: 'future_vintage', field: 'vintage', about: printed }]
  if (stated === '' || NO_YEAR.test(stated) || (number !== null && number >= FIRST_VINTAGE)) return []
  return /^(?:19|20)\d{2}(?:\s*[/–-]\s*(?:\d{2}|\d{4}))?$/.test(stated)
    ? []
    : [{ code: 'odd_vintage', field: 'vintage', about: stated.slice(0, 20) }]
}

/** A digit within a word (`L0MO`), signs that no menu prints, two scripts in one word. */
const ODD =
  /\p{L}[01|]\p{L}+|[\ufffd~^{}\\<>|§¬¢]|(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}+/u

function oddSigns(name: string, kind: ImportKind): LineDoubt[] {
  const found = ODD.exec(name)?.[0]
  return found === undefined ? [] : [{ code: 'misread', field: kind === 'menu' ? 'dish' : 'name', about: found }]
}
