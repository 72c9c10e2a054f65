/** Learns anew from what is published and what the houses share; makes a candidate, and promotes nothing. */
import { retrain } from '../../app/retrain/retrain.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { jobKind } from '../job-kind.ts'

export const retrainKind = jobKind({
  name: 'retrain',
  input: JOB_INPUTS.retrain,
  isHeavy: true,
  run: async ({ least }, { around, signal, report }) => ({ ...(await retrain(around, { least, signal, report })) }),
})
