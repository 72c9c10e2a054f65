import { TastingPlan, TastingRequest } from '../../contract/house/planning.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const tastings: Route = (server, { house }) => {
  server.post(
    '/restaurants/:restaurant/tastings',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'planTasting',
        tags: ['planning'],
        summary: 'Wines for a tasting menu: lighter before fuller, drier before sweeter, breaks named',
        params: ofHouse,
        body: TastingRequest,
        response: { 200: TastingPlan },
      },
    },
    ({ restaurantId, body }) => house.plans.tasting(restaurantId, body),
  )
}
