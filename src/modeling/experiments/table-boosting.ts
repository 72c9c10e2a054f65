import type { TableExperiment } from './experiment.ts'

export const tableBoosting: TableExperiment = {
  name: 'table-boosting',
  learner: 'boosting',
  space: {
    rounds: { from: 40, to: 300, steps: 'logarithmic', whole: true },
    learningRate: { from: 0.02, to: 0.3, steps: 'logarithmic', whole: false },
    maxLeaves: { oneOf: [4, 8, 16, 31] },
    minLeafRows: { from: 5, to: 100, steps: 'logarithmic', whole: true },
    l2: { from: 0.1, to: 10, steps: 'logarithmic', whole: false },
  },
}
