/** Menus and lists as the house works on them: imports under review, dishes, wines, stock, versions. */
import { z } from 'zod'
import { COLOURS, DISH_KINDS, STYLE_CLASSES, WINE_KINDS } from '../../domain/vocabulary.ts'
import { Price } from '../restaurant.ts'

const when = z.iso.datetime()
const words = z.string().max(2_000)
const cents = z.int().min(0).max(100_000_000)

export const IMPORT_KINDS = ['menu', 'wines'] as const
export const IMPORT_STATES = ['queued', 'reading', 'review', 'published', 'failed', 'cancelled'] as const

/** Exactly one of file, url, text. A photo, PDF, table or page; `file.data` is base64. */
export const NewImport = z
  .object({
    kind: z.enum(IMPORT_KINDS),
    file: z.object({ name: z.string().max(200), data: z.base64().max(28_000_000) }).optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    text: z.string().max(500_000).optional(),
  })
  .refine(({ file, url, text }) => [file, url, text].filter((one) => one !== undefined).length === 1, {
    message: 'exactly one of file, url, text',
  })
  .meta({ id: 'NewImport' })

/** What a line can be corrected to: the fields of a dish or of a wine; money in cents. */
export const ImportFields = z
  .object({
    section: words.optional(),
    dish: words.optional(),
    description: words.optional(),
    name: words.optional(),
    producer: words.optional(),
    grape: words.optional(),
    region: words.optional(),
    country: words.optional(),
    vintage: words.optional(),
    type: words.optional(),
    abv: words.optional(),
    sku: words.optional(),
    size_ml: z.int().min(1).max(30_000).nullable().optional(),
    price_cents: cents.nullable().optional(),
    glass_price_cents: cents.nullable().optional(),
    cost_cents: cents.nullable().optional(),
    stock: z.int().min(0).max(100_000).nullable().optional(),
  })
  .meta({ id: 'ImportFields' })

export const ImportDoubt = z
  .object({ field: z.string(), code: z.string(), text: z.object({ es: z.string(), en: z.string() }) })
  .meta({ id: 'ImportDoubt' })

export const ImportRow = z
  .object({
    n: z.int(),
    line: z.string().meta({ description: 'the source as it stands in the document' }),
    page: z.int().nullable(),
    kind: z.string().meta({ description: 'food, drink, note …, wine, pisco …, or unread' }),
    fields: ImportFields.nullable().meta({
      description: 'as it will be saved: what was read, with what a person changed',
    }),
    changed: z.array(z.string()).meta({ description: 'the fields that a person changed' }),
    doubts: z.array(ImportDoubt),
    decision: z.enum(['keep', 'skip']),
    matches: z.string().nullable().meta({ description: 'the wine or dish of the house that this line is already' }),
  })
  .meta({ id: 'ImportRow' })

export const Import = z
  .object({
    id: z.string(),
    kind: z.enum(IMPORT_KINDS),
    origin: z.enum(['file', 'url', 'text']),
    name: z.string(),
    state: z.enum(IMPORT_STATES),
    job_id: z.string().nullable(),
    error: z.string().nullable(),
    hint: z
      .string()
      .nullable()
      .meta({ description: 'what to do after a failure; of one under review, what the reader noticed' }),
    failure: z
      .object({
        code: z.string(),
        text: z.object({ es: z.string(), en: z.string() }),
        hint: z.object({ es: z.string(), en: z.string() }),
        said: z.string().nullable().meta({ description: 'what the reader itself said' }),
      })
      .nullable()
      .meta({ description: 'why it came to nothing and what to do' }),
    notes: z
      .array(z.object({ es: z.string(), en: z.string() }))
      .meta({ description: 'what the reader noticed about the whole document' }),
    foreign_currency: z
      .string()
      .nullable()
      .meta({ description: 'the currency of nearly all prices, where it is not that of the house: see `convert`' }),
    counts: z.object({ rows: z.int(), keep: z.int(), skip: z.int(), doubts: z.int(), unread: z.int() }),
    made_at: when,
    published_at: when.nullable(),
  })
  .meta({ id: 'Import' })

export const ImportReview = Import.extend({ rows: z.array(ImportRow) }).meta({ id: 'ImportReview' })

export const ImportRowChange = z
  .object({
    fields: ImportFields.optional(),
    decision: z.enum(['keep', 'skip']).optional(),
    confirm: z
      .array(z.object({ field: z.string().max(40), code: z.string().max(40) }))
      .max(20)
      .optional()
      .meta({ description: 'doubts that are unfounded: asked no more, until the field is changed' }),
  })
  .meta({ id: 'ImportRowChange', description: 'an unread line becomes a row by giving it its dish or name' })

/** How much of the house's currency one of the document's is worth. */
export const ConvertRequest = z.object({ rate: z.number().min(0.000001).max(100_000) }).meta({ id: 'ConvertRequest' })

export const Onlookers = z
  .object({ others: z.array(z.string()).meta({ description: 'names of who else has the review open now' }) })
  .meta({ id: 'Onlookers' })

/** `replace`: what is not in the import leaves the list (wines keep their history); `add`: it is added to it. */
export const PublishRequest = z
  .object({ mode: z.enum(['replace', 'add']).default('replace'), note: z.string().max(500).optional() })
  .meta({ id: 'PublishRequest' })

