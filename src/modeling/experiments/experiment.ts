/** An experiment says what is varied, of which learner; everything else about a trial is the same. */
import type { Space } from '../../learners/search/space.ts'
import type { TableLearner } from '../tables/fit-table.ts'

/** Parts of the pairing model that can be tuned: the blend over rules alone, over all, each learner beside the rules. */
export const PAIRING_LEARNERS = ['rules', 'blend', 'towers', 'forest'] as const
export type PairingLearner = (typeof PAIRING_LEARNERS)[number]

export interface PairingExperiment {
  name: string
  learner: PairingLearner
  /** names are paths into the options: `fit.penalty`, `towers.hidden`, `forest.boosting.rounds`, `examples.statement` */
  space: Space
}

export interface TableExperiment {
  name: string
  learner: TableLearner
  /** names of the learner's own options */
  space: Space
}
