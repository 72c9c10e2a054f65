import type { PairingExperiment } from './experiment.ts'

export const pairingForest: PairingExperiment = {
  name: 'forest',
  learner: 'forest',
  space: {
    'forest.boosting.rounds': { from: 30, to: 200, steps: 'logarithmic', whole: true },
    'forest.boosting.maxLeaves': { oneOf: [7, 15, 31] },
    'forest.boosting.minLeafRows': { from: 10, to: 100, steps: 'logarithmic', whole: true },
    'forest.drawn': { oneOf: [12, 24, 48] },
    'forest.statement': { from: 0.5, to: 8, steps: 'logarithmic', whole: false },
  },
}
