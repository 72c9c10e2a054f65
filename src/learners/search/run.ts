/** Runs trials and remembers every one: what the log holds is not run again, so that a search can be killed and resumed. */
import type { Trial } from './space.ts'

export interface TrialRecord {
  trial: Trial
  /** how much of the data, rounds or time it was given, as the evaluation understands it */
  budget: number
  /** higher is better; null when the trial failed */
  score: number | null
  /** why it failed, or what else the evaluation measured */
  note: string
}

/** Where trials are kept; a file in modeling/, an array in tests. */
export interface TrialLog {
  find(trial: Trial, budget: number): TrialRecord | undefined
  add(record: TrialRecord): void
}

export type Evaluate = (trial: Trial, budget: number) => number | Promise<number>

/** Every trial with the same budget, best first; equals in their order. */
export async function runTrials(
  trials: readonly Trial[],
  budget: number,
  evaluate: Evaluate,
  log: TrialLog,
): Promise<TrialRecord[]> {
  const records: TrialRecord[] = []
  for (const trial of trials) records.push(log.find(trial, budget) ?? (await runTrial(trial, budget, evaluate, log)))
  return records.sort((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY) || 0)
}

export interface Halving {
  /** budget of the first round; each next one has `factor` times as much */
  start: number
  factor: number
  rounds: number
}

/** The best part of each round goes on with more (Jamieson and Talwalkar 2016). Gives the last round, best first. */
export async function successiveHalving(
  trials: readonly Trial[],
  { start, factor, rounds }: Halving,
  evaluate: Evaluate,
  log: TrialLog,
): Promise<TrialRecord[]> {
  let left = trials
  let records: TrialRecord[] = []
  for (let round = 0; round < rounds; round++) {
    records = await runTrials(left, start * factor ** round, evaluate, log)
    left = records.slice(0, Math.max(1, Math.ceil(records.length / factor))).map(({ trial }) => trial)
  }
  return records
}

/** The same trial has the same key, whatever the order of its names. */
export function trialKey(trial: Trial, budget: number): string {
  return JSON.stringify([Object.entries(trial).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)), budget])
}

export function memoryLog(): TrialLog & { records: TrialRecord[] } {
  const byKey = new Map<string, TrialRecord>()
  const records: TrialRecord[] = []
  return {
    records,
    find: (trial, budget) => byKey.get(trialKey(trial, budget)),
    add(record) {
      byKey.set(trialKey(record.trial, record.budget), record)
      records.push(record)
    },
  }
}

/** A trial that fails is a trial: it is stored with its reason, and the search goes on. */
async function runTrial(trial: Trial, budget: number, evaluate: Evaluate, log: TrialLog): Promise<TrialRecord> {
  let record: TrialRecord
  try {
    record = { trial, budget, score: await evaluate(trial, budget), note: '' }
  } catch (error) {
    record = { trial, budget, score: null, note: error instanceof Error ? error.message : String(error) }
  }
  log.add(record)
  return record
}
