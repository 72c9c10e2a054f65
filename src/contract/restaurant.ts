/** A restaurant's menu and list as the pages read them. */
import { z } from 'zod'
import { COLOURS, DISH_KINDS, STYLE_CLASSES, WINE_KINDS } from '../domain/vocabulary.ts'

export const Price = z.object({ cents: z.int(), currency: z.string() }).meta({ id: 'Price' })

export const Restaurant = z
  .object({ id: z.string(), slug: z.string(), name: z.string(), city: z.string(), currency: z.string() })
  .meta({ id: 'Restaurant' })

export const MenuDish = z
  .object({
    id: z.string(),
    section: z.string(),
    dish: z.string(),
    description: z.string(),
    price: Price.nullable(),
    kind: z.enum(DISH_KINDS),
  })
  .meta({ id: 'MenuDish' })

export const ListWine = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(WINE_KINDS),
    colour: z.enum(COLOURS).nullable(),
    style: z.string().nullable(),
    style_class: z.enum(STYLE_CLASSES).nullable(),
    price: Price.nullable(),
    glass_price: Price.nullable(),
    stock: z.int().nullable().meta({ description: 'bottles; null when nobody counts, and for guests' }),
    is_available: z.boolean().meta({ description: 'whether it can be had now' }),
  })
  .meta({ id: 'ListWine' })

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export type Price = z.infer<typeof Price>
export type Restaurant = z.infer<typeof Restaurant>
export type MenuDish = z.infer<typeof MenuDish>
export type ListWine = z.infer<typeof ListWine>
