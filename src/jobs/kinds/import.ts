/** Reads a menu or a wine list into rows that a person looks through. */
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'
import { jobKind } from '../job-kind.ts'

export const importKind = jobKind({
  name: 'import',
  input: z.object({ import_id: z.uuid() }),
  isHeavy: false,
  run: async () => {
    throw new MaridajeError('bad_configuration', 'Imports are not read by this program yet')
  },
})
