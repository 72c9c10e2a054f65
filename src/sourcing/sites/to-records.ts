/** Drafts to records: what the page left open is read from the words, what stays open is null, what is doubtful is said. */
import { createHash } from 'node:crypto'
import type { Doubt, MenuBody, Place, SourcedRecord, WineBody } from '../../contract/records.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import { chooseKinds, type ItemKind } from './choose-kind.ts'
import type { Draft } from './draft.ts'
import { languageOf } from './language.ts'
import { millilitres } from './row.ts'
import type { Tools } from './tools.ts'
import { wineFacts } from './wine-facts.ts'

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
}

export function toRecords(drafts: readonly Draft[], origin: Origin, tools: Tools): SourcedRecord[] {
  const kinds = chooseKinds(drafts, origin.kind, tools)
  const lang = origin.lang ?? languageOf(drafts.map(({ name, description }) => `${name} ${description ?? ''}`))
  const ids = new Map<string, number>()
  return drafts.map((draft, i): SourcedRecord => {
    const kind = kinds[i] ?? 'menu'
    const position: Place = { path: draft.path, text: draft.name }
    const id = hashOf([origin.source, draft.path, kind])
    const times = ids.get(id) ?? 0
    ids.set(id, times + 1)
    const doubts = [...(draft.doubts ?? []), ...doubtsOf(draft)]
    const envelope = {
      record_id: times === 0 ? id : hashOf([id, String(times)]),
      source: origin.source,
      position,
      places: {},
      fetched_at: origin.fetchedAt,
      connector: origin.connector,
      raw_sha256: origin.sha256,
    }
    if (kind === 'menu')
      return {
        ...envelope,
        kind,
        body: menuBody(draft, origin, lang, tools),
        doubts,
        confidence: confidenceOf(origin, doubts),
      }
    const body = wineBody(draft, origin, tools)
    const all = [...doubts, ...wineDoubts(body, tools)]
    return { ...envelope, kind, body, doubts: all, confidence: confidenceOf(origin, all) }
  })
}

function menuBody(draft: Draft, origin: Origin, lang: 'es' | 'en' | null, tools: Tools): MenuBody {
  return {
    restaurant: draft.restaurant ?? null,
    section: draft.section ?? null,
    dish: draft.name,
    description: draft.description ?? null,
    price: draft.price ?? null,
    price_2: draft.price_2 ?? null,
    currency: draft.currency ?? null,
    options: draft.options ?? [],
    lang,
    marks: draft.marks ?? [],
    kind: menuKind(draft, tools),
    url: absolute(draft.url, origin.url),
  }
}

function menuKind({ name, section, description }: Draft, tools: Tools): MenuBody['kind'] {
  const words = [...name.matchAll(/[\p{L}\p{N}]+/gu)]
  if (/^(?:\+|extra\b|adicional|porci[oó]n extra|add\b)/i.test(name)) return 'extra'
  if (words.some(({ index }) => tools.print.phraseAt(name, index, COMBO) !== null)) return 'combo'
  const dish = tools.dishes()({
    dish: name,
    ...(section ? { section } : {}),
    ...(description ? { description } : {}),
    price: '1',
  })
  return dish.kind
}

const COMBO = new Set(['combo'] as const)

function wineBody(draft: Draft, origin: Origin, tools: Tools): WineBody {
  const facts = wineFacts(draft.name, tools)
  return {
    name: draft.name,
    section: draft.section ?? null,
    producer: draft.producer ?? null,
    label: null,
    grapes: draft.grapes && draft.grapes.length > 0 ? draft.grapes : facts.grapes,
    region: draft.region ?? facts.region,
    country: draft.country ?? null,
    vintage: draft.vintage ?? facts.vintage,
    abv: draft.abv ?? facts.abv,
    colour: draft.colour ?? null,
    type: draft.type ?? null,
    size_ml: draft.size_ml ?? millilitres(draft.name),
    price: draft.price ?? null,
    glass_price: draft.glass_price ?? null,
    currency: draft.currency ?? null,
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
  const { kind } = readWine({ name: body.name, ...(body.grapes[0] ? { grape: body.grapes[0] } : {}) }, tools.wines())
  return kind === 'wine' ? [] : [{ code: 'not_a_wine', field: 'name', text: `This reads as ${kind}, not as wine` }]
}

function confidenceOf({ confidence }: Origin, doubts: readonly Doubt[]): number {
  return Math.round(confidence * 0.85 ** doubts.length * 1000) / 1000
}

function absolute(address: string | null | undefined, base: URL | null): string | null {
  if (!address) return null
  if (!base || !URL.canParse(address, base)) return address
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24)
}
