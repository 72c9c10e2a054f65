/** What was offered, chosen and liked; covers; what follows for the owner. */
import { z } from 'zod'
import { Price } from '../restaurant.ts'

export const FEEDBACK_TYPES = ['offered', 'chosen', 'liked', 'disliked', 'corrected'] as const

/** One event, from a page or from a phone's queue: `id` makes it count once, however often it is sent. */
export const FeedbackEvent = z
  .object({
    id: z.uuid(),
    type: z.enum(FEEDBACK_TYPES),
    dish: z.string().min(1).max(2_000).meta({ description: 'an id of the menu, or the dish as text' }),
    wine_id: z.string().max(80),
    rank: z.int().min(1).max(2_000).optional(),
    score: z.number().min(0).max(1).optional(),
    by_glass: z.boolean().default(false),
    quantity: z.int().min(1).max(100).default(1),
    at: z.iso.datetime(),
  })
  .meta({ id: 'FeedbackEvent' })

export const FeedbackRequest = z
  .object({ events: z.array(FeedbackEvent).min(1).max(500) })
  .meta({ id: 'FeedbackRequest' })

/** Events of dishes or wines that are gone are kept as text and counted as taken. */
export const FeedbackResult = z
  .object({ taken: z.int(), known: z.int().meta({ description: 'had been sent before' }) })
  .meta({ id: 'FeedbackResult' })

export const ServiceRequest = z
  .object({ shift: z.enum(['lunch', 'dinner', 'all']).default('all'), covers: z.int().min(0).max(100_000) })
  .meta({ id: 'ServiceRequest' })

export const Sales = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    covers: z.int(),
    chosen: z.int(),
    offered: z.int(),
    /** chosen of offered, 0..1; null without offers */
    acceptance: z.number().nullable(),
    /** glasses and bottles per cover; null without covers */
    wines_per_cover: z.number().nullable(),
    revenue: Price.nullable(),
    margin: Price.nullable().optional().meta({
      description:
        'net of tax and service, of what has a known cost; null where nothing has. Only for who may see money',
    }),
    costed_share: z
      .number()
      .nullable()
      .optional()
      .meta({ description: 'how much of the revenue has a known cost, 0..1; the margin speaks of that alone' }),
    weeks: z.array(
      z.object({
        week: z.iso.date().meta({ description: 'its Monday' }),
        covers: z.int(),
        chosen: z.int(),
        offered: z.int(),
        acceptance: z.number().nullable(),
        wines_per_cover: z.number().nullable(),
      }),
    ),
    wines: z.array(
      z.object({ wine_id: z.string().nullable(), wine: z.string(), chosen: z.int(), dishes: z.array(z.string()) }),
    ),
    dishes: z.array(z.object({ dish: z.string(), chosen: z.int(), offered: z.int(), wines: z.array(z.string()) })),
  })
  .meta({ id: 'Sales' })

export type FeedbackEvent = z.infer<typeof FeedbackEvent>
export type FeedbackRequest = z.infer<typeof FeedbackRequest>
export type FeedbackResult = z.infer<typeof FeedbackResult>
export type ServiceRequest = z.infer<typeof ServiceRequest>
export type Sales = z.infer<typeof Sales>
