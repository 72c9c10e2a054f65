/** WooCommerce: the Store API (`/wp-json/wc/store/v1/products`, prices in minor units) and the older REST API (decimals). */
import { fromMinor, readAmount } from './amounts.ts'
import { connector } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { at, isObject, type Json, listOf, objectsOf, textOf, walk } from './json-walk.ts'
import type { Page } from './page.ts'
import { millilitres, percentOf } from './row.ts'
import type { Tools } from './tools.ts'

const PAGE_SIZE = 100
const MAX_PAGES = 100
const STORE = '/wp-json/wc/store'

export const woocommerce = connector({
  id: 'woocommerce',
  claims: (url) => url.pathname.includes('/wp-json/wc/'),
  matches: (page) => page.format === 'json' && productsOf(page).length > 0,
  start: (url) => [withPage(url, 1)],
  read: (page, tools) => readingOf(productsOf(page).map(({ value, path }) => readProduct(value, path, tools))),
  next: (page) => nextOf(page),
})

function withPage(url: URL, number: number): URL {
  const paged = new URL(url)
  paged.searchParams.set('per_page', String(PAGE_SIZE))
  paged.searchParams.set('page', String(number))
  return paged
}

function nextOf(page: Page): URL[] {
  if (!page.url?.pathname.includes(STORE) || productsOf(page).length < PAGE_SIZE) return []
  const number = Number(page.url.searchParams.get('page') ?? 1)
  return number >= MAX_PAGES ? [] : [withPage(page.url, number + 1)]
}

function productsOf(page: Page): { value: Json; path: string }[] {
  const found: { value: Json; path: string }[] = []
  walk(page.json(), ({ value, path }) => {
    const isStore = isObject(value.prices) && ('currency_minor_unit' in value.prices || 'currency_code' in value.prices)
    const isRest = 'regular_price' in value && 'permalink' in value && 'stock_status' in value
    if (!(isStore || isRest) || textOf(value.name) === null) return true
    found.push({ value, path })
    return false
  })
  return found
}

function readProduct(product: Json, path: string, tools: Tools): Draft {
  const prices = isObject(product.prices) ? product.prices : null
  const minor = Number(prices?.currency_minor_unit ?? 2)
  const read = readAmount(prices ? prices.price : product.price, tools).price
  const name = textOf(product.name) ?? ''
  const rating = Number(product.average_rating)
  const ratings = Number(product.review_count ?? product.rating_count)
  const grape = attributeOf(product, /uva|cepa|variedad|varietal|grape/i)
  return {
    kind: 'wine',
    name,
    path,
    section: textOf(objectsOf(product.categories)[0]?.name),
    description: textOf(product.short_description) ?? textOf(product.description),
    producer:
      attributeOf(product, /bodega|vi[ñn]a|winery|producer|marca|brand/i) ?? textOf(at(product, 'brands', 0, 'name')),
    ...(grape ? { grapes: grape.split(/\s*[,;/]\s*/) } : {}),
    region: attributeOf(product, /regi[oó]n|origen|valle/i),
    country: attributeOf(product, /pa[ií]s|country/i),
    abv: percentOf(attributeOf(product, /alcohol|abv|grado/i)),
    price: read === null || !prices ? read : fromMinor(read, minor),
    currency: textOf(prices?.currency_code),
    in_stock:
      typeof product.is_in_stock === 'boolean'
        ? product.is_in_stock
        : product.stock_status === 'instock'
          ? true
          : product.stock_status === 'outofstock'
            ? false
            : null,
    size_ml: millilitres(name) ?? millilitres(attributeOf(product, /volumen|tama[ñn]o|formato|size|contenido/i) ?? ''),
    rating: rating > 0 && rating <= 5 ? rating : null,
    ratings: ratings > 0 ? ratings : null,
    sku: textOf(product.sku) ?? textOf(product.id),
    url: textOf(product.permalink),
  }
}

function attributeOf(product: Json, label: RegExp): string | null {
  const attribute = objectsOf(product.attributes).find(({ name }) => typeof name === 'string' && label.test(name))
  if (!attribute) return null
  const terms = objectsOf(attribute.terms).map(({ name }) => textOf(name))
  const values = [...terms, ...listOf(attribute.options).map(textOf)].filter((value) => value !== null)
  return values.length > 0 ? values.join(', ') : null
}
