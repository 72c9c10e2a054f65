/** Shops that describe what they sell with schema.org Product (JSON-LD or microdata), or with OpenGraph alone. */
import { readAmount } from './amounts.ts'
import { connector } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { at, isObject, type Json, listOf, objectsOf, textOf } from './json-walk.ts'
import { isType, linkedThings, microdataThings, type Thing } from './linked-data.ts'
import type { Page } from './page.ts'
import { millilitres, percentOf } from './row.ts'
import type { Tools } from './tools.ts'

const PRODUCTS = ['Product', 'ProductModel', 'IndividualProduct', 'ProductGroup', 'Wine', 'Drink']

export const schemaProduct = connector({
  id: 'schema-product',
  matches: (page) => productsOf(page).length > 0 || hasOpenGraph(page),
  read: (page, tools) => {
    const drafts = productsOf(page).flatMap((thing) => readProduct(thing, tools))
    const graph = openGraph(page, tools)
    if (drafts.length === 0) return readingOf(graph ? [graph] : [])
    // A product page may leave the price to OpenGraph.
    const only = drafts[0]
    if (drafts.length === 1 && only && (only.price ?? null) === null && graph)
      return readingOf([{ ...only, price: graph.price ?? null, currency: graph.currency ?? null }])
    return readingOf(drafts)
  },
})

/** JSON-LD where there is some; microdata often repeats it. A product without name and offer is the template's. */
export function productsOf(page: Page): Thing[] {
  const linked = linkedThings(page).flatMap((thing) => productsIn(thing, 0))
  if (linked.length > 0 || page.format !== 'html') return linked
  const found = microdataThings(page).flatMap((thing) => productsIn(thing, 0))
  const offered = found.filter(({ value }) => value.offers !== undefined)
  return offered.length > 0 ? offered : found.filter(({ value }) => typeof value.name === 'string')
}

function productsIn({ value, path }: Thing, depth: number): Thing[] {
  if (depth > 5) return []
  if (isType(value, ...PRODUCTS)) return [{ value, path }]
  if (isType(value, 'ListItem') && isObject(value.item))
    return productsIn({ value: value.item, path: `${path}/item` }, depth + 1)
  if (
    !isType(
      value,
      'ItemList',
      'WebPage',
      'CollectionPage',
      'ItemPage',
      'OfferCatalog',
      'SearchResultsPage',
      'Store',
      'LiquorStore',
    )
  )
    return []
  return ['itemListElement', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'about'].flatMap((key) =>
    objectsOf(value[key]).flatMap((inner, i) => productsIn({ value: inner, path: `${path}/${key}/${i}` }, depth + 1)),
  )
}

export function readProduct({ value, path }: Thing, tools: Tools): Draft[] {
  const name = textOf(value.name)
  if (name === null) return []
  const offer = cheapest(value, tools)
  const rating = Number(at(value, 'aggregateRating', 'ratingValue'))
  const best = Number(at(value, 'aggregateRating', 'bestRating') ?? 5)
  const ratings = Number(at(value, 'aggregateRating', 'reviewCount') ?? at(value, 'aggregateRating', 'ratingCount'))
  const facts = propertiesOf(value)
  const grape = facts.find(([label]) => /grape|uva|cepa|variet|variedad/i.test(label))?.[1]
  return [
    {
      kind: 'wine',
      name,
      path,
      price: offer.price,
      currency: offer.currency,
      in_stock: offer.inStock,
      shop: offer.shop,
      description: textOf(value.description),
      section: textOf(listOf(value.category)[0]),
      producer: nameIn(value.manufacturer) ?? nameIn(value.brand),
      ...(grape ? { grapes: grape.split(/\s*[,;/]\s*/) } : {}),
      region: facts.find(([label]) => /regi[oó]n|appellation|origen|\bd\.?o\b/i.test(label))?.[1] ?? null,
      country: facts.find(([label]) => /country|pa[ií]s/i.test(label))?.[1] ?? null,
      abv: percentOf(facts.find(([label]) => /alcohol|abv|grado/i.test(label))?.[1] ?? null),
      size_ml: millilitres(
        textOf(value.size) ?? facts.find(([label]) => /volumen|volume|conten|capacidad|size/i.test(label))?.[1] ?? '',
      ),
      rating: rating > 0 && rating <= 5 && best <= 5 ? rating : null,
      ratings: Number.isInteger(ratings) && ratings > 0 ? ratings : null,
      sku: textOf(value.sku) ?? textOf(value.gtin13) ?? textOf(value.mpn),
      url:
        textOf(value.url) ??
        textOf(at(value, 'offers', 'url')) ??
        (typeof value['@id'] === 'string' && value['@id'].startsWith('http') ? value['@id'] : null),
    },
  ]
}

