/** An import under way is cancelled; one that is over is thrown away, the list it gave stays. */
import { writeAudit } from '../../storage/audit.ts'
import { cancelImport, deleteImport, lockImport } from '../../storage/imports.ts'
import { cancelJob } from '../../storage/jobs.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { isId } from './clean-words.ts'
import { noImport } from './open-review.ts'

export async function discardImport(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  importId: string,
): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    const found = isId(importId) ? await lockImport(rows, importId) : null
    if (!found) throw noImport(importId)
    if (found.jobId) await cancelJob(rows, found.jobId)
    const wasUnderWay = await cancelImport(rows, importId)
    if (!wasUnderWay || found.state === 'cancelled' || found.state === 'failed') await deleteImport(rows, importId)
    const { actor, role } = who
    const action = wasUnderWay ? 'import.cancelled' : 'import.discarded'
    await writeAudit(rows, restaurantId, { actor, role, action, subject: importId })
  })
}
