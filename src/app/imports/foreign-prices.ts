/** A list in another currency: all its prices are turned into the house's at one rate, in one step and once. */
import type { ImportFields } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import { noteReviewed, rowsOfImport, setSaid, updateRow } from '../../storage/imports.ts'
import type { Around } from '../around.ts'
import { foreignIn, sayTurned } from './foreign-note.ts'
import { fieldsOf, type ReviewRow, toReviewRow } from './import-row.ts'
import { judgeAgain } from './judge-rows.ts'
import { openReview } from './open-review.ts'

const MONEY = ['price_cents', 'glass_price_cents', 'cost_cents'] as const
/** Menus print whole soles; whoever wants others writes them. */
const WHOLE = 100
const MOST_CENTS = 100_000_000

/** @param rate how much of the house's currency one of the document's is worth */
export async function convertPrices(
  around: Around,
  restaurantId: string,
  importId: string,
  rate: number,
): Promise<void> {
  await around.storage.write(restaurantId, async (rows) => {
    const { kind, said } = await openReview(rows, importId)
    if (said === null || foreignIn(said) === null)
      throw new MaridajeError('conflict', 'The prices of this import are those of the house already')
    const before = (await rowsOfImport(rows, importId)).map(toReviewRow)
    const after = judgeAgain(
      before.map((row) => converted(row, rate)),
      kind,
      around.now().getFullYear(),
    )
    for (const row of after) await updateRow(rows, importId, row)
    await setSaid(rows, importId, sayTurned(said, rate))
    await noteReviewed(rows, importId)
  })
}

/** What a person wrote himself is his, and in the house's currency. */
function converted(row: ReviewRow, rate: number): ReviewRow {
  const fields = fieldsOf(row)
  const changed = MONEY.flatMap((field): [keyof ImportFields, number][] => {
    const cents = fields?.[field]
    if (typeof cents !== 'number' || row.edited?.[field] !== undefined) return []
    return [[field, Math.min(MOST_CENTS, Math.round((cents * rate) / WHOLE) * WHOLE)]]
  })
  return changed.length === 0 ? row : { ...row, edited: { ...row.edited, ...Object.fromEntries(changed) } }
}
