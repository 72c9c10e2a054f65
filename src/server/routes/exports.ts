import { z } from 'zod'
import type { ListName } from '../../app/house-lists/house-lists.ts'
import type { Route } from '../route.ts'

const Query = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') })

const LISTS: readonly { list: ListName; path: string; operationId: string }[] = [
  { list: 'menu', path: 'menus', operationId: 'exportMenu' },
  { list: 'wines', path: 'wines', operationId: 'exportWineList' },
]

export const exports: Route = (server, { house }) => {
  for (const { list, path, operationId } of LISTS)
    server.get(
      `/restaurants/:restaurant/${path}/export`,
      {
        config: { access: 'house.read' },
        schema: {
          operationId,
          tags: [list],
          summary: 'A table that a spreadsheet opens and an import reads back',
          params: z.object({ restaurant: z.string().min(1).max(80) }),
          querystring: Query,
        },
      },
      async ({ who, restaurantId, query, params }, reply) => {
        const { name, mediaType, bytes } = await house.lists.export(who, restaurantId, list, query.format)
        const safe = params.restaurant.replace(/[^a-z0-9-]/gi, '')
        return reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename="${safe}-${name}"`)
          .header('cache-control', 'private, no-store')
          .send(bytes)
      },
    )
}
