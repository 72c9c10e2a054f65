import { z } from 'zod'
import { ApiKey, Done, MadeApiKey, NewApiKey } from '../../contract/house/people.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const ofKey = ofHouse.extend({ key: z.uuid() })

/** API keys: for the till, for assistants, for whoever writes a program. */
export const keys: Route = (server, app) => {
  server.get(
    '/restaurants/:restaurant/keys',
    {
      config: { access: 'team.write' },
      schema: {
        operationId: 'listKeys',
        tags: ['people'],
        summary: 'The API keys of this house, without their secrets',
        params: ofHouse,
        response: { 200: page(ApiKey) },
      },
    },
    async ({ restaurantId }) => ({ items: await app.house.team.keys(restaurantId), next: null }),
  )
  server.post(
    '/restaurants/:restaurant/keys',
    {
      config: { access: 'team.write', isSecret: true },
      schema: {
        operationId: 'makeKey',
        tags: ['people'],
        summary: 'Makes an API key with some of the rights of whoever asks; its secret is shown this once',
        params: ofHouse,
        body: NewApiKey,
        response: { 201: MadeApiKey },
      },
    },
    async ({ who, restaurantId, body }, reply) => {
      reply.header('cache-control', 'no-store')
      return reply.code(201).send(await app.house.team.makeKey(who, restaurantId, body))
    },
  )
  server.delete(
    '/restaurants/:restaurant/keys/:key',
    {
      config: { access: 'team.write' },
      schema: {
        operationId: 'revokeKey',
        tags: ['people'],
        summary: 'Ends an API key',
        params: ofKey,
        response: { 200: Done },
      },
    },
    async ({ who, restaurantId, params }) => {
      await app.house.team.revokeKey(who, restaurantId, params.key)
      return { done: true as const }
    },
  )
}
