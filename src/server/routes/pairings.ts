import { ExplainRequest, PairingRequest } from '../../contract/requests.ts'
import { ExplainResponse, PairingResponse } from '../../contract/results.ts'
import { enterHouse } from '../auth/guard.ts'
import { sendJson, withEtag } from '../etag.ts'
import type { Route } from '../route.ts'
import { writePairings } from '../written-pairings.ts'

export const pairings: Route = (server, app) => {
  server.post(
    '/pairings',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'pairDishes',
        tags: ['pairings'],
        summary: 'Rank the wines of a list for dishes',
        description:
          'Without `wines` and `restaurant`, the list of the demo restaurant. Every dish is answered, in its order.',
        body: PairingRequest,
        response: { 200: PairingResponse },
      },
      onSend: withEtag,
    },
    async (request, reply) => {
      const { body } = request
      if (body.restaurant) await enterHouse(app, request, body.restaurant, 'house.seen')
      return sendJson(reply, writePairings(await app.pairDishes(body)))
    },
  )
  server.post(
    '/pairings/explain',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'explainPairing',
        tags: ['pairings'],
        summary: 'Why this wine, why not that one, and what if the dish were another',
        body: ExplainRequest,
        response: { 200: ExplainResponse },
      },
      onSend: withEtag,
    },
    async (request) => {
      const { body } = request
      if (body.restaurant) await enterHouse(app, request, body.restaurant, 'house.seen')
      return app.explainPairing(body)
    },
  )
}
