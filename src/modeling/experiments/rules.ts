import type { PairingExperiment } from './experiment.ts'

export const rules: PairingExperiment = {
  name: 'rules',
  learner: 'rules',
  space: {
    'fit.penalty': { from: 0.1, to: 10, steps: 'logarithmic', whole: false },
    'fit.evidence.width': { from: 0.2, to: 0.9, steps: 'even', whole: false },
    'fit.evidence.likeness': { from: 0.2, to: 1, steps: 'even', whole: false },
    'fit.typicality': { from: 0, to: 4, steps: 'even', whole: false },
  },
}
