/** A thread that grows the trees it is told the numbers of. */
import { parentPort, workerData } from 'node:worker_threads'
import { growTrees } from '../../learners/trees/grow-forest.ts'
import type { Grown, GrowTask } from './grow-forest.ts'

const { plan }: GrowTask = workerData

parentPort?.on('message', (number: number) => {
  for (const tree of growTrees(plan, [number])) {
    const grown: Grown = { number, tree }
    parentPort?.postMessage(grown, [
      tree.split.buffer as ArrayBuffer,
      tree.right.buffer as ArrayBuffer,
      tree.leftShare.buffer as ArrayBuffer,
      tree.leaves.buffer as ArrayBuffer,
    ])
  }
})
