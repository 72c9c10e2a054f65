/**
 * VTEX, the platform of Wong, Metro, Plaza Vea and Vivanda: `/api/catalog_system/pub/products/search`, the intelligent
 * search, GraphQL and the state of its pages all hold the same product. Price 0 means out of stock; links may be relative.
 */
import { readApolloState } from './apollo-state.ts'
import { connector, isHost } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { isObject, type Json, listOf, objectsOf, textOf, type Visit, walk } from './json-walk.ts'
import type { Page } from './page.ts'
import { millilitres, percentOf } from './row.ts'

const SHOPS: Readonly<Record<string, string>> = {
  'wong.pe': 'Wong',
  'metro.pe': 'Metro',
  'plazavea.com.pe': 'Plaza Vea',
  'vivanda.com.pe': 'Vivanda',
}
const PAGE_SIZE = 50
/** VTEX answers no offset beyond this. */
const MAX_OFFSET = 2_500
const SEARCH = '/api/catalog_system/pub/products/search'

export const vtex = connector({
  id: 'vtex',
  claims: (url) => isHost(url, ...Object.keys(SHOPS)) || url.pathname.startsWith(SEARCH),
  matches: (page) => page.format !== 'text' && /"?(?:commertialOffer|commertial_offer)"?\s*:/.test(page.text),
  start: (url) => [url.pathname.startsWith('/api/') ? withRange(url, 0) : searchFor(url)],
  read: (page) =>
    readingOf(
      page.data().flatMap(({ value }) => {
        const flat = readApolloState(value, 'Product:')
        return readProducts(flat.length > 0 ? flat : value, page)
      }),
    ),
  next: (page) => nextOf(page),
})

/** `/vinos` and `/busca?ft=malbec` become a search of the catalogue. */
function searchFor(url: URL): URL {
  const search = new URL(SEARCH, url.origin)
  const words = url.searchParams.get('ft') ?? url.searchParams.get('_q')
  if (words) search.searchParams.set('ft', words)
  else search.pathname += url.pathname.replace(/\/$/, '')
  return withRange(search, 0)
}

function withRange(url: URL, from: number): URL {
  const ranged = new URL(url)
  ranged.searchParams.set('_from', String(from))
  ranged.searchParams.set('_to', String(from + PAGE_SIZE - 1))
  return ranged
}

function nextOf(page: Page): URL[] {
  const from = Number(page.url?.searchParams.get('_from'))
  const value = page.json()
  if (!page.url?.pathname.includes(SEARCH) || !Array.isArray(value) || value.length < PAGE_SIZE) return []
  return from + PAGE_SIZE > MAX_OFFSET ? [] : [withRange(page.url, from + PAGE_SIZE)]
}

function readProducts(value: unknown, page: Page): Draft[] {
  const drafts: Draft[] = []
  walk(value, (visit) => {
    if (!Array.isArray(visit.value.items) || textOf(visit.value.productName) === null) return true
    drafts.push(...readSkus(visit, page))
    return false
  })
  return drafts
}

/** One draft for each thing one can put into the cart. */
function readSkus({ value: product, path }: Visit, page: Page): Draft[] {
  const name = textOf(product.productName) ?? ''
  const skus = objectsOf(product.items)
  const category = listOf(product.categories).map(String)[0]
  const shared = {
    section:
      category
        ?.split('/')
        .filter((part) => part !== '')
        .at(-1) ?? null,
    producer: textOf(product.brand),
    description: textOf(product.metaTagDescription) ?? textOf(product.description),
    region: specified(product, /^(?:regi[oó]n|origen|valle|denominaci[oó]n.*)$/i),
    country: specified(product, /pa[ií]s/i),
    abv: percentOf(specified(product, /alcoh[oó]l|graduaci[oó]n/i)),
    type: specified(product, /^tipo(?: de vino)?$/i),
    url: addressOf(product, page),
  }
  const grape = specified(product, /uva|cepa|variedad|varietal|grape/i)
  return skus.map((sku, i) => {
    const offer = chooseSeller(sku)
    const full = textOf(sku.nameComplete) ?? textOf(sku.name)
    const skuName = skus.length > 1 && full !== null ? full : name
    return {
      kind: 'wine',
      name: skuName,
      path: `${path}/items/${i}`,
      ...shared,
      ...(grape ? { grapes: grape.split(/\s*[,;/]\s*/) } : {}),
      price: offer.price,
      currency: shopOf(page) === null ? null : 'PEN',
      in_stock: offer.inStock,
      shop: offer.seller ?? shopOf(page),
      size_ml: millilitres(skuName) ?? millilitres(specified(product, /contenido|volumen/i) ?? ''),
      sku: textOf(sku.ean) ?? textOf(sku.itemId),
    }
  })
}

/** The seller that has it, the shop itself before the marketplace; the price is his. */
function chooseSeller(sku: Json): { price: number | null; inStock: boolean | null; seller: string | null } {
  const sellers = objectsOf(sku.sellers).map((seller) => {
    const offer = isObject(seller.commertialOffer) ? seller.commertialOffer : {}
    const price = Number(offer.Price ?? offer.spotPrice)
    const quantity = offer.AvailableQuantity
    const isSold = offer.IsAvailable === false || quantity === 0 || !(price > 0)
    const own = seller.sellerDefault === true || String(seller.sellerId) === '1'
    return { price: price > 0 ? price : null, inStock: !isSold, seller: textOf(seller.sellerName), own }
  })
  const rank = (seller: (typeof sellers)[number]) => (seller.inStock ? 2 : 0) + (seller.own ? 1 : 0)
  return sellers.sort((a, b) => rank(b) - rank(a))[0] ?? { price: null, inStock: null, seller: null }
}

/** Specifications stand as keys of their own (`"Cepa": ["Malbec"]`), and in `properties` and `specificationGroups`. */
function specified(product: Json, label: RegExp): string | null {
  for (const [key, value] of Object.entries(product))
    if (label.test(key) && Array.isArray(value) && typeof value[0] === 'string') return textOf(value[0])
  const groups = objectsOf(product.specificationGroups).flatMap((group) => objectsOf(group.specifications))
  for (const property of [...objectsOf(product.properties), ...groups])
    if (label.test(String(property.name))) return textOf(listOf(property.values)[0])
  return null
}

function addressOf(product: Json, page: Page): string | null {
  const link = textOf(product.link) ?? textOf(product.linkText)
  if (link === null) return null
  if (/^https?:/.test(link)) return link
  const path = link.startsWith('/') ? link : `/${link}/p`
  return page.url ? new URL(path, page.url.origin).href : path
}

function shopOf(page: Page): string | null {
  const found = Object.entries(SHOPS).find(([host]) => isHost(page.url, host) || page.text.includes(host))
  return found?.[1] ?? null
}
