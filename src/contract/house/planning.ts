/** Wines for a table, a tasting menu, a whole menu; dishes for a wine. */
import { z } from 'zod'
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import { Constraints, Lang } from '../requests.ts'
import { Price } from '../restaurant.ts'

const unit = z.number().min(0).max(1)

/** Dishes by id of the menu, or as text. */
export const TableRequest = z
  .object({
    dishes: z
      .array(z.object({ dish: z.string().max(2_000), guests: z.int().min(1).max(50).default(1) }))
      .min(1)
      .max(30),
    bottles: z.int().min(1).max(4).default(1),
    by_glass: z.boolean().default(false).meta({ description: 'a glass for each dish instead of bottles for all' }),
    budget_cents: z.int().min(0).optional(),
    constraints: Constraints.optional(),
    restaurant: z.string().max(80).optional(),
    lang: Lang.default('es'),
  })
  .meta({ id: 'TableRequest' })

const PlannedWine = z.object({
  row: z.int(),
  wine_id: z.string().optional(),
  wine: z.string(),
  price: Price.nullable(),
  glass_price: Price.nullable(),
})

export const TablePlan = z
  .object({
    wines: z.array(PlannedWine),
    dishes: z.array(
      z.object({
        dish: z.string(),
        wine_row: z.int().nullable().meta({ description: 'null: the house offers none of these wines with it' }),
        score: unit,
        note: z.string().nullable(),
      }),
    ),
    score: unit.meta({ description: 'mean over the guests' }),
    weakest: unit,
    total: Price.nullable(),
    /** the next best answers, for who does not like this one */
    others: z.array(z.object({ wines: z.array(PlannedWine), score: unit, total: Price.nullable() })),
    notes: z.array(z.object({ code: z.string(), text: z.string() })),
    say: z.object({ es: z.string(), en: z.string() }),
  })
  .meta({ id: 'TablePlan' })

/** Lighter to fuller, drier to sweeter. */
export const TastingRequest = z
  .object({
    dishes: z.array(z.string().max(2_000)).min(2).max(15),
    wines: z.int().min(1).max(15).optional().meta({ description: 'how many different wines at most' }),
    budget_cents: z.int().min(0).optional().meta({ description: 'per guest, by the glass' }),
    constraints: Constraints.optional(),
    lang: Lang.default('es'),
  })
  .meta({ id: 'TastingRequest' })

export const TastingPlan = z
  .object({
    steps: z.array(
      z.object({
        dish: z.string(),
        row: z.int(),
        wine: z.string(),
        wine_id: z.string().optional(),
        score: unit,
        weight: unit,
      }),
    ),
    score: unit,
    total: Price.nullable(),
    breaks: z
      .array(z.object({ step: z.int(), text: z.string() }))
      .meta({ description: 'where the order is against the rule' }),
    notes: z.array(z.object({ code: z.string(), text: z.string() })),
  })
  .meta({ id: 'TastingPlan' })

