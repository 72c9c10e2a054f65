/** Reading a site whose markup we know: from each card the parts by selector. */
import type { CheerioAPI } from 'cheerio'
import { readPrinted } from './amounts.ts'
import { pathOf } from './any-page.ts'
import { type DomElement, isElement } from './dom.ts'
import type { Draft } from './draft.ts'
import { plainText } from './json-walk.ts'
import type { Tools } from './tools.ts'

export interface CardSelectors {
  card: string
  name: string
  price?: string
  description?: string
  producer?: string
  region?: string
  country?: string
  grape?: string
  rating?: string
  ratings?: string
  link?: string
  /** the title above the card; the last one before it in the page */
  section?: string
}

export function readCards($: CheerioAPI, kind: 'menu' | 'wine', selectors: CardSelectors, tools: Tools): Draft[] {
  const sections = selectors.section ? sectionsOf($, selectors.card, selectors.section) : null
  return $(selectors.card)
    .toArray()
    .filter(isElement)
    .flatMap((card): Draft[] => {
      const text = (selector: string | undefined) => (selector ? shownText($, card, selector) : null)
      const name = text(selectors.name)
      if (name === null) return []
      const price = text(selectors.price)
      const amount = price === null ? null : readPrinted(price, tools)
      const grape = text(selectors.grape)
      const rating = Number(text(selectors.rating)?.replace(',', '.'))
      const ratings = Number(/\d[\d.,]*/.exec(text(selectors.ratings) ?? '')?.[0].replace(/[.,]/g, ''))
      return [
        {
          kind,
          name,
          path: pathOf(card),
          section: sections?.get(card) ?? null,
          price: amount?.price ?? null,
          currency: amount?.currency ?? null,
          description: text(selectors.description),
          producer: text(selectors.producer),
          region: text(selectors.region),
          country: text(selectors.country),
          ...(grape === null ? {} : { grapes: grape.split(/\s*[,/]\s*/) }),
          rating: rating > 0 && rating <= 5 ? rating : null,
          ratings: ratings > 0 ? ratings : null,
          url:
            $(card)
              .find(selectors.link ?? 'a[href]')
              .first()
              .attr('href') ?? null,
        },
      ]
    })
}

function shownText($: CheerioAPI, card: DomElement, selector: string): string | null {
  const text = plainText($(card).find(selector).first().text())
  return text === '' ? null : text
}

function sectionsOf($: CheerioAPI, card: string, title: string): ReadonlyMap<DomElement, string> {
  const sections = new Map<DomElement, string>()
  let current: string | null = null
  for (const element of $(`${title}, ${card}`).toArray().filter(isElement))
    if ($(element).is(card)) {
      if (current !== null) sections.set(element, current)
    } else current = plainText($(element).text())
  return sections
}
