import { Bundle } from '../../contract/house/planning.ts'
import { sendIfChanged } from '../etag.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const bundle: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/bundle',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'readBundle',
        tags: ['service'],
        summary: 'All that a phone needs to answer without the server; 304 while nothing changed',
        params: ofHouse,
        response: { 200: Bundle },
      },
    },
    async (request, reply) => {
      const made = await house.bundles.of(request.restaurantId)
      return sendIfChanged(request, reply, made.version, made)
    },
  )
}
