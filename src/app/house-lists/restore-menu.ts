/** An old version of the menu as the new one. Tonight's specials and what is sold out tonight are of today and stay. */
import type { Published } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import type { Rows } from '../../storage/storage.ts'
import { dishesOfVersion, publishDishes } from '../../storage/versions-menu.ts'
import type { Publication } from './publication.ts'
import { isThere, mergeMenu } from './publish-menu.ts'

export async function restoreMenu(rows: Rows, restoring: Publication, version: number): Promise<Published> {
  const wanted = await dishesOfVersion(rows, version)
  if (wanted === null) throw new MaridajeError('not_found', `The menu has no version ${version}`)
  const now = ((await dishesOfVersion(rows, null)) ?? []).filter((dish) => isThere(dish, restoring.now))
  // The specials of that day are over.
  const printed = wanted
    .filter(({ specialUntil }) => specialUntil === null)
    .map((dish) => ({ ...dish, isSoldOut: false }))
  const { menu, counts } = mergeMenu(now, printed, 'replace')
  return { version: await publishDishes(rows, restoring, menu), ...counts }
}
