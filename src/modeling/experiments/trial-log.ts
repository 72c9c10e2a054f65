/**
 * Trials as lines of JSON, one file an experiment, only ever appended to: a run that was killed goes on behind its last
 * whole line. A trial is the same when options, budget, data, code and seed are.
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type TrialLog, type TrialRecord, trialKey } from '../../learners/search/run.ts'

/** What all trials of a run have in common. */
export const Stamp = z.object({
  experiment: z.string(),
  learner: z.string(),
  /** hash of all that is learned from */
  data: z.string(),
  code: z.string(),
  seed: z.int(),
})
export type Stamp = z.infer<typeof Stamp>

const LoggedTrial = Stamp.extend({
  trial: z.record(z.string(), z.union([z.string(), z.number()])),
  budget: z.number(),
  score: z.number().nullable(),
  note: z.string(),
  metrics: z.record(z.string(), z.number().nullable()),
  /** RFC 3339 */
  at: z.string(),
  seconds: z.number(),
})
export type LoggedTrial = z.infer<typeof LoggedTrial>

export type Metrics = Readonly<Record<string, number>>

export interface MeasuredLog extends TrialLog {
  /** what the evaluation of the trial that is added next has measured */
  measured(metrics: Metrics): void
}

/** @param clock milliseconds since 1970 */
export function openTrialLog(path: string, stamp: Stamp, clock: () => number): MeasuredLog {
  const known = new Map<string, TrialRecord>()
  for (const { trial, budget, score, note } of readTrials(path).filter((line) => isOf(stamp, line)))
    known.set(trialKey(trial, budget), { trial, budget, score, note })
  mkdirSync(dirname(path), { recursive: true })
  mendLastLine(path)
  let metrics: Metrics = {}
  let since = clock()
  return {
    find: (trial, budget) => known.get(trialKey(trial, budget)),
    measured(found) {
      metrics = found
    },
    add(record) {
      const now = clock()
      const line: LoggedTrial = {
        ...stamp,
        ...record,
        metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, finite(value)])),
        at: new Date(now).toISOString(),
        seconds: Math.round((now - since) / 100) / 10,
      }
      appendFileSync(path, `${JSON.stringify(line)}\n`)
      known.set(trialKey(record.trial, record.budget), record)
      metrics = {}
      since = now
    },
  }
}

/** Lines that are whole; what a kill cut off is left out. */
export function readTrials(path: string): LoggedTrial[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const read = LoggedTrial.safeParse(parsed(line))
      return read.success ? [read.data] : []
    })
}

/** Of all experiments in a folder, the best of each first. */
export function listTrials(folder: string): LoggedTrial[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  const score = ({ score: value }: LoggedTrial) => value ?? Number.NEGATIVE_INFINITY
  return files
    .sort()
    .flatMap((name) => readTrials(join(folder, name)).sort((a, b) => b.budget - a.budget || score(b) - score(a)))
}

function isOf(stamp: Stamp, line: LoggedTrial): boolean {
  return (
    line.experiment === stamp.experiment &&
    line.learner === stamp.learner &&
    line.data === stamp.data &&
    line.code === stamp.code &&
    line.seed === stamp.seed
  )
}

/** A kill in the middle of a line: what follows begins on a line of its own. */
function mendLastLine(path: string): void {
  if (existsSync(path) && !/(^|\n)$/.test(readFileSync(path, 'utf8'))) appendFileSync(path, '\n')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
