/** Reads a menu or a wine list into rows that a person looks through. */
import { runImport } from '../../app/imports/run-import.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { MaridajeError } from '../../errors.ts'
import { jobKind } from '../job-kind.ts'

export const importKind = jobKind({
  name: 'import',
  input: JOB_INPUTS.import,
  isHeavy: false,
  run: async ({ import_id: importId }, { around, restaurantId, signal, report }) => {
    if (restaurantId === null) throw new MaridajeError('bad_input', 'An import is always of a house')
    return { ...(await runImport(around, restaurantId, importId, { progress: report, signal })) }
  },
})
