import { boosting } from '../../src/learners/boosting.ts'
import { forest } from '../../src/learners/forest.ts'
import { logistic } from '../../src/learners/linear/logistic.ts'
import { regression } from '../../src/learners/linear/regression.ts'
import { neighbours } from '../../src/learners/neighbours.ts'
import { learnerContract } from './contract.ts'
import { checkerboard, exclusiveOr } from './truths.ts'

const corners = [
  { name: 'exclusive or', rule: exclusiveOr, least: 0.97 },
  { name: 'checkerboard', rule: checkerboard, least: 0.9 },
]

learnerContract('forest', forest, { trees: 60 }, { finds: corners })
learnerContract(
  'forest of whole columns',
  forest,
  { trees: 1, rowShare: 0, columnsPerSplit: 3 },
  { finds: corners, orderTolerance: 1e-4 },
)
learnerContract('boosting', boosting, { rounds: 60, minLeafRows: 5 }, { finds: corners, orderTolerance: 1e-6 })
learnerContract(
  'boosting on shares',
  boosting,
  { rounds: 80, rowShare: 0.7, columnShare: 0.7, patience: 20, l2: 1, minLeafRows: 5 },
  {
    finds: corners,
  },
)
learnerContract('logistic regression', logistic, { l2: 0.1 }, { orderTolerance: 1e-4, weightTolerance: 1e-4 })
learnerContract(
  'logistic regression with L1',
  logistic,
  { l2: 0, l1: 0.5 },
  { orderTolerance: 1e-3, weightTolerance: 1e-3 },
)
learnerContract('linear regression', regression, {}, { orderTolerance: 1e-6, weightTolerance: 1e-6 })
learnerContract('linear regression with L1', regression, { l1: 0.5 }, { orderTolerance: 1e-5, weightTolerance: 1e-5 })
learnerContract(
  'neighbours',
  neighbours,
  {},
  { finds: [{ name: 'exclusive or', rule: exclusiveOr, least: 0.94 }], orderTolerance: 1e-9 },
)
learnerContract('neighbours by distance', neighbours, { votes: 'by distance', neighbours: 9 }, { orderTolerance: 1e-6 })
