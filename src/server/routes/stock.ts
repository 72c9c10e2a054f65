import { z } from 'zod'
import { StockResult, StockUpdate } from '../../contract/house/lists.ts'
import type { Route } from '../route.ts'

export const stock: Route = (server, { house }) => {
  server.put(
    '/restaurants/:restaurant/stock',
    {
      config: { access: 'service.write' },
      schema: {
        operationId: 'setStock',
        tags: ['wines'],
        summary: 'What the till counts, by code or id; 0 is sold out at once',
        params: z.object({ restaurant: z.string().min(1).max(80) }),
        body: StockUpdate,
        response: { 200: StockResult },
      },
    },
    ({ who, restaurantId, body }) => house.lists.setStock(who, restaurantId, body),
  )
}
