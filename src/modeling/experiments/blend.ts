import type { PairingExperiment } from './experiment.ts'

export const blend: PairingExperiment = {
  name: 'blend',
  learner: 'blend',
  space: {
    'fit.penalty': { from: 0.1, to: 10, steps: 'logarithmic', whole: false },
    'fit.panelWeight': { from: 0.05, to: 1, steps: 'logarithmic', whole: false },
    'fit.judged': { oneOf: [0, 80, 160, 320] },
    'fit.againstWeight': { from: 0.1, to: 1.5, steps: 'even', whole: false },
  },
}
