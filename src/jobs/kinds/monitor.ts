/** Looks whether what comes in, what goes out and what is made of it still is as it was. */
import { watchDrift } from '../../app/monitor/drift.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { jobKind } from '../job-kind.ts'

export const monitorKind = jobKind({
  name: 'monitor',
  input: JOB_INPUTS.monitor,
  isHeavy: false,
  run: async (_input, { around, signal, report }) => ({ ...(await watchDrift(around, { signal, report })) }),
})
