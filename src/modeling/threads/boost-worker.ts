/** A thread that grows the trees of some of the classes, round by round. */
import { parentPort, workerData } from 'node:worker_threads'
import { type BoostingPlan, boostingScratch } from '../../learners/boosting-plan.ts'
import { type BoostOrder, carryOut } from './boost.ts'

const { plan }: { plan: BoostingPlan } = workerData
const scratch = boostingScratch(plan)

parentPort?.on('message', (order: BoostOrder) => parentPort?.postMessage(carryOut(plan, scratch, order)))
