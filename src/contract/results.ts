/** What leaves: one object for CLI, HTTP, tools and the offline bundle. */
import { z } from 'zod'
import {
  COLOURS,
  COURSES,
  CUISINES,
  DISH_KINDS,
  ORIGINS,
  PROTEINS,
  SERVES,
  STYLE_CLASSES,
  TECHNIQUES,
  WINE_KINDS,
} from '../domain/vocabulary.ts'

const unit = z.number().min(0).max(1)

export const Span = z.object({ start: z.int(), end: z.int(), text: z.string() })

/** One number of a profile: value, confidence, origin, the words it came from. */
export const Quantity = z.object({ v: unit, c: unit, o: z.enum(ORIGINS), from: z.array(Span) }).meta({ id: 'Quantity' })

export const Facets = z.object({
  protein: z.array(z.enum(PROTEINS)),
  technique: z.array(z.enum(TECHNIQUES)),
  course: z.enum(COURSES),
  serve: z.enum(SERVES),
  cuisine: z.enum(CUISINES),
})

export const DishProfileResult = z
  .object({
    tastes: z.record(z.string(), Quantity),
    texture: z.record(z.string(), Quantity),
    facets: Facets,
    aromas: z.record(z.string(), Quantity),
  })
  .meta({ id: 'DishProfile' })

export const WineProfileResult = z
  .object({ structure: z.record(z.string(), Quantity), aromas: z.record(z.string(), Quantity) })
  .meta({ id: 'WineProfile' })

export const DishLine = z
  .object({
    dish: z.string(),
    kind: z.enum(DISH_KINDS),
    dish_id: z.string().nullable(),
    ingredients: z.array(z.string()),
    techniques: z.array(z.string()),
    sauces: z.array(z.string()),
    facets: Facets,
    confidence: unit,
    unknown: z.array(z.string()),
    profile: DishProfileResult,
  })
  .meta({ id: 'DishLine' })

export const WineLine = z
  .object({
    name: z.string(),
    kind: z.enum(WINE_KINDS),
    producer: z.string().nullable(),
    label: z.string().nullable(),
    grapes: z.array(z.string()),
    region: z.string().nullable(),
    country: z.string().nullable(),
    vintage: z.int().nullable(),
    abv: z.number().nullable(),
    colour: z.enum(COLOURS).nullable(),
    style: z.string().nullable(),
    style_class: z.enum(STYLE_CLASSES).nullable(),
    confidence: unit,
    unknown: z.array(z.string()),
    profile: WineProfileResult,
  })
  .meta({ id: 'WineLine' })

export const Part = z
  .object({ from: z.enum(['bias', 'rule', 'forest', 'tower', 'evidence']), id: z.string(), logit: z.number() })
  .meta({ id: 'Part' })

export const Reason = z.object({ id: z.string(), text: z.string(), strength: z.number() }).meta({ id: 'Reason' })

export const EvidenceItem = z
  .object({ source: z.string(), dish: z.string(), style: z.string(), polarity: z.number() })
  .meta({ id: 'EvidenceItem' })

export const Serving = z
  .object({
    temp_c: z.tuple([z.number(), z.number()]),
    glass: z.string(),
    decant_min: z.number(),
    say: z.object({ es: z.string(), en: z.string() }),
    pronounce: z.string(),
  })
  .meta({ id: 'Serving' })

export const WineOutline = z
  .record(z.string(), unit)
  .meta({ id: 'WineOutline', description: 'the wine over the axes of the abrazo picture' })

export const Recommendation = z
  .object({
    rank: z.int(),
    wine: z.string(),
    row: z.int().meta({ description: 'index in the list, from 0' }),
    wine_id: z.string().optional(),
    score: unit,
    uncertainty: unit,
    style: z.string(),
    style_class: z.enum(STYLE_CLASSES),
    colour: z.enum(COLOURS),
    house: z.enum(['pin', 'approve']).optional(),
    note: z
      .object({ es: z.string(), en: z.string() })
      .optional()
      .meta({ description: 'what the house says of the two' }),
    price: z.union([z.string(), z.object({ cents: z.int(), currency: z.string() })]).optional(),
    glass_price: z.union([z.string(), z.object({ cents: z.int(), currency: z.string() })]).optional(),
    outline: WineOutline,
    reasons: z.array(Reason),
    cautions: z.array(Reason),
    parts: z.array(Part),
    evidence: z.array(EvidenceItem),
    serve: Serving,
  })
  .meta({ id: 'Recommendation' })

export const NOTE_CODES = [
  'not_food',
  'empty_list',
  'all_filtered',
  'relaxed',
  'low_confidence',
  'nothing_fits',
  'unknown_dish',
  'empty_line',
  'vetoed',
] as const
export const Note = z.object({ code: z.enum(NOTE_CODES), text: z.string() }).meta({ id: 'Note' })

export const Picks = z
  .object({
    safe: z.int().nullable(),
    bold: z.int().nullable(),
    glass: z.int().nullable(),
    no_alcohol: z.string().nullable(),
  })
  .meta({ id: 'Picks', description: 'rows of the list; no_alcohol is a sentence' })

export const DishResult = z
  .object({
    dish: z.string(),
    kind: z.enum(DISH_KINDS),
    dish_id: z.string().nullable(),
    profile: DishProfileResult,
    outline: WineOutline,
    unknown: z.array(z.string()),
    confidence: unit,
    engine: z.object({ model: z.string(), knowledge: z.string(), house: z.string() }),
    recommendations: z.array(Recommendation),
    picks: Picks,
    notes: z.array(Note),
  })
  .meta({ id: 'DishResult' })

export const PairingResponse = z
  .object({
    results: z.array(DishResult),
    list: z.object({
      name: z.string(),
      wines: z.int(),
      skipped: z.array(z.object({ name: z.string(), kind: z.string() })),
    }),
  })
  .meta({ id: 'PairingResponse' })

export const ExplainResponse = z
  .object({
    result: DishResult,
    why_not: z
      .object({
        wine: z.string(),
        first: z.string(),
        rank: z.int(),
        score: unit,
        differences: z.array(z.object({ id: z.string(), text: z.string(), logit: z.number() })),
        text: z.string(),
      })
      .nullable(),
    what_if: z
      .object({
        change: z.string(),
        understood: z.boolean(),
        result: DishResult,
        text: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'ExplainResponse' })

/** RFC 9457. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    hint: z.string().optional(),
    place: z.object({ file: z.string().optional(), row: z.int().optional(), field: z.string().optional() }).optional(),
  })
  .meta({ id: 'Problem' })

export type DishProfileResult = z.infer<typeof DishProfileResult>
export type WineProfileResult = z.infer<typeof WineProfileResult>
export type DishLine = z.infer<typeof DishLine>
export type WineLine = z.infer<typeof WineLine>
export type Part = z.infer<typeof Part>
export type Reason = z.infer<typeof Reason>
export type EvidenceItem = z.infer<typeof EvidenceItem>
export type Serving = z.infer<typeof Serving>
export type Recommendation = z.infer<typeof Recommendation>
export type Note = z.infer<typeof Note>
export type NoteCode = (typeof NOTE_CODES)[number]
export type Picks = z.infer<typeof Picks>
export type DishResult = z.infer<typeof DishResult>
export type PairingResponse = z.infer<typeof PairingResponse>
export type ExplainResponse = z.infer<typeof ExplainResponse>
export type Problem = z.infer<typeof Problem>