/** Dishes of the menu for a wine. */
export const ReverseResult = z
  .object({
    wine: z.string(),
    wine_id: z.string(),
    dishes: z.array(
      z.object({
        dish_id: z.string(),
        dish: z.string(),
        section: z.string(),
        score: unit,
        reason: z.string().nullable(),
      }),
    ),
    avoid: z.array(
      z.object({
        dish_id: z.string(),
        dish: z.string(),
        section: z.string(),
        score: unit,
        caution: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ReverseResult' })

/** A dish is covered when its best available wine scores at least 0.60. */
export const Coverage = z
  .object({
    covered: z.int(),
    dishes: z.int(),
    by_section: z.array(z.object({ section: z.string(), covered: z.int(), dishes: z.int() })),
    items: z.array(
      z.object({
        dish_id: z.string(),
        dish: z.string(),
        section: z.string(),
        best: unit,
        wine: z.string().nullable(),
        wine_id: z.string().nullable(),
        by_glass: unit.meta({ description: 'the best that is sold by the glass; 0 without' }),
        is_covered: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Coverage' })

export const Gap = z
  .object({
    style: z.string(),
    style_name: z.object({ es: z.string(), en: z.string() }),
    style_class: z.enum(STYLE_CLASSES),
    dishes: z.array(z.object({ dish_id: z.string(), dish: z.string(), best: unit, would_be: unit })),
    examples: z.array(z.string()).meta({ description: 'wines of this style that are sold in Peru' }),
  })
  .meta({ id: 'Gap' })

export const Redundancy = z
  .object({
    wine_id: z.string(),
    wine: z.string(),
    like: z.object({ wine_id: z.string(), wine: z.string(), similarity: unit }),
    best_rank: z.int().meta({ description: 'the best place it takes with any dish' }),
    tied_up: Price.nullable().meta({ description: 'cost of its stock; only for who may see money' }),
  })
  .meta({ id: 'Redundancy' })

export const Insight = z
  .object({ coverage: Coverage, gaps: z.array(Gap), redundant: z.array(Redundancy) })
  .meta({ id: 'Insight' })

/** The offline bundle: what a phone needs to answer without the server (CONTRACTS M). */
export const Bundle = z
  .object({
    version: z.string(),
    made_at: z.iso.datetime(),
    restaurant: z.object({ id: z.string(), name: z.string(), currency: z.string() }),
    dishes: z.array(
      z.object({
        id: z.string(),
        dish: z.string(),
        section: z.string(),
        is_sold_out: z.boolean(),
        special: z.boolean(),
      }),
    ),
    wines: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        colour: z.string().nullable(),
        style: z.string().nullable(),
        grape: z.string(),
        body: unit,
        sweetness: unit,
        acidity: unit,
        tannin: unit,
        /** what a guest's own words are held against: structure and aromas above 0 */
        numbers: z.record(z.string(), unit),
        grapes: z.array(z.string()).meta({ description: 'ids, the leading one first' }),
        country: z.string().nullable(),
        style_class: z.enum(STYLE_CLASSES).nullable(),
        price_cents: z.int().nullable(),
        glass_price_cents: z.int().nullable(),
        is_out: z.boolean(),
        open: z.boolean(),
        serve: z.object({
          temp_c: z.tuple([z.number(), z.number()]),
          glass: z.object({ es: z.string(), en: z.string() }),
          decant_min: z.number(),
          pronounce: z.string(),
        }),
      }),
    ),
    /** base64 of a Uint8 matrix, dishes × wines: score × 255, 0 for what the house forbids */
    scores: z.string(),
    /** per dish: the first wines with their reason and what to say */
    answers: z.array(
      z.object({
        /** indices into wines, best first, pins before */
        order: z.array(z.int()),
        pinned: z.int(),
        reasons: z.array(z.int()).meta({ description: 'index into `sentences`, one for each of `order`; -1 for none' }),
        safe: z.int().nullable(),
        bold: z.int().nullable(),
        glass: z.int().nullable(),
        no_alcohol: z.object({ es: z.string(), en: z.string() }).nullable(),
        note: z.object({ es: z.string(), en: z.string() }).nullable(),
      }),
    ),
    sentences: z.array(z.object({ es: z.string(), en: z.string() })),
    /** the guest's own words: what they ask of a wine */
    guest_words: z.array(z.object({ words: z.array(z.string()), wants: z.record(z.string(), z.number()) })),
  })
  .meta({ id: 'Bundle' })

/** Before service. */
export const Briefing = z
  .object({
    day: z.iso.date(),
    new_dishes: z.array(z.object({ dish: z.string(), section: z.string() })),
    new_wines: z.array(z.object({ wine_id: z.string(), wine: z.string() })),
    sold_out: z.array(z.object({ wine_id: z.string(), wine: z.string(), instead: z.string().nullable() })),
    open_bottles: z.array(
      z.object({ wine_id: z.string(), wine: z.string(), open_at: z.iso.datetime(), with: z.array(z.string()) }),
    ),
    dishes: z.array(
      z.object({
        dish_id: z.string(),
        dish: z.string(),
        wine: z.string(),
        say: z.object({ es: z.string(), en: z.string() }),
      }),
    ),
  })
  .meta({ id: 'Briefing' })

export type TableRequest = z.infer<typeof TableRequest>
export type TablePlan = z.infer<typeof TablePlan>
export type TastingRequest = z.infer<typeof TastingRequest>
export type TastingPlan = z.infer<typeof TastingPlan>
export type ReverseResult = z.infer<typeof ReverseResult>
export type Coverage = z.infer<typeof Coverage>
export type Gap = z.infer<typeof Gap>
export type Redundancy = z.infer<typeof Redundancy>
export type Insight = z.infer<typeof Insight>
export type Bundle = z.infer<typeof Bundle>
export type Briefing = z.infer<typeof Briefing>
