/** Measures the model as it is fitted: agreement with sommeliers it has not seen. */
import { z } from 'zod'
import { evaluateNow } from '../../app/retrain/evaluate-now.ts'
import { jobKind } from '../job-kind.ts'

export const evaluateKind = jobKind({
  name: 'evaluate',
  input: z.object({}),
  isHeavy: true,
  run: async (_input, { around, report }) => {
    report(0.05, 'fitting and testing fold by fold')
    return { ...(await evaluateNow(around)) }
  },
})
