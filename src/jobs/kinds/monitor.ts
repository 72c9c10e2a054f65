/** Looks whether what comes in, what goes out and what is made of it still is as it was. */
import { beginOnce } from '../../app/jobs/begin-once.ts'
import { hasMoved, watchDrift } from '../../app/monitor/drift.ts'
import { SYSTEM } from '../../app/who.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { jobKind } from '../job-kind.ts'
import { RETRAIN_BY_ITSELF } from '../schedule.ts'

export const monitorKind = jobKind({
  name: 'monitor',
  input: JOB_INPUTS.monitor,
  isHeavy: false,
  run: async (_input, { around, signal, report }) => {
    const found = await watchDrift(around, { signal, report })
    // What has moved is a reason to learn anew; once a week is enough of it.
    const job = hasMoved(found) ? await beginOnce(around, SYSTEM, 'retrain', RETRAIN_BY_ITSELF, 'week') : null
    return { ...found, retrain: job }
  },
})
