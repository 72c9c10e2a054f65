/** Rappi: a restaurant's corridors with their products, a shop's aisles; in the API's answer or in the page's `__NEXT_DATA__`. */
import { readAmount } from './amounts.ts'
import { connector, isHost } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { type Json, objectsOf, textOf, type Visit, walk } from './json-walk.ts'
import type { Page } from './page.ts'
import { millilitres } from './row.ts'
import type { Tools } from './tools.ts'

const WHY = 'Rappi’s terms forbid crawling. Save the page or its answer in your browser and give the file.'
const CURRENCIES: Readonly<Record<string, string>> = {
  pe: 'PEN',
  co: 'COP',
  mx: 'MXN',
  ar: 'ARS',
  cl: 'CLP',
  uy: 'UYU',
  ec: 'USD',
  cr: 'CRC',
  br: 'BRL',
}

export const rappi = connector({
  id: 'rappi',
  policy: { access: 'saved_only', why: WHY },
  claims: (url) => isRappi(url),
  matches: (page) => page.data().some(({ value }) => productsIn(value).length > 0),
  read: (page, tools) => {
    const seen = new Set<string>()
    const visits = page.data().flatMap(({ value }) => productsIn(value))
    const fresh = visits.filter(({ value, keys }) => {
      // The state of a page may keep the same answer under two keys.
      const key = `${String(value.id ?? value.product_id)} ${String(value.name)} ${keys.filter((part) => /^\d+$/.test(part)).join('/')}`
      return !seen.has(key) && seen.add(key)
    })
    return readingOf(fresh.flatMap((visit) => readProduct(visit, page, tools)))
  },
})

function isRappi(url: URL | null): boolean {
  return isHost(url, 'rappi.com') || /(?:^|\.)rappi\.com\.[a-z]{2}$/.test(url?.hostname ?? '')
}

/** Corridors hold products; aisles hold `resource.products`. */
function productsIn(value: unknown): Visit[] {
  const found: Visit[] = []
  walk(value, (visit) => {
    const isProduct = visit.keys.at(-2) === 'products' && textOf(visit.value.name) !== null && 'price' in visit.value
    const isOurs = visit.keys.includes('corridors') || 'real_price' in visit.value || 'balance_price' in visit.value
    if (!isProduct || !isOurs) return true
    found.push(visit)
    return false
  })
  return found
}

function readProduct({ value, path, above }: Visit, page: Page, tools: Tools): Draft[] {
  const name = textOf(value.name)
  if (name === null) return []
  const store = above.find((holder) => 'corridors' in holder || 'store_id' in holder)
  const size = [textOf(value.quantity), textOf(value.unit_type)].filter((part) => part !== null).join(' ')
  // A product of an aisle tells its maker, a dish does not.
  const isShop = 'trademark' in value || 'ean' in value || 'unit_type' in value
  return [
    {
      kind: isShop ? 'wine' : 'menu',
      name,
      path,
      section: sectionOf(above),
      restaurant: isShop ? null : storeName(store),
      shop: isShop ? storeName(store) : null,
      description: textOf(value.description),
      price: readAmount(value.price, tools).price ?? readAmount(value.real_price, tools).price,
      currency: currencyOf(page),
      options: objectsOf(value.variants).flatMap((variant) => {
        const label = textOf(variant.name)
        const { price } = readAmount(variant.price, tools)
        return label !== null && price !== null ? [{ label, price }] : []
      }),
      producer: textOf(value.trademark),
      in_stock:
        typeof value.in_stock === 'boolean'
          ? value.in_stock
          : typeof value.is_available === 'boolean'
            ? value.is_available
            : null,
      size_ml: millilitres(name) ?? millilitres(textOf(value.presentation) ?? size),
      sku: textOf(value.ean) ?? textOf(value.product_id) ?? textOf(value.id),
    },
  ]
}

function sectionOf(above: readonly Json[]): string | null {
  const holder = above.findLast((one) => Array.isArray(one.products))
  return textOf(holder?.name) ?? textOf(holder?.title)
}

function storeName(store: Json | undefined): string | null {
  return textOf(store?.brand_name) ?? textOf(store?.name)
}

function currencyOf(page: Page): string | null {
  const host = page.url?.hostname ?? /services\.(?:mx)?rappi\.com\.([a-z]{2})/.exec(page.text)?.[0] ?? ''
  return CURRENCIES[/\.com\.([a-z]{2})$/.exec(host)?.[1] ?? ''] ?? null
}
