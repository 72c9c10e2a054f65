/** Drafts to records: what the page left open is read from the words, what stays open is null, what is doubtful is said. */
import type { Doubt, MenuBody, Place, SourcedRecord, WineBody } from '../../contract/records.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import { readAbv, readVintage } from '../../flavor/wine/vintage.ts'
import { menuRecord, wineRecord } from '../documents/envelope.ts'
import { kindOfLine } from '../menus/kind-of-line.ts'
import { marksIn } from '../menus/marks.ts'
import { bottleSizeOf } from '../wine-lists/bottle-size.ts'
import { readFacts } from '../wine-lists/printed-grapes.ts'
import { chooseKinds, type ItemKind } from './choose-kind.ts'
import type { Draft } from './draft.ts'
import type { Tools } from './tools.ts'

export interface Origin {
  /** address or file */
  source: string
  /** against which relative links are read */
  url: URL | null
  connector: string
  /** of that connector's records, 0..1 */
  confidence: number
  fetchedAt: string
  sha256: string
  kind: ItemKind | null
  lang: 'es' | 'en' | null
  /** the restaurant that the page speaks for */
  house: string | null
}

export function toRecords(read: readonly Draft[], origin: Origin, tools: Tools): SourcedRecord[] {
  const drafts = withoutFalseDollars(read, origin)
  const kinds = chooseKinds(drafts, origin.kind, tools)
  const lang =
    origin.lang ??
    tools.readers().langOf(drafts.map(({ name, description }) => `${name} ${description ?? ''}`).join(' '))
  const printed = {
    source: origin.source,
    fetchedAt: origin.fetchedAt,
    connector: origin.connector,
    rawSha256: origin.sha256,
    restaurant: null,
  }
  return drafts.map((draft, i): SourcedRecord => {
    const doubts = [...(draft.doubts ?? []), ...doubtsOf(draft)]
    const place = { position: { path: draft.path, text: draft.name } satisfies Place, places: {} }
    if (kinds[i] === 'menu')
      return menuRecord(printed, menuBody(draft, origin, lang, tools), {
        ...place,
        doubts,
        confidence: confidenceOf(origin, doubts),
      })
    const body = wineBody(draft, origin, tools)
    const all = [...doubts, ...wineDoubts(body, tools)]
    return wineRecord(printed, body, { ...place, doubts: all, confidence: confidenceOf(origin, all) })
  })
}

function menuBody(draft: Draft, origin: Origin, lang: 'es' | 'en' | null, tools: Tools): MenuBody {
  return {
    restaurant: draft.restaurant ?? origin.house,
    section: draft.section ?? null,
    dish: draft.name,
    description: draft.description ?? null,
    price: draft.price ?? null,
    price_2: draft.price_2 ?? null,
    currency: currencyAt(draft.currency ?? null, origin.url),
    options: draft.options ?? [],
    lang,
    marks: [...new Set([...(draft.marks ?? []), ...marksIn(`${draft.name} ${draft.description ?? ''}`, tools.print)])],
    kind: kindOfLine(
      {
        dish: draft.name,
        description: draft.description ?? null,
        section: draft.section ?? null,
        hasPrice: (draft.price ?? null) !== null,
      },
      tools.readers(),
    ),
    url: absolute(draft.url, origin.url),
  }
}

/** Two prices without a word: on wine lists the far smaller one is the glass. */
function glassApart(draft: Draft): Draft {
  const { price, price_2: second, glass_price: glass } = draft
  if (!price || !second || glass) return draft
  const [low, high] = [Math.min(price, second), Math.max(price, second)]
  return high >= low * BOTTLE_OF_GLASSES ? { ...draft, price: high, glass_price: low } : draft
}

const BOTTLE_OF_GLASSES = 2.5

