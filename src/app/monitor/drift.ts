/**
 * Whether things still are as they were: the menus of all houses are read and paired by the engine that serves, and
 * counted; the counts are compared with those of a week ago or more, and what guests chose with the four weeks before.
 * Kept with the job, shown as gauges. What guests did with a canary's offers decides on it.
 */
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { type DoneJob, doneBefore, withJobs } from '../../storage/jobs.ts'
import { feedbackByModel } from '../../storage/shared-feedback.ts'
import type { Around } from '../around.ts'
import { populationStability, type Share, shareOf } from './compare-windows.ts'
import { judgeCanary, type Verdict } from './judge-canary.ts'

const Seen = z.object({
  dishes: z.number(),
  words: z.number(),
  unknown_words: z.number(),
  doubtful: z.number(),
  /** of the best wine for each dish, in tenths */
  scores: z.array(z.number()).length(10),
  /** mean of each number of the dishes' profiles */
  profile: z.record(z.string(), z.number()),
})
export type Seen = z.infer<typeof Seen>

export interface Drift {
  seen: Seen
  /** null: nothing to compare with yet */
  reference_at: string | null
  drift: { unknown_words: number; profiles: number; scores: number; acceptance: number }
  acceptance: { now: Share; before: Share }
  canary: Verdict
}

interface Options {
  signal: AbortSignal
  report(progress: number, message?: string): void
}

const DAY_MS = 86_400_000
const REFERENCE_DAYS = 7
const NOW_DAYS = 7
const BEFORE_DAYS = 28
const HOUSES = 60
const DISHES = 40
/** Fewer offers say nothing. */
const LEAST_OFFERS = 100

export async function watchDrift(around: Around, options: Options): Promise<Drift> {
  const { storage, now } = around
  const seen = await lookAtMenus(around, options)
  const reference = await withJobs(storage, null, (rows) =>
    doneBefore(rows, 'monitor', new Date(now().getTime() - REFERENCE_DAYS * DAY_MS)),
  )
  const before = seenIn(reference)
  const ago = (days: number) => new Date(now().getTime() - days * DAY_MS)
  const recent = await storage.across((db) => feedbackByModel(db, ago(NOW_DAYS), now()))
  const older = await storage.across((db) => feedbackByModel(db, ago(NOW_DAYS + BEFORE_DAYS), ago(NOW_DAYS)))
  const acceptance = { now: shareOf(recent), before: shareOf(older) }
  return {
    seen,
    reference_at: before && reference ? reference.endedAt.toISOString() : null,
    drift: {
      unknown_words: before
        ? round(ratio(seen.unknown_words, seen.words) - ratio(before.unknown_words, before.words))
        : 0,
      profiles: before ? round(farthest(seen.profile, before.profile)) : 0,
      scores: before ? round(populationStability(before.scores, seen.scores)) : 0,
      acceptance: dropOf(acceptance),
    },
    acceptance,
    canary: await judgeCanary(around, recent),
  }
}

/** Beyond these there is a reason to learn anew; deploy/monitoring/rules.yaml tells people at the same limits. */
const MOST = { unknown_words: 0.05, profiles: 0.1, scores: 0.2, acceptance: 0.2 }

export function hasMoved({ drift }: Pick<Drift, 'drift'>): boolean {
  return (['unknown_words', 'profiles', 'scores', 'acceptance'] as const).some((of) => drift[of] > MOST[of])
}

async function lookAtMenus({ storage, lists }: Around, { signal, report }: Options): Promise<Seen> {
  const seen: Seen = { dishes: 0, words: 0, unknown_words: 0, doubtful: 0, scores: Array(10).fill(0), profile: {} }
  const houses = (await storage.restaurants()).slice(0, HOUSES)
  for (const [i, { id }] of houses.entries()) {
    report(i / houses.length, `${i} of ${houses.length} menus`)
    const { engine, table } = await lists.forRestaurant(id)
    for (const { dish, section, description } of (await storage.menuOf(id)).slice(0, DISHES)) {
      signal.throwIfAborted()
      // Answers to guests come between two dishes.
      await setImmediate()
      const result = engine.pair({ dish, section, description }, table, { top: 1, lang: 'es' })
      if (result.kind === 'food') count(seen, result)
    }
  }
  for (const [key, sum] of Object.entries(seen.profile)) seen.profile[key] = round(sum / seen.dishes)
  return seen
}

type Paired = ReturnType<Awaited<ReturnType<Around['lists']['forRestaurant']>>['engine']['pair']>

function count(seen: Seen, { dish, unknown, confidence, recommendations, profile }: Paired): void {
  seen.dishes++
  seen.words += dish.split(/\s+/).length
  seen.unknown_words += unknown.length
  if (confidence < 0.45) seen.doubtful++
  const [first] = recommendations
  if (first) {
    const tenth = Math.min(9, Math.floor(first.score * 10))
    seen.scores[tenth] = (seen.scores[tenth] ?? 0) + 1
  }
  for (const [group, values] of Object.entries({ tastes: profile.tastes, aromas: profile.aromas }))
    for (const [key, { v }] of Object.entries(values)) {
      const name = `${group}.${key}`
      seen.profile[name] = (seen.profile[name] ?? 0) + v
    }
}

function seenIn(job: DoneJob | null): Seen | null {
  const reading = z.object({ seen: Seen }).safeParse(job?.result)
  return reading.success && reading.data.seen.dishes > 0 ? reading.data.seen : null
}

/** 0.2: a fifth less than before. */
function dropOf({ now, before }: Drift['acceptance']): number {
  if (now.offered < LEAST_OFFERS || before.offered < LEAST_OFFERS || before.chosen === 0) return 0
  return round(1 - ratio(now.chosen, now.offered) / ratio(before.chosen, before.offered))
}

function farthest(now: Record<string, number>, before: Record<string, number>): number {
  return Math.max(0, ...Object.keys(before).map((key) => Math.abs((now[key] ?? 0) - (before[key] ?? 0))))
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
