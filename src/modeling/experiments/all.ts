/** All experiments by the learner that they tune. */
import type { TableLearner } from '../tables/fit-table.ts'
import { blend } from './blend.ts'
import type { PairingExperiment, PairingLearner, TableExperiment } from './experiment.ts'
import { pairingForest } from './pairing-forest.ts'
import { rules } from './rules.ts'
import { tableBoosting } from './table-boosting.ts'
import { tableForest } from './table-forest.ts'
import { tableLogistic } from './table-logistic.ts'
import { towers } from './towers.ts'

export const PAIRING_EXPERIMENTS: Record<PairingLearner, PairingExperiment> = {
  rules,
  blend,
  towers,
  forest: pairingForest,
}

export const TABLE_EXPERIMENTS: Record<TableLearner, TableExperiment> = {
  forest: tableForest,
  boosting: tableBoosting,
  logistic: tableLogistic,
}
