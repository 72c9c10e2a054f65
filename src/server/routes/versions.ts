import { z } from 'zod'
import type { ListName } from '../../app/house-lists/house-lists.ts'
import { ListVersion, Published } from '../../contract/house/lists.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'

const OfHouse = z.object({ restaurant: z.string().min(1).max(80) })
const OfVersion = OfHouse.extend({ version: z.coerce.number().int().min(1).max(2_000_000_000) })

const LISTS: readonly { list: ListName; path: string; name: string }[] = [
  { list: 'menu', path: 'menus', name: 'Menu' },
  { list: 'wines', path: 'wines', name: 'WineList' },
]

export const versions: Route = (server, { house }) => {
  for (const { list, path, name } of LISTS) {
    server.get(
      `/restaurants/:restaurant/${path}/versions`,
      {
        config: { access: 'lists.write' },
        schema: {
          operationId: `list${name}Versions`,
          tags: [list],
          summary: 'What was published, the newest first',
          params: OfHouse,
          response: { 200: page(ListVersion) },
        },
      },
      async ({ restaurantId }) => ({ items: await house.lists.versions(restaurantId, list), next: null }),
    )
    server.post(
      `/restaurants/:restaurant/${path}/versions/:version/restore`,
      {
        config: { access: 'lists.write' },
        schema: {
          operationId: `restore${name}`,
          tags: [list],
          summary: 'A new version, equal to this one',
          params: OfVersion,
          response: { 200: Published },
        },
      },
      ({ who, restaurantId, params }) => house.lists.restore(who, restaurantId, list, params.version),
    )
  }
}
