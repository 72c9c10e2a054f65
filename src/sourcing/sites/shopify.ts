/** Shopify: `/products.json`, `/collections/x/products.json`, `/products/x.json` and `.js`. Each variant is an offer of its own. */
import { readAmount } from './amounts.ts'
import { connector } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { at, type Json, listOf, objectsOf, textOf, walk } from './json-walk.ts'
import type { Page } from './page.ts'
import { millilitres } from './row.ts'
import type { Tools } from './tools.ts'

const PAGE_SIZE = 250
const MAX_PAGES = 100

export const shopify = connector({
  id: 'shopify',
  claims: (url) => /\/products\.json$/.test(url.pathname) || url.hostname.endsWith('.myshopify.com'),
  matches: (page) => page.format === 'json' && productsOf(page).length > 0,
  start: (url) => [listFor(url)],
  read: (page, tools) =>
    readingOf(productsOf(page).flatMap(({ value, path }) => readProduct(value, path, page, tools))),
  next: (page) => nextOf(page),
})

function listFor(url: URL): URL {
  const list = new URL(url)
  if (!/\.(?:json|js)$/.test(list.pathname)) list.pathname = `${list.pathname.replace(/\/$/, '')}/products.json`
  if (list.pathname.endsWith('/products.json')) list.searchParams.set('limit', String(PAGE_SIZE))
  return list
}

function nextOf(page: Page): URL[] {
  if (!page.url?.pathname.endsWith('/products.json') || productsOf(page).length < PAGE_SIZE) return []
  const number = Number(page.url.searchParams.get('page') ?? 1)
  const next = new URL(page.url)
  next.searchParams.set('page', String(number + 1))
  return number >= MAX_PAGES ? [] : [next]
}

function productsOf(page: Page): { value: Json; path: string }[] {
  const found: { value: Json; path: string }[] = []
  walk(page.json(), ({ value, path }) => {
    const variant = objectsOf(value.variants)[0]
    if (!variant || typeof value.handle !== 'string' || !('price' in variant) || !('title' in value)) return true
    found.push({ value, path })
    return false
  })
  return found
}

function readProduct(product: Json, path: string, page: Page, tools: Tools): Draft[] {
  const name = textOf(product.title)
  if (name === null) return []
  // The `.js` form of one product counts in cents, the `.json` form prints decimals.
  const inCents = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && !('body_html' in product)
  return objectsOf(product.variants).map((variant, i) => {
    const title = textOf(variant.title)
    const isOnly = title === null || title === 'Default Title'
    const { price } = readAmount(variant.price, tools)
    const currency =
      textOf(at(variant, 'price_currency')) ?? textOf(at(variant, 'presentment_prices', 0, 'price', 'currency_code'))
    return {
      kind: 'wine',
      name,
      path: `${path}/variants/${i}`,
      section: textOf(product.product_type) ?? textOf(product.type),
      description: textOf(product.body_html) ?? textOf(product.description),
      producer: textOf(product.vendor),
      price: price !== null && inCents(variant.price) ? price / 100 : price,
      currency,
      in_stock: typeof variant.available === 'boolean' ? variant.available : null,
      sku: textOf(variant.sku) ?? textOf(variant.id),
      size_ml: millilitres(isOnly ? name : `${title} ${name}`),
      vintage: isOnly ? null : yearIn(title),
      options: [],
      marks: listOf(product.tags)
        .filter((tag): tag is string => typeof tag === 'string')
        .slice(0, 20),
      url: page.url
        ? new URL(`/products/${String(product.handle)}`, page.url.origin).href
        : `/products/${String(product.handle)}`,
      doubts: isOnly ? [] : [{ code: 'variant', field: 'name', text: `Variant "${title}" of this product` }],
    }
  })
}

function yearIn(text: string): number | null {
  const year = Number(/\b(?:19[5-9]|20[0-4])\d\b/.exec(text)?.[0])
  return year > 0 ? year : null
}
