/** What sourcing reads and cleansing keeps: one envelope for every record, whatever it came from (CONTRACTS K). */
import { z } from 'zod'
import { STYLE_CLASSES } from '../domain/vocabulary.ts'

/** Where in the source a thing stands. Only what the format has is filled in; counts start at 1. */
export const Place = z
  .object({
    page: z.int().positive().optional(),
    line: z.int().positive().optional(),
    sheet: z.string().optional(),
    row: z.int().positive().optional(),
    /** header of the column, or its letter */
    column: z.string().optional(),
    /** JSON pointer or CSS path of the element */
    path: z.string().optional(),
    /** left, top, width, height as shares of the page, 0..1 */
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
    /** the text as it stands there */
    text: z.string(),
  })
  .meta({ id: 'Place' })

/** Why a reader is not sure: the field it concerns and a sentence for a person. */
export const Doubt = z.object({ code: z.string(), field: z.string(), text: z.string() }).meta({ id: 'Doubt' })

/** A line that gave no record, with the reason: nothing is dropped in silence. */
export const Unread = z.object({ place: Place, why: z.string() }).meta({ id: 'Unread' })

/** Amounts are in the currency's unit (12.5 is S/ 12.50); the currency is ISO 4217, null where nothing says it. */
const Amount = z.number().nonnegative()

/** A price beside the first: "media 18", "por kilo 45", "+2 huevos 4". */
export const PriceOption = z.object({ label: z.string(), price: Amount }).meta({ id: 'PriceOption' })

export const MenuBody = z
  .object({
    restaurant: z.string().nullable(),
    section: z.string().nullable(),
    dish: z.string().min(1),
    description: z.string().nullable(),
    price: Amount.nullable(),
    /** the second of two prices on one line, as printed (half and full, small and large) */
    price_2: Amount.nullable(),
    currency: z.string().nullable(),
    /** further priced variants and extras of the same dish */
    options: z.array(PriceOption),
    lang: z.enum(['es', 'en']).nullable(),
    /** what the menu marks: vegan, spicy, new, gluten_free, favourite … */
    marks: z.array(z.string()),
    /** drinks and notes are set apart, combos are told from dishes */
    kind: z.enum(['food', 'drink', 'combo', 'extra', 'note', 'other']),
    url: z.string().nullable(),
  })
  .meta({ id: 'MenuBody' })

export const WineBody = z
  .object({
    /** the whole printed line without its prices, single blanks */
    name: z.string().min(1),
    section: z.string().nullable(),
    producer: z.string().nullable(),
    label: z.string().nullable(),
    /** as printed */
    grapes: z.array(z.string()),
    region: z.string().nullable(),
    country: z.string().nullable(),
    vintage: z.int().nullable(),
    abv: z.number().nullable(),
    colour: z.string().nullable(),
    type: z.string().nullable(),
    size_ml: z.number().positive().nullable(),
    price: Amount.nullable(),
    glass_price: Amount.nullable(),
    currency: z.string().nullable(),
    shop: z.string().nullable(),
    description: z.string().nullable(),
    /** mean of what drinkers gave, 0..5, and how many they were */
    rating: z.number().nullable(),
    ratings: z.int().nullable(),
    sku: z.string().nullable(),
    in_stock: z.boolean().nullable(),
    /** foods that the source says it goes with */
    goes_with: z.array(z.string()),
    url: z.string().nullable(),
  })
  .meta({ id: 'WineBody' })

export const StatementBody = z
  .object({
    dish: z.string().min(1),
    /** the wine, style or grape as the text names it */
    recommendation: z.string().min(1),
    style_class: z
      .enum(STYLE_CLASSES)
      .or(z.enum(['red_any', 'white_any']))
      .nullable(),
    style: z.string().nullable(),
    grape: z.string().nullable(),
    region: z.string().nullable(),
    /** 1 recommended, -1 advised against */
    polarity: z.union([z.literal(1), z.literal(-1)]),
    /** how firmly it is said, 0..1 */
    strength: z.number().min(0).max(1),
    sommelier: z.string().nullable(),
    /** span of the sentence in the decoded text of the source, UTF-16 offsets, end exclusive */
    quote_start: z.int().nonnegative(),
    quote_end: z.int().nonnegative(),
    lang: z.enum(['es', 'en']),
  })
  .meta({ id: 'StatementBody' })

const envelope = {
  /** stable: the hash of source, place and kind */
  record_id: z.string(),
  /** address or file that it was read from */
  source: z.string(),
  position: Place,
  /** field of the body → where it was read, where that differs from `position` */
  places: z.record(z.string(), Place),
  /** RFC 3339 */
  fetched_at: z.string(),
  connector: z.string(),
  raw_sha256: z.string(),
  confidence: z.number().min(0).max(1),
  doubts: z.array(Doubt),
}

export const SourcedRecord = z
  .discriminatedUnion('kind', [
    z.object({ ...envelope, kind: z.literal('menu'), body: MenuBody }),
    z.object({ ...envelope, kind: z.literal('wine'), body: WineBody }),
    z.object({ ...envelope, kind: z.literal('sommelier'), body: StatementBody }),
  ])
  .meta({ id: 'SourcedRecord' })

export const RECORD_KINDS = ['menu', 'wine', 'sommelier'] as const

/** What a reader makes of one document: `kept + rejected = read` holds over records and unread lines. */
export const DocumentReading = z
  .object({
    records: z.array(SourcedRecord),
    unread: z.array(Unread),
    /** sentences for the person who brought the document: "the photo is too dark", "two columns were found" */
    hints: z.array(z.string()),
  })
  .meta({ id: 'DocumentReading' })

/** Columns of `restaurant_menus.csv` and `sommelier_recommendations.csv`; the cleaned files have further ones behind these. */
export const MENU_COLUMNS = [
  'record_id',
  'restaurant',
  'section',
  'dish',
  'description',
  'price',
  'currency',
  'lang',
  'marks',
  'source',
  'kind',
  'price_2',
] as const
export const STATEMENT_COLUMNS = [
  'record_id',
  'dish',
  'recommendation',
  'style',
  'grape',
  'polarity',
  'strength',
  'quote_start',
  'quote_end',
  'lang',
  'source',
] as const

export type Place = z.infer<typeof Place>
export type Doubt = z.infer<typeof Doubt>
export type Unread = z.infer<typeof Unread>
export type PriceOption = z.infer<typeof PriceOption>
export type MenuBody = z.infer<typeof MenuBody>
export type WineBody = z.infer<typeof WineBody>
export type StatementBody = z.infer<typeof StatementBody>
export type SourcedRecord = z.infer<typeof SourcedRecord>
export type RecordKind = (typeof RECORD_KINDS)[number]
export type DocumentReading = z.infer<typeof DocumentReading>
