/** A forest grown by several threads: each takes the next few trees; the model is the same whatever their number. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type ForestModel, gatherForest, planFor } from '../../learners/forest.ts'
import type { TrainingSet } from '../../learners/learner.ts'
import type { ForestOptions, ForestPlan } from '../../learners/trees/forest-plan.ts'
import { growTrees } from '../../learners/trees/grow-forest.ts'
import type { GrownTree } from '../../learners/trees/tree-set.ts'

export interface Growing {
  /** 0: one a core */
  threads?: number
  /** trees that an earlier run has grown, by their number */
  known?: ReadonlyMap<number, GrownTree>
  /** each tree as it is done, in any order */
  onTree?(number: number, tree: GrownTree): void
}

export interface GrowTask {
  plan: ForestPlan
}

export interface Grown {
  number: number
  tree: GrownTree
}

/** Below this many rows times trees, starting threads costs more than it saves. */
const WORTH_THREADS = 200_000

export async function growForest(
  train: TrainingSet,
  options: Partial<ForestOptions>,
  seed: number,
  growing: Growing = {},
): Promise<ForestModel> {
  const planned = planFor(train, options, seed)
  const { plan } = planned
  const grown = new Map<number, GrownTree>(growing.known)
  const wanted = Array.from({ length: plan.options.trees }, (_, number) => number).filter((one) => !grown.has(one))
  const keep = (number: number, tree: GrownTree) => {
    grown.set(number, tree)
    growing.onTree?.(number, tree)
  }
  const threads = Math.min(growing.threads || availableParallelism(), wanted.length)
  if (threads < 2 || plan.rows * wanted.length < WORTH_THREADS)
    for (const number of wanted) for (const tree of growTrees(plan, [number])) keep(number, tree)
  else await growInThreads(share(plan), wanted, threads, keep)
  const trees = Array.from({ length: plan.options.trees }, (_, number) => grown.get(number)!)
  return gatherForest(train, planned, trees)
}

async function growInThreads(
  plan: ForestPlan,
  wanted: number[],
  threads: number,
  keep: (number: number, tree: GrownTree) => void,
): Promise<void> {
  const queue = wanted.values()
  const workers = Array.from({ length: threads }, () => startWorker(plan))
  try {
    await Promise.all(workers.map((worker) => feed(worker, queue, keep)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function startWorker(plan: ForestPlan): Worker {
  const file = import.meta.url.endsWith('.ts') ? './forest-worker.ts' : './forest-worker.js'
  return new Worker(new URL(file, import.meta.url), { workerData: { plan } satisfies GrowTask })
}

/** Two trees are under way in each thread, so that it never waits for us. */
function feed(worker: Worker, queue: Iterator<number>, keep: (number: number, tree: GrownTree) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let underWay = 0
    const send = () => {
      const { done, value } = queue.next()
      if (done) return
      underWay++
      worker.postMessage(value)
    }
    worker.on('message', ({ number, tree }: Grown) => {
      underWay--
      keep(number, tree)
      send()
      if (underWay === 0) resolve()
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('A thread ended before its trees were grown')))
    send()
    send()
    if (underWay === 0) resolve()
  })
}

/** The same plan with its arrays where all threads see them. */
function share(plan: ForestPlan): ForestPlan {
  const bytes = <T extends Uint8Array>(from: T) => {
    const shared = new Uint8Array(new SharedArrayBuffer(from.byteLength))
    shared.set(from)
    return shared
  }
  const numbers = (from: Float64Array) => {
    const shared = new Float64Array(new SharedArrayBuffer(from.byteLength))
    shared.set(from)
    return shared
  }
  return { ...plan, codes: bytes(plan.codes), targets: numbers(plan.targets), weights: numbers(plan.weights) }
}
