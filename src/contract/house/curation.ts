/** What the house decided: pins, vetoes, notes, its own profiles. It acts last and always wins. */
import { z } from 'zod'
import { DishResult } from '../results.ts'

const when = z.iso.datetime()
const note = z.string().max(500)

export const CurationState = z.enum(['pin', 'veto', 'approve']).meta({ id: 'CurationState' })

export const CurationRequest = z
  .object({
    state: CurationState,
    position: z.int().min(1).max(50).optional().meta({ description: 'of a pin: 1 comes first' }),
    note: z.object({ es: note.optional(), en: note.optional() }).optional(),
  })
  .meta({ id: 'CurationRequest' })

export const Curation = z
  .object({
    dish_key: z.string(),
    dish_id: z.string().nullable().meta({ description: 'null: not on the menu now' }),
    dish: z.string(),
    wine_id: z.string(),
    wine: z.string(),
    state: CurationState,
    position: z.int().nullable(),
    note: z.object({ es: z.string(), en: z.string() }),
    revision: z.string(),
    made_by: z.string(),
    updated_at: when,
  })
  .meta({ id: 'Curation' })

/** Numbers of the profile by key (`tastes.heat`, `structure.body`), 0..1; null takes one back. */
export const HouseProfileRequest = z
  .object({
    values: z.record(z.string().max(40), z.number().min(0).max(1).nullable()),
    note: note.optional(),
  })
  .meta({ id: 'HouseProfileRequest' })

export const HouseProfile = z
  .object({
    about: z.enum(['dish', 'wine']),
    key: z.string(),
    values: z.record(z.string(), z.number()),
    note: z.string(),
    revision: z.string(),
    made_by: z.string(),
    updated_at: when,
  })
  .meta({ id: 'HouseProfile' })

/** How a wine is known here: what its label says, and beside it what the house said of it. */
export const WineNumbers = z
  .object({
    wine_id: z.string(),
    wine: z.string(),
    key: z.string(),
    colour: z.string().nullable(),
    read: z.record(z.string(), z.number()).meta({ description: '`structure.body` …, 0..1, as read from the label' }),
  })
  .meta({ id: 'WineNumbers' })

/** What other numbers of a wine would do on the menu: the dishes with which its place moves, the best place first. */
export const WineProfileEffect = z
  .object({
    moves: z.array(
      z.object({
        dish_id: z.string(),
        dish: z.string(),
        before: z.int().meta({ description: 'its place among the wines, from 1' }),
        after: z.int(),
      }),
    ),
    moved: z.int().meta({ description: 'dishes with which its place among the first five changes; the list is cut' }),
  })
  .meta({ id: 'WineProfileEffect' })

/** A model of the register that does not serve all houses yet. */
export const WaitingModel = z
  .object({ version: z.string(), state: z.enum(['candidate', 'canary']), made_at: when })
  .meta({ id: 'WaitingModel' })

const FirstWine = z.object({ wine_id: z.string(), wine: z.string(), score: z.number(), reason: z.string().nullable() })

/** The dishes of the menu whose first wine another model would change, those it is surest of first. */
export const ModelChanges = z
  .object({
    version: z.string(),
    serving: z.string(),
    dishes: z.int().meta({ description: 'dishes of the menu that both answered' }),
    held: z.int().meta({ description: 'dishes that stay because the house put its wine first' }),
    changes: z.array(
      z.object({
        dish_id: z.string(),
        dish: z.string(),
        section: z.string(),
        before: FirstWine.nullable(),
        after: FirstWine.nullable(),
      }),
    ),
  })
  .meta({ id: 'ModelChanges' })

/** The whole order of a dish at once: the first wines become pins 1, 2, 3 … */
export const OrderRequest = z.object({ wine_ids: z.array(z.string()).max(50) }).meta({ id: 'OrderRequest' })

/** What margin did to the order: shown, never hidden. */
export const MarginEffect = z
  .object({
    weight: z.number(),
    moved: z.int().meta({ description: 'wines of the first five whose place changed' }),
    match_lost: z.number().meta({ description: 'mean score of the first three, lost to the weighting' }),
    margin_won_cents: z.int().nullable().meta({ description: 'mean net margin of the first three, won by it' }),
  })
  .meta({ id: 'MarginEffect' })

export const HousePairing = z
  .object({
    dish_id: z.string(),
    dish: z.string(),
    section: z.string(),
    result: DishResult,
    /** in `recommendations` order of `result`: of the house, where it has any */
    notes: z.array(z.object({ row: z.int(), es: z.string(), en: z.string() })),
    vetoed: z.array(z.object({ row: z.int(), wine: z.string(), wine_id: z.string() })),
    /** rows in the order that margin gives; null without a weight or without costs */
    weighted: z
      .object({
        rows: z.array(z.int()),
        wines: z.array(z.string()),
        margins_cents: z.array(z.int().nullable()),
        effect: MarginEffect,
      })
      .nullable(),
  })
  .meta({ id: 'HousePairing' })

/** A dish that somebody should look at, and why. */
export const ReviewItem = z
  .object({
    dish_id: z.string(),
    dish: z.string(),
    section: z.string(),
    reasons: z.array(
      z.enum(['unread_words', 'low_confidence', 'nothing_fits', 'never_reviewed', 'pinned_wine_gone', 'disliked']),
    ),
    unread: z.array(z.string()).meta({ description: 'the words of the menu that nobody understood' }),
    best: z.object({ wine: z.string(), wine_id: z.string(), score: z.number() }).nullable(),
    decided: z.int().meta({ description: 'wines that the house has decided on' }),
  })
  .meta({ id: 'ReviewItem' })

export type CurationState = z.infer<typeof CurationState>
export type CurationRequest = z.infer<typeof CurationRequest>
export type Curation = z.infer<typeof Curation>
export type HouseProfileRequest = z.infer<typeof HouseProfileRequest>
export type HouseProfile = z.infer<typeof HouseProfile>
export type OrderRequest = z.infer<typeof OrderRequest>
export type MarginEffect = z.infer<typeof MarginEffect>
export type HousePairing = z.infer<typeof HousePairing>
export type WineNumbers = z.infer<typeof WineNumbers>
export type WineProfileEffect = z.infer<typeof WineProfileEffect>
export type WaitingModel = z.infer<typeof WaitingModel>
export type ModelChanges = z.infer<typeof ModelChanges>
export type ReviewItem = z.infer<typeof ReviewItem>
