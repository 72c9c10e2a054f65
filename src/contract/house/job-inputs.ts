/** What a job is told to do, by its kind: checked when it is begun, and again when it runs. */
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'
import type { JOB_KINDS } from './operations.ts'

type Kind = (typeof JOB_KINDS)[number]

/** Two weeks of nights. */
const BACKUPS_KEPT = 14

export const JOB_INPUTS = {
  import: z.strictObject({ import_id: z.uuid() }),
  crawl: z.strictObject({
    urls: z.array(z.httpUrl()).min(1).max(100),
    kind: z.enum(['menu', 'wine', 'sommelier']).nullable().default(null),
  }),
  clean: z.strictObject({ crawl: z.uuid().meta({ description: 'the job that crawled' }) }),
  retrain: z.strictObject({
    /** statements of houses below which there is nothing new to learn */
    least: z.int().min(0).max(1_000_000).default(0),
    /** share of the houses that a candidate with its gates passed answers at once; 0: it waits for somebody */
    canary: z.number().min(0).max(0.5).default(0),
  }),
  evaluate: z.strictObject({}),
  monitor: z.strictObject({}),
  backup: z.strictObject({ keep: z.int().min(1).max(1_000).default(BACKUPS_KEPT) }),
} as const satisfies Record<Kind, z.ZodType>

const HINTS: Readonly<Record<Kind, string>> = {
  import: 'An import begins with its file: on the page, or by POST …/imports.',
  crawl: 'It takes {"urls": ["https://…"], "kind": "menu", "wine" or "sommelier"}: maridaje jobs add crawl https://…',
  clean: 'It takes {"crawl": the id of the job that crawled}: maridaje jobs add clean ID',
  retrain:
    'It takes {"least": statements of houses below which nothing is learned, "canary": share of houses from 0 to 0.5}, or nothing.',
  evaluate: 'It takes nothing.',
  monitor: 'It takes nothing.',
  backup: 'It takes {"keep": how many backups are kept}, or nothing.',
}

/** @param schema of the kind; tests have kinds of their own @throws a sentence with the field */
export function readJobInput<Input>(kind: Kind, schema: z.ZodType<Input>, given: unknown): Input {
  const reading = schema.safeParse(given)
  if (reading.success) return reading.data
  const [issue] = reading.error.issues
  const field = ['input', ...(issue?.path ?? [])].join('.')
  throw new MaridajeError('bad_input', `The job ${kind} cannot be begun so: ${field}: ${issue?.message ?? ''}`, {
    place: { field },
    hint: HINTS[kind],
  })
}
