/** Magento / Adobe Commerce: the `products` of its GraphQL, configurable products with their variants. */
import { readAmount } from './amounts.ts'
import { connector } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { at, isObject, type Json, objectsOf, textOf, walk } from './json-walk.ts'
import { millilitres } from './row.ts'
import type { Tools } from './tools.ts'

export const magento = connector({
  id: 'magento',
  claims: (url) => url.pathname === '/graphql' && url.searchParams.has('query'),
  matches: (page) =>
    page.format === 'json' && page.text.includes('"price_range"') && page.text.includes('"minimum_price"'),
  read: (page, tools) => {
    const drafts: Draft[] = []
    walk(page.json(), ({ value, path }) => {
      if (!isObject(value.price_range) || textOf(value.name) === null) return true
      drafts.push(...readProduct(value, path, tools))
      return false
    })
    return readingOf(drafts)
  },
})

/** A configurable product is bought as one of its variants. */
function readProduct(product: Json, path: string, tools: Tools): Draft[] {
  const variants = objectsOf(product.variants).flatMap((variant, i) =>
    isObject(variant.product) && isObject(variant.product.price_range)
      ? [readOne({ ...product, ...variant.product }, `${path}/variants/${i}/product`, tools)]
      : [],
  )
  return variants.length > 0 ? variants : [readOne(product, path, tools)]
}

function readOne(product: Json, path: string, tools: Tools): Draft {
  const least = at(product, 'price_range', 'minimum_price')
  const amount = at(least, 'final_price') ?? at(least, 'regular_price')
  const name = textOf(product.name) ?? ''
  return {
    kind: 'wine',
    name,
    path,
    price: readAmount(at(amount, 'value'), tools).price,
    currency: textOf(at(amount, 'currency')),
    section: textOf(at(product, 'categories', 0, 'name')),
    description: textOf(at(product, 'short_description', 'html')) ?? textOf(at(product, 'description', 'html')),
    producer: textOf(product.manufacturer) ?? textOf(product.brand),
    in_stock: typeof product.stock_status === 'string' ? product.stock_status === 'IN_STOCK' : null,
    size_ml: millilitres(name),
    sku: textOf(product.sku),
    url: textOf(product.canonical_url) ?? textOf(product.url_key),
  }
}
