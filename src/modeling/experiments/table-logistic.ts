import type { TableExperiment } from './experiment.ts'

export const tableLogistic: TableExperiment = {
  name: 'table-logistic',
  learner: 'logistic',
  space: { l2: { from: 0.01, to: 100, steps: 'logarithmic', whole: false } },
}
