/** Learns anew from what is published and what the houses share; makes a candidate, and where it is told to, a canary. */
import { retrain } from '../../app/retrain/retrain.ts'
import { tryOnSome } from '../../app/retrain/try-on-some.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { jobKind } from '../job-kind.ts'

export const retrainKind = jobKind({
  name: 'retrain',
  input: JOB_INPUTS.retrain,
  isHeavy: true,
  run: async ({ least, canary }, { around, signal, report }) => {
    const retrained = await retrain(around, { least, signal, report })
    return { ...retrained, canary: await tryOnSome(around, retrained.version, canary) }
  },
})
