/** Wine.com: lists of products and product pages. A price is printed in two parts, whole and cents. */
import { readPrinted } from './amounts.ts'
import { pathOf } from './any-page.ts'
import { readCards } from './cards.ts'
import { connector, isHost } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { plainText } from './json-walk.ts'
import type { Page } from './page.ts'
import { percentOf } from './row.ts'
import { productsOf, readProduct } from './schema-product.ts'
import type { Tools } from './tools.ts'

const HOST = 'wine.com'
const MAX_PAGES = 40

export const wineCom = connector({
  id: 'wine-com',
  claims: (url) => isHost(url, HOST),
  matches: (page) =>
    page.format === 'html' && (isHost(page.url, HOST) || page.html()('.prodItemInfo_name, .pipName').length > 0),
  read: (page, tools) => {
    const list = readList(page, tools)
    return readingOf(list.length > 0 ? list : readOne(page, tools))
  },
  next: (page) => {
    const href = page.html()('a.nextPage, link[rel="next"], .showMoreProducts a').first().attr('href')
    const number = Number(/\/(\d+)$/.exec(page.url?.pathname ?? '')?.[1] ?? 1)
    return href && page.url && number < MAX_PAGES ? [new URL(href, page.url)] : []
  },
})

function readList(page: Page, tools: Tools): Draft[] {
  const $ = page.html()
  const drafts = readCards(
    $,
    'wine',
    {
      card: '.prodItem',
      name: '.prodItemInfo_name',
      region: '.prodItemInfo_originText',
      grape: '.prodItemInfo_varietal',
      rating: '.averageRating_average',
      ratings: '.averageRating_number',
      link: 'a.prodItemInfo_link',
    },
    tools,
  )
  const prices = new Map(
    $('.prodItem')
      .toArray()
      .map((card) => [pathOf(card), priceIn(page, card, tools)]),
  )
  return drafts.map((draft) => ({
    ...draft,
    ...originOf(draft.region ?? null),
    price: prices.get(draft.path) ?? null,
    currency: 'USD',
    shop: 'Wine.com',
  }))
}

function priceIn(page: Page, card: Parameters<typeof pathOf>[0], tools: Tools): number | null {
  const part = (name: string) => page.html()(card).find(name).first().text().trim()
  for (const kind of ['sale', 'reg']) {
    const whole = part(`.productPrice_price-${kind}Whole`)
    if (whole !== '')
      return readPrinted(`${whole.replace(/\D/g, '')}.${part(`.productPrice_price-${kind}Fractional`) || '00'}`, tools)
        .price
  }
  return readPrinted(part('.productPrice_price'), tools).price
}

/** "Napa Valley, California": the country is said where it is not the States. */
function originOf(origin: string | null): Pick<Draft, 'region' | 'country'> {
  const parts = origin?.split(/\s*,\s*/) ?? []
  return { region: origin, country: parts.length > 1 ? (parts.at(-1) ?? null) : null }
}

function readOne(page: Page, tools: Tools): Draft[] {
  const $ = page.html()
  const text = (selector: string) => plainText($(selector).first().text()) || null
  const [product] = productsOf(page).flatMap((thing) => readProduct(thing, tools))
  const name = text('.pipName') ?? product?.name ?? null
  if (name === null) return []
  return [
    {
      ...product,
      kind: 'wine',
      name,
      path: product?.path ?? '.pipName',
      price: product?.price ?? priceIn(page, $('body').get(0) ?? $.root().children().get(0)!, tools),
      currency: product?.currency ?? 'USD',
      shop: 'Wine.com',
      abv: percentOf(text('.prodAlcoholPercent_percent')),
      description: text('.pipWinemakerNotes_copy') ?? product?.description ?? null,
      region: text('.pipOrigin, .prodOrigin') ?? null,
    },
  ]
}
