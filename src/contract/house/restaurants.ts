/** A house and its settings. */
import { z } from 'zod'

const name = z.string().trim().min(1).max(120)
const percent = z.number().min(0).max(100)

export const HouseSettings = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    city: z.string(),
    currency: z.string(),
    time_zone: z.string(),
    is_public: z.boolean().meta({ description: 'whether the page for guests is there' }),
    public_url: z.string().meta({ description: 'the page for guests' }),
    tax_rate_pct: percent,
    service_rate_pct: percent,
    margin_weight: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: '0: match alone; null for who may not see money' }),
    shares_feedback: z.boolean().meta({ description: 'whether what is chosen here may teach the shared model' }),
    revision: z.string().meta({ description: 'for If-Match: the change is meant for this state' }),
  })
  .meta({ id: 'HouseSettings' })

export const NewRestaurant = z
  .object({
    name,
    city: z.string().max(120).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  })
  .meta({ id: 'NewRestaurant' })

export const HouseChange = z
  .object({
    name: name.optional(),
    city: z.string().max(120).optional(),
    time_zone: z.string().max(60).optional(),
    is_public: z.boolean().optional(),
    tax_rate_pct: percent.optional(),
    service_rate_pct: percent.optional(),
    margin_weight: z.number().min(0).max(1).optional(),
    shares_feedback: z.boolean().optional(),
  })
  .meta({ id: 'HouseChange', description: 'margin_weight, tax and service need the right money.write' })

/** Typed by whoever deletes: the house's own name in the address. */
export const HouseDeletion = z.object({ confirm: z.string().max(80) }).meta({ id: 'HouseDeletion' })

/** Everything kept of a house, by table, without secrets. */
export const HouseExport = z
  .object({
    exported_at: z.iso.datetime(),
    restaurant: z.record(z.string(), z.unknown()),
    tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  })
  .meta({ id: 'HouseExport' })

/** Lets the platform's people read the house for some hours, from now. */
export const SupportRequest = z.object({ hours: z.int().min(1).max(72) }).meta({ id: 'SupportRequest' })

export const Support = z.object({ expires_at: z.iso.datetime().nullable() }).meta({
  id: 'Support',
  description: 'until when the platform’s people may read this house; null: not at all',
})

export type HouseDeletion = z.infer<typeof HouseDeletion>
export type HouseExport = z.infer<typeof HouseExport>
export type SupportRequest = z.infer<typeof SupportRequest>
export type Support = z.infer<typeof Support>
export type HouseSettings = z.infer<typeof HouseSettings>
export type NewRestaurant = z.infer<typeof NewRestaurant>
export type HouseChange = z.infer<typeof HouseChange>
