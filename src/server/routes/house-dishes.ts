import { z } from 'zod'
import { DishChange, HouseDish, NewDish } from '../../contract/house/lists.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'

const OfHouse = z.object({ restaurant: z.string().min(1).max(80) })
const OfDish = OfHouse.extend({ dish: z.string().min(1).max(80) })

export const houseDishes: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/dishes',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'listHouseDishes',
        tags: ['menu'],
        summary: 'The published menu as the house works on it',
        params: OfHouse,
        response: { 200: page(HouseDish) },
      },
    },
    async ({ restaurantId }) => ({ items: await house.lists.dishes(restaurantId), next: null }),
  )
  server.post(
    '/restaurants/:restaurant/dishes',
    {
      config: { access: 'service.write' },
      schema: {
        operationId: 'addDish',
        tags: ['menu'],
        summary: 'A special of the day, gone by itself when the day ends; or a dish that stays',
        params: OfHouse,
        body: NewDish,
        response: { 201: HouseDish },
      },
    },
    async ({ who, restaurantId, body }, reply) =>
      reply.code(201).send(await house.lists.addDish(who, restaurantId, body)),
  )
  server.patch(
    '/restaurants/:restaurant/dishes/:dish',
    {
      config: { access: 'service.write' },
      schema: {
        operationId: 'changeDish',
        tags: ['menu'],
        summary: 'Sold out needs service.write, the rest lists.write',
        params: OfDish,
        body: DishChange,
        response: { 200: HouseDish },
      },
    },
    ({ who, restaurantId, params, body }) => house.lists.changeDish(who, restaurantId, params.dish, body),
  )
  server.delete(
    '/restaurants/:restaurant/dishes/:dish',
    {
      config: { access: 'service.write' },
      schema: {
        operationId: 'removeDish',
        tags: ['menu'],
        summary: 'Take a dish off the menu; one that is no special needs lists.write',
        params: OfDish,
        response: { 204: z.null() },
      },
    },
    async ({ who, restaurantId, params }, reply) => {
      await house.lists.removeDish(who, restaurantId, params.dish)
      return reply.code(204).send(null)
    },
  )
}
