/** Boosting with the classes of a round shared out among threads; the model is the same whatever their number. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type BoostingModel, type BoostingOptions, prepareBoosting } from '../../learners/boosting.ts'
import { type BoostingPlan, beginRound, boostingScratch, growOutput } from '../../learners/boosting-plan.ts'
import type { TrainingSet } from '../../learners/learner.ts'
import type { GrownTree } from '../../learners/trees/tree-set.ts'

export interface Boosting {
  /** 0: one a core */
  threads?: number
  /** trees of the rounds that an earlier run has grown, in their order */
  done?: readonly (readonly GrownTree[])[]
  onRound?(round: number, grown: readonly GrownTree[]): void
}

/** What a thread is told: a stretch of rows to begin the round with, or the outputs whose trees it grows. */
export type BoostOrder = { from: number; to: number } | { round: number; outputs: number[] }
export type BoostAnswer = { output: number; tree: GrownTree }[]

/** Below this many rows times outputs, threads cost more than they save. */
const WORTH_THREADS = 100_000

export async function boost(
  train: TrainingSet,
  options: Partial<BoostingOptions>,
  seed: number,
  { threads = 0, done = [], onRound = () => {} }: Boosting = {},
): Promise<BoostingModel> {
  const prepared = prepareBoosting(train, options, seed, done)
  const { table, outputs } = prepared.plan
  const wanted = Math.min(threads || availableParallelism(), outputs)
  const isWorth = wanted > 1 && table.rows * outputs >= WORTH_THREADS
  if (isWorth) shareArrays(prepared.plan)
  const { plan, rounds } = prepared
  const workers = isWorth ? Array.from({ length: wanted - 1 }, () => startWorker(plan)) : []
  const scratch = boostingScratch(plan)
  const ask = (orders: BoostOrder[], own: (order: BoostOrder) => BoostAnswer) => {
    const answers = workers.map((worker, i) => order(worker, orders[i + 1]!))
    return Promise.all([own(orders[0]!), ...answers])
  }
  const work = (one: BoostOrder) => carryOut(plan, scratch, one)
  try {
    let step = rounds.next()
    while (!step.done) {
      const round = step.value
      await ask(stretches(table.rows, workers.length + 1), work)
      const answers = await ask(shares(round, outputs, workers.length + 1), work)
      const grown = answers
        .flat()
        .sort((a, b) => a.output - b.output)
        .map(({ tree }) => tree)
      onRound(round, grown)
      step = rounds.next(grown)
    }
    return step.value
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** What both this thread and the others do when told. */
export function carryOut(
  plan: BoostingPlan,
  scratch: ReturnType<typeof boostingScratch>,
  order: BoostOrder,
): BoostAnswer {
  if ('round' in order)
    return order.outputs.map((output) => ({ output, tree: growOutput(plan, scratch, order.round, output) }))
  beginRound(plan, order.from, order.to)
  return []
}

function stretches(rows: number, threads: number): BoostOrder[] {
  return Array.from({ length: threads }, (_, i) => ({
    from: Math.floor((i * rows) / threads),
    to: Math.floor(((i + 1) * rows) / threads),
  }))
}

function shares(round: number, outputs: number, threads: number): BoostOrder[] {
  const all = Array.from({ length: outputs }, (_, output) => output)
  return Array.from({ length: threads }, (_, i) => ({ round, outputs: all.filter((output) => output % threads === i) }))
}

function startWorker(plan: BoostingPlan): Worker {
  const file = import.meta.url.endsWith('.ts') ? './boost-worker.ts' : './boost-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), { workerData: { plan } })
  // Each order waits for one answer; nobody else listens.
  worker.setMaxListeners(0)
  return worker
}

function order(worker: Worker, one: BoostOrder): Promise<BoostAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      worker.off('message', answered)
      worker.off('error', failed)
      worker.off('exit', ended)
      settled()
    }
    const answered = (answer: BoostAnswer) => settle(() => resolve(answer))
    const failed = (error: Error) => settle(() => reject(error))
    const ended = () => settle(() => reject(new Error('A thread ended before its trees were grown')))
    worker.on('message', answered)
    worker.on('error', failed)
    worker.on('exit', ended)
    worker.postMessage(one)
  })
}

/** Puts the plan's arrays where all threads see them. */
function shareArrays(plan: BoostingPlan): void {
  const numbers = (from: Float64Array) => {
    const shared = new Float64Array(new SharedArrayBuffer(from.byteLength))
    shared.set(from)
    return shared
  }
  const codes = new Uint8Array(new SharedArrayBuffer(plan.table.codes.byteLength))
  codes.set(plan.table.codes)
  plan.table = { ...plan.table, codes }
  plan.targets = numbers(plan.targets)
  plan.weights = numbers(plan.weights)
  plan.margins = numbers(plan.margins)
  plan.shared = numbers(plan.shared)
}
