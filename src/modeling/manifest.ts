/** What stands beside a model's numbers: where it comes from, what it is made of, how good it is. */
import { z } from 'zod'
import { FORMAT } from './format.ts'

const Interval = z.object({ value: z.number(), lo: z.number(), hi: z.number() })

export const Manifest = z.object({
  version: z.string().regex(/^[a-z0-9.-]+$/),
  format: z.literal(FORMAT),
  created_from: z.object({ data: z.string(), knowledge: z.string(), code: z.string() }),
  seed: z.int(),
  /** rule ids in the order of the tensor `rules.multipliers` */
  features: z.array(z.string()),
  learners: z.array(
    z.object({ id: z.string(), kind: z.string(), weight: z.number(), params: z.record(z.string(), z.unknown()) }),
  ),
  calibration: z.object({ kind: z.literal('platt'), slope: z.number().positive(), intercept: z.number() }),
  metrics: z.record(z.string(), Interval),
  /** what each learner adds, with 90 % intervals: off the log loss of the calibrated score per dish, and to the share of the panel that accepts the first wine */
  gains: z.record(z.string(), z.object({ sommeliers: Interval, panel: Interval, earned: z.boolean() })).default({}),
  /** the text model on families it did not see: mean absolute error of a value beside that of the mean dish; share of dishes whose main ingredient it guesses, and of these that are right */
  text: z
    .object({ error: z.number(), mean_error: z.number(), guessed: z.number(), right: z.number() })
    .nullable()
    .default(null),
  /** the bottle model on wineries it did not see */
  bottles: z
    .object({
      bottles: z.int(),
      wineries: z.int(),
      food_auc: z.number(),
      body_exact: z.number(),
      body_within_one: z.number(),
      acidity: z.number(),
    })
    .nullable()
    .default(null),
  gates: z.array(z.object({ name: z.string(), value: z.number(), limit: z.number(), ok: z.boolean() })),
})
export type Manifest = z.infer<typeof Manifest>
