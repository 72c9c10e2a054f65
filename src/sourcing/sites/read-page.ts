/** One page or payload to records: the first connector that knows it and finds something. */
import type { SourcedRecord, Unread } from '../../contract/records.ts'
import { CONNECTORS } from './catalogue.ts'
import type { ItemKind } from './choose-kind.ts'
import type { Connector } from './connector.ts'
import type { Draft, PageReading } from './draft.ts'
import { textOf } from './json-walk.ts'
import { isType, linkedThings } from './linked-data.ts'
import type { Page } from './page.ts'
import { toRecords } from './to-records.ts'
import type { Tools } from './tools.ts'

export interface PageRecords {
  connector: Connector | null
  records: SourcedRecord[]
  unread: Unread[]
}

export interface ReadPageOptions {
  kind: ItemKind | null
  fetchedAt: string
  sha256: string
}

/** How sure what a connector reads is; sites and platforms say it themselves. */
const CONFIDENCE: Readonly<Record<string, number>> = {
  'schema-menu': 0.95,
  'schema-product': 0.95,
  rows: 0.85,
  'any-page': 0.75,
}
const SITE = 0.98
/** A page that prints this many times what its data describes shows more than the data. */
const FAR_MORE = 2

export function readPage(page: Page, options: ReadPageOptions, tools: Tools): PageRecords {
  const read = firstReading(page, tools)
  if (!read) return { connector: null, records: [], unread: [] }
  const { connector, reading } = read
  const records = toRecords(
    reading.drafts,
    {
      source: page.name,
      url: page.url,
      connector: connector.id,
      confidence: CONFIDENCE[connector.id] ?? SITE,
      fetchedAt: options.fetchedAt,
      sha256: options.sha256,
      kind: options.kind,
      lang: statedLanguage(page),
      house: statedHouse(page),
    },
    tools,
  )
  return { connector, records, unread: reading.unread.map(({ path, text, why }) => ({ place: { path, text }, why })) }
}

function firstReading(page: Page, tools: Tools): { connector: Connector; reading: PageReading } | null {
  const able = CONNECTORS.filter((connector) => connector.matches(page))
  for (const [i, connector] of able.entries()) {
    const reading = connector.read(page, tools)
    if (reading.drafts.length === 0) continue
    if (!(connector.id in CONFIDENCE)) return { connector, reading }
    return fuller(connector, reading, able.slice(i + 1), page, tools)
  }
  return null
}

/** Data in a page may be a teaser or a footer: where the rest of the page shows far more, that is read. */
function fuller(
  first: Connector,
  reading: PageReading,
  others: readonly Connector[],
  page: Page,
  tools: Tools,
): { connector: Connector; reading: PageReading } {
  let best = { connector: first, reading }
  if (isOneProduct(first, reading)) return best
  for (const connector of others) {
    const other = connector.read(page, tools)
    const isLonger = other.drafts.length >= best.reading.drafts.length
    if (isLonger && worth(other.drafts) > FAR_MORE * Math.max(1, worth(best.reading.drafts)))
      best = { connector, reading: other }
  }
  return best
}

/** A product's own page shows its neighbours too. */
function isOneProduct(connector: Connector, { drafts }: PageReading): boolean {
  return connector.id === 'schema-product' && drafts.length === 1 && (drafts[0]?.price ?? null) !== null
}

function worth(drafts: readonly Draft[]): number {
  return drafts.filter(({ price, glass_price }) => (price ?? glass_price ?? null) !== null).length
}

function statedLanguage(page: Page): 'es' | 'en' | null {
  const lang = page.format === 'html' ? page.html()('html').attr('lang')?.slice(0, 2).toLowerCase() : undefined
  return lang === 'es' || lang === 'en' ? lang : null
}

/** The house that the page speaks for, where it says so in its head. */
function statedHouse(page: Page): string | null {
  if (page.format !== 'html') return null
  const house = linkedThings(page).find(({ value }) =>
    isType(value, 'Restaurant', 'FoodEstablishment', 'BarOrPub', 'CafeOrCoffeeShop'),
  )
  return textOf(house?.value.name) ?? textOf(page.html()('meta[property="og:site_name"]').attr('content'))
}
