/** The menu as a guest reads it: what is there today, each dish with its wines. Page, print, embed and tool show the same. */
import { z } from 'zod'
import { COLOURS } from '../../domain/vocabulary.ts'
import { Lang } from '../requests.ts'
import { Price } from '../restaurant.ts'

export const GuestWine = z
  .object({
    wine: z.string(),
    wine_id: z.string().optional(),
    colour: z.enum(COLOURS),
    price: Price.nullable(),
    glass_price: Price.nullable(),
    reason: z.string().nullable().meta({ description: 'one sentence, true of this dish and this wine' }),
    note: z.string().nullable().meta({ description: 'what the house says about the two' }),
    by_house: z.boolean().meta({ description: 'the house itself put it there' }),
  })
  .meta({ id: 'GuestWine' })

export const GuestDish = z
  .object({
    id: z.string(),
    dish: z.string(),
    description: z.string(),
    price: Price.nullable(),
    is_special: z.boolean().meta({ description: 'today only' }),
    wines: z.array(GuestWine).meta({ description: 'best first; empty where none of the list really fits' }),
    no_alcohol: z.string().nullable(),
  })
  .meta({ id: 'GuestDish' })

export const GuestMenu = z
  .object({
    restaurant: z.object({ slug: z.string(), name: z.string(), city: z.string(), currency: z.string() }),
    lang: Lang,
    sections: z.array(z.object({ name: z.string(), dishes: z.array(GuestDish) })),
  })
  .meta({ id: 'GuestMenu' })

/** How a house brings its menu to people. */
export const Sharing = z
  .object({
    url: z.string().meta({ description: 'the page for guests; there once the house is public' }),
    is_public: z.boolean(),
    whatsapp: z.object({ text: z.string(), url: z.string() }),
    iframe: z.string().meta({ description: 'HTML: the page inside another site, always as it is now' }),
    html: z
      .string()
      .meta({ description: 'HTML: the menu as it is now with its data of schema.org, to paste into a page' }),
  })
  .meta({ id: 'Sharing' })

export type Sharing = z.infer<typeof Sharing>
export type GuestWine = z.infer<typeof GuestWine>
export type GuestDish = z.infer<typeof GuestDish>
export type GuestMenu = z.infer<typeof GuestMenu>
