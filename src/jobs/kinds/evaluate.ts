/** Measures the model as it is fitted: agreement with sommeliers it has not seen. */
import { evaluateNow } from '../../app/retrain/evaluate-now.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { jobKind } from '../job-kind.ts'

export const evaluateKind = jobKind({
  name: 'evaluate',
  input: JOB_INPUTS.evaluate,
  isHeavy: true,
  run: async (_input, { around, report }) => {
    report(0.05, 'fitting and testing fold by fold')
    return { ...(await evaluateNow(around)) }
  },
})