function wineBody(read: Draft, origin: Origin, tools: Tools): WineBody {
  const draft = glassApart(read)
  const { wines } = tools.readers()
  const { facts, grapes } = readFacts(draft.name, wines)
  const below = detailsOf(draft)
  const stated = [draft.grapes ?? [], grapes, ...below.map((line) => readFacts(line, wines).grapes)]
  return {
    name: draft.name,
    section: draft.section ?? null,
    producer: draft.producer ?? null,
    label: null,
    grapes: stated.find((found) => found.length > 0) ?? [],
    region: draft.region ?? facts.region?.spans[0]?.text ?? null,
    country: draft.country ?? null,
    vintage: draft.vintage ?? readVintage(facts.name)?.year ?? below.map(yearIn).find((year) => year !== null) ?? null,
    abv: draft.abv ?? readAbv(facts.name),
    colour: draft.colour ?? null,
    type: draft.type ?? null,
    size_ml: draft.size_ml ?? bottleSizeOf(draft.name, tools.print),
    price: draft.price ?? null,
    glass_price: draft.glass_price ?? null,
    currency: currencyAt(draft.currency ?? null, origin.url),
    shop: draft.shop ?? null,
    description: draft.description ?? null,
    rating: draft.rating ?? null,
    ratings: draft.ratings ?? null,
    sku: draft.sku ?? null,
    in_stock: draft.in_stock ?? null,
    goes_with: draft.goes_with ?? [],
    url: absolute(draft.url, origin.url),
  }
}

const LONGEST_DETAILS = 90

/** Short words below a name state facts ("Bonarda, Malbec · 2020"); sentences praise and compare. */
function detailsOf({ description, details }: Draft): string[] {
  const lines = details && details.length > 0 ? details : description ? [description] : []
  return lines.filter((line) => line.length <= LONGEST_DETAILS && !/[.!]\s+\p{Lu}|\.$/u.test(line))
}

function yearIn(line: string): number | null {
  const year = /(?<![\d.,])(?:19[5-9]|20[0-3])\d(?![\d.,])/.exec(line)?.[0]
  return year === undefined ? null : Number(year)
}

function doubtsOf(draft: Draft): Doubt[] {
  const doubts: Doubt[] = []
  if ((draft.price ?? null) === null && (draft.glass_price ?? null) === null)
    doubts.push({ code: 'no_price', field: 'price', text: 'No price is shown' })
  if (/(?:\.\.\.|…)$/.test(draft.name))
    doubts.push({ code: 'cut_name', field: 'name', text: 'The name ends in dots: the page cut it' })
  return doubts
}

/** Shops sell other things as well: they are kept, and cleansing sees why they are none of ours. */
function wineDoubts(body: WineBody, tools: Tools): Doubt[] {
  const { kind } = readWine(
    { name: body.name, ...(body.grapes[0] ? { grape: body.grapes[0] } : {}) },
    tools.readers().wines,
  )
  return kind === 'wine' ? [] : [{ code: 'not_a_wine', field: 'name', text: `This reads as ${kind}, not as wine` }]
}

function confidenceOf({ confidence }: Origin, doubts: readonly Doubt[]): number {
  return confidence * 0.85 ** doubts.length
}

function absolute(address: string | null | undefined, base: URL | null): string | null {
  if (!address) return null
  if (!base || !URL.canParse(address, base)) return address
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}

/** A bare `$` is the peso where pesos are paid. */
const PESOS: Readonly<Record<string, string>> = { mx: 'MXN', cl: 'CLP', co: 'COP', ar: 'ARS' }

function currencyAt(currency: string | null, url: URL | null): string | null {
  return currency === 'USD' ? (PESOS[url?.hostname.split('.').at(-1) ?? ''] ?? currency) : currency
}

/** Lists on which most cost more than this print another currency's `$`. */
const DEAR = 800

/** A list of thousands is none of dollars, and what it is nothing says. */
function withoutFalseDollars(drafts: readonly Draft[], { connector, url }: Origin): readonly Draft[] {
  const dollars = drafts.filter(({ currency, price }) => currency === 'USD' && price).map(({ price }) => price ?? 0)
  const middle = dollars.sort((a, b) => a - b)[dollars.length >> 1] ?? 0
  if (middle < DEAR || !/^(?:rows|any-page)$/.test(connector) || currencyAt('USD', url) !== 'USD') return drafts
  const doubt: Doubt = {
    code: 'currency_unclear',
    field: 'currency',
    text: 'Printed with "$", but too dear for dollars',
  }
  return drafts.map((draft) =>
    draft.currency === 'USD' ? { ...draft, currency: null, doubts: [...(draft.doubts ?? []), doubt] } : draft,
  )
}
