/** Vivino: saved search pages (cards, with the winery in their JSON-LD), and the answers of its explore API. */
import { readAmount, readPrinted } from './amounts.ts'
import { readCards } from './cards.ts'
import { connector, isHost } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { at, isObject, type Json, objectsOf, plainText, textOf, walk } from './json-walk.ts'
import type { Page } from './page.ts'
import { productsOf, readProduct } from './schema-product.ts'
import type { Tools } from './tools.ts'

const WHY = 'Vivino’s terms forbid crawling. Save the page in your browser and give the file.'
/** `kr.` is the crown of three countries: the page says which it was made for. */
const CURRENCIES: Readonly<Record<string, string>> = {
  DK: 'DKK',
  SE: 'SEK',
  NO: 'NOK',
  US: 'USD',
  GB: 'GBP',
  PE: 'PEN',
  BR: 'BRL',
  MX: 'MXN',
  CH: 'CHF',
  AU: 'AUD',
  CA: 'CAD',
  CL: 'CLP',
  AR: 'ARS',
  CO: 'COP',
}
const EURO = /^(?:DE|ES|FR|IT|NL|BE|AT|IE|PT|FI|GR|LU)$/

export const vivino = connector({
  id: 'vivino',
  policy: { access: 'saved_only', why: WHY },
  claims: (url) => isHost(url, 'vivino.com'),
  matches: (page) => isHost(page.url, 'vivino.com') || /vivino\.com|"seo_name"/.test(page.text.slice(0, 400_000)),
  read: (page, tools) => {
    const shown = page.format === 'html' ? readSearch(page, tools) : []
    if (shown.length > 0) return readingOf(shown)
    const stated = page.data().flatMap(({ value }) => vintagesIn(value, tools))
    if (stated.length > 0) return readingOf(stated)
    // Other shops link to Vivino: their products are theirs.
    if (!isHost(page.url, 'vivino.com')) return readingOf([])
    return readingOf(
      productsOf(page)
        .flatMap((thing) => readProduct(thing, tools))
        .map(withMaker),
    )
  },
})

function readSearch(page: Page, tools: Tools): Draft[] {
  const $ = page.html()
  const makers = new Map(
    productsOf(page)
      .flatMap((thing) => readProduct(thing, tools))
      .map((product) => [wineId(product.url), product.producer ?? null]),
  )
  const currency = currencyOf(page)
  const cards = readCards(
    $,
    'wine',
    {
      card: '.default-wine-card, .wine-explorer-card, [data-testid="wineCard"], .wineCard__wineCard',
      name: '.wine-card__name, .vintageTitle__wine, [class*="wineInfoVintage__vintage"], [class*="wineInfo__name"]',
      producer: '.vintageTitle__winery, [class*="wineInfoVintage__winery"], [class*="wineInfo__winery"]',
      region:
        '.wine-card__region a:not([data-item-type="country"]), .vintageLocation__anchor, [class*="wineInfoLocation"] a',
      country: '.wine-card__region a[data-item-type="country"]',
      rating: '.average__number:not(.wine-price), [class*="vivinoRating_averageValue"]',
      ratings: '.average__stars .text-micro, [class*="vivinoRating_caption"]',
      price: '.wine-price, .wine-price-value, [class*="addToCartButton__price"], [class*="PriceAndAvailability"]',
      link: 'a[href*="/wines/"], a[href*="/w/"]',
    },
    tools,
  )
  return cards.map((card) => {
    const producer = card.producer ?? makers.get(wineId(card.url ?? null)) ?? null
    const hasPrice = (card.price ?? null) !== null
    return withMaker({ ...card, producer, currency: hasPrice ? (card.currency ?? currency) : null })
  })
}

function wineId(address: string | null | undefined): string {
  return /\/w(?:ines)?\/(\d+)/.exec(address ?? '')?.[1] ?? ''
}

/** Cards print the winery before the wine; the data keeps them apart. */
function withMaker(draft: Draft): Draft {
  const { producer, name } = draft
  if (!producer || name.toLowerCase().startsWith(producer.toLowerCase())) return draft
  return { ...draft, name: `${producer} ${name}` }
}

function currencyOf(page: Page): string | null {
  const country = /__PRELOADED_COUNTRY_CODE__\s*=\s*"([A-Z]{2})"/.exec(page.text)?.[1] ?? ''
  return EURO.test(country) ? 'EUR' : (CURRENCIES[country] ?? null)
}

/** `explore_vintage.matches`, `records`, `vintages`: objects with a wine and its winery. */
function vintagesIn(value: unknown, tools: Tools): Draft[] {
  const drafts: Draft[] = []
  walk(value, ({ value: here, path }) => {
    const vintage = isObject(here.vintage) ? here.vintage : here
    const wine = vintage.wine
    if (!isObject(wine) || !isObject(wine.winery)) return true
    drafts.push(readVintage(vintage, wine, here, path, tools))
    return false
  })
  return drafts
}

function readVintage(vintage: Json, wine: Json, match: Json, path: string, tools: Tools): Draft {
  const year = Number(vintage.year)
  const price = isObject(match.price) ? match.price : isObject(vintage.price) ? vintage.price : null
  const grapes = objectsOf(wine.grapes ?? at(wine, 'style', 'grapes')).flatMap(({ name }) => textOf(name) ?? [])
  const foods = objectsOf(wine.foods ?? at(wine, 'style', 'food')).flatMap(({ name }) => textOf(name) ?? [])
  const statistics = [vintage.statistics, wine.statistics].find(isObject)
  return withMaker({
    kind: 'wine',
    name: textOf(vintage.name) ?? textOf(wine.name) ?? '',
    path,
    producer: textOf(at(wine, 'winery', 'name')),
    ...(objectsOf(wine.grapes).length > 0 ? { grapes } : {}),
    goes_with: foods,
    region: textOf(at(wine, 'region', 'name')),
    country: textOf(at(wine, 'region', 'country', 'name')) ?? textOf(at(wine, 'region', 'country')),
    vintage: year > 1900 ? year : null,
    abv: typeof wine.alcohol === 'number' ? wine.alcohol : null,
    price: price ? readAmount(price.amount, tools).price : null,
    currency: textOf(at(price, 'currency', 'code')),
    rating: Number(statistics?.ratings_average ?? statistics?.wine_ratings_average) || null,
    ratings: Number(statistics?.ratings_count ?? statistics?.wine_ratings_count) || null,
    description: textOf(wine.description),
    url: typeof match.url === 'string' ? plainText(match.url) : null,
    ...(price && typeof price.amount === 'string' ? { price: readPrinted(price.amount, tools).price } : {}),
  })
}