export const Published = z
  .object({ version: z.int(), added: z.int(), changed: z.int(), removed: z.int(), kept: z.int() })
  .meta({ id: 'Published' })

export const HouseDish = z
  .object({
    id: z.string(),
    key: z.string(),
    section: z.string(),
    dish: z.string(),
    description: z.string(),
    price: Price.nullable(),
    kind: z.enum(DISH_KINDS),
    confidence: z.number(),
    unknown: z.array(z.string()),
    is_sold_out: z.boolean(),
    special_until: when.nullable(),
  })
  .meta({ id: 'HouseDish' })

export const DishChange = z
  .object({
    section: words.optional(),
    dish: z.string().trim().min(1).max(2_000).optional(),
    description: words.optional(),
    price_cents: cents.nullable().optional(),
    is_sold_out: z.boolean().optional(),
  })
  .meta({ id: 'DishChange' })

/** A special of the day: gone by itself at the end of the day, unless told otherwise. */
export const NewDish = z
  .object({
    dish: z.string().trim().min(1).max(2_000),
    section: words.optional(),
    description: words.optional(),
    price_cents: cents.nullable().optional(),
    special: z.boolean().default(true),
  })
  .meta({ id: 'NewDish' })

export const HouseWine = z
  .object({
    id: z.string(),
    key: z.string(),
    revision: z.string().meta({ description: 'for If-Match' }),
    name: z.string(),
    producer: z.string(),
    grape: z.string(),
    region: z.string(),
    country: z.string(),
    vintage: z.string(),
    type: z.string(),
    abv: z.string(),
    sku: z.string().nullable(),
    size_ml: z.int().nullable(),
    price: Price.nullable(),
    glass_price: Price.nullable(),
    cost: Price.nullable().optional().meta({ description: 'only for who may see money' }),
    stock: z.int().nullable(),
    is_sold_out: z.boolean(),
    open_at: when.nullable(),
    kind: z.enum(WINE_KINDS),
    colour: z.enum(COLOURS).nullable(),
    style: z.string().nullable(),
    style_class: z.enum(STYLE_CLASSES).nullable(),
    confidence: z.number(),
    unknown: z.array(z.string()),
  })
  .meta({ id: 'HouseWine' })

/** sold out, stock and open bottles need service.write; the rest lists.write. */
export const WineChange = z
  .object({
    name: z.string().trim().min(1).max(2_000).optional(),
    producer: words.optional(),
    grape: words.optional(),
    region: words.optional(),
    country: words.optional(),
    vintage: words.optional(),
    type: words.optional(),
    abv: words.optional(),
    sku: z.string().max(80).nullable().optional(),
    size_ml: z.int().min(1).max(30_000).nullable().optional(),
    price_cents: cents.nullable().optional(),
    glass_price_cents: cents.nullable().optional(),
    cost_cents: cents.nullable().optional(),
    stock: z.int().min(0).max(100_000).nullable().optional(),
    is_sold_out: z.boolean().optional(),
    is_open: z.boolean().optional(),
  })
  .meta({ id: 'WineChange' })

export const NewWine = WineChange.extend({ name: z.string().trim().min(1).max(2_000) }).meta({ id: 'NewWine' })

/** For the till: by sku or id. `at`: the last write by the server's time wins; unknown ones are answered, not fatal. */
export const StockUpdate = z
  .array(
    z.object({
      sku: z.string().max(80).optional(),
      id: z.string().max(80).optional(),
      stock: z.int().min(0).max(100_000),
    }),
  )
  .min(1)
  .max(2_000)
  .meta({ id: 'StockUpdate' })

export const StockResult = z.object({ updated: z.int(), unknown: z.array(z.string()) }).meta({ id: 'StockResult' })

export const ListVersion = z
  .object({
    version: z.int(),
    state: z.enum(['draft', 'published', 'archived']),
    items: z.int(),
    made_at: when,
    made_by: z.string(),
    note: z.string(),
  })
  .meta({ id: 'ListVersion' })

export type NewImport = z.infer<typeof NewImport>
export type ImportFields = z.infer<typeof ImportFields>
export type ImportDoubt = z.infer<typeof ImportDoubt>
export type ImportRow = z.infer<typeof ImportRow>
export type Import = z.infer<typeof Import>
export type ImportReview = z.infer<typeof ImportReview>
export type ImportRowChange = z.infer<typeof ImportRowChange>
export type ConvertRequest = z.infer<typeof ConvertRequest>
export type Onlookers = z.infer<typeof Onlookers>
export type PublishRequest = z.infer<typeof PublishRequest>
export type Published = z.infer<typeof Published>
export type HouseDish = z.infer<typeof HouseDish>
export type DishChange = z.infer<typeof DishChange>
export type NewDish = z.infer<typeof NewDish>
export type HouseWine = z.infer<typeof HouseWine>
export type WineChange = z.infer<typeof WineChange>
export type NewWine = z.infer<typeof NewWine>
export type StockUpdate = z.infer<typeof StockUpdate>
export type StockResult = z.infer<typeof StockResult>
export type ListVersion = z.infer<typeof ListVersion>
