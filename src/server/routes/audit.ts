import { z } from 'zod'
import { AuditLine } from '../../contract/house/people.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.uuid().optional().meta({ description: 'the `next` of the page before' }),
})

/** Who changed what. */
export const audit: Route = (server, app) => {
  server.get(
    '/restaurants/:restaurant/audit',
    {
      config: { access: 'audit.read' },
      schema: {
        operationId: 'listAudit',
        tags: ['people'],
        summary: 'Who changed what in this house, the newest first',
        params: ofHouse,
        querystring: Paging,
        response: { 200: page(AuditLine) },
      },
    },
    async ({ restaurantId, query: { limit, after } }) => {
      const items = await app.house.team.audit(restaurantId, { most: limit, ...(after && { before: after }) })
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}
