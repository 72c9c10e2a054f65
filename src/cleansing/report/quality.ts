/** What a run did to the data, in numbers: the report's JSON, and what its HTML shows. */
import { z } from 'zod'

const Numbers = z.object({
  least: z.number(),
  median: z.number(),
  mean: z.number(),
  most: z.number(),
  bins: z.array(z.number()),
})

const Side = z.object({
  filled: z.number(),
  distinct: z.number(),
})

export const ColumnQuality = z.object({
  column: z.string(),
  before: Side,
  after: Side,
  /** of the values after cleaning, where they are numbers */
  numbers: Numbers.nullable(),
  /** the most frequent values after cleaning */
  top: z.array(z.object({ value: z.string(), n: z.number() })),
})

const Example = z.object({
  record_id: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

export const QualityReport = z.object({
  format: z.literal(1),
  run: z.object({ date: z.string(), configuration: z.string(), knowledge: z.string(), input: z.string() }),
  tables: z.array(
    z.object({
      table: z.string(),
      read: z.number(),
      kept: z.number(),
      rejected: z.number(),
      added: z.number(),
      columns: z.array(ColumnQuality),
    }),
  ),
  stages: z.array(
    z.object({ stage: z.string(), rules: z.record(z.string(), z.number()), counts: z.record(z.string(), z.number()) }),
  ),
  rules: z.array(z.object({ rule: z.string(), n: z.number(), examples: z.array(Example) })),
  notes: z.array(z.object({ code: z.string(), text: z.string() })),
  gates: z.array(
    z.object({ id: z.string(), measure: z.string(), value: z.number(), most: z.number(), ok: z.boolean() }),
  ),
  /** against the version kept last; null where there is none */
  difference: z
    .object({
      version: z.string(),
      tables: z.array(z.object({ table: z.string(), before: z.number(), after: z.number() })),
      columns: z.array(z.object({ table: z.string(), column: z.string(), before: z.number(), after: z.number() })),
      rules: z.array(z.object({ rule: z.string(), before: z.number(), after: z.number() })),
    })
    .nullable(),
})
export type QualityReport = z.infer<typeof QualityReport>
export type ColumnQuality = z.infer<typeof ColumnQuality>
