import type { TableExperiment } from './experiment.ts'

export const tableForest: TableExperiment = {
  name: 'table-forest',
  learner: 'forest',
  space: {
    trees: { oneOf: [50, 100, 200] },
    minLeafRows: { from: 1, to: 50, steps: 'logarithmic', whole: true },
    columnsPerSplit: { oneOf: [1, 2, 3, 5, 8] },
  },
}
