/** What enters: one set of schemas for HTTP, CLI and files. */
import { z } from 'zod'
import { COLOURS } from '../domain/vocabulary.ts'

export const LIMITS = {
  textLength: 2_000,
  dishes: 200,
  wines: 2_000,
  top: 100,
} as const

const line = z.string().max(LIMITS.textLength)
const cell = z.union([line, z.number()]).transform(String)

export const Lang = z.enum(['es', 'en'])

export const DishInput = z
  .object({ dish: line, section: line.optional(), description: line.optional(), price: cell.optional() })
  .meta({ id: 'DishInput', description: 'A line of a menu as printed' })

export const WineInput = z
  .object({
    name: line,
    producer: line.optional(),
    grape: line.optional(),
    region: line.optional(),
    country: line.optional(),
    vintage: cell.optional(),
    type: line.optional(),
    abv: cell.optional(),
    description: line.optional(),
    price: cell.optional(),
    glass_price: cell.optional(),
    cost: cell.optional(),
    stock: cell.optional(),
    sku: cell.optional(),
  })
  .meta({ id: 'WineInput', description: 'A line of a wine list as printed' })

export const Constraints = z
  .object({
    colour: z.array(z.enum(COLOURS)).optional(),
    max_price_cents: z.int().min(0).optional().meta({ description: 'per bottle, in cents of the list’s currency' }),
    by_glass: z.boolean().optional(),
    in_stock: z.boolean().optional().meta({ description: 'false offers sold-out bottles too' }),
    avoid: z.array(line).max(20).optional().meta({ description: 'grapes, styles or words nobody wants' }),
  })
  .meta({ id: 'Constraints' })

export const PairingRequest = z
  .object({
    dishes: z
      .array(z.union([line, DishInput]))
      .min(1)
      .max(LIMITS.dishes),
    wines: z.array(WineInput).max(LIMITS.wines).optional(),
    restaurant: z.string().max(80).optional(),
    top: z.int().min(1).max(LIMITS.top).default(5),
    lang: Lang.default('es'),
    constraints: Constraints.optional(),
  })
  .meta({ id: 'PairingRequest' })

export const ExplainRequest = z
  .object({
    dish: z.union([line, DishInput]),
    wine: line.optional(),
    wines: z.array(WineInput).max(LIMITS.wines).optional(),
    why_not: line.optional().meta({ description: 'a wine of the list: why is it not first?' }),
    what_if: line.optional().meta({ description: 'a change to the dish: "más picante", "con salsa de rocoto"' }),
    restaurant: z.string().max(80).optional(),
    lang: Lang.default('es'),
    constraints: Constraints.optional(),
  })
  .meta({ id: 'ExplainRequest' })

export const DishProfileRequest = z
  .object({
    dishes: z
      .array(z.union([line, DishInput]))
      .min(1)
      .max(LIMITS.dishes),
  })
  .meta({ id: 'DishProfileRequest' })

export const WineProfileRequest = z
  .object({
    wines: z
      .array(z.union([line, WineInput]))
      .min(1)
      .max(LIMITS.wines),
  })
  .meta({ id: 'WineProfileRequest' })

export type Lang = z.infer<typeof Lang>
export type DishInput = z.infer<typeof DishInput>
export type WineInput = z.infer<typeof WineInput>
export type Constraints = z.infer<typeof Constraints>
export type PairingRequest = z.infer<typeof PairingRequest>
export type ExplainRequest = z.infer<typeof ExplainRequest>
