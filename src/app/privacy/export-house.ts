import type { HouseExport } from '../../contract/house/restaurants.ts'
import { writeAudit } from '../../storage/audit.ts'
import { exportRows } from '../../storage/house-export.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'

/** Every row of the house as it is kept, by table; hashes of secrets, and the files that were imported, stay here. */
export async function exportHouse({ storage, now }: Around, who: Who, restaurantId: string): Promise<HouseExport> {
  return storage.write(restaurantId, async (rows) => {
    await writeAudit(rows, restaurantId, { ...who, action: 'restaurant.exported', subject: restaurantId })
    return { exported_at: now().toISOString(), ...(await exportRows(rows, restaurantId)) }
  })
}
