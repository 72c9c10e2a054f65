/** Advice to a record: mapped to the knowledge, with the place of its sentence and how sure the reading is. */
import type { Doubt, SourcedRecord, StatementBody, Unread } from '../../contract/records.ts'
import { sha256 } from '../documents/envelope.ts'
import type { Reason } from './advice.ts'
import { type MappedWine, mapWine } from './map-wine.ts'
import { type PlacedAdvice, placeOf } from './placed-advice.ts'
import type { TextReaders } from './readers.ts'

export type StatementRecord = Extract<SourcedRecord, { kind: 'sommelier' }>

export interface TextOrigin {
  source: string
  fetchedAt: string
  rawSha256: string
  lang: 'es' | 'en' | null
  /** who speaks where no person is named in the passage */
  author: string
}

/** What a reason leaves of the confidence, and how it is told to who reviews. */
const DOUBTS: Readonly<Record<Reason, { left: number; field: string; text: string }>> = {
  topic: { left: 0.92, field: 'dish', text: 'one of the two is named in another sentence or in the heading' },
  weak_link: { left: 0.72, field: 'recommendation', text: 'only "with" or "for" joins dish and wine' },
  order: { left: 0.78, field: 'dish', text: 'which wine belongs to which dish follows from their order alone' },
  weak_food: { left: 0.78, field: 'dish', text: 'the food may be an aroma or a side' },
  no_advice: { left: 0.62, field: 'polarity', text: 'no word of advice stands in the sentence' },
  negation: { left: 0.9, field: 'polarity', text: 'a denial makes it advice against' },
  hedge: { left: 0.95, field: 'strength', text: 'it is said with reserve' },
  derived: { left: 0.8, field: 'recommendation', text: 'the wine is named by an adjective alone' },
}
/** By where it stands. */
const FORMS = { title: 0.75, heading: 0.75, text: 0.87, item: 0.93, header: 0.95, row: 0.95 } as const
const UNKNOWN_DISH = 0.6
const ONLY_INGREDIENTS = 0.96
const GENERIC_WINE = 0.95

export function statementRecord(
  advice: PlacedAdvice,
  origin: TextOrigin,
  readers: TextReaders,
): StatementRecord | Unread {
  const { passage, dish, wine, polarity, strength, reasons } = advice
  const dishText = dish.mention.text.trim()
  const mapped = mapMention(advice, readers)
  const quote = passage.text.slice(advice.start, advice.end)
  if (mapped === null)
    return { place: placeOf(passage, quote), why: `"${wine.mention.text}" names no style, grape or colour` }
  if (dishText === '') return { place: placeOf(passage, quote), why: 'no dish is named' }
  const reading = readers.readDish(dishText)
  const isKnown =
    reading.kind === 'food' && (reading.dishId !== null || reading.ingredients.length + reading.techniques.length > 0)
  const understood = isKnown ? (reading.dishId === null ? ONLY_INGREDIENTS : 1) : UNKNOWN_DISH
  const wineKnown = mapped.confidence >= 0.6 ? (wine.mention.isClass ? GENERIC_WINE : 1) : 0.85
  const confidence = reasons.reduce(
    (left, reason) => left * DOUBTS[reason].left,
    FORMS[passage.kind] * understood * wineKnown,
  )
  const doubts: Doubt[] = reasons.map((code) => ({ code, field: DOUBTS[code].field, text: DOUBTS[code].text }))
  if (!isKnown) doubts.push({ code: 'unknown_dish', field: 'dish', text: `nobody knows the dish "${dishText}"` })
  const body: StatementBody = {
    dish: dishText,
    recommendation: wine.mention.text.trim().replace(/['’]s$/, ''),
    style_class: mapped.style_class,
    style: mapped.style,
    grape: mapped.grape,
    region: mapped.region,
    polarity,
    strength: Math.min(1, Math.max(0.05, strength)),
    sommelier: advice.speaker ?? origin.author,
    quote_start: passage.at[advice.start] ?? 0,
    quote_end: (passage.at[advice.end - 1] ?? 0) + 1,
    lang: origin.lang ?? readers.langOf(quote) ?? readers.langOf(passage.text) ?? 'es',
  }
  const key = [origin.source, 'sommelier', body.quote_start, body.quote_end, body.dish, body.recommendation, polarity]
  return {
    record_id: sha256(JSON.stringify(key)).slice(0, 20),
    source: origin.source,
    position: placeOf(passage, quote),
    places: {},
    fetched_at: origin.fetchedAt,
    connector: 'sommelier-text',
    raw_sha256: origin.rawSha256,
    confidence: Math.round(Math.min(1, confidence) * 1_000) / 1_000,
    doubts,
    kind: 'sommelier',
    body,
  }
}

/** "Los más ligeros" is read with the colour that was named before it. */
function mapMention({ wine }: PlacedAdvice, { wines, advice }: TextReaders): MappedWine | null {
  const { mention, sentence } = wine
  if (mention.derivedFrom === undefined) return mapWine(mention, wines)
  const inside = sentence.tokens.filter(({ start, end }) => start >= mention.start && end <= mention.end)
  const classes = advice
    .find(inside, ['class'])
    .map(({ value }) => value)
    .filter((value) => value !== '')
  return classes.length === 0 ? null : mapWine({ text: mention.derivedFrom, isClass: true, classes }, wines)
}
