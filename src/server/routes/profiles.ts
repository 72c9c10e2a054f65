import { z } from 'zod'
import { DishProfileRequest, WineProfileRequest } from '../../contract/requests.ts'
import { DishLine, WineLine } from '../../contract/results.ts'
import type { Route } from '../route.ts'

export const profiles: Route = (server, app) => {
  server.post(
    '/profiles/dish',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'profileDishes',
        tags: ['profiles'],
        summary: 'What lines of a menu taste like, and which words say so',
        body: DishProfileRequest,
        response: { 200: z.object({ items: z.array(DishLine) }) },
      },
    },
    async ({ body }) => ({ items: app.profileDishes(body.dishes) }),
  )
  server.post(
    '/profiles/wine',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'profileWines',
        tags: ['profiles'],
        summary: 'What the labels of a list say about the wines',
        body: WineProfileRequest,
        response: { 200: z.object({ items: z.array(WineLine) }) },
      },
    },
    async ({ body }) => ({ items: app.profileWines(body.wines) }),
  )
}
