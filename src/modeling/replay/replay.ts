/** What guests would have been told by another model: the same requests scored by both, dish by dish. */
import type { DishInput, WineInput } from '../../contract/requests.ts'
import { bootstrapMean, type Interval, mean } from '../../learners/metrics.ts'
import { calibrate } from '../../pairing/calibrate.ts'
import { allowedRows } from '../../pairing/constraints.ts'
import { type Engine, FITS_FROM } from '../../pairing/engine.ts'
import { readStatements } from '../../pairing/evidence/statements.ts'
import { type PairingModel, scorersOf } from '../../pairing/model.ts'
import { styleClassOf, type WineTable } from '../../pairing/wine-table.ts'
import type { LoggedRequest } from './requests.ts'

export interface Answer {
  wine: string
  styleClass: string
  score: number
}

export interface Difference {
  /** line of the request, and when it was made where that was logged */
  line: number
  at: string | null
  dish: string
  cuisine: string
  released: Answer[]
  candidate: Answer[]
  /** the first wine is another */
  isFirstChanged: boolean
  /** how many of the first three both name */
  shared: number
  /** score of the first wine, candidate minus released */
  scoreChange: number
  /** how much better the candidate finds its own first wine than the released model's first */
  regret: number
}

export interface ReplayGroup {
  n: number
  firstChanged: number
  /** mean share of the first three that both name */
  sharedOfThree: number
  scoreChange: number
}

export interface Replay {
  released: string
  candidate: string
  requests: number
  /** dishes that both ranked */
  n: number
  /** lines that are no food, or lists without wine */
  skipped: number
  firstChanged: Interval
  sharedOfThree: Interval
  scoreChange: Interval
  /** dishes for which nothing fits: by both, by one of the two */
  nothingFits: { both: number; onlyReleased: number; onlyCandidate: number }
  byCuisine: Record<string, ReplayGroup>
  /** the first wine's class: released → candidate, how often, the most frequent first */
  moves: { from: string; to: string; count: number }[]
  /** every dish, the largest regret first */
  differences: Difference[]
}

const TOP = 3

/** @param engine as released @param demo the wines of requests that bring none */
export function replay(
  engine: Engine,
  candidate: PairingModel,
  requests: readonly LoggedRequest[],
  demo: readonly WineInput[],
  seed: number,
): Replay {
  const other = scorersOf(candidate, readStatements(engine.knowledge), engine.knowledge).total
  const demoTable = engine.readList(demo)
  const differences: Difference[] = []
  let asked = 0
  for (const request of requests) {
    const wines = request.wines ? engine.readList(request.wines) : demoTable
    for (const dish of request.dishes) {
      asked++
      const difference = compareOne(dish, wines, request)
      if (difference) differences.push(difference)
    }
  }
  return summarise(differences)

  function compareOne(dish: string | DishInput, wines: WineTable, { line, at }: LoggedRequest): Difference | null {
    const reading = engine.readDish(dish)
    const { rows } = allowedRows(wines, undefined)
    if (reading.kind !== 'food' || rows.length === 0) return null
    const before = engine.scoreWines(reading, wines)
    const after = other.scoreAll(reading, wines).map((logit) => calibrate(logit, candidate.calibration))
    const [old, fresh] = [best(rows, before), best(rows, after)]
    const answers = (order: readonly number[], scores: Float32Array) =>
      order.map((row) => ({
        wine: wines.readings[row]!.input.name,
        styleClass: styleClassOf(wines, row),
        score: round(scores[row]!),
      }))
    return {
      line,
      at: at ?? null,
      dish: reading.text.trim(),
      cuisine: reading.profile.cuisine,
      released: answers(old, before),
      candidate: answers(fresh, after),
      isFirstChanged: old[0] !== fresh[0],
      shared: fresh.filter((row) => old.includes(row)).length,
      scoreChange: round(after[fresh[0]!]! - before[old[0]!]!),
      regret: round(after[fresh[0]!]! - after[old[0]!]!),
    }
  }

  function summarise(all: readonly Difference[]): Replay {
    const over = (of: (one: Difference) => number) =>
      all.length === 0 ? { value: Number.NaN, lo: Number.NaN, hi: Number.NaN } : bootstrapMean(all.map(of), seed)
    const fits = (answers: readonly Answer[]) => (answers[0]?.score ?? 0) >= FITS_FROM
    const count = (released: boolean, own: boolean) =>
      all.filter((one) => fits(one.released) === released && fits(one.candidate) === own).length
    return {
      released: engine.model.version,
      candidate: candidate.version,
      requests: requests.length,
      n: all.length,
      skipped: asked - all.length,
      firstChanged: over(({ isFirstChanged }) => Number(isFirstChanged)),
      sharedOfThree: over(sharedShare),
      scoreChange: over(({ scoreChange }) => scoreChange),
      nothingFits: { both: count(false, false), onlyReleased: count(false, true), onlyCandidate: count(true, false) },
      byCuisine: byCuisine(all),
      moves: movesOf(all),
      differences: all.toSorted((a, b) => Number(b.isFirstChanged) - Number(a.isFirstChanged) || b.regret - a.regret),
    }
  }
}

function best(rows: readonly number[], scores: Float32Array): number[] {
  return rows.toSorted((a, b) => scores[b]! - scores[a]! || a - b).slice(0, TOP)
}

function sharedShare({ shared, candidate }: Difference): number {
  return shared / candidate.length
}

function byCuisine(all: readonly Difference[]): Record<string, ReplayGroup> {
  const groups = new Map<string, Difference[]>()
  for (const one of all) groups.set(one.cuisine, [...(groups.get(one.cuisine) ?? []), one])
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => [
        name,
        {
          n: own.length,
          firstChanged: round(mean(own.map(({ isFirstChanged }) => Number(isFirstChanged)))),
          sharedOfThree: round(mean(own.map(sharedShare))),
          scoreChange: round(mean(own.map(({ scoreChange }) => scoreChange))),
        },
      ]),
  )
}

function movesOf(all: readonly Difference[]): Replay['moves'] {
  const counts = new Map<string, number>()
  for (const { released, candidate } of all) {
    const key = `${released[0]!.styleClass} ${candidate[0]!.styleClass}`
    if (released[0]!.styleClass !== candidate[0]!.styleClass) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [from = '', to = ''] = key.split(' ')
      return { from, to, count }
    })
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
