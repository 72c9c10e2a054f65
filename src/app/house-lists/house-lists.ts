/** Menu and list of a house: what service changes by the minute, what owner and sommelier keep, versions, tables to take away. */
import type { z } from 'zod'
import type {
  DishChange,
  HouseDish,
  HouseWine,
  ListVersion,
  NewDish,
  NewWine,
  Published,
  StockResult,
  StockUpdate,
  WineChange,
} from '../../contract/house/lists.ts'
import { writeAudit } from '../../storage/audit.ts'
import { listMenuVersions, lockLists, type StoredVersion } from '../../storage/versions-menu.ts'
import { listWineVersions } from '../../storage/versions-wines.ts'
import type { Around } from '../around.ts'
import type { RequireMatch } from '../revision.ts'
import type { Who } from '../who.ts'
import { exportMenu, exportWines, type TableFile, type TableFormat } from './export-lists.ts'
import { addDish, changeDish, listDishes, removeDish } from './house-dishes.ts'
import { addWine, changeWine, listHouseWines, readHouseWine, removeWine, type WinePage } from './house-wines.ts'
import { restoreMenu } from './restore-menu.ts'
import { setStock } from './set-stock.ts'
import { restoreWines } from './wine-versions.ts'

export type ListName = 'menu' | 'wines'

export interface HouseLists {
  dishes(restaurantId: string): Promise<HouseDish[]>
  addDish(who: Who, restaurantId: string, dish: NewDish): Promise<HouseDish>
  changeDish(who: Who, restaurantId: string, id: string, change: DishChange): Promise<HouseDish>
  removeDish(who: Who, restaurantId: string, id: string): Promise<void>
  wines(who: Who, restaurantId: string, page: { after?: string | undefined; most: number }): Promise<WinePage>
  wine(who: Who, restaurantId: string, id: string): Promise<HouseWine>
  addWine(who: Who, restaurantId: string, wine: NewWine): Promise<HouseWine>
  changeWine(who: Who, restaurantId: string, id: string, change: WineChange, match: RequireMatch): Promise<HouseWine>
  removeWine(who: Who, restaurantId: string, id: string): Promise<void>
  setStock(who: Who, restaurantId: string, lines: z.infer<typeof StockUpdate>): Promise<StockResult>
  versions(restaurantId: string, list: ListName): Promise<ListVersion[]>
  /** A new version, equal to an old one. */
  restore(who: Who, restaurantId: string, list: ListName, version: number): Promise<Published>
  export(who: Who, restaurantId: string, list: ListName, format: TableFormat): Promise<TableFile>
}

export function openHouseLists(around: Around): HouseLists {
  const { storage } = around
  return {
    dishes: (restaurantId) => listDishes(around, restaurantId),
    addDish: (who, restaurantId, dish) => addDish(around, who, restaurantId, dish),
    changeDish: (who, restaurantId, id, change) => changeDish(around, who, restaurantId, id, change),
    removeDish: (who, restaurantId, id) => removeDish(around, who, restaurantId, id),
    wines: (who, restaurantId, page) => listHouseWines(around, who, restaurantId, page),
    wine: (who, restaurantId, id) => readHouseWine(around, who, restaurantId, id),
    addWine: (who, restaurantId, wine) => addWine(around, who, restaurantId, wine),
    changeWine: (who, restaurantId, id, change, match) => changeWine(around, who, restaurantId, id, change, match),
    removeWine: (who, restaurantId, id) => removeWine(around, who, restaurantId, id),
    setStock: (who, restaurantId, lines) => setStock(around, who, restaurantId, lines),
    versions: async (restaurantId, list) => {
      const found = await storage.read(restaurantId, list === 'menu' ? listMenuVersions : listWineVersions)
      return found.map(showVersion)
    },
    restore: (who, restaurantId, list, version) =>
      storage.write(restaurantId, async (rows) => {
        const { currency } = await lockLists(rows, restaurantId)
        const { newId, now } = around
        const note = `= ${version}`
        const again = { restaurantId, currency, madeBy: who.actor, note, newId, mode: 'replace', now: now() } as const
        const restored =
          list === 'menu' ? await restoreMenu(rows, again, version) : await restoreWines(rows, again, version)
        const { actor, role } = who
        const details = { from: version, ...restored }
        await writeAudit(rows, restaurantId, { actor, role, action: `${list}.restored`, details })
        return restored
      }),
    export: (who, restaurantId, list, format) =>
      list === 'menu' ? exportMenu(around, restaurantId, format) : exportWines(around, who, restaurantId, format),
  }
}

function showVersion({ madeAt, madeBy, ...version }: StoredVersion): ListVersion {
  return { ...version, made_at: madeAt.toISOString(), made_by: madeBy }
}
