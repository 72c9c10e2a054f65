import type { PairingExperiment } from './experiment.ts'

export const towers: PairingExperiment = {
  name: 'towers',
  learner: 'towers',
  space: {
    'towers.hidden': { oneOf: [24, 48, 96] },
    'towers.vector': { oneOf: [12, 24, 48] },
    'towers.learningRate': { from: 0.001, to: 0.01, steps: 'logarithmic', whole: false },
    'towers.dropout': { from: 0, to: 0.5, steps: 'even', whole: false },
    'examples.statement': { from: 1, to: 8, steps: 'logarithmic', whole: false },
  },
}
