/** Jobs, models and events, as pages and programs see them. */
import { z } from 'zod'
import { EVENT_TOPICS } from './event-topics.ts'

const when = z.iso.datetime()

export const JOB_KINDS = ['import', 'crawl', 'clean', 'retrain', 'evaluate', 'monitor', 'backup'] as const
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

export const Job = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES),
    progress: z.number().min(0).max(1),
    message: z.string(),
    result: z.record(z.string(), z.unknown()).nullable(),
    error: z.string().nullable(),
    attempts: z.int(),
    made_by: z.string(),
    made_at: when,
    started_at: when.nullable(),
    ended_at: when.nullable(),
  })
  .meta({ id: 'Job' })

/** Jobs of the platform; imports begin with POST …/imports. */
export const NewJob = z
  .object({
    kind: z.enum(['retrain', 'evaluate', 'monitor', 'backup', 'crawl', 'clean']),
    input: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'NewJob' })

export const ModelEntry = z
  .object({
    version: z.string(),
    state: z.enum(['candidate', 'canary', 'production', 'archived']),
    canary_share: z.number(),
    made_at: when,
    metrics: z.record(z.string(), z.unknown()),
    gates: z.array(z.object({ name: z.string(), value: z.number(), limit: z.number(), ok: z.boolean() })),
    card: z.string(),
  })
  .meta({ id: 'ModelEntry' })

export const PromoteRequest = z
  .object({
    /** share of restaurants that it answers, 0..1; 1 is production */
    share: z.number().min(0.01).max(1).default(1),
    reason: z.string().max(500).optional(),
  })
  .meta({ id: 'PromoteRequest' })

/** One server-sent event: something of this topic changed; read it again. */
export const HouseEvent = z.object({ topic: z.enum(EVENT_TOPICS) }).meta({ id: 'HouseEvent' })

export type Job = z.infer<typeof Job>
export type NewJob = z.infer<typeof NewJob>
export type ModelEntry = z.infer<typeof ModelEntry>
export type PromoteRequest = z.infer<typeof PromoteRequest>
export type HouseEvent = z.infer<typeof HouseEvent>
