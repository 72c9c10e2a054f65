/** What was kept becomes the menu or the list, all of it in one transaction, exactly as the review showed it. */
import type { ImportFields, Published, PublishRequest } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { markPublished, rowsOfImport } from '../../storage/imports.ts'
import { lockLists } from '../../storage/versions-menu.ts'
import type { Around } from '../around.ts'
import { publishMenu } from '../house-lists/publish-menu.ts'
import { publishWines } from '../house-lists/publish-wines.ts'
import type { Who } from '../who.ts'
import { cleanWords } from './clean-words.ts'
import { fieldsOf, nameOf, toReviewRow } from './import-row.ts'
import { openReview } from './open-review.ts'
import { readingRoomOf } from './reading-room.ts'

export function publishImport(
  around: Around,
  who: Who,
  restaurantId: string,
  importId: string,
  { mode, note = '' }: PublishRequest,
): Promise<Published> {
  const names = readingRoomOf(around).names()
  return around.storage.write(restaurantId, async (rows) => {
    const { kind } = await openReview(rows, importId)
    const { currency } = await lockLists(rows, restaurantId)
    const all = (await rowsOfImport(rows, importId)).map(toReviewRow)
    const kept = all.flatMap((row): ImportFields[] => {
      const fields = fieldsOf(row)
      return row.decision === 'keep' && fields !== null && nameOf(row, kind) !== '' ? [fields] : []
    })
    if (kept.length === 0)
      throw new MaridajeError('bad_input', 'No line of the import is kept', {
        hint: 'Keep the lines that belong on the list, or discard the import.',
      })
    const { newId, now } = around
    const publication = { restaurantId, currency, madeBy: who.actor, note: cleanWords(note), newId, mode, now: now() }
    const published =
      kind === 'menu' ? await publishMenu(rows, publication, kept) : await publishWines(rows, publication, kept, names)
    await markPublished(rows, importId)
    const { actor, role } = who
    const details = { kind, mode, ...published }
    await writeAudit(rows, restaurantId, { actor, role, action: 'import.published', subject: importId, details })
    return published
  })
}
