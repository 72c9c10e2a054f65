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
    margin_weight: z.number().min(0).max(1).meta({ description: '0: match alone' }),
    shares_feedback: z.boolean().meta({ description: 'whether what is chosen here may teach the shared model' }),
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

export type HouseSettings = z.infer<typeof HouseSettings>
export type NewRestaurant = z.infer<typeof NewRestaurant>
export type HouseChange = z.infer<typeof HouseChange>