interface Offer {
  price: number | null
  currency: string | null
  inStock: boolean | null
  shop: string | null
}

/** The offer one can buy now for the least; where none is in stock, the least of all. */
function cheapest(value: Json, tools: Tools): Offer {
  const offers = objectsOf(value.offers).flatMap((offer) => [offer, ...objectsOf(offer.offers)])
  const read = [...offers, ...objectsOf(value.hasVariant).flatMap((variant) => objectsOf(variant.offers))].map(
    (offer): Offer => {
      const spec = objectsOf(offer.priceSpecification)[0]
      const amount = readAmount(offer.price ?? offer.lowPrice ?? spec?.price, tools)
      const stock = textOf(offer.availability)
      return {
        price: amount.price,
        currency: (textOf(offer.priceCurrency) ?? textOf(spec?.priceCurrency))?.toUpperCase() ?? amount.currency,
        inStock: stock === null ? null : /InStock|LimitedAvailability|PreOrder|OnlineOnly|InStoreOnly/i.test(stock),
        shop: nameIn(offer.seller),
      }
    },
  )
  const rank = (offer: Offer) => (offer.inStock === false ? 1e9 : 0) + (offer.price ?? 5e8)
  return read.sort((a, b) => rank(a) - rank(b))[0] ?? { ...readAmount(value.price, tools), inStock: null, shop: null }
}

function nameIn(value: unknown): string | null {
  const first = listOf(value)[0]
  return isObject(first) ? textOf(first.name) : textOf(first)
}

function propertiesOf(value: Json): [string, string][] {
  return objectsOf(value.additionalProperty).flatMap((property) => {
    const label = textOf(property.name)
    const text = textOf(property.value)
    return label !== null && text !== null ? [[label, text] satisfies [string, string]] : []
  })
}

function hasOpenGraph(page: Page): boolean {
  return (
    page.format === 'html' &&
    /^(?:og:)?product/i.test(metaOf(page, 'og:type') ?? '') &&
    metaOf(page, 'og:title') !== null
  )
}

function openGraph(page: Page, tools: Tools): Draft | null {
  const title = page.format === 'html' ? metaOf(page, 'og:title') : null
  if (title === null || !hasOpenGraph(page)) return null
  const stock = metaOf(page, 'product:availability') ?? metaOf(page, 'og:availability')
  return {
    kind: 'wine',
    name: withoutShop(title, metaOf(page, 'og:site_name')),
    path: 'meta[property="og:title"]',
    price: readAmount(
      metaOf(page, 'product:sale_price:amount') ??
        metaOf(page, 'product:price:amount') ??
        metaOf(page, 'og:price:amount'),
      tools,
    ).price,
    currency: metaOf(page, 'product:price:currency') ?? metaOf(page, 'og:price:currency'),
    description: metaOf(page, 'og:description'),
    producer: metaOf(page, 'product:brand') ?? metaOf(page, 'og:brand'),
    in_stock: stock === null ? null : /^(?:in|instock|available)/i.test(stock.replace(/\s/g, '')),
    url: metaOf(page, 'og:url'),
  }
}

function metaOf(page: Page, property: string): string | null {
  return textOf(page.html()(`meta[property="${property}"], meta[name="${property}"]`).first().attr('content'))
}

/** "Tacama Gran Tinto | Wong": the shop's name is no part of the wine's. */
function withoutShop(title: string, site: string | null): string {
  const parts = title.split(/\s+[|–—]\s+/)
  if (parts.length > 1) return parts[0] ?? title
  return site !== null && title.endsWith(` - ${site}`) ? title.slice(0, -site.length - 3) : title
}
