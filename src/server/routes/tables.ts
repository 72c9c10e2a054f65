import { TablePlan, TableRequest } from '../../contract/house/planning.ts'
import { enterHouse } from '../auth/guard.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const tables: Route = (server, app) => {
  server.post(
    '/tables',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'planTable',
        tags: ['planning'],
        summary: 'Wines for the dishes of a table, under a budget',
        description: 'Without `restaurant`, the list of the demo. Exact for one or two bottles and for glasses.',
        body: TableRequest,
        response: { 200: TablePlan },
      },
    },
    async (request) => {
      const { restaurant, ...question } = request.body
      if (restaurant) await enterHouse(app, request, restaurant, 'house.seen')
      return app.house.plans.table(restaurant, question)
    },
  )
  server.post(
    '/restaurants/:restaurant/tables',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'planHouseTable',
        tags: ['planning'],
        summary: 'Wines of the house for the dishes of a table, under a budget',
        params: ofHouse,
        body: TableRequest.omit({ restaurant: true }).meta({ id: 'HouseTableRequest' }),
        response: { 200: TablePlan },
      },
    },
    ({ restaurantId, body }) => app.house.plans.table(restaurantId, body),
  )
}
