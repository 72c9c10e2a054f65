/** Jobs and models, in English. */
import type { JobsWords } from './jobs.es.ts'

export const jobsEn: JobsWords = {
  jobs: {
    title: 'Jobs',
    about: 'What runs behind: readings, trainings, backups.',
    none: 'Nothing runs now',
    noneText: 'When you bring a menu or a list, its reading appears here.',
    cancel: 'Stop',
    cancelOf: (kind: string) => `Stop: ${kind}`,
    retry: 'Again',
    retryOf: (kind: string) => `Again: ${kind}`,
    attempts: (n: number) => `attempt ${n}`,
    took: (seconds: number) =>
      seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`,
    kind: {
      import: 'Reading',
      crawl: 'Round of the sources',
      clean: 'Cleaning of data',
      retrain: 'Training',
      evaluate: 'Evaluation',
      monitor: 'Watch',
      backup: 'Backup',
    },
    state: { queued: 'Queued', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Stopped' },
  },
  models: {
    title: 'Models',
    about: 'Which version answers, what it measures and which gates it passed.',
    none: 'No models are registered',
    noneText: 'The model that comes with the program answers.',
    state: { candidate: 'Candidate', canary: 'On trial', production: 'In use', archived: 'Archived' },
    canary: (percent: number) => `in ${percent} % of the houses`,
    gates: 'Gates',
    gate: (value: string, limit: string) => `${value}, needs ${limit}`,
    passed: 'passes',
    notPassed: 'does not pass',
    card: 'Model card',
    promote: 'Put in use',
    tryOut: 'Try in 10 % of the houses',
    changes: 'See what it would change on my menu',
    rollback: 'Back to the one before',
    rollbackSure: 'Back to the version before? It changes within seconds in all houses.',
    metrics: 'Measures',
    notYours: 'The platform runs the models',
    notYoursText: 'Your house uses the one in use; under To review you see what a new one changes.',
  },
}
