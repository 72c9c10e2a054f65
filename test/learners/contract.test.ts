import { boosting } from '../../src/learners/boosting.ts'
import { forest } from '../../src/learners/forest.ts'
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
