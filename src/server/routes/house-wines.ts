import { z } from 'zod'
import { HouseWine, NewWine, WineChange } from '../../contract/house/lists.ts'
import { page } from '../../contract/restaurant.ts'
import { matchOf, sendTagged } from '../if-match.ts'
import type { Route } from '../route.ts'

const OfHouse = z.object({ restaurant: z.string().min(1).max(80) })
const OfWine = OfHouse.extend({ wine: z.string().min(1).max(80) })
const Page = z.object({
  after: z.string().max(80).optional().meta({ description: 'the `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const houseWines: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/list',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'listHouseWines',
        tags: ['wines'],
        summary: 'The list as the house works on it; cost only for who may see money',
        params: OfHouse,
        querystring: Page,
        response: { 200: page(HouseWine) },
      },
    },
    ({ who, restaurantId, query: { after, limit } }) => house.lists.wines(who, restaurantId, { after, most: limit }),
  )
  server.post(
    '/restaurants/:restaurant/list',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'addWine',
        tags: ['wines'],
        summary: 'A wine more, at the end of the list',
        params: OfHouse,
        body: NewWine,
        response: { 201: HouseWine },
      },
    },
    async ({ who, restaurantId, body }, reply) => {
      const wine = await house.lists.addWine(who, restaurantId, body)
      return sendTagged(reply, wine.revision).code(201).send(wine)
    },
  )
  server.get(
    '/restaurants/:restaurant/list/:wine',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'readHouseWine',
        tags: ['wines'],
        summary: 'One wine, with the ETag that a change of it may name',
        params: OfWine,
        response: { 200: HouseWine },
      },
    },
    async ({ who, restaurantId, params }, reply) => {
      const wine = await house.lists.wine(who, restaurantId, params.wine)
      return sendTagged(reply, wine.revision).send(wine)
    },
  )
  for (const [address, operationId] of [
    ['/restaurants/:restaurant/list/:wine', 'changeWine'],
    ['/restaurants/:restaurant/wines/:wine', 'changeListedWine'],
  ] as const)
    server.patch(
      address,
      {
        config: { access: 'service.write' },
        schema: {
          operationId,
          tags: ['wines'],
          summary:
            'Sold out, stock and open bottles need service.write, the rest lists.write; If-Match with the revision',
          params: OfWine,
          body: WineChange,
          response: { 200: HouseWine },
        },
      },
      async (request, reply) => {
        const { who, restaurantId, params, body } = request
        const wine = await house.lists.changeWine(who, restaurantId, params.wine, body, matchOf(request))
        return sendTagged(reply, wine.revision).send(wine)
      },
    )
  server.delete(
    '/restaurants/:restaurant/list/:wine',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'removeWine',
        tags: ['wines'],
        summary: 'Take a wine off the list; its history stays',
        params: OfWine,
        response: { 204: z.null() },
      },
    },
    async ({ who, restaurantId, params }, reply) => {
      await house.lists.removeWine(who, restaurantId, params.wine)
      return reply.code(204).send(null)
    },
  )
}
