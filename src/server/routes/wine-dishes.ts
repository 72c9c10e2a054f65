import { z } from 'zod'
import { ReverseResult } from '../../contract/house/planning.ts'
import { Lang } from '../../contract/requests.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const ofWine = ofHouse.extend({ wine: z.string().min(1).max(80) })

export const wineDishes: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/wines/:wine/dishes',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'findDishesForWine',
        tags: ['planning'],
        summary: 'The dishes of the menu that go with a wine, and those to keep it from',
        params: ofWine,
        querystring: z.object({ lang: Lang.default('es') }),
        response: { 200: ReverseResult },
      },
    },
    ({ restaurantId, params, query }) => house.plans.dishesFor(restaurantId, params.wine, query.lang),
  )
}
