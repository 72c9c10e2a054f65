/** What the till counts, many wines at once. Lines that name no wine of the list are answered, the others hold. */

import type { z } from 'zod'
import type { StockResult, StockUpdate } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { countStock } from '../../storage/wines-stock.ts'
import type { Around } from '../around.ts'
import { cleanWords, isId } from '../imports/clean-words.ts'
import type { Who } from '../who.ts'

export async function setStock(
  { storage }: Around,
  who: Who,
  restaurantId: string,
  lines: z.infer<typeof StockUpdate>,
): Promise<StockResult> {
  const named = lines.map(({ id, sku, stock }, i) => {
    if (id === undefined && sku === undefined)
      throw new MaridajeError('bad_input', 'A line of stock needs the sku or the id of its wine', {
        place: { row: i, field: `${i}.sku` },
      })
    return { id: id !== undefined && isId(id) ? id : null, sku: id === undefined ? cleanWords(sku ?? '') : null, stock }
  })
  const found = await storage.write(restaurantId, async (rows) => {
    const known = await countStock(rows, named)
    const { actor, role } = who
    const details = { lines: lines.length, known: known.size }
    await writeAudit(rows, restaurantId, { actor, role, action: 'stock.counted', details })
    return known
  })
  const unknown = lines.flatMap(({ id, sku }, i) => (found.has(i) ? [] : [id ?? sku ?? '']))
  return { updated: found.size, unknown }
}
