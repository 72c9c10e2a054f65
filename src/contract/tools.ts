/** What assistants send and get (MCP): the results of the API, shortened to what can be said. Every wine in an answer is on the list. */
import { z } from 'zod'
import { COLOURS, DISH_KINDS, STYLE_CLASSES, WINE_KINDS } from '../domain/vocabulary.ts'
import { GuestMenu } from './house/guest-menu.ts'
import { TablePlan, TableRequest } from './house/planning.ts'
import { Constraints, Lang, WineInput } from './requests.ts'
import { Price } from './restaurant.ts'
import { Facets, Note } from './results.ts'

const line = z.string().min(1).max(2_000)
const unit = z.number().min(0).max(1)
const numbers = z.record(z.string(), unit)
const lang = Lang.default('es').describe('language of reasons and sentences')
const restaurant = z
  .string()
  .max(80)
  .optional()
  .describe('the name in the address of a public house; without it, the house of the key, else the demo')
const wines = z
  .array(z.union([line, WineInput]))
  .min(1)
  .max(300)
  .optional()
  .describe('a list of one’s own instead of a restaurant’s: labels as printed')

export const PairToolInput = z.object({
  dish: line.describe('the dish as printed on the menu, in Spanish or English'),
  top: z.int().min(1).max(20).default(3),
  constraints: Constraints.optional(),
  wines,
  restaurant,
  lang,
})

export const ToolWine = z.object({
  rank: z.int(),
  wine: z.string(),
  wine_id: z.string().optional(),
  score: unit,
  style: z.string(),
  style_class: z.enum(STYLE_CLASSES),
  colour: z.enum(COLOURS),
  price: Price.nullable(),
  glass_price: Price.nullable(),
  by_house: z.boolean(),
  reasons: z.array(z.string()),
  cautions: z.array(z.string()),
  serve: z.object({ temp_c: z.tuple([z.number(), z.number()]), glass: z.string(), decant_min: z.number() }),
  say: z.string().describe('a sentence for the guest'),
})

export const PairToolOutput = z.object({
  dish: z.string(),
  kind: z.enum(DISH_KINDS),
  confidence: unit.describe('how well the dish was understood'),
  unknown: z.array(z.string()).describe('words that nobody understood'),
  list: z.object({ name: z.string(), wines: z.int() }),
  wines: z.array(ToolWine),
  picks: z.object({
    safe: z.string().nullable(),
    bold: z.string().nullable(),
    glass: z.string().nullable(),
    no_alcohol: z.string().nullable(),
  }),
  notes: z.array(Note),
  engine: z.object({ model: z.string(), knowledge: z.string(), house: z.string() }),
})

export const ProfileToolInput = z.object({
  dishes: z.array(line).max(50).default([]),
  wines: z.array(line).max(50).default([]),
})

export const ProfileToolOutput = z.object({
  dishes: z.array(
    z.object({
      dish: z.string(),
      kind: z.enum(DISH_KINDS),
      dish_id: z.string().nullable(),
      ingredients: z.array(z.string()),
      techniques: z.array(z.string()),
      sauces: z.array(z.string()),
      facets: Facets,
      confidence: unit,
      unknown: z.array(z.string()),
      tastes: numbers,
      texture: numbers,
      aromas: numbers,
    }),
  ),
  wines: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(WINE_KINDS),
      grapes: z.array(z.string()),
      region: z.string().nullable(),
      country: z.string().nullable(),
      vintage: z.int().nullable(),
      style: z.string().nullable(),
      style_class: z.enum(STYLE_CLASSES).nullable(),
      confidence: unit,
      unknown: z.array(z.string()),
      structure: numbers,
      aromas: numbers,
    }),
  ),
})

export const MenuToolInput = z.object({
  section: z.string().max(200).optional().describe('one section of the menu alone'),
  restaurant,
  lang,
})
// A schema with a name of its own would come as a reference: a tool's stands for itself.
export const MenuToolOutput = z.object(GuestMenu.shape)

export const ExplainToolInput = z.object({
  dish: line,
  why_not: line.optional().describe('a wine of the list: why is it not first?'),
  what_if: line.optional().describe('a change to the dish: “más picante”, “without chilli”'),
  constraints: Constraints.optional(),
  wines,
  restaurant,
  lang,
})

export const ExplainToolOutput = z.object({
  dish: z.string(),
  first: ToolWine.nullable(),
  why_not: z
    .object({
      wine: z.string(),
      rank: z.int(),
      score: unit,
      text: z.string(),
      differences: z.array(z.string()),
    })
    .nullable(),
  what_if: z.object({ change: z.string(), text: z.string(), first: ToolWine.nullable() }).nullable(),
  notes: z.array(Note),
})

export const TableToolInput = z.object(TableRequest.shape)
export const TableToolOutput = z.object(TablePlan.shape)

export type PairToolInput = z.infer<typeof PairToolInput>
export type PairToolOutput = z.infer<typeof PairToolOutput>
export type ProfileToolInput = z.infer<typeof ProfileToolInput>
export type ProfileToolOutput = z.infer<typeof ProfileToolOutput>
export type MenuToolInput = z.infer<typeof MenuToolInput>
export type ExplainToolInput = z.infer<typeof ExplainToolInput>
export type ExplainToolOutput = z.infer<typeof ExplainToolOutput>
export type ToolWine = z.infer<typeof ToolWine>
